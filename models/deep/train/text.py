"""How a text becomes pieces: the same steps as src/ml/text/words.h and wordpiece.h, which the goldens compare.

A *word* is a run of letters, one punctuation mark, one CJK character, a mention, a link or a feeling (an emoji or an
emoticon by what it expresses). A *piece* is an entry of the vocabulary (WordPiece: greedy, longest first)."""

import re
import unicodedata

USER, LINK = "[user]", "[link]"

# Feelings: the word that the teacher reads and that the piece of the student starts from, then the emoji.
FEELINGS = {
    "[laugh]": ("laughing", "😂🤣😆😹😁"),
    "[joy]": ("happy", "😀😃😄😊🙂☺😺😸😇😌🤗🙃😅"),
    "[love]": ("love", "❤😍🥰😘💕💖💗💓💞💘💙💚💛💜🖤🧡♥😻😚😙💋💝🤍"),
    "[wink]": ("wink", "😉😜😏😝😛😋🤪"),
    "[cry]": ("crying", "😢😭😿🥺"),
    "[sad]": ("sad", "😞😔☹🙁😟😥😓💔😕😣😖😩😫😪"),
    "[angry]": ("angry", "😡😠🤬👿😤😾🖕"),
    "[fear]": ("afraid", "😨😰😱😧😦🙀😬"),
    "[surprise]": ("surprised", "😮😲😯🤯😳😵"),
    "[disgust]": ("disgusting", "🤢🤮💩👎"),
    "[doubt]": ("annoyed", "🙄😒😑🤦🤷🤨"),
    "[think]": ("thinking", "🤔🧐"),
    "[good]": ("great", "👍👌👏🙌💪✌🤝🙏✅🤩💯👊"),
    "[party]": ("celebrate", "🎉🎊🥳🎂🎁🍾🏆🎈💃"),
    "[shine]": ("awesome", "🔥⭐🌟✨☀🌞🌈💫"),
    "[skull]": ("dead", "💀☠⚰"),
    "[cool]": ("cool", "😎"),
    "[ill]": ("sick", "😷🤒🤕🤧"),
    "[tired]": ("tired", "😴🥱💤"),
    "[blank]": ("indifferent", "😐😶"),
}
FEELING_OF = {c: name for name, (_, chars) in FEELINGS.items() for c in chars}

EMOTICONS = {
    ":)": "[joy]", ":-)": "[joy]", "(:": "[joy]", "=)": "[joy]", ":]": "[joy]", ":^)": "[joy]",
    ":d": "[laugh]", ":-d": "[laugh]", "=d": "[laugh]", "xd": "[laugh]", ":')": "[laugh]",
    ";)": "[wink]", ";-)": "[wink]", ":p": "[wink]", ":-p": "[wink]", ";p": "[wink]",
    ":(": "[sad]", ":-(": "[sad]", "=(": "[sad]", "):": "[sad]", ":[": "[sad]", ":c": "[sad]",
    ":'(": "[cry]", ";_;": "[cry]", "t_t": "[cry]", "d:": "[fear]",
    "<3": "[love]", "</3": "[sad]", ">:(": "[angry]", ":@": "[angry]",
    ":/": "[doubt]", ":-/": "[doubt]", ":\\": "[doubt]", ":|": "[blank]", ":o": "[surprise]", ":-o": "[surprise]",
}
LONGEST_EMOTICON = max(map(len, EMOTICONS))

ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&apos;": "'", "&nbsp;": " ",
            "<br />": " ", "<br/>": " ", "<br>": " "}
SAME = {0x2018: "'", 0x2019: "'", 0x201A: "'", 0x201C: '"', 0x201D: '"', 0x201E: '"', 0x00AB: '"', 0x00BB: '"',
        0x2013: "-", 0x2014: "-", 0x2012: "-", 0x2212: "-", 0x00B4: "'", 0x60: "'"}
SPACES = {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F,
          0x3000}


