"""Distils the teachers into the student, the last part of it with the arithmetic of int8, and writes the student.
    python student.py CORPUS.pickle MINILM.npz SOFT.npz... --out STUDENT.npz [--inner 1152] [--layers 0,1,2,3,4,5]"""

import argparse
import json
import pickle

import numpy as np
import torch
import torch.nn.functional as F

import common
import network
from pack import unpacked


def soft_loss(out, soft, task, temperature, others):
    """Kullback-Leibler divergence from the teachers for every task, a text's own in full, the others in part."""
    loss = out.new_zeros(())
    for t, (a, b) in enumerate(common.SPANS):
        weight = torch.where(task == t, 1.0, others)
        told = F.log_softmax(out[:, a:b] / temperature, 1)
        wanted = F.softmax(soft[:, a:b] / temperature, 1)
        each = F.kl_div(told, wanted, reduction="none").sum(1) * temperature ** 2
        loss = loss + (each * weight).sum()
    return loss


def save(net, outputs, out):
    state = {n: w.detach().cpu().numpy() for n, w in net.state_dict().items()}
    packed = {n: w.astype(np.float16) if w.size > 2000 else w for n, w in state.items()}
    names, size = sorted(packed), 0
    half = sum(w.nbytes for w in packed.values()) / 2
    parts = ({}, {})
    for name in names:
        parts[size > half][name] = packed[name]
        size += packed[name].nbytes
    for i, part in enumerate(parts):  # two files of about one size
        np.savez(out.replace(".npz", f".{i + 1}.npz"), **part)
    np.savez(out.replace(".npz", ".held.npz"), held=outputs)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus"), parser.add_argument("weights"), parser.add_argument("soft", nargs="+")
    parser.add_argument("--out"), parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--inner", type=int, default=1152)
    parser.add_argument("--layers", default="0,1,2,3,4,5")
    parser.add_argument("--epochs", type=float, default=10)
    parser.add_argument("--quantise-from", type=float, default=0.55, help="share of the steps before int8")
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--pieces", type=int, default=12288)
    parser.add_argument("--hard", type=float, default=0.25)
    parser.add_argument("--temperature", type=float, default=2.0)
    parser.add_argument("--dropout", type=float, default=0.05)
    parser.add_argument("--seconds", type=float, default=1e9, help="plans so many steps as fit into this time")
    parser.add_argument("--device", default="cuda")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = np.random.default_rng(args.seed)
    torch.backends.cuda.matmul.allow_tf32 = True
    with open(args.corpus, "rb") as file:
        c = pickle.load(file)
    layers = [int(i) for i in args.layers.split(",")]
    net = network.student(unpacked(args.weights), c["rows"], args.inner, layers, args.dropout).to(args.device)
    special = {p: i for i, p in enumerate(c["vocabulary"][:4])}
    texts = common.Texts(c["items"], special["[CLS]"], special["[SEP]"], args.device)
    held = common.Texts(c["held"], special["[CLS]"], special["[SEP]"], args.device)
    thoughts = [np.load(path) for path in args.soft]
    soft = torch.from_numpy(np.mean([t["soft"].astype(np.float32) for t in thoughts], 0)).to(args.device)
    told = np.mean([t["held"] for t in thoughts], 0)
    print("teachers", common.short(common.figures(told, c["held_task"], c["held_label"], c["held_source"])), flush=True)
    task, label = c["task"], c["label"]
    weights = common.class_weights(task, label).to(args.device)
    task_d, label_d = torch.from_numpy(task).to(args.device), torch.from_numpy(label).to(args.device)
    base_d = torch.from_numpy(c["base_of"]).to(args.device)
    items = np.repeat(np.arange(len(task)), c["times"])
    optimiser = common.optimiser(net, args.rate, 4)
    total = int(len(common.batches(texts.lengths(320)[items], rng.permutation(len(items)), args.pieces)) * args.epochs)
    schedule = common.Schedule(optimiser, total)
    step, began, epoch = 0, common.now(), 0
    timed, paces = None, []
    while step < total:
        most = int(rng.choice([256, 320, 384]))
        lengths = texts.lengths(most)[items]
        for which in common.batches(lengths, rng.permutation(len(items)), args.pieces, rng):
            if step >= total:
                break
            if not net.quantised and step >= total * args.quantise_from:
                net.quantise()
                print("int8 from here on", flush=True)
                timed = None
            net.train()
            schedule.set(min(step, schedule.steps))
            some = items[which]
            index = torch.from_numpy(some).to(args.device)
            ids, n = texts.batch(some, most)
            out = net(ids, n)
            loss = soft_loss(out, soft[base_d[index]], task_d[index], args.temperature, 0.2)
            loss = loss + args.hard * common.own_task_loss(out, task_d[index], label_d[index], weights)
            loss = loss / len(which)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            step += 1
            if step in (60, 260):  # how quick is this machine? int8 steps take about 1.5 times as long
                torch.cuda.synchronize() if args.device == "cuda" else None
                if step == 60:
                    timed = common.now()
                elif timed is not None:
                    each = (common.now() - timed) / 200
                    left = args.seconds - (common.now() - began)
                    share = args.quantise_from + (1 - args.quantise_from) * 1.5
                    total = min(total, max(1000, int(step + left / (each * share))))
                    schedule.steps = total
                    print(f"{each * 1e3:.1f} ms a step, {total} steps", flush=True)
            if net.quantised:
                paces.append(common.now())
                if len(paces) % 250 == 0:
                    each = (paces[-1] - paces[-200]) / 199
                    left = args.seconds - (common.now() - began)
                    total = min(total, max(step + 1, int(step + left / each)))
                    schedule.steps = total
            if step % 500 == 0 or step == total:
                print(f"step {step}/{total} loss {float(loss.detach()):.4f} {common.now() - began:.0f} s", flush=True)
        epoch += 1
        outputs = common.logits(net, held, 384)
        print(f"epoch {epoch}", common.short(common.figures(outputs, c["held_task"], c["held_label"], c["held_source"])),
              flush=True)
        if net.quantised and step < total:
            save(net, outputs, args.out)
    for most in (128, 256, 384, 512):
        outputs = common.logits(net, held, most)
        print("most", most, common.short(common.figures(outputs, c["held_task"], c["held_label"], c["held_source"])),
              flush=True)
    outputs = common.logits(net, held, 256)
    print(json.dumps(common.figures(outputs, c["held_task"], c["held_label"], c["held_source"])), flush=True)
    save(net, outputs, args.out)


if __name__ == "__main__":
    main()
