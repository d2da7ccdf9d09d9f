"""Writes golden.json: what the training program makes of some texts, word for word, piece for piece, and the logits of
every head by the exported encoder. tests/unit/test_ml_text_pieces.cpp, test_ml_dense_head.cpp and tests/models hold the
application to it.
    python golden.py MODEL_FOLDER MANIFEST.json OUT.json"""

import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime

from hold import head_logits
from text import WordPiece, shortened, words

FILM = ("I went in expecting very little. The first half hour drags, and the hero never stops explaining himself. But "
        "then something odd happens: the jokes land, the camera wakes up, and the last act is simply wonderful. ")
TEXTS = [
    "", " ", "good", "bad", "not good", "Not bad at all!", "I don't like it.", "I don\u2019t like it.", "do n't",
    "This is the best phone I have ever owned.", "The battery died after two days and nobody answers my mails.",
    "It's fine, I guess.", "The meeting is on Tuesday at ten.", "SOOOOO goooood!!!!!", "cooool sooo niiiice",
    "Hmm... well... ok?!", "wait\u2026 what\u2026?", "Rated 7/10, not 10/10. It cost 1200 in 1999 and 3.5% more.",
    "I never said that it was any good, but it is fine.", "Great, another Monday. Just what I needed.",
    "Oh wonderful, my flight is delayed again \U0001f644", "Flight leaves at nine \U0001f621", "Flight leaves at nine \U0001f60d",
    "so happy for you :) <3", "thanks:(", "fixd xd XD :D :'( >:( T_T </3 :o) 8)", "and:/ or http://x.y/z:/ www.example.org",
    "@user thanks a lot @ somebody@example.org @@", "#NotAmused #first_world #HTMLPage #2day #day2 # #\u00e9t\u00e9 #A",
    "fish &amp; chips &lt;3 &quot;yum&quot; &#39;s &nbsp; &unknown; a<br /><br>b &amp;lt;",
    "$ABC beats estimates, shares rise 5%", "Shares fall after the company cuts its outlook",
    "CAF\u00c9 na\u00efve \u00c6sop stra\u00dfe \u0152uvre \u017dižek \u1e9e \u1ef2 \u0110\u0142",
    "\u041f\u041b\u041e\u0425\u041e \u0401\u043b\u043a\u0430 \u0391\u0392\u0393", "e\u0301te\u0301 \u0300 \u0301",
    "\u6620\u753b\u306f\u9762\u767d\u304b\u3063\u305f \ud55c\uad6d\uc5b4 \u0645\u0631\u062d\u0628\u0627",
    "zero\u200bwidth soft\u00adhyphen no\u00a0break\u3000wide", "\U0001f602\U0001f602\U0001f602\U0001f602\U0001f602 \U0001f44d\U0001f3fd \u2764\ufe0f \u2605\u2605",
    "well-made, co-operate; under_score+plus = 1*2", "tab\there\nand\r\nthere", "a" * 70, "\u00e4" * 61, "aaa" * 3, "\x00\x07bell",
    "i am so angry right now", "I miss her so much, I cannot stop crying", "We will get through this, keep going!",
    "area man wins argument with himself", "senate passes budget bill after long debate", FILM, FILM * 2,
    "word " * 400, "great " * 300 + "terrible",
]


def main(folder, manifest, out):
    folder = Path(folder)
    models = json.loads(Path(manifest).read_text(encoding="utf-8"))["models"]
    encoder = next(m["encoder"] for m in models if m["id"] == "deep")
    heads = [h for m in models if m["id"] == "deep" or "deep" in m.get("needs", []) for h in m["heads"]]
    vocabulary = (folder / encoder["vocabulary"]).read_text(encoding="utf-8").split("\n")[:-1]
    pieces = WordPiece(vocabulary)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(folder / encoder["model"], options)
    room = encoder["pieces"] - 2
    rows = []
    for text in TEXTS:
        some = words(text)
        ids = pieces.of_words(some)
        ids = [pieces.ids["[CLS]"], *shortened(ids, (room + 1) // 2, room // 2), pieces.ids["[SEP]"]]
        features = session.run(None, {"ids": np.array(ids, np.int32)})[0].astype(np.float64)
        row = {"text": text, "words": some, "ids": ids, "logits": {}}
        for head in heads:
            numbers = np.frombuffer((folder / head["file"]).read_bytes(), "<f2").astype(np.float64)
            logits = head_logits(numbers, features, len(head["labels"]))
            row["logits"][head["question"]] = [round(float(v), 6) for v in logits]
        if len(rows) % 9 == 8:  # some, for the heads alone
            row["features"] = [round(float(v), 7) for v in features]
        rows.append(row)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    Path(out).write_text(f'{{"schema":1,"texts":[\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
