"""Trains the fast model: python train.py DATA OUT. DATA holds the folders that card.md names; OUT gets model.bin.

Looks at no test split. Everything is fitted twice: first without what is kept for validation, to calibrate and to choose
the thresholds, then with all of it; the calibration stays.
"""
import os
import random
import re
import sys

import numpy as np

import data
import model_file
from fit import Texts, apply_calibration, calibrate, fit_table, together

SEED = 1
THREE = {'negative': 0, 'neutral': 1, 'positive': 2}
LONG = dict(kind='margin', strength=2, least_count=3, entries=205_000, bits=16)
SHORT = dict(kind='margin', strength=0.05, least_count=3, entries=115_000, bits=15)
POSTS = dict(kind='classes', strength=0.3, least_count=3, entries=90_000, bits=15)
SENTENCES_PER_REVIEW, SENTENCE_WEIGHT = 5, 0.3
WHOLE_REVIEWS = 8000  # that the table of short texts sees too
SHORT_TOKENS, LONG_TOKENS = 30, 60


def polar(folder, name, split, weight=1.0):
    labels, texts = data.read(folder, name, split)
    return Texts(texts, [int(label == 'positive') for label in labels], weight)


def held_out(texts, share):
    """A mask of about `share` of the rows; texts that are alike stay on one side."""
    _, group = np.unique([data.letters(text) for text in texts], return_inverse=True)
    return (np.random.default_rng(SEED).random(group.max() + 1) < share)[group]


def sentences_of(texts, labels):
    """Some sentences of every review, with the label of the review."""
    chance = random.Random(SEED)
    found, of = [], []
    for text, label in zip(texts, labels):
        parts = [part for part in re.split(r'(?<=[.!?])\s+|<br /><br />', text) if 15 < len(part) < 300]
        for part in chance.sample(parts, min(SENTENCES_PER_REVIEW, len(parts))):
            found.append(part)
            of.append(int(label == 'positive'))
    return found, of


def three(folder, name, split):
    labels, texts = data.read(folder, name, split)
    return texts, np.array([THREE[label] for label in labels])


def balanced(texts, weight=1.0):
    """Classes count alike."""
    counts = np.bincount(texts.labels, minlength=3)
    texts.weight = weight * (len(texts.labels) / (3 * counts))[texts.labels]
    return texts


def accuracy_two(table, texts):
    return ((table.logits(texts.doc, texts.hashes, texts.lengths)[:, 0] > 0) == texts.labels).mean()


def report(name, value):
    print(f'{name}: {value:.4f}', flush=True)


def train_long(folder):
    labels, texts = data.read(folder, 'imdb', 'train')
    every = Texts(texts, [int(label == 'positive') for label in labels])
    kept = held_out(texts, 0.2)
    seen, unseen = every.take(~kept), every.take(kept)
    table = fit_table(seen, **LONG)
    report('imdb validation accuracy', accuracy_two(table, unseen))
    calibration = calibrate(table, unseen)
    final = fit_table(every, **LONG)
    apply_calibration(final, calibration)
    return table, final, unseen, (labels, texts)


def train_short(folder, reviews):
    own = [polar(folder, *name) for name in (('sst2', 'train_phrases'), ('sst2', 'train'), ('rt_polarity_rest', 'train'))]
    more = polar(folder, 'uci_sentences', 'train')
    unseen = polar(folder, 'sst2', 'dev')
    base = fit_table(together([*own, more]), **SHORT)
    report('sst2 validation accuracy without sentences of reviews', accuracy_two(base, unseen))
    labels, texts = reviews
    texts, labels = sentences_of(texts, labels)
    sentences = Texts(texts, labels, SENTENCE_WEIGHT)
    logits = base.logits(sentences.doc, sentences.hashes, sentences.lengths)[:, 0]
    sentences = sentences.take((logits > 0) == (sentences.labels == 1))  # where sentence and review agree
    whole = Texts(reviews[1][:WHOLE_REVIEWS], [int(label == 'positive') for label in reviews[0][:WHOLE_REVIEWS]])
    table = fit_table(together([*own, more, sentences, whole]), **SHORT)
    report('sst2 validation accuracy', accuracy_two(table, unseen))
    calibrate(table, unseen)
    return table, unseen