def is_dropped(c):
    """Control characters, joiners, variation selectors, skin tones, combining marks."""
    return (c < 0x20 or 0x7F <= c < 0xA0 or 0x200B <= c <= 0x200F or c == 0xFEFF or 0xFE00 <= c <= 0xFE0F
            or 0x1F3FB <= c <= 0x1F3FF or 0x300 <= c <= 0x36F or c == 0x2060 or c == 0xFFFD)


def is_ascii_letter(c):
    return 0x41 <= c <= 0x5A or 0x61 <= c <= 0x7A


def is_ascii_digit(c):
    return 0x30 <= c <= 0x39


def is_name(c):
    """What a mention is made of."""
    return is_ascii_letter(c) or is_ascii_digit(c) or c == 0x5F


def is_mark(c):
    """Punctuation and symbols: a word of its own each."""
    return (0x21 <= c <= 0x2F or 0x3A <= c <= 0x40 or 0x5B <= c <= 0x60 or 0x7B <= c <= 0x7E
            or (0xA1 <= c <= 0xBF and c not in (0xAA, 0xB5, 0xBA)) or c in (0xD7, 0xF7)
            or 0x2010 <= c <= 0x2027 or 0x2030 <= c <= 0x205E or 0x20A0 <= c <= 0x20CF or 0x2100 <= c <= 0x2BFF
            or 0x3001 <= c <= 0x3004 or 0x3008 <= c <= 0x3020 or 0xFF01 <= c <= 0xFF0F or 0xFF1A <= c <= 0xFF20
            or 0x1F000 <= c <= 0x1FAFF)


def is_cjk(c):
    return (0x3040 <= c <= 0x30FF or 0x3400 <= c <= 0x4DBF or 0x4E00 <= c <= 0x9FFF or 0xAC00 <= c <= 0xD7AF
            or 0xF900 <= c <= 0xFAFF or 0x20000 <= c <= 0x2FA1F)


def fold(c):
    """Lower case without marks for Latin letters, lower case for Greek and Cyrillic."""
    if c < 0x80:
        return chr(c + 32) if 0x41 <= c <= 0x5A else chr(c)
    if 0xC0 <= c <= 0x24F or 0x1E00 <= c <= 0x1EFF:
        base = "".join(x for x in unicodedata.normalize("NFD", chr(c)) if not 0x300 <= ord(x) <= 0x36F)
        if len(base) == 1 and is_ascii_letter(ord(base)):
            return base.lower()
        return {0xC6: "æ", 0xD8: "ø", 0x152: "œ", 0x110: "đ", 0x141: "ł"}.get(c, chr(c))
    if 0x391 <= c <= 0x3A9 or 0x410 <= c <= 0x42F:
        return chr(c + 32)
    if 0x400 <= c <= 0x40F:
        return chr(c + 80)
    return chr(c)


ENTITY = re.compile("|".join(map(re.escape, ENTITIES)))


def plain(text):
    return ENTITY.sub(lambda found: ENTITIES[found.group()], text)


def squeezed(word, most=3):
    """At most so many of the same letter in a row: "sooooo" is "sooo"."""
    return re.sub(r"(.)\1{%d,}" % most, lambda run: run.group(1) * most, word)


def is_emoticon_at(chunk, at, low):
    """The longest emoticon that begins here and stands at the start or the end of the chunk; one that begins or ends
    with a letter or a digit only if the chunk is nothing else."""
    for size in range(min(LONGEST_EMOTICON, len(chunk) - at), 1, -1):
        if at != 0 and at + size != len(chunk):
            continue
        shape = low[at:at + size]
        if shape in EMOTICONS:
            lettered = shape[0].isalnum() or (shape[-1].isalnum() and shape != "<3")
            if not lettered or (at == 0 and size == len(chunk)):
                return size, EMOTICONS[shape]
    return 0, ""


