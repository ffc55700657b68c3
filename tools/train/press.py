#!/usr/bin/env python3
"""Compile press/*.txt, articles with names marked in the text, into press.jsonl.

    tools/train/press.py            write press.jsonl beside this script and say how much it holds
    tools/train/press.py --doubts   list names that stand unmarked somewhere in an article that marks them

`[[Name]]` is an organisation, `{{Name}}` a person. An article begins with a line `=== ID`. One JSON object comes out
for each article: `{"id", "text", "spans": [{"start", "end", "label"}]}`, offsets in Unicode code points of `text`,
half-open, labels ORG and PER.
"""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
MARK = re.compile(r'\[\[|\]\]|\{\{|\}\}')
LABELS = {'[[': ('ORG', ']]'), '{{': ('PER', '}}')}


def articles():
    """Every article's id and marked text, in order."""
    seen = set()
    for path in sorted((HERE / 'press').glob('*.txt')):
        head, *parts = re.split(r'^=== (\S+)\n', path.read_text(encoding='utf8'), flags=re.M)
        if head.strip():
            sys.exit(f'{path.name}: text before the first article')
        for name, marked in zip(parts[::2], parts[1::2]):
            if name in seen:
                sys.exit(f'{path.name}: {name} stands twice')
            seen.add(name)
            yield name, marked.strip() + '\n'


def unmark(name, marked):
    """The text without marks, and its spans."""
    text, spans, place, opened = '', [], 0, None
    for match in MARK.finditer(marked):
        text += marked[place:match.start()]
        place, mark = match.end(), match[0]
        if opened is None and mark in LABELS:
            opened = (len(text), *LABELS[mark])
        elif opened is not None and mark == opened[2]:
            start, label, _ = opened
            content = text[start:]
            if not content or content != content.strip() or '\n' in content or re.match(r'[Tt]he [a-z]', content):
                sys.exit(f'{name}: bad name {content!r}')
            spans.append({'start': start, 'end': len(text), 'label': label})
            opened = None
        else:
            sys.exit(f'{name}: stray {mark} after {text[-40:]!r}')
    if opened is not None:
        sys.exit(f'{name}: {opened[2]} is missing')
    return text + marked[place:], spans


def doubts(text, spans):
    """Names that also stand unmarked, with their surroundings."""
    for words in sorted({text[span['start']:span['end']] for span in spans}):
        for match in re.finditer(r'(?<!\w)' + re.escape(words) + r'(?!\w)', text):
            if not any(span['start'] < match.end() and match.start() < span['end'] for span in spans):
                yield text[max(0, match.start() - 40):match.end() + 40].replace('\n', ' ')


def main():
    lines, words, counts = [], 0, {'ORG': 0, 'PER': 0}
    for name, marked in articles():
        text, spans = unmark(name, marked)
        lines.append(json.dumps({'id': name, 'text': text, 'spans': spans}, ensure_ascii=False))
        words += len(re.findall(r'\w+|[^\w\s]', text))
        for span in spans:
            counts[span['label']] += 1
        if '--doubts' in sys.argv:
            for place in doubts(text, spans):
                print(f'{name}: …{place}…')
    if '--doubts' not in sys.argv:
        (HERE / 'press.jsonl').write_text('\n'.join(lines) + '\n', encoding='utf8')
        print(f'{len(lines)} articles, {words} tokens, {counts["ORG"]} organisations, {counts["PER"]} people')


if __name__ == '__main__':
    main()
