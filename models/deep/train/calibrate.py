"""Temperatures (Guo et al., 2017) and thresholds for the heads, from the validation texts and what the student says of
them. A temperature makes the likelihood of the validation labels largest; a threshold is where half of the errors on
them lie below it.
    python calibrate.py CORPUS.pickle STUDENT.held.npz OUT.json"""

import json
import pickle
import sys

import numpy as np

from common import SPANS, TASK_NAMES


def softmax(x):
    e = np.exp(x - x.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def calibration_error(p, truth, bins=15):
    confidence, right = p.max(1), p.argmax(1) == truth
    at = np.clip(np.ceil(confidence * bins) - 1, 0, bins - 1).astype(int)
    return sum(abs(confidence[at == b].sum() - right[at == b].sum()) for b in range(bins)) / len(p)


def main(corpus, held, out):
    with open(corpus, "rb") as file:
        c = pickle.load(file)
    outputs = np.load(held)["held"].astype(np.float64)
    source = np.array(c["held_source"])
    result = {}
    for t, (a, b) in enumerate(SPANS):
        if TASK_NAMES[t] == "intended":  # only helps the others
            continue
        here = c["held_task"] == t
        x, truth = outputs[here, a:b], c["held_label"][here].astype(int)
        groups = source[here]
        # Every source counts as much, whatever its size.
        weight = np.zeros(len(x))
        for g in set(groups):
            weight[groups == g] = 1 / np.sum(groups == g)
        grid = np.exp(np.linspace(np.log(0.5), np.log(4), 200))
        loss = [-(weight * np.log(softmax(x / k)[np.arange(len(x)), truth] + 1e-12)).sum() for k in grid]
        temperature = float(grid[int(np.argmin(loss))])
        p = softmax(x / temperature)
        wrong = p.max(1)[p.argmax(1) != truth]
        sure = float(np.floor(np.median(wrong) * 100) / 100)
        result[TASK_NAMES[t]] = {"temperature": round(temperature, 4), "sure": sure}
        for g in sorted(set(groups)):
            part = groups == g
            answered = p[part].max(1) >= sure
            print(TASK_NAMES[t], g, "n", part.sum(), "ECE", round(calibration_error(p[part], truth[part]), 4), "accuracy",
                  round(float((p[part].argmax(1) == truth[part]).mean()), 4), "coverage", round(float(answered.mean()), 3),
                  "answered", round(float((p[part].argmax(1) == truth[part])[answered].mean()), 4), result[TASK_NAMES[t]])
    with open(out, "w") as file:
        json.dump(result, file, indent=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
