"""n-gram features: 64-bit hashes, computed over whole corpora with numpy."""
import numpy as np

from tokens import NEGATIONS, SCOPE, STOPS, tokenise

MASK = (1 << 64) - 1
_FNV = 0xCBF29CE484222325
_PRIME = 0x100000001B3
_STEP = 0x9E3779B97F4A7C15
_MIX = 0xBF58476D1CE4E5B9
NEGATED = 0xD6E8FEB86659FD93  # put into the hash of a word within a negation's reach


def token_hash(token):
    h = _FNV
    for byte in token.encode():
        h = ((h ^ byte) * _PRIME) & MASK
    return h


def mix(h):
    """Spreads entropy over all bits; numpy arrays of uint64 or ints."""
    if isinstance(h, np.ndarray):
        h = (h ^ (h >> np.uint64(32))) * np.uint64(_MIX)
        return h ^ (h >> np.uint64(29))
    h = ((h ^ (h >> 32)) * _MIX) & MASK
    return h ^ (h >> 29)


def join(left, right):
    if isinstance(left, np.ndarray):
        return (left * np.uint64(_STEP)) + right
    return (left * _STEP + right) & MASK


class Corpus:
    """Token ids of many texts, one after the other."""

    def __init__(self, texts):
        vocabulary, ids, lengths = {}, [], []
        for text in texts:
            tokens = tokenise(text)
            lengths.append(len(tokens))
            for token in tokens:
                ids.append(vocabulary.setdefault(token, len(vocabulary)))
        self.words = list(vocabulary)
        self.ids = np.array(ids, dtype=np.int64)
        self.lengths = np.array(lengths, dtype=np.int64)
        self.hashes = np.array([token_hash(word) for word in self.words], dtype=np.uint64)
        self.is_negation = np.array([word in NEGATIONS for word in self.words])
        self.is_stop = np.array([word in STOPS for word in self.words])


def features(corpus, orders=3, negation=True):
    """(document, hash) pairs, distinct per document, as two arrays sorted by document."""
    docs = np.repeat(np.arange(len(corpus.lengths)), corpus.lengths)
    words = corpus.hashes[corpus.ids]
    parts = [(docs, mix(words))]
    gram = words
    for order in range(2, orders + 1):
        gram = join(gram[:-1], words[order - 1:])
        same = docs[:-(order - 1)] == docs[order - 1:]
        parts.append((docs[order - 1:][same], mix(gram[same])))
    if negation:
        reach = np.zeros(len(docs), dtype=bool)
        negates, stops = corpus.is_negation[corpus.ids], corpus.is_stop[corpus.ids]
        blocked = np.zeros(len(docs), dtype=bool)
        for back in range(1, SCOPE + 1):
            # blocked[i]: a stop lies at i or between i and the word `back` places before
            blocked[back - 1:] |= stops[:len(docs) - back + 1]
            same = np.zeros(len(docs), dtype=bool)
            same[back:] = docs[back:] == docs[:-back]
            source = np.zeros(len(docs), dtype=bool)
            source[back:] = negates[:-back]
            reach |= source & same & ~blocked
        parts.append((docs[reach], mix(words[reach] ^ np.uint64(NEGATED))))
    doc = np.concatenate([part[0] for part in parts]).astype(np.uint64)
    h = np.concatenate([part[1] for part in parts])
    order = np.lexsort((h, doc))
    doc, h = doc[order], h[order]
    keep = np.ones(len(h), dtype=bool)
    keep[1:] = (doc[1:] != doc[:-1]) | (h[1:] != h[:-1])
    return doc[keep].astype(np.int64), h[keep]
