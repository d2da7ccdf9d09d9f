"""Batches, figures and the loop that teacher and student share."""

import math
import time

import numpy as np
import torch
import torch.nn.functional as F

from data import OFFSETS, TASKS

TASK_NAMES = list(TASKS)
SPANS = [(OFFSETS[t], OFFSETS[t] + len(TASKS[t])) for t in TASK_NAMES]


class Texts:
    """Flat pieces and their ends, on the device; batches of about one number of pieces, of like lengths."""

    def __init__(self, flat, first, last, device):
        pieces, ends = flat
        self.pieces = torch.from_numpy(pieces.astype(np.int32)).to(device)
        self.ends = ends
        self.first, self.last, self.device = first, last, device

    def lengths(self, most):
        return np.minimum(self.ends[1:] - self.ends[:-1], most - 2) + 2

    def batch(self, which, most):
        """ids [b, n] with zeros behind, lengths [b]; what is too long keeps its start and its end, half each."""
        start = torch.from_numpy(self.ends[which]).to(self.device)
        full = torch.from_numpy(self.ends[which + 1] - self.ends[which]).to(self.device)
        kept = full.clamp_max(most - 2)
        n = int(kept.max()) + 2
        head = (most - 2 + 1) // 2
        at = torch.arange(n - 2, device=self.device)[None].expand(len(which), -1)
        moved = torch.where((at >= head) & (full[:, None] > most - 2), at + (full - kept)[:, None], at)
        inside = at < kept[:, None]
        ids = torch.zeros(len(which), n, dtype=torch.long, device=self.device)
        source = (start[:, None] + moved).clamp_max(len(self.pieces) - 1)
        ids[:, 1:-1] = torch.where(inside, self.pieces[source].long(), torch.zeros_like(at))
        ids[:, 0] = self.first
        ids.scatter_(1, (kept + 1)[:, None], self.last)
        return ids, kept + 2


def batches(lengths, order, pieces, rng=None):
    """Batches of about so many pieces: sorted by length within big random groups."""
    group = 64 * max(1, pieces // 64)
    out = []
    for g in range(0, len(order), group):
        some = order[g:g + group]
        some = some[np.argsort(lengths[some], kind="stable")]
        at = 0
        while at < len(some):
            take = max(1, min(len(some) - at, pieces // int(lengths[some[min(len(some) - 1, at + 16)]])))
            while take > 1 and lengths[some[at + take - 1]] * take > pieces * 1.15:
                take -= max(1, take // 16)
            out.append(some[at:at + take])
            at += take
    if rng is not None:
        rng.shuffle(out)
    return out


def logits(net, texts, most, pieces=None, precision=None):
    net.eval()
    pieces = pieces or (16384 if texts.pieces.is_cuda else 1024)
    lengths = texts.lengths(most)
    out = np.zeros((len(lengths), SPANS[-1][1]), np.float32)
    with torch.no_grad():
        for which in batches(lengths, np.arange(len(lengths)), pieces):
            ids, n = texts.batch(which, most)
            with torch.autocast("cuda", torch.bfloat16, enabled=precision is not None):
                out[which] = net(ids, n).float().cpu().numpy()
    return out


def recalls_and_f1(truth, told, classes):
    recalls, f1s = [], []
    for c in range(classes):
        hit = np.sum((truth == c) & (told == c))
        recalls.append(hit / max(1, np.sum(truth == c)))
        f1s.append(2 * hit / max(1, np.sum(truth == c) + np.sum(told == c)))
    return recalls, f1s


def figures(outputs, task, label, source):
    out = {}
    source = np.array(source)
    for name in dict.fromkeys(source):
        for t in range(len(TASK_NAMES)):
            here = (source == name) & (task == t)
            if not here.any():
                continue
            a, b = SPANS[t]
            told = outputs[here, a:b].argmax(1)
            truth = label[here]
            recalls, f1s = recalls_and_f1(truth, told, b - a)
            out[name] = {"n": int(here.sum()), "accuracy": round(float((told == truth).mean()) * 100, 2),
                         "macro_recall": round(float(np.mean(recalls)) * 100, 2),
                         "macro_f1": round(float(np.mean(f1s)) * 100, 2), "f1": round(float(f1s[-1]) * 100, 2)}
    return out


def short(figures):
    main = {"tweeteval_sentiment": "macro_recall", "twitter_financial_news": "macro_f1", "tweeteval_irony": "f1",
            "tweeteval_emotion": "macro_f1", "isarcasm_en": "f1", "fiqa_2018": "macro_recall"}
    return " ".join(f"{k[:14]}={v[main.get(k, 'accuracy')]}" for k, v in figures.items())


def optimiser(net, rate, heads_times):
    """AdamW (Loshchilov and Hutter, 2019) without decay of norms and biases; the heads, which start from nothing, learn so
    many times as fast."""
    body = [(n, p) for n, p in net.named_parameters() if not n.startswith("heads")]
    return torch.optim.AdamW([{"params": [p for _, p in body if p.ndim > 1], "weight_decay": 0.01},
                              {"params": [p for _, p in body if p.ndim <= 1], "weight_decay": 0},
                              {"params": net.heads.parameters(), "lr": rate * heads_times}], lr=rate,
                             betas=(0.9, 0.98), eps=1e-6)


class Schedule:
    """Cosine with a warm-up. `steps` may be changed on the way, when a run is planned by the clock."""

    def __init__(self, optimiser, steps, warm=0.06):
        self.optimiser, self.steps, self.warm = optimiser, steps, warm
        self.rates = [g["lr"] for g in optimiser.param_groups]

    def set(self, step):
        part = step / self.steps
        factor = part / self.warm if part < self.warm else 0.5 + 0.5 * math.cos(math.pi * (part - self.warm) / (1 - self.warm))
        for group, rate in zip(self.optimiser.param_groups, self.rates):
            group["lr"] = rate * max(factor, 0.02)


def class_weights(task, label, power=0.5):
    """One weight a class and task: rare classes count more, by that power of their share."""
    out = torch.ones(SPANS[-1][1])
    for t, (a, b) in enumerate(SPANS):
        counts = np.array([np.sum((task == t) & (label == c)) for c in range(b - a)], float)
        w = (counts.mean() / np.maximum(counts, 1)) ** power
        w = w / ((w * counts).sum() / max(1, counts.sum()))
        out[a:b] = torch.from_numpy(w).float()
    return out


def own_task_loss(out, task, label, weights, smoothing=0.0):
    loss = out.new_zeros(())
    for t, (a, b) in enumerate(SPANS):
        here = (task == t) & (label >= 0)
        if here.any():
            each = F.cross_entropy(out[here, a:b].float(), label[here].long(), weights[a:b], reduction="sum",
                                   label_smoothing=smoothing)
            loss = loss + each
    return loss


now = time.monotonic
