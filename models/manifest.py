"""Writes manifest.json: which files a model has, their sizes and hashes, what its heads ask and know.
    python manifest.py       (after a model was trained; in this folder)"""

import hashlib
import json
from pathlib import Path

HERE = Path(__file__).parent
TONE2 = ["negative", "positive"]
TONE3 = ["negative", "neutral", "positive"]


def files(*names):
    out = []
    for name in names:
        data = (HERE / name).read_bytes()
        out.append({"path": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()})
    return out


def deep_head(question, labels, file, calibration):
    return {"question": question, "labels": labels, "file": file, "sure": calibration[question]["sure"]}


def main():
    calibration = json.loads((HERE / "deep/calibration.json").read_text())
    models = [
        {"id": "fast", "version": 1, "files": files("fast/model.bin"),
         "heads": [{"question": "two", "labels": TONE2, "file": "fast/model.bin"},
                   {"question": "three", "labels": TONE3, "file": "fast/model.bin"}]},
        {"id": "deep", "version": 1,
         "files": files("deep/model.onnx", "deep/vocabulary.txt", "deep/two.head", "deep/three.head"),
         "encoder": {"model": "deep/model.onnx", "vocabulary": "deep/vocabulary.txt", "pieces": 256, "features": 768},
         "heads": [deep_head("two", TONE2, "deep/two.head", calibration),
                   deep_head("three", TONE3, "deep/three.head", calibration)]},
        {"id": "irony", "version": 1, "needs": ["deep"], "files": files("irony/irony.head", "irony/sarcasm.head"),
         "heads": [deep_head("irony", ["not_irony", "irony"], "irony/irony.head", calibration),
                   deep_head("sarcasm", ["not_sarcastic", "sarcastic"], "irony/sarcasm.head", calibration)]},
        {"id": "emotion", "version": 1, "needs": ["deep"], "files": files("emotion/emotion.head"),
         "heads": [deep_head("emotion", ["anger", "joy", "optimism", "sadness"], "emotion/emotion.head", calibration)]},
    ]
    plants = json.loads((HERE / "plants/calibration.json").read_text())
    models.append({"id": "plants", "version": 1,
                   "files": files("plants/model.onnx", "plants/species.head", "plants/prototypes.bin",
                                  "plants/first.filters"),
                   "encoder": {"model": "plants/model.onnx", "side": 224, "cells": 49, "features": 1280,
                               "filters": "plants/first.filters"},
                   "heads": [{"question": "species", "labels": [str(number) for number in range(1, 103)],
                              "file": "plants/species.head", "sure": plants["familiar"],
                              "decided": plants["decided"], "scale": plants["scale"]}]})
    (HERE / "manifest.json").write_text(json.dumps({"schema": 1, "models": models}, indent=1) + "\n")


if __name__ == "__main__":
    main()
