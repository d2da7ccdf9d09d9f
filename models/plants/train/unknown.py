"""What the model says of flowers that nobody taught it. On a network that was trained without every Kth class:
    python train.py hold FOLDER OUT --leave-out K
    python unknown.py OUT/weights.pt FOLDER K
Prints of how many of the train and validation photos of the classes that were left out it says "not sure", by the rule of
calibrate.py and by each of its two measures alone, where so many of the validation photos of the taught classes are
refused."""

import argparse

import torch

from calibrate import REFUSED, UNFAMILIAR, thresholds
from data import CLASSES, decode, read_split
from heads import nearest, prototypes_of
from train import Plants, features_of, is_taught, top


def main():
    say = argparse.ArgumentParser()
    say.add_argument('weights')
    say.add_argument('folder')
    say.add_argument('leave_out', type=int)
    say.add_argument('--variant', default='lite0')
    given = say.parse_args()
    torch.set_num_threads(2)
    net = Plants(given.variant)
    net.load_state_dict(torch.load(given.weights, weights_only=True))
    net.eval().to(memory_format=torch.channels_last)
    taught = torch.tensor([is_taught(label, given.leave_out) for label in range(CLASSES)])

    def seen(splits, known):
        photos = [photo for photo in read_split(given.folder, splits) if bool(taught[photo[1]]) == known]
        with torch.no_grad():
            return features_of(net.encoder, [decode(jpeg) for _, _, jpeg in photos]), torch.tensor([label for _, label, _ in photos])

    train, train_labels = seen(('train',), True)
    held, held_labels = seen(('valid',), True)
    other, _ = seen(('train', 'valid'), False)
    prototypes = prototypes_of(train, train_labels)[taught]

    def measured(features):
        with torch.no_grad():
            return nearest(features, prototypes), net.classes(features)[:, taught].softmax(1).max(1).values

    with torch.no_grad():
        right = top(net.classes(held)[:, taught], (taught.cumsum(0) - 1)[held_labels], 1)
    print(f'{int(taught.sum())} classes taught; validation: {right:.2f}; photos of the {int((~taught).sum())} others: {len(other)}')
    own, foreign = measured(held), measured(other)
    for refused in (0.07, REFUSED, 0.10):
        familiar, decided = thresholds(*own, UNFAMILIAR, refused)
        rule = (foreign[0] < familiar) | (foreign[1] < decided)
        alone = [(theirs < ours.quantile(refused)).float().mean().item() * 100 for ours, theirs in zip(own, foreign)]
        print(f'{refused * 100:.1f} % refused: "not sure" of {rule.float().mean().item() * 100:.1f} % of the others; '
              f'by nearness alone {alone[0]:.1f}, by confidence alone {alone[1]:.1f}')


if __name__ == '__main__':
    main()
