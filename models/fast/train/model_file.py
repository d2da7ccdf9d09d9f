"""The model's file: written, read and scored as src/ml/text/fast_model.h says."""
import struct

import numpy as np
import scipy.sparse as sp

MAGIC, VERSION = b'CAIRNFST', 1
CRC_POLYNOMIAL = 0x82F63B78  # CRC-32C, reflected


def crc32c(data):
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = (byte >> 1) ^ (CRC_POLYNOMIAL if byte & 1 else 0)
        table.append(byte)
    crc = 0xFFFFFFFF
    for byte in data:
        crc = (crc >> 8) ^ table[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


def key_of(hashes, bits):
    """Bucket and fingerprint of hashes, as one number."""
    return ((hashes >> np.uint64(64 - bits)) << np.uint64(16)) | (hashes & np.uint64(0xFFFF))


class Table:
    def __init__(self, bits, least_tokens, keys, weights, scale, bias):
        self.bits, self.least_tokens, self.keys, self.weights = bits, least_tokens, keys, weights
        self.scale, self.bias = np.asarray(scale, dtype=np.float32), np.asarray(bias, dtype=np.float32)

    def logits(self, doc, hashes, lengths):
        """doc, hashes: as features.features gives them. One row a text."""
        keys = key_of(hashes, self.bits)
        entry = np.searchsorted(self.keys, keys)
        entry[entry == len(self.keys)] = 0
        known = self.keys[entry] == keys
        pairs = np.unique(doc[known] * len(self.keys) + entry[known])
        rows, columns = pairs // len(self.keys), pairs % len(self.keys)
        present = sp.csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(len(lengths), len(self.keys)))
        sums = present @ self.weights.astype(float)
        norm = np.sqrt(np.maximum(lengths, self.least_tokens))
        return self.bias.astype(float) + self.scale.astype(float) * sums / norm[:, None]

    def to_bytes(self):
        outputs = self.weights.shape[1]
        pad = [0.0] * (2 - outputs)
        counts = np.bincount((self.keys >> np.uint64(16)).astype(np.int64), minlength=1 << self.bits)
        if counts.max() > 255:
            raise SystemExit('A bucket holds more than 255 entries: use more bits.')
        head = struct.pack('<IIIf', outputs, self.bits, len(self.keys), self.least_tokens)
        head += struct.pack('<4f', *self.scale, *pad, *self.bias, *pad)
        prints = (self.keys & np.uint64(0xFFFF)).astype('<u2')
        return head + counts.astype(np.uint8).tobytes() + prints.tobytes() + self.weights.astype(np.int8).tobytes()


class Model:
    def __init__(self, shorter, longer, three, short_tokens, long_tokens, sure_two, sure_three):
        self.shorter, self.longer, self.three = shorter, longer, three
        self.short_tokens, self.long_tokens = short_tokens, long_tokens
        self.sure_two, self.sure_three = sure_two, sure_three

    def two(self, doc, hashes, lengths):
        share = np.clip((lengths - self.short_tokens) / (self.long_tokens - self.short_tokens), 0, 1)
        short, long = (table.logits(doc, hashes, lengths)[:, 0] for table in (self.shorter, self.longer))
        return (1 - share) * short + share * long

    def to_bytes(self):
        data = MAGIC + struct.pack('<I4f', VERSION, self.short_tokens, self.long_tokens, self.sure_two, self.sure_three)
        data += b''.join(table.to_bytes() for table in (self.shorter, self.longer, self.three))
        return data + struct.pack('<I', crc32c(data))


def read(data):
    at = 28
    if data[:8] != MAGIC:
        raise SystemExit('Not a file of the fast model.')
    tables = []
    for _ in range(3):
        outputs, bits, entries, least = struct.unpack_from('<IIIf', data, at)
        numbers = struct.unpack_from('<4f', data, at + 16)
        at += 32
        counts = np.frombuffer(data, np.uint8, 1 << bits, at)
        at += 1 << bits
        prints = np.frombuffer(data, '<u2', entries, at)
        at += 2 * entries
        weights = np.frombuffer(data, np.int8, entries * outputs, at).reshape(entries, outputs)
        at += entries * outputs
        buckets = np.repeat(np.arange(1 << bits, dtype=np.uint64), counts)
        keys = (buckets << np.uint64(16)) | prints.astype(np.uint64)
        tables.append(Table(bits, least, keys, weights, numbers[:outputs], numbers[2:2 + outputs]))
    return Model(*tables, *struct.unpack_from('<4f', data, 12))


def softmax_three(logits):
    """Probabilities of negative, neutral, positive from the logits of negative and positive."""
    full = np.column_stack([logits[:, 0], np.zeros(len(logits)), logits[:, 1]])
    full = np.exp(full - full.max(axis=1, keepdims=True))
    return full / full.sum(axis=1, keepdims=True)


def sigmoid(logits):
    return 1 / (1 + np.exp(-logits))


def calibration_error(probability, right, bins=15):
    """Expected calibration error of the likeliest class: bins of equal width (C. Guo et al., ICML 2017)."""
    place = np.minimum((probability * bins).astype(int), bins - 1)
    total = 0.0
    for b in range(bins):
        inside = place == b
        if inside.any():
            total += inside.mean() * abs(probability[inside].mean() - right[inside].mean())
    return total
