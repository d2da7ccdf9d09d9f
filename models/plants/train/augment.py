"""Photos as people take them: cut, turned, too dark, out of focus, small. Every choice comes from the generator given."""

import io
import math

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

from network import SIDE


def blur(image, sigma):
    return image.filter(ImageFilter.GaussianBlur(sigma))


def noise(image, deviation, rng):
    values = np.asarray(image, np.float32) + rng.normal(0, deviation, (image.height, image.width, 3)).astype(np.float32)
    return Image.fromarray(np.clip(np.rint(values), 0, 255).astype(np.uint8))


def jpeg(image, quality):
    held = io.BytesIO()
    image.save(held, 'JPEG', quality=quality)
    return Image.open(held).convert('RGB')


def darken(image, gain, rng, deviation=4.0):
    """Less light, and the noise of a sensor that had little of it."""
    values = np.asarray(image, np.float32) * gain
    values += rng.normal(0, deviation, values.shape).astype(np.float32)
    return Image.fromarray(np.clip(np.rint(values), 0, 255).astype(np.uint8))


def smaller(image, factor):
    width, height = image.size
    small = image.resize((max(1, round(width * factor)), max(1, round(height * factor))), Image.BILINEAR)
    return small.resize((width, height), Image.BILINEAR)


def spoiled(image, rng):
    """One of the ways in which photos are poor, from hardly to much."""
    kind = rng.integers(5)
    if kind == 0:
        return blur(image, rng.uniform(0.5, 3.0))
    if kind == 1:
        return noise(image, rng.uniform(5, 40), rng)
    if kind == 2:
        return jpeg(image, int(rng.integers(8, 50)))
    if kind == 3:
        return darken(image, rng.uniform(0.12, 0.6), rng, rng.uniform(0, 8))
    return smaller(image, rng.uniform(0.25, 0.7))


def shift_hue(image, turn):
    hue, saturation, value = image.convert('HSV').split()
    turned = (np.asarray(hue, np.int16) + turn) % 256
    return Image.merge('HSV', (Image.fromarray(turned.astype(np.uint8)), saturation, value)).convert('RGB')


def random_box(width, height, rng, least):
    for _ in range(10):
        area = width * height * rng.uniform(least, 1.0)
        ratio = math.exp(rng.uniform(math.log(3 / 4), math.log(4 / 3)))
        w, h = math.sqrt(area * ratio), math.sqrt(area / ratio)
        if w <= width and h <= height:
            left, top = rng.uniform(0, width - w), rng.uniform(0, height - h)
            return left, top, left + w, top + h
    short = min(width, height)
    left, top = (width - short) / 2, (height - short) / 2
    return left, top, left + short, top + short


def augmented(image, rng, side=SIDE, poor=0.5, least=0.3):
    if rng.random() < 0.3:
        image = image.rotate(rng.uniform(-30, 30), Image.BILINEAR, expand=False)
    image = image.resize((side, side), Image.BILINEAR, box=random_box(*image.size, rng, least))
    if rng.random() < 0.5:
        image = image.transpose(Image.FLIP_LEFT_RIGHT)
    if rng.random() < 0.8:
        image = ImageEnhance.Brightness(image).enhance(rng.uniform(0.6, 1.4))
        image = ImageEnhance.Contrast(image).enhance(rng.uniform(0.6, 1.4))
        image = ImageEnhance.Color(image).enhance(rng.uniform(0.6, 1.4))
    if rng.random() < 0.3:
        image = shift_hue(image, int(rng.integers(-8, 9)))
    if rng.random() < poor:
        image = spoiled(image, rng)
    return image
