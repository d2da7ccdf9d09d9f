"""Writes golden.json beside a model: what the Python makes of some texts. python golden.py MODEL GOLDEN

The C++ of src/ml/text must say the same (tests/unit/test_ml_text_golden.cpp).
"""
import json
import sys

import numpy as np

import model_file
from features import Corpus, features
from tokens import tokenise

FILM = ('I went in expecting very little. The first half hour drags, and the hero never stops explaining himself. But then '
        'something odd happens: the jokes land, the camera wakes up, and the last act is simply wonderful. ')
TEXTS = [
    '', ' ', 'good', 'bad', 'not good', 'Not bad at all!', "I don't like it.", 'I don\u2019t like it.', "i do n't like it .",
    "It's great, isn't it? You'll love it; we've seen it twice and they'd go again.", "n't", "'s", "'tis", "O'Brien's",
    'SOOOOO goooood!!!!!', 'Hmm... well... ok?!', 'wait\u2026 what\u2026?', 'Rated 7/10, not 10/10. It cost 1200 in 1999 and 3.5% more.',
    'I never said that it was any good, but it is fine.', 'without any hope of being a worthwhile film',
    ':) :-( ;D =) :/ :o) x:P 8) :3', '<3 <333 <3a </3', '\U0001f600\U0001f44d\U0001f3fd \u2764\ufe0f \u2605\u2605\u2605 \u2192',
    'a<br /><br />b <i>really</i> <not a tag because it goes on and on without an end> 1 < 2 > 0',
    'fish &amp; chips &lt;3 &quot;yum&quot; &#39;s &nbsp; &unknown;', 'see https://example.org/a?b=c, www.example.org and HTTP://X',
    '@somebody thanks! @ #GreatDay #1 user@example.org', '$ABC beats, $XY.Z misses; costs $5 and $ nothing', '-lrb- sic -rrb- -LRB-',
    'CAF\u00c9 na\u00efve \u00c6sop stra\u00dfe \u0152uvre \u0132sselmeer \u017dižek', '\u041f\u041b\u041e\u0425\u041e \u0401\u043b\u043a\u0430 \u0386\u03bd\u03bf\u03b9\u03be\u03b7 \u039f\u03a3\u03a3\u03a3\u03a3',
    'e\u0301te\u0301 \u0300 \u0301\u2019\u0301', '\u6620\u753b\u306f\u9762\u767d\u304b\u3063\u305f \ud55c\uad6d\uc5b4 \u0645\u0631\u062d\u0628\u0627',
    'zero\u200bwidth soft\u00adhyphen no\u00a0break', 'well-made, co-operate; under_score+plus = 1*2', 'tab\there\nand there',
    'Shares fall after the company cuts its outlook', 'Profit rose to 12.4 million, up from 9.8 million a year earlier',
    'The meeting is on Tuesday at ten.', 'It will not, I think, be any better than the last one was', FILM, FILM * 2, FILM * 6,
]


def main(model_path, out):
    with open(model_path, 'rb') as file:
        model = model_file.read(file.read())
    corpus = Corpus(TEXTS)
    doc, hashes = features(corpus)
    two = model.two(doc, hashes, corpus.lengths)
    logits = model.three.logits(doc, hashes, corpus.lengths)
    three = model_file.softmax_three(logits)
    rows = []
    for i, text in enumerate(TEXTS):
        own = hashes[doc == i]
        rows.append({
            'text': text,
            'tokens': tokenise(text),
            'ngrams': len(own),
            'hash_sum': f'{int(np.add.reduce(own, dtype=np.uint64)):016x}',
            'logit': round(float(two[i]), 6),
            'logits_three': [round(float(value), 6) for value in logits[i]],
            'three': [round(float(value), 6) for value in three[i]],
        })
    with open(out, 'w', encoding='utf-8') as file:
        lines = ',\n'.join(json.dumps(row, ensure_ascii=False) for row in rows)
        file.write(f'{{"schema":1,"texts":[\n{lines}\n]}}\n')


if __name__ == '__main__':
    if len(sys.argv) != 3:
        raise SystemExit('usage: python golden.py MODEL GOLDEN')
    main(*sys.argv[1:])