def three_of_polar(folder, name, weight):
    texts = polar(folder, name, 'train', weight)
    texts.labels = np.where(texts.labels == 1, THREE['positive'], THREE['negative'])
    return texts


def train_posts(folder):
    # Words of praise and blame that do not go with the year's names, as those of tweets do.
    plain = [three_of_polar(folder, name, 0.5) for name in ('sst2', 'uci_sentences')]
    tweets = balanced(Texts(*three(folder, 'tweeteval_sentiment', 'train')))
    tweets_unseen = Texts(*three(folder, 'tweeteval_sentiment', 'dev'))
    texts, labels = three(folder, 'twitter_financial_news', 'train')
    news, kept = balanced(Texts(texts, labels), 1.5), held_out(texts, 0.15)
    news_unseen = news.take(kept)
    table = fit_table(together([tweets, news.take(~kept), *plain]), **POSTS)
    for name, part in (('tweets', tweets_unseen), ('news', news_unseen)):
        found = model_file.softmax_three(table.logits(part.doc, part.hashes, part.lengths)).argmax(axis=1)
        recalls = [(found[part.labels == k] == k).mean() for k in range(3)]
        report(f'{name} validation macro recall', np.mean(recalls))
        report(f'{name} validation accuracy', (found == part.labels).mean())
    unseen = together([tweets_unseen, news_unseen])
    unseen.weight = np.ones(len(unseen.weight))
    calibration = calibrate(table, unseen, shift=False)
    final = fit_table(together([tweets, news, *plain]), **POSTS)
    apply_calibration(final, calibration)
    return table, final, unseen


def threshold(probability, right, wanted):
    """The least probability from which on answers are right in `wanted` of the cases."""
    order = np.argsort(-probability)
    good = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    last = np.nonzero(good >= wanted)[0].max()
    report(f'answered for {wanted} right', (last + 1) / len(order))
    return float(np.round(probability[order][last], 2))


def main(folder, out):
    held_long, longer, reviews_unseen, reviews = train_long(folder)
    shorter, sentences_unseen = train_short(folder, reviews)
    held_three, posts, posts_unseen = train_posts(folder)

    unseen = sentences_unseen
    model = model_file.Model(shorter, held_long, held_three, SHORT_TOKENS, LONG_TOKENS, 0.5, 0.34)
    report('imdb validation accuracy, blended', ((model.two(reviews_unseen.doc, reviews_unseen.hashes,
                                                            reviews_unseen.lengths) > 0) == reviews_unseen.labels).mean())
    logits = model.two(unseen.doc, unseen.hashes, unseen.lengths)
    sure_two = threshold(model_file.sigmoid(np.abs(logits)), (logits > 0) == unseen.labels, 0.9)
    likely = model_file.softmax_three(held_three.logits(posts_unseen.doc, posts_unseen.hashes, posts_unseen.lengths))
    sure_three = threshold(likely.max(axis=1), likely.argmax(axis=1) == posts_unseen.labels, 0.8)
    model = model_file.Model(shorter, longer, posts, SHORT_TOKENS, LONG_TOKENS, sure_two, sure_three)
    with open(os.path.join(out, 'model.bin'), 'wb') as file:
        file.write(model.to_bytes())
    print(f'{len(model.to_bytes())} bytes; sure from {sure_two} (two classes), {sure_three} (three)')


if __name__ == '__main__':
    if len(sys.argv) != 3:
        raise SystemExit('usage: python train.py DATA OUT')
    main(sys.argv[1], sys.argv[2])
