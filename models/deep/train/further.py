"""The second stage: goes on with the student on a processor, with a vocabulary chosen anew, on a mix that gives small
sources their say. int8 throughout.
    python further.py CORPUS.pickle MINILM.npz SOFT.npz --start S.1.npz S.2.npz --start-vocabulary OLD.txt --out NEW.npz"""

import argparse
import pickle
from pathlib import Path

import numpy as np
import torch

import common
import network
from export import load
from pack import unpacked
from student import save, soft_loss

# How often an epoch sees the texts of a source.
SHARES = {"twitter_financial_news": 3, "fiqa_2018": 1, "sarcasm_headlines": 2, "tweeteval_sentiment": 0.6,
          "tweeteval_irony": 2, "tweeteval_emotion": 2, "isarcasm_en": 0.5, "uci_sentences": 1, "rt_polarity_rest": 0.5,
          "sst2/train": 1, "sst2/train_phrases": 0.3, "imdb/train": 0.05, "imdb/sentences": 0.12}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus"), parser.add_argument("weights"), parser.add_argument("soft")
    parser.add_argument("--start", nargs=2), parser.add_argument("--start-vocabulary"), parser.add_argument("--out")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--pieces", type=int, default=4096)
    parser.add_argument("--epochs", type=float, default=1)
    parser.add_argument("--hard", type=float, default=0.4)
    parser.add_argument("--temperature", type=float, default=2.0)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = np.random.default_rng(args.seed)
    with open(args.corpus, "rb") as file:
        c = pickle.load(file)
    state = load(*args.start)
    layers = sum(name.endswith(".qkv.weight") for name in state)
    inner = state["layers.0.up.weight"].shape[0]
    net = network.student(unpacked(args.weights), c["rows"], inner, range(layers), dropout=0.0)
    old = {p: i for i, p in enumerate(Path(args.start_vocabulary).read_text(encoding="utf-8").split("\n")[:-1])}
    words = net.words.weight.detach().numpy().copy()  # pieces that are new start as the first stage's did
    fresh = 0
    for i, piece in enumerate(c["vocabulary"]):
        if piece in old:
            words[i] = state["words.weight"][old[piece]]
        else:
            fresh += 1
    state["words.weight"] = words
    net.load_state_dict({name: torch.from_numpy(w) for name, w in state.items()})
    net.quantise()
    print(fresh, "pieces are new", flush=True)
    special = {p: i for i, p in enumerate(c["vocabulary"][:4])}
    texts = common.Texts(c["items"], special["[CLS]"], special["[SEP]"], "cpu")
    held = common.Texts(c["held"], special["[CLS]"], special["[SEP]"], "cpu")
    soft = torch.from_numpy(np.load(args.soft)["soft"].astype(np.float32))
    task, label = torch.from_numpy(c["task"]), torch.from_numpy(c["label"])
    base = torch.from_numpy(c["base_of"])
    weights = common.class_weights(c["task"], c["label"])
    shares = np.array([SHARES.get(s, SHARES.get(s.split("/")[0], 0)) for s in c["source"]])
    most = 256
    lengths = texts.lengths(most)

    def epoch():
        times = np.floor(shares + rng.random(len(shares))).astype(int)
        return common.batches(lengths, rng.permutation(np.repeat(np.arange(len(times)), times)), args.pieces, rng)

    optimiser = common.optimiser(net, args.rate, 3)
    total = int(len(epoch()) * args.epochs)
    schedule = common.Schedule(optimiser, total, warm=0.03)
    step, began, seen = 0, common.now(), 0
    while step < total:
        for which in epoch():
            if step >= total:
                break
            net.train()
            schedule.set(step)
            index = torch.from_numpy(which)
            ids, n = texts.batch(which, most)
            with torch.autocast("cpu", torch.bfloat16):
                out = net(ids, n)
            out = out.float()
            loss = soft_loss(out, soft[base[index]], task[index], args.temperature, 0.2)
            loss = (loss + args.hard * common.own_task_loss(out, task[index], label[index], weights)) / len(which)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            step += 1
            seen += int(n.sum())
            if step in (10, 30) or step % 100 == 0 or step == total:
                print(f"step {step}/{total} loss {float(loss.detach()):.4f} {seen / (common.now() - began):.0f} pieces/s "
                      f"{common.now() - began:.0f} s", flush=True)
            if step % 500 == 0 or step == total:
                with torch.autocast("cpu", torch.bfloat16):
                    outputs = common.logits(net, held, most)
                print(common.short(common.figures(outputs, c["held_task"], c["held_label"], c["held_source"])), flush=True)
                save(net, outputs, args.out)


if __name__ == "__main__":
    main()
