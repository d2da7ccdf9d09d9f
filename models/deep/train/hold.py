"""What the exported encoder and its heads say of the validation texts, for calibrate.py.
    python hold.py CORPUS.pickle MODEL_FOLDER OUT.npz [--pieces 256]      (heads without a temperature yet)"""

import argparse
import pickle
from pathlib import Path

import numpy as np
import onnxruntime

import common
from data import TASKS
from text import shortened


def head_logits(numbers, features, labels):
    """numbers: a head's floats in the order that export.py writes."""
    inner = (len(numbers) - labels) // (features.shape[-1] + 1 + labels)
    n = features.shape[-1]
    w1, b1, w2, b2 = np.split(numbers, np.cumsum([inner * n, inner, labels * inner]))
    return np.tanh(features @ w1.reshape(inner, n).T + b1) @ w2.reshape(labels, inner).T + b2


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus"), parser.add_argument("folder"), parser.add_argument("out")
    parser.add_argument("--pieces", type=int, default=256)
    args = parser.parse_args()
    with open(args.corpus, "rb") as file:
        c = pickle.load(file)
    vocabulary = {p: i for i, p in enumerate(c["vocabulary"])}
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    folder = Path(args.folder)
    session = onnxruntime.InferenceSession(folder / "model.onnx", options)
    pieces, ends = c["held"]
    room = args.pieces - 2
    features = np.zeros((len(ends) - 1, session.get_outputs()[0].shape[0]))
    for i in range(len(features)):
        ids = shortened(pieces[ends[i]:ends[i + 1]].tolist(), (room + 1) // 2, room // 2)
        ids = np.array([vocabulary["[CLS]"], *ids, vocabulary["[SEP]"]], np.int32)
        features[i] = session.run(None, {"ids": ids})[0]
    out = np.zeros((len(features), common.SPANS[-1][1]))
    for task, (a, b) in zip(TASKS, common.SPANS):
        file = folder / f"{task}.head"
        if file.exists():
            out[:, a:b] = head_logits(np.frombuffer(file.read_bytes(), "<f2").astype(np.float64), features, b - a)
    np.savez(args.out, held=out)
    print(common.short(common.figures(out, c["held_task"], c["held_label"], c["held_source"])))


if __name__ == "__main__":
    main()
