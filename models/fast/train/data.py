"""Reads the folder of data sets: one xz file of label<TAB>text a split."""
import lzma
import os
import re


def read(folder, name, split):
    labels, texts = [], []
    with lzma.open(os.path.join(folder, name, f'{split}.tsv.xz'), 'rt', encoding='utf-8', newline='\n') as file:
        next(file)
        for line in file:
            label, text = line.rstrip('\n').split('\t', 1)
            labels.append(label)
            texts.append(text)
    return labels, texts


def letters(text):
    """A text as duplicates are compared: lower-case letters and digits, links ignored."""
    return re.sub(r'[^a-z0-9]+', '', re.sub(r'https?://\S+', '', text.lower()))
