"""The trained student as files of the application: model.onnx (the encoder: pieces to 768 features, weights of 4 and 8
bits), a head a task, the vocabulary. The encoder takes one text at a time: no padding, no mask, no mates that change
the ranges of its activations.
    python export.py STUDENT.1.npz STUDENT.2.npz VOCABULARY OUT_FOLDER [--positions 384]"""

import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from data import TASKS


class Graph:
    def __init__(self):
        self.nodes, self.weights, self.count = [], [], 0

    def weight(self, array, name):
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, op, inputs, outputs=1, **attributes):
        self.count += 1
        names = [f"{op.lower()}_{self.count}" + (f"_{i}" if outputs > 1 else "") for i in range(outputs)]
        self.nodes.append(helper.make_node(op, inputs, names, **attributes))
        return names[0] if outputs == 1 else names

    def ints(self, values, name):
        return name if any(w.name == name for w in self.weights) else self.weight(np.array(values, np.int64), name)


def quantised_rows(w, bits, group):
    """As network.fake_rows has it: integers and float16 scales."""
    top = 2 ** (bits - 1) - 1
    parts = w.reshape(w.shape[0], -1, group)
    scale = (np.maximum(np.abs(parts).max(2, keepdims=True), 1e-8) / top).astype(np.float16)
    whole = np.clip(np.rint(parts / scale.astype(np.float32)), -top, top).astype(np.int8)
    return whole.reshape(w.shape), scale[:, :, 0]


def dense(g, x, quantised, state, name, part=None, factor=None):
    """x times the weights of 8 bits, with the ranges of x measured as it comes (DynamicQuantizeLinear)."""
    w, bias = state[f"{name}.weight"].astype(np.float32), state[f"{name}.bias"].astype(np.float32)
    scale = np.maximum(np.abs(w).max(1), 1e-8) / 127
    whole = np.clip(np.rint(w / scale[:, None]), -127, 127).astype(np.int8)
    if factor is not None:
        scale, bias = scale * factor, bias * factor
    y, x_scale, zero = quantised
    product = g.add("MatMulInteger", [y, g.weight(whole.T, f"{name}.w"), zero,
                                      g.weight(np.zeros(len(bias), np.int8), f"{name}.z")])
    real = g.add("Cast", [product], to=TensorProto.FLOAT)
    both = g.add("Mul", [x_scale, g.weight(scale.astype(np.float32), f"{name}.s")])
    return g.add("Add", [g.add("Mul", [real, both]), g.weight(bias, f"{name}.b")])


def quantise(g, x):
    return g.add("DynamicQuantizeLinear", [x], 3)


def norm(g, x, state, name):
    return g.add("LayerNormalization", [x, g.weight(state[f"{name}.weight"].astype(np.float32), f"{name}.g"),
                                        g.weight(state[f"{name}.bias"].astype(np.float32), f"{name}.o")],
                 axis=-1, epsilon=1e-12)


