"""Fine-tunes the teacher on all tasks at once and writes what it thinks of every text.
    python teacher.py CORPUS.pickle WEIGHTS.npz... --out SOFT.npy [--seed 1] [--epochs 3]"""

import argparse
import json
import pickle

import numpy as np
import torch

import common
import network
from pack import unpacked


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus"), parser.add_argument("weights", nargs="+"), parser.add_argument("--out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=float, default=3)
    parser.add_argument("--rate", type=float, default=4e-5)
    parser.add_argument("--pieces", type=int, default=8192)
    parser.add_argument("--device", default="cuda")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = np.random.default_rng(args.seed)
    torch.backends.cuda.matmul.allow_tf32 = True
    with open(args.corpus, "rb") as file:
        c = pickle.load(file)
    net = network.teacher(unpacked(*args.weights)).to(args.device)
    texts = common.Texts(c["base"], 0, 2, args.device)
    held = common.Texts(c["held_teacher"], 0, 2, args.device)
    # Labelled texts as they are (the first item of a text), as often as the student sees them, at most three times.
    first = np.unique(c["base_of"], return_index=True)[1]
    first = first[c["label"][first] >= 0]
    of = np.repeat(first, np.minimum(c["times"][first], 3))
    base, task, label = c["base_of"][of], c["task"][of], c["label"][of]
    weights = common.class_weights(c["task"][first], c["label"][first]).to(args.device)
    task_d, label_d = torch.from_numpy(task).to(args.device), torch.from_numpy(label).to(args.device)
    most = 384
    lengths = texts.lengths(most)[base]
    optimiser = common.optimiser(net, args.rate, 10)
    per_epoch = len(common.batches(lengths, rng.permutation(len(base)), args.pieces))
    total = int(per_epoch * args.epochs)
    schedule = common.Schedule(optimiser, total)
    step, began, seen = 0, common.now(), 0.0
    while step < total:
        for which in common.batches(lengths, rng.permutation(len(base)), args.pieces, rng):
            if step == total:
                break
            net.train()
            schedule.set(step)
            ids, n = texts.batch(base[which], most)
            index = torch.from_numpy(which).to(args.device)
            with torch.autocast(args.device, torch.bfloat16):
                out = net(ids, n)
            loss = common.own_task_loss(out, task_d[index], label_d[index], weights, 0.05) / len(which)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            step += 1
            if step % 500 == 0 or step == total:
                print(f"step {step}/{total} loss {float(loss):.3f} {common.now() - began:.0f} s", flush=True)
        if step < total:
            print(common.short(common.figures(common.logits(net, held, 512, precision=1), c["held_task"],
                                              c["held_label"], c["held_source"])), flush=True)
    outputs = common.logits(net, held, 512, precision=1)
    print(json.dumps(common.figures(outputs, c["held_task"], c["held_label"], c["held_source"])), flush=True)
    soft = common.logits(net, texts, 512, precision=1)
    np.savez(args.out, soft=soft.astype(np.float16), held=outputs)
    print(f"done in {common.now() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
