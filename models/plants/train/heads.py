"""What stands on the encoder, and the files of it: a linear head (src/ml/photo_head.h) and prototypes (src/ml/prototypes.h)."""

import numpy as np
import torch
from torch.nn import functional

from data import CLASSES


def prototypes_of(features, labels):
    """-> [CLASSES, features], of length 1: the mean of the photos of a class, each of length 1."""
    unit = functional.normalize(features, dim=1)
    return functional.normalize(torch.stack([unit[labels == c].mean(0) for c in range(CLASSES)]), dim=1)


def nearest(features, prototypes):
    return (functional.normalize(features, dim=1) @ prototypes.T).max(1).values


def head_bytes(weights, biases, scale):
    """Half floats, little-endian: [labels][features], then a bias a label."""
    return (weights * scale).numpy().astype('<f2').tobytes() + (biases * scale).numpy().astype('<f2').tobytes()


def prototype_bytes(prototypes):
    """For every class a scale (half float) and its features as bytes -127..127."""
    out = b''
    for row in prototypes.numpy():
        scale = np.float16(np.abs(row).max() / 127)
        out += scale.astype('<f2').tobytes() + np.clip(np.rint(row / np.float32(scale)), -127, 127).astype(np.int8).tobytes()
    return out
