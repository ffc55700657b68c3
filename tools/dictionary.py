"""Writes src/extract/lexicon/dictionary.txt: the plain words of SCOWL's small lists that ordinary.txt does not hold.

    apt-get download wamerican-small wbritish-small && for p in *.deb; do dpkg -x $p lists; done
    python3 tools/dictionary.py lists/usr/share/dict/*

Regular inflections are left out; the reader of the list takes them off.
"""

import pathlib
import re
import sys

HOME = pathlib.Path(__file__).parent.parent / "src/extract/lexicon"


def stems(word):
    """What a word may be an inflection of."""
    for end, put in [("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", "")]:
        if word.endswith(end) and len(word) > len(end) + 2:
            stem = word[: -len(end)] + put
            yield stem
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


words = {word for path in sys.argv[1:] for word in pathlib.Path(path).read_text().split() if re.fullmatch("[a-z]{4,}", word)}
ordinary = set(re.split(r"[;\n]\s*", (HOME / "ordinary.txt").read_text()))
known = words | ordinary
kept = sorted(word for word in words - ordinary if not any(stem in known for stem in stems(word)))
lines, line = [], ""
for word in kept:
    if len(line) + len(word) > 150:
        lines.append(line.rstrip(" "))
        line = ""
    line += word + "; "
lines.append(line.rstrip("; "))
head = "# Plain words of English, in small letters and without regular inflections, that ordinary.txt does not hold.\n[word]\n"
(HOME / "dictionary.txt").write_text(head + "\n".join(lines) + "\n")
