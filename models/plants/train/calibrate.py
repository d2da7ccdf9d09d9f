"""How sure is sure. On a network that was trained on the train photos alone, with the validation photos it has not seen:
    python calibrate.py HOLD/weights.pt FOLDER OUT.json [--variant lite0]
- scale: what the logits are multiplied by, so that the probabilities are right on average (temperature scaling, Guo et al.
  2017, section 4.2).
- familiar, decided: an answer is given where the nearness to the nearest prototype (src/ml/prototypes.h) and the largest
  probability before scaling are no less. UNFAMILIAR of the validation photos lie below the first, REFUSED below either. The
  first finds what is no flower, the second flowers of other plants (unknown.py).
Prints the accuracy on the validation photos as they are and spoiled."""

import argparse
import json

import numpy as np
import torch
from torch.nn import functional

from augment import blur, darken, jpeg, noise, smaller
from data import decode, read_split
from heads import nearest, prototypes_of
from train import Plants, features_of, top

UNFAMILIAR = 0.01
REFUSED = 0.09


def calibration_error(probabilities, labels, bins=15):
    confidence, told = probabilities.max(1)
    right = (told == labels).float()
    error = 0.0
    for at in range(bins):
        inside = (confidence > at / bins) & (confidence <= (at + 1) / bins)
        if inside.any():
            error += (inside.float().mean() * (right[inside].mean() - confidence[inside].mean()).abs()).item()
    return error


def thresholds(nearness, confidence, unfamiliar=UNFAMILIAR, refused=REFUSED):
    """-> familiar, decided: of these photos so many lie below the first, and so many below either."""
    familiar = nearness.quantile(unfamiliar).item()
    below = (nearness < familiar).sum().item()
    rest = confidence[nearness >= familiar].sort().values
    return familiar, rest[max(0, round(refused * len(confidence)) - below)].item()


def main():
    say = argparse.ArgumentParser()
    say.add_argument('weights')
    say.add_argument('folder')
    say.add_argument('out')
    say.add_argument('--variant', default='lite0')
    given = say.parse_args()
    torch.set_num_threads(2)
    net = Plants(given.variant)
    net.load_state_dict(torch.load(given.weights, weights_only=True))
    net.eval().to(memory_format=torch.channels_last)

    def read(split):
        photos = read_split(given.folder, (split,))
        return [decode(jpeg_bytes) for _, _, jpeg_bytes in photos], torch.tensor([label for _, label, _ in photos])

    taught, taught_labels = read('train')
    held, labels = read('valid')
    with torch.no_grad():
        prototypes = prototypes_of(features_of(net.encoder, taught), taught_labels)
        features = features_of(net.encoder, held)
        logits = net.classes(features)
    print(f'validation: {top(logits, labels, 1):.2f} {top(logits, labels, 5):.2f}')
    scales = np.arange(0.5, 5, 0.01)
    scale = min(scales, key=lambda s: functional.cross_entropy(logits * s, labels).item())
    familiar, decided = thresholds(nearest(features, prototypes), logits.softmax(1).max(1).values)
    print(f'scale {scale:.2f}: calibration error {calibration_error((logits * scale).softmax(1), labels):.3f}, '
          f'before {calibration_error(logits.softmax(1), labels):.3f}; familiar from {familiar:.3f}, decided from {decided:.3f}')
    rng = np.random.default_rng(0)
    poor = {'blur': lambda i: blur(i, 2), 'noise': lambda i: noise(i, 25, rng), 'jpeg': lambda i: jpeg(i, 20),
            'dark': lambda i: darken(i, 0.25, rng), 'half': lambda i: smaller(i, 0.5)}
    for name, spoil in poor.items():
        with torch.no_grad():
            print(f'{name}: {top(net.classes(features_of(net.encoder, [spoil(image) for image in held])), labels, 1):.2f}')
    with open(given.out, 'w') as out:
        json.dump({'scale': round(float(scale), 2), 'familiar': round(familiar, 3), 'decided': round(decided, 3)}, out)
        out.write('\n')


if __name__ == '__main__':
    main()
