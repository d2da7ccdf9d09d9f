"""The shop's blend once more, in NumPy and SciPy: how long the same method takes there, and whether it comes to the same.

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python3 blend_reference.py SALES SPLIT_MINUTE

SALES has a line for every product in an order: customer, item, minute, as `cairn_evaluate_shop FILE sales` prints them.
Prints one line of JSON. What ml/factors/blend.h, ease.h and blend_search.h describe, written independently of them.
"""
import json
import sys
import time

import numpy as np
import scipy.sparse as sp

DAY = 24 * 60
TOP = 10
RIDGE, HALF_LIFE, LEAST, LINKS = 100, 180, 5, 100
GAINS = 1 / np.log2(np.arange(2, TOP + 2))


class Data:
    """What was sold before a minute, by customer and item."""

    def __init__(self, sales, customers, items, minute):
        mine = sales[sales[:, 2] < minute]
        self.shape = (customers, items)
        self.user, self.item = mine[:, 0], mine[:, 1]
        self.age = (minute - mine[:, 2]) / DAY
        self.orders = sp.csr_matrix((np.ones(len(mine)), (self.user, self.item)), shape=self.shape)
        left = sp.csr_matrix((0.5 ** (self.age / HALF_LIFE), (self.user, self.item)), shape=self.shape)
        left.data = np.sqrt(np.minimum(left.data, 1))
        self.presence = left

    def customers_within(self, days):
        near = self.age <= days
        pairs = sp.csr_matrix((np.ones(near.sum()), (self.user[near], self.item[near])), shape=self.shape)
        return np.asarray((pairs > 0).sum(0)).ravel().astype(float)

    def discovered(self):
        key = self.user * self.shape[1] + self.item
        order = np.lexsort((-self.age, key))
        first = order[np.r_[True, key[order][1:] != key[order][:-1]]]
        since = np.zeros(self.shape[0])
        np.maximum.at(since, self.user, self.age)
        first = first[since[self.user[first]] - self.age[first] > 1]
        return np.bincount(self.item[first], 0.5 ** (self.age[first] / 10), self.shape[1])


def ease(data):
    chosen = np.where(data.customers_within(np.inf) >= LEAST)[0]
    x = data.presence[:, chosen]
    gram = (x.T @ x).toarray()
    gram[np.diag_indices_from(gram)] += RIDGE
    inverse = np.linalg.inv(gram)
    links = inverse / -np.diag(inverse)
    np.fill_diagonal(links, 0)
    size = np.abs(links)
    least = -np.partition(-size, LINKS, axis=0)[LINKS]
    links[size <= least] = 0
    whole = sp.coo_matrix(links)
    return sp.csr_matrix((whole.data, (chosen[whole.row], chosen[whole.col])), shape=(data.shape[1],) * 2)


class Parts:
    """The parts of the sum for the customers of a trial."""

    def __init__(self, data, links, users):
        ever, near = data.customers_within(np.inf), data.customers_within(14)
        usual = 14 / max(data.age.max(), 14)
        trend = np.sqrt(near / (ever * usual + 1))
        self.similar = (data.presence[users] @ links).toarray() * trend
        self.personal = np.sqrt(data.orders[users].toarray())
        share = lambda values: values / values.max()
        self.everybody = {
            'fortnight': share(np.sqrt(near)),
            'week': share(np.log1p(data.customers_within(7))),
            'discovered': share(np.sqrt(data.discovered())),
        }
        self.unknown = ever == 0

    def scores(self, w, new):
        everybody = sum(w[name] * values for name, values in self.everybody.items())
        scores = w['similar'] * self.similar + everybody
        scores = np.where(self.personal > 0, -1e9, scores) if new else scores + w['personal'] * self.personal
        scores[:, self.unknown] = -1e12
        return scores


class Trials:
    def __init__(self, data, sales, minute, end, new):
        later = sales[(sales[:, 2] >= minute) & (sales[:, 2] < end)]
        bought = sp.csr_matrix((np.ones(len(later)), (later[:, 0], later[:, 1])), shape=data.shape) > 0
        if new:
            bought = bought > bought.multiply(data.orders > 0)
        here = np.asarray(data.orders.sum(1)).ravel() > 0
        self.users = np.where(here & (np.asarray(bought.sum(1)).ravel() > 0))[0]
        self.bought = bought[self.users].toarray()
        ideal = np.r_[0, np.cumsum(GAINS)]
        self.ideal = ideal[np.minimum(self.bought.sum(1), TOP)]

    def judge(self, scores):
        some = np.argpartition(-scores, TOP, axis=1)[:, :TOP]
        order = np.argsort(-np.take_along_axis(scores, some, 1), axis=1, kind='stable')
        hits = np.take_along_axis(self.bought, np.take_along_axis(some, order, 1), 1)
        return hits.any(1).mean(), ((hits * GAINS).sum(1) / self.ideal).mean()


def search(parts, trials, new):
    w = dict(personal=1, similar=0.5, fortnight=0.3, week=0, discovered=0)
    if new:
        w = dict(personal=0, similar=1, fortnight=0, week=0, discovered=0.3)
    worth = lambda w: np.dot(trials.judge(parts.scores(w, new)), (0.3, 1))
    best = worth(w)
    for _ in range(3):
        grown = False
        for name in w:
            if new and name == 'personal':
                continue
            now = w[name]
            values = [now * m for m in (0, 0.5, 0.7, 0.85, 1.2, 1.5, 2)] if now > 0 else [0.02, 0.05, 0.1, 0.2, 0.4, 0.8]
            for value in values:
                if (found := worth({**w, name: value})) > best + 1e-5:
                    best, w, grown = found, {**w, name: value}, True
        if not grown:
            break
    return w


def train(sales, customers, items, minute):
    month = minute - 31 * DAY
    earlier = Data(sales, customers, items, month)
    links = ease(earlier)
    weights = {}
    for new in (False, True):
        trials = Trials(earlier, sales, month, minute, new)
        weights[new] = search(Parts(earlier, links, trials.users), trials, new)
    data = Data(sales, customers, items, minute)
    return data, ease(data), weights


def main():
    sales = np.loadtxt(sys.argv[1], dtype=np.int64)
    minute = int(sys.argv[2])
    customers, items = sales[:, 0].max() + 1, sales[:, 1].max() + 1
    begun = time.process_time()
    data, links, weights = train(sales, customers, items, minute)
    out = {'train_s': round(time.process_time() - begun, 2)}
    for new in (False, True):
        trials = Trials(data, sales, minute, np.inf, new)
        hit, ndcg = trials.judge(Parts(data, links, trials.users).scores(weights[new], new))
        out['new' if new else 'all'] = {'hr_at_10': round(hit, 4), 'ndcg_at_10': round(ndcg, 4), 'weights': weights[new]}
    print(json.dumps(out))


main()
