"""Measures a model on test splits, which training never reads: python evaluate.py DATA MODEL. Prints a table in Markdown."""
import sys

import numpy as np

import data
import model_file
from features import Corpus, features

NAMES = ['negative', 'neutral', 'positive']
TWO = [('imdb', 'test'), ('sst2', 'test'), ('uci_sentences', 'test'), ('sentiment140_manual', 'test')]
THREE = [('tweeteval_sentiment', 'test'), ('twitter_financial_news', 'test'), ('sentiment140_manual', 'test'),
         ('financial_phrasebank', 'test'), ('airline_tweets', 'test')]


def load(folder, name, split, kept):
    labels, texts = data.read(folder, name, split)
    rows = [(NAMES.index(label), text) for label, text in zip(labels, texts) if label in kept]
    corpus = Corpus([text for _, text in rows])
    return np.array([label for label, _ in rows]), corpus, *features(corpus)


def row(name, probability, found, labels, classes, sure):
    right = found == labels
    recalls, f1 = [], []
    for k in classes:
        true = (found == k) & (labels == k)
        recall, precision = true.sum() / (labels == k).sum(), true.sum() / max(1, (found == k).sum())
        recalls.append(recall)
        f1.append(0 if true.sum() == 0 else 2 * recall * precision / (recall + precision))
    answered = probability >= sure
    numbers = [100 * right.mean(), 100 * np.mean(recalls), 100 * np.mean(f1)]
    numbers = [f'{number:.1f}' for number in numbers] + [f'{model_file.calibration_error(probability, right):.3f}']
    numbers += [f'{100 * answered.mean():.0f} %', f'{100 * right[answered].mean():.1f}']
    print(f'| {name} | {len(labels)} | ' + ' | '.join(numbers) + ' |', flush=True)


def main(folder, path):
    with open(path, 'rb') as file:
        model = model_file.read(file.read())
    print('| test split | texts | accuracy | macro recall | macro F1 | calibration error | answered | accuracy of these |')
    print('|---|---|---|---|---|---|---|---|')
    for name, split in TWO:
        labels, corpus, doc, hashes = load(folder, name, split, ('negative', 'positive'))
        positive = model_file.sigmoid(model.two(doc, hashes, corpus.lengths))
        row(f'{name}, two classes', np.maximum(positive, 1 - positive), np.where(positive > 0.5, 2, 0), labels, (0, 2), model.sure_two)
    for name, split in THREE:
        labels, corpus, doc, hashes = load(folder, name, split, NAMES)
        likely = model_file.softmax_three(model.three.logits(doc, hashes, corpus.lengths))
        row(f'{name}, three classes', likely.max(axis=1), likely.argmax(axis=1), labels, (0, 1, 2), model.sure_three)


if __name__ == '__main__':
    if len(sys.argv) != 3:
        raise SystemExit('usage: python evaluate.py DATA MODEL')
    main(*sys.argv[1:])
