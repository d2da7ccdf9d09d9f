"""All texts as pieces, once, for the teacher and the student.
    python corpus.py DATA_FOLDER BERT_VOCABULARY OUT_FOLDER [--pieces 12000] [--sentences 150000]"""

import argparse
import collections
import multiprocessing
import pickle
import random
from pathlib import Path

import numpy as np

import data
from text import FEELINGS, LINK, USER, WordPiece, words

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", USER, LINK, *FEELINGS]
TEACHER_WORDS = {USER: ["user"], LINK: ["link"], **{name: [word] for name, (word, _) in FEELINGS.items()}}


def flat(lists):
    ends = np.cumsum([0] + [len(x) for x in lists]).astype(np.int64)
    return np.fromiter((i for x in lists for i in x), np.uint16, ends[-1]), ends


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data"), parser.add_argument("vocabulary"), parser.add_argument("out")
    parser.add_argument("--pieces", type=int, default=12000)
    parser.add_argument("--sentences", type=int, default=150000)
    parser.add_argument("--plain-counts", action="store_true", help="the vocabulary of the first stage")
    parser.add_argument("--limit", type=int, default=0, help="a quick look: so many texts of each source")
    args = parser.parse_args()
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(5)
    train, validation = data.load(args.data)
    if args.limit:
        seen = collections.Counter()
        few = []
        for row in train:
            seen[row[0]] += 1
            if seen[row[0]] <= args.limit:
                few.append(row)
        train = few
        validation = validation[:: max(1, len(validation) // args.limit)]
    repeats = {f"{name}/{split}": times for name, split, _, _, times in data.SOURCES}
    emoji = ["".join(chars[:2]) for _, chars in FEELINGS.values()]

    # base: what the teacher reads. items: what the student reads: (text, base, task, label or -1, times in an epoch)
    base, sources, items = [], [], []
    for source, task, label, text in train:
        base.append(text)
        sources.append(source)
        at = len(base) - 1
        items.append((text, at, task, label, repeats[source]))
        if source.startswith("sst2"):
            items.append((data.natural(text), at, task, label, repeats[source]))
        if len(text) < 320 and rng.random() < (0.25 if source == "sst2/train_phrases" else 0.6):
            other = data.noisy(text, rng, [rng.choice(e) for e in emoji])
            if other != text:
                meaning = any(e in other[len(text):] for pair in emoji for e in pair)
                if meaning:
                    base.append(other)
                    sources.append(source)
                items.append((other, len(base) - 1 if meaning else at, task, -1 if meaning else label, 1))
    reviews = [text for source, _, _, text in train if source == "imdb/train"]
    pool = sorted({s for text in reviews for s in data.sentences(text)})
    rng.shuffle(pool)
    for text in pool[: args.sentences if not args.limit else args.limit]:
        base.append(text)
        sources.append("imdb/sentences")
        items.append((text, len(base) - 1, "two", -1, 1))
    print(len(base), "texts for the teacher,", len(items), "for the student,", len(validation), "held out", flush=True)

    bert = Path(args.vocabulary).read_text(encoding="utf-8").split("\n")
    bert = bert[:-1] if bert[-1] == "" else bert
    with multiprocessing.Pool() as workers:
        base_words = workers.map(words, base, 500)
        item_words = workers.map(words, [i[0] for i in items], 500)
        held_words = workers.map(words, [v[3] for v in validation], 500)

    # The student's vocabulary: every letter, and the pieces of BERT's that one of the sources uses most. (By counts over
    # all texts reviews would decide alone: they are most of the text, and the words of finance would be cut.)
    whole = WordPiece(bert)
    by_source = collections.defaultdict(collections.Counter)
    for some, source in zip(base_words, sources):
        by_source["reviews" if args.plain_counts else source.split("/")[0]].update(
            whole.of_words(w for w in some if w not in TEACHER_WORDS))
    counts, rates = collections.Counter(), collections.Counter()
    for own in by_source.values():
        total = max(sum(own.values()), 100_000)  # of small sources the rare words are chance
        for piece, n in own.items():
            counts[piece] += n
            rates[piece] = max(rates[piece], n / total)
    letters = [p for p in bert if len(p.removeprefix("##")) == 1 and ord(p.removeprefix("##")) < 0x250]
    chosen = dict.fromkeys(SPECIAL)
    chosen.update(dict.fromkeys(letters))
    for piece, _ in sorted(rates.items(), key=lambda c: (-c[1], c[0])):
        if len(chosen) == args.pieces:
            break
        if not bert[piece].startswith("["):
            chosen[bert[piece]] = None
    vocabulary = list(chosen)
    total = sum(counts.values())
    covered = sum(n for piece, n in counts.items() if bert[piece] in chosen)
    print(len(vocabulary), f"pieces cover {covered / total:.4%} of the text", flush=True)

    # The teacher's ids are BERT's moved by four (MPNet has four special pieces before them).
    def teacher_ids(some):
        ids = whole.of_words(x for w in some for x in TEACHER_WORDS.get(w, [w]))
        return [i + 4 for i in ids]

    own = WordPiece(vocabulary)
    starts = {"[CLS]": ["[CLS]"], "[SEP]": ["[SEP]"], "[PAD]": ["[PAD]"], "[UNK]": ["[UNK]"], **TEACHER_WORDS}
    bert_ids = {p: i for i, p in enumerate(bert)}
    rows = [[bert_ids[x] for x in starts.get(p, [p])] for p in vocabulary]
    tasks = list(data.TASKS)
    with open(out / "corpus.pickle", "wb") as file:
        pickle.dump({
            "vocabulary": vocabulary, "rows": rows, "source": [sources[i[1]] for i in items],
            "base": flat([teacher_ids(w) for w in base_words]),
            "items": flat([own.of_words(w) for w in item_words]),
            "base_of": np.array([i[1] for i in items], np.int64),
            "task": np.array([tasks.index(i[2]) for i in items], np.int8),
            "label": np.array([i[3] for i in items], np.int8),
            "times": np.array([i[4] for i in items], np.int8),
            "held_teacher": flat([teacher_ids(w) for w in held_words]),
            "held": flat([own.of_words(w) for w in held_words]),
            "held_task": np.array([tasks.index(v[1]) for v in validation], np.int8),
            "held_label": np.array([v[2] for v in validation], np.int8),
            "held_source": [v[0] for v in validation],
        }, file)
    (out / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
