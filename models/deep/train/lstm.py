"""The recurrent baseline that the comparison of the card names: a bidirectional LSTM (Hochreiter and Schmidhuber, 1997)
over the student's pieces, trained from nothing on one source, its epoch chosen on validation, then measured once.
    python lstm.py CORPUS.pickle DATA_FOLDER [--source sst2]"""

import argparse
import pickle

import numpy as np
import torch
from torch import nn

import common
import data
from text import WordPiece, words


class Recurrent(nn.Module):
    def __init__(self, vocabulary, width=128, hidden=128):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.lstm = nn.LSTM(width, hidden, batch_first=True, bidirectional=True)
        self.dropout = nn.Dropout(0.4)
        self.out = nn.Linear(2 * hidden, 2)

    def forward(self, ids, lengths):
        packed = nn.utils.rnn.pack_padded_sequence(self.dropout(self.words(ids)), lengths, batch_first=True,
                                                   enforce_sorted=False)
        states, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True, padding_value=-1e4)
        return self.out(self.dropout(states.max(1).values))


def accuracy(net, texts, label, which):
    net.eval()
    right = 0
    with torch.no_grad():
        for some in common.batches(texts.lengths(256), which, 16384):
            right += int((net(*texts.batch(some, 256)).argmax(1).numpy() == label[some]).sum())
    return right / len(which)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus"), parser.add_argument("data")
    parser.add_argument("--source", default="sst2")
    parser.add_argument("--epochs", type=int, default=6)
    args = parser.parse_args()
    torch.manual_seed(7)
    torch.set_num_threads(1)
    rng = np.random.default_rng(7)
    with open(args.corpus, "rb") as file:
        c = pickle.load(file)
    texts = common.Texts(c["items"], 2, 3, "cpu")
    held = common.Texts(c["held"], 2, 3, "cpu")
    first = np.zeros(len(c["task"]), bool)
    first[np.unique(c["base_of"], return_index=True)[1]] = True  # no noisy variants
    own = np.flatnonzero([s.startswith(args.source) for s in c["source"]] & (c["label"] >= 0) & first)
    validation = np.flatnonzero(np.array(c["held_source"]) == args.source)
    net = Recurrent(len(c["vocabulary"]))
    optimiser = torch.optim.Adam(net.parameters(), 1e-3)
    label = torch.from_numpy(c["label"]).long()
    best, kept = 0, None
    for epoch in range(args.epochs):
        for some in common.batches(texts.lengths(256), rng.permutation(own), 2048, rng):
            net.train()
            loss = nn.functional.cross_entropy(net(*texts.batch(some, 256)), label[some])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        now = accuracy(net, held, c["held_label"], validation)
        print(f"epoch {epoch + 1}: validation {now:.4f}", flush=True)
        if now > best:
            best, kept = now, {n: w.clone() for n, w in net.state_dict().items()}
    net.load_state_dict(kept)
    rows = data.read(args.data, args.source, "test")
    pieces = WordPiece(c["vocabulary"])
    lists = [pieces.of_words(words(text)) for _, text in rows]
    ends = np.cumsum([0] + [len(x) for x in lists])
    test = common.Texts((np.array([i for x in lists for i in x], np.uint16), ends), 2, 3, "cpu")
    truth = np.array([data.TASKS["two"].index(name) for name, _ in rows])
    size = sum(w.numel() for w in net.parameters())
    print(f"{args.source} test: {accuracy(net, test, truth, np.arange(len(rows))):.4f} with {size} parameters")


if __name__ == "__main__":
    main()
