"""Puts a student into the application: calibrates its heads on the validation texts, exports encoder, heads and
vocabulary into models/, and writes the manifest and the goldens.
    python install.py CORPUS.pickle STUDENT.1.npz STUDENT.2.npz VOCABULARY"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import onnx

from export import encoder, head, load

MODELS = Path(__file__).resolve().parents[2]
TRAIN = Path(__file__).resolve().parent
PLACES = {"two": "deep", "three": "deep", "irony": "irony", "sarcasm": "irony", "emotion": "emotion"}
PIECES = 256


def run(*args):
    subprocess.run([sys.executable, *map(str, args)], cwd=TRAIN, check=True)


def main(corpus, first, second, vocabulary):
    corpus, vocabulary = Path(corpus).resolve(), Path(vocabulary).resolve()
    state = load(first, second)
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        onnx.save(encoder(state, 12, PIECES), scratch / "model.onnx")
        for task in PLACES:
            (scratch / f"{task}.head").write_bytes(head(state, task))
        run("hold.py", corpus, scratch, scratch / "held.npz", "--pieces", PIECES)
        run("calibrate.py", corpus, scratch / "held.npz", MODELS / "deep/calibration.json")
        calibration = json.loads((MODELS / "deep/calibration.json").read_text())
        (MODELS / "deep/model.onnx").write_bytes((scratch / "model.onnx").read_bytes())
    for task, place in PLACES.items():
        (MODELS / place).mkdir(exist_ok=True)
        (MODELS / place / f"{task}.head").write_bytes(head(state, task, calibration[task]["temperature"]))
    (MODELS / "deep/vocabulary.txt").write_bytes(vocabulary.read_bytes())
    run(MODELS / "manifest.py")
    run("golden.py", MODELS, MODELS / "manifest.json", MODELS / "deep/golden.json")


if __name__ == "__main__":
    main(*sys.argv[1:])
