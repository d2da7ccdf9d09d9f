"""The photos of Oxford 102 Flowers with their official split, decoded, and what the model sees of one."""

import csv
import io
import os
import tarfile

import numpy as np
from PIL import Image

from network import SIDE

CLASSES = 102


def read_split(folder, splits):
    """-> [(file, class 0..101, JPEG bytes)] in the order of the index; of the test photos those that are there."""
    with open(os.path.join(folder, 'oxford102-index.csv'), newline='') as index:
        rows = [row for row in csv.DictReader(index) if row['split'] in splits]
    names = {row['file'] for row in rows}
    found = {}
    for tar in sorted(name for name in os.listdir(folder) if name.endswith('.tar')):
        if not any(split in tar for split in splits):
            continue
        with tarfile.open(os.path.join(folder, tar)) as members:
            for member in members:
                name = os.path.basename(member.name)
                if name in names:
                    found[name] = members.extractfile(member).read()
    return [(row['file'], int(row['class_id']) - 1, found[row['file']]) for row in rows if row['file'] in found]


def decode(jpeg):
    return Image.open(io.BytesIO(jpeg)).convert('RGB')


def square(image, side=SIDE):
    """The middle of the photo, its short side reduced to `side`: what the page shows the model. The core does the same
    to the last bit (src/ml/vision/resize.h): the square is cut first, in whole pixels, then resampled with a triangle."""
    width, height = image.size
    short = min(width, height)
    left, top = (width - short) // 2, (height - short) // 2
    return image.resize((side, side), Image.BILINEAR, box=(left, top, left + short, top + short))


def pixels(image):
    return np.asarray(image, np.uint8)
