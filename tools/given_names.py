"""Writes src/extract/lexicon/given_names.txt: given names of many countries by whom they are given to, from Faker (MIT).

    pip install faker==40.54.0 && python3 tools/given_names.py

Left out are names that are as often surnames, and those that are also plain words, places or listed organisations: there a
person must show by other signs. Of the names of first_names.txt, all that Faker knows are in, for whom they are given to.
"""

import collections
import importlib
import pathlib
import pkgutil
import re

import faker.providers.person as person

HOME = pathlib.Path(__file__).resolve().parent.parent / "src/extract/lexicon"


def entries(name):
    """The entries of a list, without marks."""
    text = re.sub(r"^[#\[].*$", "", (HOME / name).read_text(encoding="utf8"), flags=re.M)
    return {re.sub(r" = .*|\?$", "", entry.strip()) for entry in re.split(r"[;\n]", text)}


def latin(name):
    """Whether a name is one word in Latin letters."""
    return re.fullmatch(r"[A-ZÀ-ÞĀ-Ž][a-zß-ÿā-ž]+", name) and len(name) > 2


def flat(names):
    """The names of a provider's list: strings, tuples or weighted names."""
    if isinstance(names, property) or not names:
        return
    for name in names:
        yield from (flat(name) if isinstance(name, (tuple, list)) else [name])


votes = collections.defaultdict(lambda: [0, 0])
# In how many countries a name is given, and in how many it is a surname.
given, surnames = collections.Counter(), collections.Counter()
locales = [info.name for info in pkgutil.iter_modules(person.__path__)]
for locale in locales:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    of = lambda field: {name for name in flat(getattr(provider, field, None)) if isinstance(name, str) and latin(name)}
    women, men = of("first_names_female") | of("first_romanized_names_female"), of("first_names_male") | of("first_romanized_names_male")
    for name in women:
        votes[name][0] += 1
    for name in men:
        votes[name][1] += 1
    both = of("first_names") | women | men
    # The American list holds every surname that was ever given.
    if locale not in ("en", "en_US"):
        given.update(both)
    surnames.update(of("last_names"))
    for name in both:
        votes[name]

plain = {word.lower() for word in entries("ordinary.txt") | entries("dictionary.txt")}
taken = entries("places.txt") | entries("cities.txt") | entries("organisations.txt") | entries("words.txt")
known = entries("first_names.txt")
kept = {
    name: tally
    for name, tally in votes.items()
    if name in known or given[name] > surnames[name] and name not in taken and name.lower() not in plain
}
groups = {
    "women": [name for name, (she, he) in kept.items() if she > 2 * he],
    "men": [name for name, (she, he) in kept.items() if he > 2 * she],
    "either": [name for name, (she, he) in kept.items() if not (she > 2 * he or he > 2 * she)],
}
text = "# Given names of many countries, by whom they are given to. Of Faker, by tools/given_names.py.\n"
for group, names in groups.items():
    text += f"\n[{group}]\n"
    line = ""
    for name in sorted(names):
        if len(line) + len(name) > 150:
            text += line.rstrip() + "\n"
            line = ""
        line += name + "; "
    text += line.rstrip("; ") + "\n"
(HOME / "given_names.txt").write_text(text, encoding="utf8")
print({group: len(names) for group, names in groups.items()}, "from", len(locales), "locales")