def tag_words(tag):
    """The words of a hashtag: "NotAmused2day" is not, amused, 2, day."""
    words, start = [], 0

    def kind(c):
        return "d" if c.isascii() and c.isdigit() else "u" if c.isascii() and c.isupper() else "l"

    for i in range(1, len(tag)):
        a, b = kind(tag[i - 1]), kind(tag[i])
        new = (a == "l" and b == "u") or (a == "d") != (b == "d")
        if a == "u" and b == "l" and i - 1 > start:  # "HTMLPage": html, page
            words.append(tag[start:i - 1])
            start = i - 1
        elif new:
            words.append(tag[start:i])
            start = i
    words.append(tag[start:])
    return [w for w in words if w]


def words(text):
    out = []
    marks = 0
    text = plain(text)
    chars = [" " if ord(c) in SPACES else SAME.get(ord(c), "..." if ord(c) == 0x2026 else c)
             for c in text if ord(c) in SPACES or not is_dropped(ord(c))]

    def add(word, mark=False):
        nonlocal marks
        if mark and out and out[-1] == word:
            marks += 1
            if marks >= 3:
                return
        else:
            marks = 0
        out.append(word)

    for chunk in "".join(chars).split(" "):
        if not chunk:
            continue
        low = "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in chunk)
        at = 0
        while at < len(chunk):
            c = ord(chunk[at])
            if low.startswith(("http://", "https://", "www."), at):
                add(LINK)
                break
            size, feeling = is_emoticon_at(chunk, at, low)
            if size:
                add(feeling)
                at += size
                continue
            if chunk[at] in FEELING_OF:
                add(FEELING_OF[chunk[at]], True)
                at += 1
                continue
            before = ord(chunk[at - 1]) if at else 0
            if c == 0x40 and at + 1 < len(chunk) and is_name(ord(chunk[at + 1])) and not is_name(before):
                at += 1
                while at < len(chunk) and is_name(ord(chunk[at])):
                    at += 1
                add(USER)
                continue
            if c == 0x23 and at + 1 < len(chunk) and is_ascii_letter(ord(chunk[at + 1])):
                add("#", True)
                end = at + 1
                while end < len(chunk) and is_name(ord(chunk[end])):
                    end += 1
                for part in chunk[at + 1:end].split("_"):
                    for word in tag_words(part):
                        add(squeezed(word.lower()))
                at = end
                continue
            if is_mark(c) or is_cjk(c):
                add(chunk[at], True)
                at += 1
                continue
            end = at
            while end < len(chunk):
                e = ord(chunk[end])
                if is_mark(e) or is_cjk(e):
                    break
                end += 1
            add(squeezed("".join(fold(ord(x)) for x in chunk[at:end])))
            at = end
    return out


class WordPiece:
    LONGEST_WORD = 60  # code points; a longer one is unknown

    def __init__(self, vocabulary, unknown="[UNK]"):
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown = self.ids[unknown]
        self.cache = {}

    def of_word(self, word):
        known = self.cache.get(word)
        if known is not None:
            return known
        ids = []
        key = word
        if squeezed(word, 2) != word:  # drawn out: "sooo" is "so", "cooool" is "cool", as the vocabulary has it
            word = next((w for w in (squeezed(word, 2), squeezed(word, 1)) if w in self.ids), squeezed(word, 2))
        if word in self.ids:
            ids = [self.ids[word]]
        elif len(word) > self.LONGEST_WORD:
            ids = [self.unknown]
        else:
            start = 0
            while start < len(word):
                end = len(word)
                while end > start:
                    piece = word[start:end] if start == 0 else "##" + word[start:end]
                    if piece in self.ids:
                        ids.append(self.ids[piece])
                        break
                    end -= 1
                if end == start:
                    ids = [self.unknown]
                    break
                start = end
        self.cache[key] = ids
        return ids

    def of_words(self, all_words):
        return [i for w in all_words for i in self.of_word(w)]


def shortened(ids, head, tail):
    """The start and the end of what is too long: reviews say what they think there."""
    return ids if len(ids) <= head + tail else ids[:head] + ids[-tail:]
