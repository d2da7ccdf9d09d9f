"""Fine-tunes an encoder and its 102 classes.
    python train.py hold  FOLDER OUT   on the train photos; prints figures on the validation photos
    python train.py final FOLDER OUT   on train and validation photos
With `--leave-out K`, every Kth class is not taught: what unknown.py asks about.
Keeps a checkpoint after every epoch in OUT and goes on from it. First the head alone on features of the starting weights,
then everything from it (Kumar et al. 2022: a head that starts from nothing spoils features on its way)."""

import argparse
import copy
import math
import os
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from torch.utils.data import DataLoader, Dataset

from augment import augmented
from data import CLASSES, decode, pixels, read_split, square
from network import DEVIATION, FEATURES, MEAN, SIDE, Encoder, load_starting_weights

SEED = 102


class Plants(nn.Module):
    def __init__(self, variant, drop=0.0):
        super().__init__()
        self.encoder = Encoder(variant, drop)
        self.dropout = nn.Dropout(0.2)
        self.classes = nn.Linear(FEATURES, CLASSES)

    def forward(self, x):
        return self.classes(self.dropout(self.encoder(x).mean((2, 3))))


class Photos(Dataset):
    """Augmented photos; which ones they become depends on seed, epoch and place alone."""

    def __init__(self, images, labels, side):
        self.images, self.labels, self.side, self.epoch = images, labels, side, 0

    def __len__(self):
        return len(self.images)

    def __getitem__(self, at):
        rng = np.random.default_rng((SEED, self.epoch, at))
        return pixels(augmented(self.images[at], rng, self.side)).copy(), self.labels[at]


def as_input(batch):
    batch = torch.as_tensor(batch).permute(0, 3, 1, 2).float()
    return batch.sub(MEAN).div(DEVIATION).to(memory_format=torch.channels_last)


def features_of(encoder, images, size=64):
    encoder.eval()
    out = []
    with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
        for at in range(0, len(images), size):
            batch = np.stack([pixels(square(image)) for image in images[at:at + size]])
            out.append(encoder(as_input(batch)).float().mean((2, 3)))
    return torch.cat(out)


def fit_head(head, features, labels, decay=1e-2):
    """Multinomial logistic regression on standardised features, folded back into the head."""
    mean, deviation = features.mean(0), features.std(0) + 1e-3
    standard = (features - mean) / deviation
    linear = nn.Linear(FEATURES, CLASSES)
    optimiser = torch.optim.LBFGS(linear.parameters(), max_iter=60)

    def closure():
        optimiser.zero_grad()
        loss = functional.cross_entropy(linear(standard), labels) + decay * linear.weight.pow(2).sum()
        loss.backward()
        return loss

    optimiser.step(closure)
    with torch.no_grad():
        head.weight.copy_(linear.weight / deviation)
        head.bias.copy_(linear.bias - head.weight @ mean)


def mixed(x, y, rng):
    """Half of the batches are mixed: two photos over each other (Zhang et al. 2018) or one in a hole of the other (Yun et
    al. 2019). -> photos, soft labels."""
    soft = functional.one_hot(y, CLASSES).float()
    kind = rng.random()
    if kind < 0.5:
        return x, soft
    other = torch.as_tensor(rng.permutation(len(x)))
    if kind < 0.75:
        share = float(rng.beta(0.3, 0.3))
        return share * x + (1 - share) * x[other], share * soft + (1 - share) * soft[other]
    share = float(rng.uniform(0.3, 1.0))
    side = x.shape[-1]
    hole = int(side * math.sqrt(1 - share))
    top, left = (int(v) for v in rng.integers(0, side - hole + 1, 2))
    x = x.clone()
    x[:, :, top:top + hole, left:left + hole] = x[other][:, :, top:top + hole, left:left + hole]
    share = 1 - hole * hole / (side * side)
    return x, share * soft + (1 - share) * soft[other]


def freeze(net, blocks):
    """The stem and the first blocks stay as they are, and so do the statistics of every normalisation: twenty photos a
    class are too few to measure them anew."""
    for module in [net.encoder.stem, *net.encoder.blocks[:blocks]]:
        module.requires_grad_(False)


def training_mode(net):
    net.train()
    for module in net.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.eval()


def is_taught(label, leave_out):
    return not leave_out or label % leave_out != leave_out - 1


def top(outputs, labels, places):
    return (outputs.topk(places).indices == labels[:, None]).any(1).float().mean().item() * 100


