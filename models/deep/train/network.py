"""The encoder, for the teacher (MPNet, relative positions) and for the student (MiniLM, absolute positions, int8)."""

import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from data import TASKS


class Straight(torch.autograd.Function):
    """Rounded forward, unchanged backward."""

    @staticmethod
    def forward(ctx, x, rounded):
        return rounded

    @staticmethod
    def backward(ctx, grad):
        return grad, None


def fake_weight(w):
    """Symmetric int8, one scale an output."""
    scale = w.detach().abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
    return Straight.apply(w, (w / scale).round().clamp(-127, 127) * scale)


def fake_rows(w, bits, group):
    """Symmetric, one scale a group of a row."""
    top = 2 ** (bits - 1) - 1
    parts = w.detach().reshape(w.shape[0], -1, group)
    scale = (parts.abs().amax(2, keepdim=True).clamp_min(1e-8) / top).half().float()
    rounded = ((parts / scale).round().clamp(-top, top) * scale).reshape(w.shape)
    return Straight.apply(w, rounded)


def fake_activation(x, mask):
    """uint8 with a zero point from the range of each text, as DynamicQuantizeLinear has it for one text."""
    with torch.no_grad():
        seen = x * mask
        low = seen.amin((1, 2), keepdim=True).clamp_max(0)
        high = seen.amax((1, 2), keepdim=True).clamp_min(0)
        scale = ((high - low) / 255).clamp_min(1e-8)
        zero = (-low / scale).round().clamp(0, 255)
        rounded = ((x / scale).round() + zero).clamp(0, 255).sub(zero).mul(scale)
    return Straight.apply(x, rounded)


class Dense(nn.Linear):
    quantised = False

    def forward(self, x, mask):
        if not self.quantised:
            return F.linear(x, self.weight, self.bias)
        return F.linear(fake_activation(x, mask), fake_weight(self.weight), self.bias)


def attention(q, k, v, bias):
    if q.is_cuda:
        return F.scaled_dot_product_attention(q, k, v, bias)
    # The same, written out: backwards on a processor this is several times quicker.
    return torch.softmax(q @ k.transpose(2, 3) / math.sqrt(q.shape[-1]) + bias, -1).to(v.dtype) @ v


class Layer(nn.Module):
    def __init__(self, width, heads, inner, eps, dropout):
        super().__init__()
        self.heads = heads
        self.qkv = Dense(width, 3 * width)
        self.out = Dense(width, width)
        self.norm1 = nn.LayerNorm(width, eps)
        self.up = Dense(width, inner)
        self.down = Dense(inner, width)
        self.norm2 = nn.LayerNorm(width, eps)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, bias, mask):
        b, n, w = x.shape
        q, k, v = self.qkv(x, mask).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        a = attention(q, k, v, bias.to(q.dtype)).transpose(1, 2).reshape(b, n, w)
        x = self.norm1(x + self.dropout(self.out(a, mask)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x, mask)), mask)))


def relative_buckets(n, device):
    """T5's buckets of distances, both ways, 32 of them to 128, as MPNet has them."""
    at = torch.arange(n, device=device)
    distance = at[:, None] - at[None, :]
    bucket = (distance < 0).long() * 16
    distance = distance.abs()
    far = 8 + (torch.log(distance.float().clamp_min(1) / 8) / math.log(128 / 8) * 8).long()
    return bucket + torch.where(distance < 8, distance, far.clamp_max(15))


class Encoder(nn.Module):
    def __init__(self, vocabulary, width, layers, heads, inner, positions, eps, relative=False, dropout=0.1,
                 head_width=64, head_dropout=0.1):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(positions, width)
        self.norm = nn.LayerNorm(width, eps)
        self.layers = nn.ModuleList(Layer(width, heads, inner, eps, dropout) for _ in range(layers))
        self.relative = nn.Embedding(32, heads) if relative else None
        self.dropout = nn.Dropout(dropout)
        self.quantised = False
        self.heads = nn.ModuleDict({
            task: nn.Sequential(nn.Dropout(head_dropout), nn.Linear(2 * width, head_width), nn.Tanh(),
                                nn.Linear(head_width, len(labels))) for task, labels in TASKS.items()})

    def quantise(self):
        self.quantised = True
        for layer in self.layers:
            for dense in (layer.qkv, layer.out, layer.up, layer.down):
                dense.quantised = True

    def features(self, ids, lengths):
        b, n = ids.shape
        valid = torch.arange(n, device=ids.device)[None] < lengths[:, None]
        mask = valid[:, :, None].float()
        words, places = self.words.weight, self.positions.weight
        if self.quantised:
            words, places = fake_rows(words, 4, 64), fake_rows(places, 8, places.shape[1])
        x = F.embedding(ids, words) + places[:n][None]
        x = self.dropout(self.norm(x))
        bias = torch.zeros(b, 1, 1, n, device=ids.device).masked_fill(~valid[:, None, None], -1e4)
        if self.relative is not None:
            bias = bias + self.relative(relative_buckets(n, ids.device)).permute(2, 0, 1)[None]
        for layer in self.layers:
            x = layer(x, bias, mask)
        x = x.float()
        mean = (x * mask).sum(1) / mask.sum(1)
        return torch.cat([x[:, 0], mean], 1)

    def forward(self, ids, lengths):
        f = self.features(ids, lengths)
        return torch.cat([self.heads[task](f) for task in TASKS], 1)


