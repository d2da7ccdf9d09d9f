"""Starting weights, packed small for another machine: matrices as int8 with a scale a row, the rest as they are.
    python pack.py MODEL_FOLDER OUT.npz [--half]      (--half: float16 instead of int8 for all but the embeddings)"""

import sys
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file


def packed(weights, half):
    out = {}
    for name, w in weights.items():
        if "pooler" in name or "position_ids" in name:
            continue
        if w.ndim == 2 and w.size > 100_000 and (not half or "embeddings" in name):
            scale = np.abs(w).max(1, keepdims=True) / 127
            scale[scale == 0] = 1
            out[name + "|q"] = np.round(w / scale).astype(np.int8)
            out[name + "|s"] = scale.astype(np.float32)
        else:
            out[name] = w.astype(np.float16) if w.size > 10_000 else w
    return out


def unpacked(*paths):
    arrays, out = {}, {}
    for path in paths:
        with np.load(path) as file:
            arrays.update({name: file[name] for name in file.files})
    for name, w in arrays.items():
        if name.endswith("|q"):
            out[name[:-2]] = w.astype(np.float32) * arrays[name[:-2] + "|s"]
        elif not name.endswith("|s"):
            out[name] = w.astype(np.float32)
    return out


if __name__ == "__main__":
    folder, out = Path(sys.argv[1]), sys.argv[2]
    arrays = packed(load_file(folder / "model.safetensors"), "--half" in sys.argv)
    if "--parts" in sys.argv:  # two files of about one size
        names, half, size = list(arrays), sum(a.nbytes for a in arrays.values()) / 2, 0
        parts = ({}, {})
        for name in names:
            parts[size > half][name] = arrays[name]
            size += arrays[name].nbytes
        for i, part in enumerate(parts):
            np.savez(out.replace(".npz", f".{i + 1}.npz"), **part)
    else:
        np.savez(out, **arrays)