def encoder(state, heads, positions):
    g = Graph()
    words, scales = quantised_rows(state["words.weight"].astype(np.float32), 4, 64)
    width = words.shape[1]
    shifted = (words + 8).astype(np.uint8)
    packed = shifted[:, :width // 2] | (shifted[:, width // 2:] << 4)  # the first half of a row in the low bits
    rows = g.add("Gather", [g.weight(packed, "words"), "ids"])
    low = g.add("BitwiseAnd", [rows, g.weight(np.array(15, np.uint8), "low_bits")])
    high = g.add("BitShift", [rows, g.weight(np.array(4, np.uint8), "four")], direction="RIGHT")
    real = g.add("Cast", [g.add("Concat", [low, high], axis=1)], to=TensorProto.FLOAT)
    centred = g.add("Sub", [real, g.weight(np.array(8, np.float32), "eight")])
    grouped = g.add("Reshape", [centred, g.ints([-1, width // 64, 64], "groups")])
    row_scales = g.add("Cast", [g.add("Gather", [g.weight(scales, "word_scales"), "ids"])], to=TensorProto.FLOAT)
    scaled = g.add("Mul", [grouped, g.add("Unsqueeze", [row_scales, g.ints([2], "axis_2")])])
    x = g.add("Reshape", [scaled, g.ints([-1, width], "flat")])
    places, place_scales = quantised_rows(state["positions.weight"].astype(np.float32)[:positions], 8, width)
    n = g.add("Shape", ["ids"])
    zero, one = g.ints([0], "zero"), g.ints([1], "one")
    at = g.add("Cast", [g.add("Slice", [g.weight(places, "places"), zero, n, zero, one])], to=TensorProto.FLOAT)
    at_scale = g.add("Cast", [g.add("Slice", [g.weight(place_scales, "place_scales"), zero, n, zero, one])],
                     to=TensorProto.FLOAT)
    x = norm(g, g.add("Add", [x, g.add("Mul", [at, at_scale])]), state, "norm")
    layer = 0
    while f"layers.{layer}.qkv.weight" in state:
        name = f"layers.{layer}"
        factor = np.ones(3 * width, np.float32)
        factor[:width] = 1 / np.sqrt(width / heads)  # the scale of the attention, in the weights of the queries
        qkv = dense(g, x, quantise(g, x), state, f"{name}.qkv", factor=factor)
        parts = g.add("Transpose", [g.add("Reshape", [qkv, g.ints([-1, 3, heads, width // heads], "heads")])],
                      perm=[1, 2, 0, 3])
        q, k, v = (g.add("Squeeze", [p, zero]) for p in g.add("Split", [parts], 3, axis=0, num_outputs=3))
        scores = g.add("MatMul", [q, g.add("Transpose", [k], perm=[0, 2, 1])])
        mixed = g.add("MatMul", [g.add("Softmax", [scores], axis=-1), v])
        joined = g.add("Reshape", [g.add("Transpose", [mixed], perm=[1, 0, 2]), g.ints([-1, width], "flat")])
        out = dense(g, joined, quantise(g, joined), state, f"{name}.out")
        x = norm(g, g.add("Add", [x, out]), state, f"{name}.norm1")
        up = g.add("Gelu", [dense(g, x, quantise(g, x), state, f"{name}.up")])
        down = dense(g, up, quantise(g, up), state, f"{name}.down")
        x = norm(g, g.add("Add", [x, down]), state, f"{name}.norm2")
        layer += 1
    first = g.add("Slice", [x, zero, one, zero, one])
    mean = g.add("ReduceMean", [x, zero], keepdims=1)
    joined = g.add("Concat", [first, mean], axis=1)
    g.nodes.append(helper.make_node("Reshape", [joined, g.ints([2 * width], "features_shape")], ["features"]))
    graph = helper.make_graph(
        g.nodes, "cairn-deep", [helper.make_tensor_value_info("ids", TensorProto.INT32, ["n"])],
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, [2 * width])], g.weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9,
                              producer_name="models/deep/train/export.py")
    onnx.checker.check_model(model)
    return model


def head(state, task, temperature=1.0):
    """Float16 in the order that src/ml/dense_head.h reads: inner weights [inner][features], inner bias, outer weights
    [labels][inner], outer bias. The temperature (Guo et al., 2017) is in the outer ones."""
    arrays = [state[f"heads.{task}.1.weight"], state[f"heads.{task}.1.bias"],
              state[f"heads.{task}.3.weight"] / temperature, state[f"heads.{task}.3.bias"] / temperature]
    return b"".join(np.ascontiguousarray(a, "<f2").tobytes() for a in (x.astype(np.float32) for x in arrays))


def load(*paths):
    state = {}
    for path in paths:
        with np.load(path) as file:
            state.update({name: file[name].astype(np.float32) for name in file.files})
    return state


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("student", nargs=2), parser.add_argument("vocabulary"), parser.add_argument("out")
    parser.add_argument("--positions", type=int, default=384)
    args = parser.parse_args()
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    state = load(*args.student)
    onnx.save(encoder(state, 12, args.positions), out / "model.onnx")
    for task in TASKS:
        if task != "intended":
            (out / f"{task}.head").write_bytes(head(state, task))
    (out / "vocabulary.txt").write_bytes(Path(args.vocabulary).read_bytes())


if __name__ == "__main__":
    main()
