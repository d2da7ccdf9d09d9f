"""Goldens: what the shipped files answer to photos that are drawn here by a formula, so that nobody's photo is shipped.
    python golden.py MODELS_FOLDER      (writes plants/golden.json in it)
The core makes the same photos (tests/unit/plants_drawn_photo.h), reduces them by itself, and has to come to the same squares to
the last bit; the runtime on the page has to come to the same answers within what the order of sums makes of them."""

import json
import os
import sys

import numpy as np
import onnxruntime
from PIL import Image

from data import CLASSES, square
from network import FEATURES

# width, height, petals, and the colour of petals and ground
DRAWN = [(320, 240, 5, (230, 60, 90), (40, 110, 50)), (256, 341, 8, (250, 210, 40), (30, 60, 30)),
         (700, 500, 13, (240, 240, 250), (90, 120, 200)), (224, 224, 3, (120, 40, 160), (200, 190, 170)),
         (1024, 683, 21, (255, 120, 20), (15, 25, 15))]


def drawn(width, height, petals, petal, ground):
    """A flower of whole numbers: a rosette of `petals` leaves on a ground with stripes."""
    y, x = np.mgrid[0:height, 0:width].astype(np.int64)
    dx, dy = 2 * x - width, 2 * y - height
    square_of = dx * dx + dy * dy
    reach = min(width, height) * min(width, height)
    # leaves by the quadrant and the products of the coordinates: no angles, so no rounding
    wave = (dx * dy // max(1, reach // (petals * 4)) + (dx * dx - dy * dy) // max(1, reach // (petals * 3))) % 7
    inside = (square_of < reach * 3 // 4) & (wave < 4)
    heart = square_of < reach // 12
    stripes = (x * 5 + y * 3) // 16 % 2
    out = np.zeros((height, width, 3), np.uint8)
    for channel in range(3):
        out[:, :, channel] = np.where(heart, 90 + 40 * channel, np.where(inside, petal[channel],
                                                                         np.clip(ground[channel] + 25 * stripes, 0, 255)))
    return Image.fromarray(out)


def crc32c(data):
    """As src/base/checksum.h has it, 8 hexadecimal digits."""
    table = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
        table.append(value)
    crc = 0xFFFFFFFF
    for byte in data:
        crc = crc >> 8 ^ table[(crc ^ byte) & 255]
    return f'{crc ^ 0xFFFFFFFF:08x}'


def read_head(path):
    numbers = np.fromfile(path, '<f2').astype(np.float64)
    return numbers[:CLASSES * FEATURES].reshape(CLASSES, FEATURES), numbers[CLASSES * FEATURES:]


def main():
    folder = sys.argv[1]
    session = onnxruntime.InferenceSession(os.path.join(folder, 'plants/model.onnx'))
    weights, biases = read_head(os.path.join(folder, 'plants/species.head'))
    photos = []
    for width, height, petals, petal, ground in DRAWN:
        photo = drawn(width, height, petals, petal, ground)
        pixels = np.asarray(square(photo))
        features = session.run(['map'], {'pixels': pixels})[0].astype(np.float64).mean((1, 2))
        logits = weights @ features + biases
        photos.append({'width': width, 'height': height, 'petals': petals, 'petal': petal, 'ground': ground,
                       'square_crc32c': crc32c(pixels.tobytes()),
                       'logits': [round(float(v), 4) for v in logits]})
    with open(os.path.join(folder, 'plants/golden.json'), 'w') as out:
        json.dump({'photos': photos}, out, indent=1)
        out.write('\n')


if __name__ == '__main__':
    main()