def _dense(into, weights, name):
    into.weight.data.copy_(torch.from_numpy(weights[f"{name}.weight"]))
    into.bias.data.copy_(torch.from_numpy(weights[f"{name}.bias"]))


def teacher(weights):
    """weights: all-mpnet-base-v2 by its own names, float32."""
    vocabulary = weights["embeddings.word_embeddings.weight"].shape[0]
    net = Encoder(vocabulary, 768, 12, 12, 3072, 512, 1e-5, relative=True)
    net.words.weight.data.copy_(torch.from_numpy(weights["embeddings.word_embeddings.weight"]))
    net.positions.weight.data.copy_(torch.from_numpy(weights["embeddings.position_embeddings.weight"][2:514]))
    _dense(net.norm, weights, "embeddings.LayerNorm")
    net.relative.weight.data.copy_(torch.from_numpy(weights["encoder.relative_attention_bias.weight"]))
    for i, layer in enumerate(net.layers):
        at = f"encoder.layer.{i}"
        for part in ("weight", "bias"):
            joined = np.concatenate([weights[f"{at}.attention.attn.{x}.{part}"] for x in "qkv"])
            getattr(layer.qkv, part).data.copy_(torch.from_numpy(joined))
        _dense(layer.out, weights, f"{at}.attention.attn.o")
        _dense(layer.norm1, weights, f"{at}.attention.LayerNorm")
        _dense(layer.up, weights, f"{at}.intermediate.dense")
        _dense(layer.down, weights, f"{at}.output.dense")
        _dense(layer.norm2, weights, f"{at}.output.LayerNorm")
    return net


def student(weights, rows, inner, layers=(0, 1, 2, 3, 4, 5), dropout=0.1):
    """weights: MiniLM by BERT's names. rows: the rows of its word embeddings for each piece of our vocabulary (several:
    their mean). inner: how many of the 1536 inner units of a layer stay, the strongest."""
    net = Encoder(len(rows), 384, len(layers), 12, inner, 512, 1e-12, dropout=dropout)
    table = weights["embeddings.word_embeddings.weight"]
    net.words.weight.data.copy_(torch.from_numpy(np.stack([table[r].mean(0) for r in rows])))
    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][:1]
    net.positions.weight.data.copy_(torch.from_numpy(places))
    _dense(net.norm, weights, "embeddings.LayerNorm")
    for layer, i in zip(net.layers, layers):
        at = f"encoder.layer.{i}"
        for part in ("weight", "bias"):
            joined = np.concatenate([weights[f"{at}.attention.self.{x}.{part}"] for x in ("query", "key", "value")])
            getattr(layer.qkv, part).data.copy_(torch.from_numpy(joined))
        _dense(layer.out, weights, f"{at}.attention.output.dense")
        _dense(layer.norm1, weights, f"{at}.attention.output.LayerNorm")
        _dense(layer.norm2, weights, f"{at}.output.LayerNorm")
        up, down = weights[f"{at}.intermediate.dense.weight"], weights[f"{at}.output.dense.weight"]
        strength = np.linalg.norm(up, axis=1) * np.linalg.norm(down, axis=0)
        keep = np.sort(np.argsort(-strength, kind="stable")[:inner])
        layer.up.weight.data.copy_(torch.from_numpy(up[keep]))
        layer.up.bias.data.copy_(torch.from_numpy(weights[f"{at}.intermediate.dense.bias"][keep]))
        layer.down.weight.data.copy_(torch.from_numpy(down[:, keep].copy()))
        layer.down.bias.data.copy_(torch.from_numpy(weights[f"{at}.output.dense.bias"]))
    return net
