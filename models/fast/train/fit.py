"""Fits one table: scaled presence features, a linear classifier, the strongest n-grams, weights of 8 bits."""
import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from features import Corpus, features
from model_file import Table, key_of, sigmoid, softmax_three


class Texts:
    """Texts as features, with labels (0, 1: two classes; 0, 1, 2: negative, neutral, positive) and sample weights."""

    def __init__(self, texts=None, labels=None, weight=1.0):
        if texts is not None:
            corpus = Corpus(texts)
            self.lengths = corpus.lengths
            self.doc, self.hashes = features(corpus)
            self.labels = np.asarray(labels)
            self.weight = np.full(len(texts), float(weight))

    def take(self, rows):
        """Those of a boolean mask."""
        part = Texts()
        keep = rows[self.doc]
        part.doc, part.hashes = (np.cumsum(rows) - 1)[self.doc[keep]], self.hashes[keep]
        part.lengths, part.labels, part.weight = self.lengths[rows], self.labels[rows], self.weight[rows]
        return part


def together(parts):
    whole = Texts()
    starts = np.cumsum([0] + [len(part.lengths) for part in parts])
    whole.doc = np.concatenate([part.doc + start for part, start in zip(parts, starts)])
    for name in ('hashes', 'lengths', 'labels', 'weight'):
        setattr(whole, name, np.concatenate([getattr(part, name) for part in parts]))
    return whole


def scales(present, labels, weight):
    """What a feature is multiplied with: sqrt of the largest naive Bayes ratio (Wang and Manning 2012), times idf."""
    counts = np.asarray(present.sum(axis=0)).ravel()
    strongest = np.zeros(present.shape[1])
    for value in np.unique(labels):
        inside = 1 + present.T @ (weight * (labels == value))
        outside = 1 + present.T @ (weight * (labels != value))
        strongest = np.maximum(strongest, np.abs(np.log(inside / inside.sum()) - np.log(outside / outside.sum())))
    return np.sqrt(strongest) * np.log(len(labels) / counts) / 4


def train_linear(matrix, texts, kind, strength):
    if kind == 'margin':
        fitted = LinearSVC(C=strength, dual=True, max_iter=300, random_state=1)
    elif kind == 'logistic':
        fitted = LogisticRegression(C=strength, solver='liblinear', dual=True, max_iter=300, random_state=1)
    else:
        fitted = LogisticRegression(C=strength, solver='lbfgs', max_iter=150)
    fitted.fit(matrix, texts.labels, sample_weight=texts.weight)
    if fitted.coef_.shape[0] == 1:
        return fitted.coef_.T, fitted.intercept_
    return (fitted.coef_[[0, 2]] - fitted.coef_[1]).T, fitted.intercept_[[0, 2]] - fitted.intercept_[1]


def fit_table(texts, kind, strength, least_count, entries, bits, least_tokens=4):
    known, column, counts = np.unique(texts.hashes, return_inverse=True, return_counts=True)
    common = counts >= least_count
    keep = common[column]
    present = sp.csr_matrix((np.ones(keep.sum()), (texts.doc[keep], (np.cumsum(common) - 1)[column[keep]])),
                            shape=(len(texts.lengths), common.sum()))
    known, counts = known[common], counts[common]
    norm = sp.diags(1 / np.sqrt(np.maximum(texts.lengths, least_tokens)))
    scale = scales(present, texts.labels, texts.weight)
    weights, _ = train_linear((norm @ present @ sp.diags(scale)).tocsr(), texts, kind, strength)
    strong = np.abs(weights).max(axis=1) * scale * np.sqrt(counts)
    order = np.argsort(-strong, kind='stable')
    _, first = np.unique(key_of(known[order], bits), return_index=True)  # of two n-grams with one key the stronger
    chosen = order[np.sort(first)[:entries]]
    chosen = chosen[np.argsort(key_of(known[chosen], bits))]
    present, scale = present[:, chosen], scale[chosen]
    weights, bias = train_linear((norm @ present @ sp.diags(scale)).tocsr(), texts, kind, strength)
    weights = weights * scale[:, None]
    step = np.quantile(np.abs(weights), 0.9998, axis=0) / 127
    whole = np.clip(np.rint(weights / step), -127, 127).astype(np.int8)
    return Table(bits, least_tokens, key_of(known[chosen], bits), whole, step, bias)


def calibrate(table, texts, shift=True):
    """Platt's scaling (two classes) or temperature and shift (three) on texts the table has not seen. Changes the table."""
    logits = table.logits(texts.doc, texts.hashes, texts.lengths)
    count = logits.shape[1]

    def loss(numbers):
        moved = logits * np.exp(numbers[0]) + (numbers[1:] if shift else 0)
        if count == 1:
            likely = sigmoid(np.where(texts.labels == 1, 1, -1) * moved[:, 0])
        else:
            likely = softmax_three(moved)[np.arange(len(moved)), texts.labels]
        return -np.average(np.log(np.maximum(likely, 1e-12)), weights=texts.weight)

    best = minimize(loss, np.zeros(1 + count), method='Nelder-Mead').x
    factor, moves = np.exp(best[0]), best[1:] if shift else np.zeros(count)
    apply_calibration(table, (factor, moves))
    return factor, moves


def apply_calibration(table, calibration):
    factor, moves = calibration
    table.scale = (table.scale * factor).astype(np.float32)
    table.bias = (table.bias * factor + moves).astype(np.float32)