def main():
    say = argparse.ArgumentParser()
    say.add_argument('mode', choices=['hold', 'final'])
    say.add_argument('folder')
    say.add_argument('out')
    say.add_argument('--variant', default='lite0')
    say.add_argument('--epochs', type=int, default=24)
    say.add_argument('--rate', type=float, default=4e-4)
    say.add_argument('--batch', type=int, default=32)
    say.add_argument('--small', type=float, default=0.5, help='share of the epochs at 160 pixels')
    say.add_argument('--frozen', type=int, default=3, help='blocks that stay as they are')
    say.add_argument('--threads', type=int, default=2)
    say.add_argument('--leave-out', type=int, default=0, metavar='K', help='every Kth class is not taught')
    given = say.parse_args()
    os.makedirs(given.out, exist_ok=True)
    torch.manual_seed(SEED)
    torch.set_num_threads(given.threads)
    splits = ('train',) if given.mode == 'hold' else ('train', 'valid')

    def read(splits):
        return [photo for photo in read_split(given.folder, splits) if is_taught(photo[1], given.leave_out)]

    photos = read(splits)
    images, labels = [decode(jpeg) for _, _, jpeg in photos], torch.tensor([label for _, label, _ in photos])
    held = read(('valid',)) if given.mode == 'hold' else []
    held_images, held_labels = [decode(jpeg) for _, _, jpeg in held], torch.tensor([label for _, label, _ in held])

    net = Plants(given.variant, drop=0.1)
    load_starting_weights(net.encoder, given.variant)
    net.to(memory_format=torch.channels_last)
    freeze(net, given.frozen)
    head = [p for p in net.classes.parameters()]
    body = [p for p in net.encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW([{'params': [p for p in body if p.ndim > 1], 'weight_decay': 0.02},
                                   {'params': [p for p in body if p.ndim == 1], 'weight_decay': 0},
                                   {'params': head, 'weight_decay': 0.02}], lr=given.rate)
    smooth = None  # the running mean of the weights: what is kept in the end
    epoch, path = 0, os.path.join(given.out, 'state.pt')
    if os.path.exists(path):
        state = torch.load(path, weights_only=True)
        net.load_state_dict(state['net'])
        optimiser.load_state_dict(state['optimiser'])
        smooth, epoch = state['smooth'], state['epoch']
    else:
        fit_head(net.classes, features_of(net.encoder, images), labels)
        if held:
            with torch.no_grad():
                print('head alone:', round(top(net.classes(features_of(net.encoder, held_images)), held_labels, 1), 2), flush=True)
    steps = math.ceil(len(images) / given.batch)
    total = steps * given.epochs
    for epoch in range(epoch, given.epochs):
        began = time.time()
        side = 160 if epoch < given.small * given.epochs else SIDE
        data = Photos(images, labels, side)
        data.epoch = epoch
        rng = np.random.default_rng((SEED, epoch))
        order = rng.permutation(len(images)).tolist()
        loader = DataLoader(data, given.batch, sampler=order, num_workers=1)
        training_mode(net)
        losses = []
        for step, (x, y) in enumerate(loader):
            done = epoch * steps + step
            factor = min(1.0, (done + 1) / steps) * (0.5 + 0.5 * math.cos(math.pi * done / total))
            for group in optimiser.param_groups:
                group['lr'] = given.rate * max(factor, 0.01)
            x, soft = mixed(as_input(x), y, rng)
            loss = functional.cross_entropy(net(x), soft, label_smoothing=0.1)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            losses.append(loss.item())
            with torch.no_grad():
                here = net.state_dict()
                if smooth is None:
                    smooth = copy.deepcopy(here)
                keep = min(0.998, (1 + done) / (10 + done))
                for name, value in smooth.items():
                    if value.is_floating_point():
                        value.lerp_(here[name], 1 - keep)
        torch.save({'net': net.state_dict(), 'optimiser': optimiser.state_dict(), 'smooth': smooth, 'epoch': epoch + 1}, path + '.new')
        os.replace(path + '.new', path)
        line = f'epoch {epoch + 1} side {side} loss {np.mean(losses):.3f} s {time.time() - began:.0f}'
        if held and (epoch % 4 == 3 or epoch + 1 == given.epochs):
            judged = Plants(given.variant)
            judged.load_state_dict(smooth)
            judged.eval()
            with torch.no_grad():
                out = judged.classes(features_of(judged.encoder.to(memory_format=torch.channels_last), held_images))
            line += f' valid {top(out, held_labels, 1):.2f} {top(out, held_labels, 5):.2f}'
        print(line, flush=True)
    torch.save(smooth, os.path.join(given.out, 'weights.pt'))


if __name__ == '__main__':
    main()
