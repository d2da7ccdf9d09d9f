"""Tokens and n-gram features of the fast model.

The same rules as src/ml/text/tokens.cpp and features.cpp, which are what ships; models/fast/golden.json holds the two to
each other. Text goes in as str; ill-formed bytes must have become U+FFFD before.
"""
import re

# Base letters of U+00C0..U+017F as src/base/fold.cpp has them; '*' is spelt out.
_LATIN = (
    'aaaaaa*ceeeeiiiidnooooo ouuuuy**aaaaaa*ceeeeiiiidnooooo ouuuuy*y'
    'aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllll'
    'lllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'
)
_SPELT = {0xC6: 'ae', 0xE6: 'ae', 0xDE: 'th', 0xFE: 'th', 0xDF: 'ss', 0x132: 'ij', 0x133: 'ij', 0x152: 'oe', 0x153: 'oe'}
_GREEK = {0x386: 0x3B1, 0x3AC: 0x3B1, 0x388: 0x3B5, 0x3AD: 0x3B5, 0x389: 0x3B7, 0x3AE: 0x3B7, 0x38A: 0x3B9, 0x3AF: 0x3B9,
          0x38C: 0x3BF, 0x3CC: 0x3BF, 0x38E: 0x3C5, 0x3CD: 0x3C5, 0x38F: 0x3C9, 0x3CE: 0x3C9, 0x3C2: 0x3C3}
assert len(_LATIN) == 0x180 - 0xC0


def _fold_one(char):
    c = ord(char)
    if c < 0x80:
        return char.lower()
    if 0x300 <= c <= 0x36F:
        return ''
    if c in _SPELT:
        return _SPELT[c]
    if c < 0x180:
        return _LATIN[c - 0xC0]
    if c in (0x401, 0x451):
        return chr(0x435)
    if 0x400 <= c <= 0x40F:
        return chr(c + 0x50)
    if 0x410 <= c <= 0x42F or 0x391 <= c <= 0x3A9:
        return chr(c + 0x20)
    return chr(_GREEK.get(c, c))


_FOLD = {}


def _fold(word):
    out = []
    for char in word:
        if char not in _FOLD:
            _FOLD[char] = _fold_one(char)
        out.append(_FOLD[char])
    return ''.join(out)


# What a word is made of: ASCII letters and digits, letters of other scripts (whole blocks, not Unicode's properties).
_W = ('0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff'
      '\U00010000-\U0001efff\U00020000-\U0002ffff')
_SCAN = re.compile(
    r'(?P<link>(?:[hH][tT][tT][pP][sS]?://|[wW][wW][wW]\.)[!-~]*)'
    r'|(?P<tag></?[A-Za-z][ -;=?-~]{0,30}>)'
    r'|&(?P<entity>amp|lt|gt|quot|#39|nbsp);'
    r'|(?P<user>@[0-9A-Za-z_]+)'
    r'|(?P<cash>\$[A-Za-z][A-Za-z.]*)'
    r"|(?P<face>[:;=][-'^o]?[)(\][DPp/\\|*3](?![" + _W + r'])|<3+(?![' + _W + r']))'
    r"|(?P<bracket>-[lLrR][rR][bB]-)"
    rf"|(?P<word>[{_W}]+(?:['\u2019][{_W}]+)*)"
    rf"|(?P<clitic>['\u2019](?:[sS]|[rR][eE]|[vV][eE]|[lL][lL]|[dD]|[mM]|[tT])(?![{_W}]))"
    r'|(?P<mark>[!?.,:;()"/*$%&+#]|\u2026)'
    r'|(?P<sign>[\u2190-\u2bff\U0001f000-\U0001f3fa\U0001f400-\U0001ffff])'
)
_CLITICS = {'s', 're', 've', 'll', 'd', 'm'}
_LONG = re.compile(r'([^0-9])\1{2,}')


def _word(text, out):
    word = _fold(text.replace('\u2019', "'"))
    word = _LONG.sub(r'\1\1', word)
    cut = word.rfind("'")
    if cut > 0:
        tail = word[cut + 1:]
        if tail == 't' and word[cut - 1] == 'n':
            if cut > 1:
                out.append(word[:cut - 1])
            out.append("n't")
            return
        if tail in _CLITICS:
            out.append(word[:cut])
            out.append(word[cut:])
            return
    if word.isascii() and word.isdigit() and len(word) > 2:
        word = '000'
    if word:
        out.append(word)


def tokenise(text):
    out = []
    for found in _SCAN.finditer(text):
        kind = found.lastgroup
        part = found.group()
        if kind == 'word':
            _word(part, out)
        elif kind == 'mark':
            mark = '.' if part == '\u2026' else part
            if mark in '!?.' and out and out[-1][0] == mark and found.start() > 0:
                # "!!!" is one token of at most two marks
                if end == found.start():
                    out[-1] = mark * 2
                    end = found.end()
                    continue
            out.append(mark)
        elif kind == 'clitic':
            out.append("'" + part[1:].lower())
        elif kind == 'link':
            out.append('http')
        elif kind == 'user':
            out.append('@user')
        elif kind == 'cash':
            out.append('$cash')
        elif kind == 'face':
            out.append('<3' if part[0] == '<' else _face(part))
        elif kind == 'bracket':
            out.append('(' if part[1] in 'lL' else ')')
        elif kind == 'entity':
            if found.group('entity') == 'amp':
                out.append('&')
        elif kind == 'sign':
            out.append(part)
        end = found.end()
    return out


def _face(part):
    eye = ';' if part[0] == ';' else ':'
    mouth = part[-1]
    return eye + {']': ')', '[': '(', 'p': 'P', '\\': '/', '|': '/', '3': ')', '*': ')', 'D': ')'}.get(mouth, mouth)


NEGATIONS = {'not', 'no', 'never', "n't", 'cannot', 'without', 'nothing', 'nobody', 'none', 'neither', 'nor', 'hardly',
             'barely', 'dont', 'didnt', 'doesnt', 'isnt', 'wasnt', 'cant', 'wont', 'couldnt', 'wouldnt', 'aint'}
STOPS = set('!?.,:;()"') | {'!!', '??', '..', 'but'}
SCOPE = 4  # tokens after a negation that it reaches
