"""The labelled texts, by task, and what is made of them: held-out parts, sentences of reviews, noisy variants."""

import lzma
import random
import re
from pathlib import Path

# A task is one question; its labels in the order of the model's outputs.
TASKS = {
    "two": ["negative", "positive"],
    "three": ["negative", "neutral", "positive"],
    "irony": ["not_irony", "irony"],
    "sarcasm": ["not_sarcastic", "sarcastic"],
    "emotion": ["anger", "joy", "optimism", "sadness"],
    "intended": ["not_sarcastic", "sarcastic"],  # the author's own word for it; only helps the others
}
OFFSETS = {}
WIDTH = 0
for _task, _labels in TASKS.items():
    OFFSETS[_task] = WIDTH
    WIDTH += len(_labels)

# folder, split, task, part held out for validation (0: there is a dev split), how often it is seen in an epoch
SOURCES = [
    ("sst2", "train_phrases", "two", 0, 1),
    ("sst2", "train", "two", 0, 2),
    ("imdb", "train", "two", 0.06, 1),
    ("rt_polarity_rest", "train", "two", 0, 1),
    ("uci_sentences", "train", "two", 0.1, 2),
    ("tweeteval_sentiment", "train", "three", 0, 2),
    ("twitter_financial_news", "train", "three", 0.1, 3),
    ("fiqa_2018", "train", "three", 0.1, 2),
    ("tweeteval_irony", "train", "irony", 0, 6),
    ("sarcasm_headlines", "train", "sarcasm", 0.06, 1),
    ("tweeteval_emotion", "train", "emotion", 0, 6),
    ("isarcasm_en", "train", "intended", 0.1, 1),
]
DEV = [("sst2", "two"), ("tweeteval_sentiment", "three"), ("tweeteval_irony", "irony"), ("tweeteval_emotion", "emotion")]


def read(folder, name, split):
    rows = []
    with lzma.open(Path(folder) / name / f"{split}.tsv.xz", "rt", encoding="utf-8", newline="\n") as file:
        assert next(file).rstrip("\n") == "label\ttext"
        for line in file:
            label, text = line.rstrip("\n").split("\t")
            rows.append((label, text))
    return rows


def key(text):
    return re.sub(r"[^a-z0-9]", "", re.sub(r"https?://\S+", "", text.lower()))


def natural(text):
    """SST's tokenised text as a person would type it."""
    text = text.replace("-lrb-", "(").replace("-rrb-", ")").replace("`` ", '"').replace(" ''", '"')
    text = re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", text)
    text = re.sub(r" ([.,!?;:)])", r"\1", text)
    return re.sub(r"([(]) ", r"\1", text)


def load(folder, seed=8):
    """(train, validation): lists of (source, task, label index, text)."""
    train, validation = [], []
    for name, split, task, held, _ in SOURCES:
        rows = read(folder, name, split)
        rng = random.Random(f"{seed} {name} {split}")
        if held:
            order = list(range(len(rows)))
            rng.shuffle(order)
            apart = set(order[: int(len(rows) * held)])
            keys = {key(rows[i][1]) for i in apart}
        for i, (label, text) in enumerate(rows):
            row = (f"{name}/{split}", task, TASKS[task].index(label), text)
            if held and i in apart:
                validation.append((name, task, row[2], text))
            elif not held or key(text) not in keys:
                train.append(row)
    for name, task in DEV:
        validation += [(name, task, TASKS[task].index(label), text) for label, text in read(folder, name, "dev")]
    return train, validation


def sentences(text):
    parts = re.split(r"(?<=[.!?])\s+|<br\s*/?>", text)
    return [p.strip() for p in parts if 20 <= len(p.strip()) <= 300]


def noisy(text, rng, feelings):
    """The same text as another person would have typed it."""
    kind = rng.random()
    words = text.split(" ")
    if kind < 0.45 and len(words) > 2:  # typing errors
        for _ in range(max(1, len(words) // 10)):
            i = rng.randrange(len(words))
            w = words[i]
            if len(w) < 4 or not w.isalpha():
                continue
            j = rng.randrange(len(w) - 1)
            how = rng.randrange(4)
            if how == 0:
                w = w[:j] + w[j + 1] + w[j] + w[j + 2:]
            elif how == 1:
                w = w[:j] + w[j + 1:]
            elif how == 2:
                w = w[:j] + w[j] + w[j:]
            else:
                w = w[:j] + rng.choice("abcdefghijklmnopqrstuvwxyz") + w[j + 1:]
            words[i] = w
    elif kind < 0.6:  # a word as a hashtag, or drawn out
        i = rng.randrange(len(words))
        if words[i].isalpha():
            words[i] = "#" + words[i] if rng.random() < 0.5 else re.sub(
                r"([aeiou])(?!.*[aeiou])", lambda m: m.group(1) * rng.randint(3, 6), words[i])
    elif kind < 0.75:  # no punctuation, no apostrophes
        return re.sub(r"[.,!?;:']", "", text)
    else:  # a feeling at the end
        return text + " " + rng.choice(feelings)
    return " ".join(words)
