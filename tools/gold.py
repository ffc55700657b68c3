#!/usr/bin/env python3
"""Compile annotated articles: NAME.ann beside NAME.txt or NAME.html becomes NAME.json.

    tools/gold.py FILE.ann ...          write the JSON beside each
    tools/gold.py --check FILE.ann ...  write nothing; fail where the JSON is missing or differs

An annotation names words of the article, never offsets; the compiler finds them and stops with the file and line
where it cannot. The text of a page is what a browser shows, one block a line. Offsets in the JSON are half-open and
count Unicode code points of that text.

One directive a line; `#` starts a comment line; fields are parted by ` | `.

    genre: earnings                    also title, standfirst, date, source, byline: what the page says about itself;
                                       `standfirst?: WORDS`: right if found and no fault if not
    meta: LINE                         a line of the text that is metadata. A title or standfirst line needs no directive
    furniture: LINE                    a line that is not the article; `neutral:` one that is neither judged.
                                       `FIRST…` is every line that starts so, `FIRST … LAST` a run of whole lines
    org ID = Name | Alias | ~the firm  an organisation; `gov` for a government body. Every whole-word occurrence of a
                                       name in the title, standfirst and body is a mention, the longest name winning;
                                       `Alias #2,4` only those occurrences, `~words` a reference by a noun. `org?`: optional
    person Full Name = Surname | role | @org      role and organisation may be left empty or out; `person?`: optional,
                                       and sought in every line: authors, photographers, press officers
    fig WORDS | KIND VALUE | what it measures | @org
                                       in reading order: the first occurrence after the last figure, or `WORDS #2`.
                                       money 5e6 GBP · money 1e6..2e6 EUR · percent 4 · count 7 · quantity 540 MW · ratio 4
                                       date 2024-06 · daterange 2013/2018 · period 2024-Q2 · duration P5Y. `fig?`: optional
    quote WORDS | speaker              a direct quote with its marks; `indirect WORDS | speaker` a reported clause
    fact TYPE STATUS | role value | role value + value | by WHO | at WORDS
                                       `by` is whose claim it is, `at` words of the sentence that says it (repeatable).
                                       TYPE/OTHER and STATUS/OTHER give a second reading; `fact?`: optional

WORDS may leave out a middle: `“It was … over,”`. A role's value is `@org`, or words of the article in any case;
`action` and values that start with `=` need not stand there. People are named in full in roles and as speakers.
"""
import html.parser
import json
import os
import re
import sys

SCHEMA = 'newsfacts-1'
METADATA = ('title', 'standfirst', 'date', 'source', 'byline')
STATUSES = {'asserted', 'planned', 'possible', 'denied'}
KINDS = {'money', 'percent', 'count', 'quantity', 'ratio', 'date', 'daterange', 'period', 'duration'}
ROLES = {
    'invest': 'investor target amount stake period date purpose place',
    'raise': 'org amount round lead investors valuation instrument purpose date place',
    'acquire': 'acquirer target amount date stake purpose',
    'merge': 'parties amount instrument date',
    'divest': 'seller asset buyer amount date',
    'partner': 'parties purpose instrument amount period date place signatories',
    'contract': 'supplier customer object amount period date place',
    'launch': 'org product price date place',
    'appoint': 'person role org date replaces',
    'depart': 'person org role date',
    'found': 'org founder date place',
    'legal': 'claimant defendant matter amount date place',
    'regulate': 'authority target action object amount period date reason',
    'report': 'org metric value change prior period date',
    'forecast': 'metric value org forecaster prior period change date',
    'workforce': 'org action count object place date',
}
BLOCKS = set('address article aside blockquote body button dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li '
             'main nav ol option p pre section table td textarea th tr ul br'.split())
UNSEEN = set('script style head template noscript'.split())


class Fault(Exception):
    """What is wrong with one line of an annotation."""


class Page(html.parser.HTMLParser):
    """The words a browser shows, one block a line."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lines, self.words, self.unseen = [], '', 0

    def end_line(self):
        line = ' '.join(self.words.replace('\u00a0', '\uffff').split()).replace('\uffff', '\u00a0')
        if line:
            self.lines.append(line)
        self.words = ''

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS:
            self.end_line()
        self.unseen += tag in UNSEEN

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.end_line()
        self.unseen -= tag in UNSEEN

    def handle_data(self, data):
        if not self.unseen:
            self.words += data


def text_of(path):
    with open(path, encoding='utf8') as file:
        content = file.read().replace('\r\n', '\n')
    if path.endswith('.txt'):
        return content
    page = Page()
    page.feed(content)
    page.end_line()
    return '\n'.join(page.lines) + '\n'


def occurrences(text, words, whole=False):
    """Every place of the words; `whole`: only where no letter or digit touches them."""
    pattern = re.escape(words).replace(r'\ ', r'[ \u00a0]')
    if whole:
        pattern = r'(?<!\w)' + pattern + r'(?!\w)' if words[-1:].isalnum() else r'(?<!\w)' + pattern
    return [match.span() for match in re.finditer(pattern, text)]


def numbered(field):
    """`WORDS #2,4` → the words and the occurrences wanted (from 1), or None for all."""
    match = re.fullmatch(r'(.*\S)\s+#(\d+(?:,\d+)*)', field)
    return (match[1], [int(n) for n in match[2].split(',')]) if match else (field, None)


def sentences(text, start, end):
    """The spans of the sentences of one line."""
    begin = start
    for match in re.finditer(r'[.!?][”’"\')]*\s+(?=[“‘"\'(]?[^\W\d_a-z]|\d)', text[start:end]):
        before = text[begin:start + match.start() + 1]
        if re.search(r'(?:\b(?:Prof|Dr|Mr|Ms|Mrs|St|No|Inc|Ltd|Corp|Co|vs|approx|Sept|Oct|Nov|Dec|Jan|Feb|Aug)|\b[A-Z])\.$', before):
            continue
        yield begin, start + match.start() + len(match[0].rstrip())
        begin = start + match.end()
    yield begin, end


class Article:
    """One article's text with all that its annotation says of it."""

    def __init__(self, name, path):
        self.text = text_of(path)
        self.out = {'schema': SCHEMA, 'id': name, 'file': os.path.basename(path), 'format': path.rsplit('.', 1)[1].replace('txt', 'text'),
                    'genre': None, 'meta': dict.fromkeys(METADATA), 'lines': [],
                    'organisations': [], 'figures': [], 'people': [], 'quotes': [], 'facts': []}
        self.labels, self.names, self.cursor, self.claimed = [], [], 0, []
        offset = 0
        for number, line in enumerate(self.text.split('\n'), 1):
            if line.strip():
                # A line's span leaves out the white space at its end, and keeps that at its beginning.
                self.out['lines'].append({'line': number, 'start': offset, 'end': offset + len(line.rstrip()), 'label': None})
            offset += len(line) + 1

    def words_of(self, line):
        return self.text[line['start']:line['end']].strip()

    def label(self, label, field):
        lines = self.out['lines']
        if ' … ' in field:
            first, last = (part.strip() for part in field.split(' … ', 1))
            begin = next((i for i, x in enumerate(lines) if x['label'] is None and self.words_of(x).startswith(first)), None)
            end = None if begin is None else next((i for i in range(begin, len(lines)) if self.words_of(lines[i]).startswith(last)), None)
            chosen = [] if end is None else lines[begin:end + 1]
        elif field.endswith('…'):
            chosen = [x for x in lines if self.words_of(x).startswith(field[:-1])]
        else:
            chosen = [x for x in lines if self.words_of(x) == field]
        if not chosen:
            raise Fault(f'no such line: {field}')
        for line in chosen:
            line['label'] = label

    def settle_lines(self):
        """Labels what no directive named: the title and standfirst are metadata, all else is body."""
        heads = [self.out['meta'][key] for key in ('title', 'standfirst') if self.out['meta'][key]]
        self.searched = []
        for line in self.out['lines']:
            head = self.words_of(line) in heads and line['label'] is None
            line['label'] = 'meta' if head else line['label'] or 'body'
            if head or line['label'] == 'body':
                self.searched.append((line['start'], line['end']))

    def inside(self, span):
        return any(a <= span[0] and span[1] <= b for a, b in self.searched)

    def find(self, words, after=0):
        """The span of the words, whose middle may be left out, in the article proper."""
        words, wanted = numbered(words)
        first, _, last = words.partition(' … ')
        spans = [span for span in occurrences(self.text, first.strip(), whole=first[:1].isalnum()) if self.inside(span)]
        if wanted is None:
            spans = [span for span in spans if span[0] >= after]
        elif len(spans) < wanted[0]:
            raise Fault(f'only {len(spans)} of {first!r}')
        else:
            spans = [spans[wanted[0] - 1]]
        if not spans:
            raise Fault(f'not found: {first!r}' + (' after the figure before it' if after else ''))
        start, end = spans[0]
        if last:
            ends = [span for span in occurrences(self.text, last.strip()) if span[0] >= end]
            if not ends or '\n\n' in self.text[start:ends[0][1]]:
                raise Fault(f'no end in the same paragraph: {last!r}')
            end = ends[0][1]
        return start, end

    def sentence(self, words):
        start, end = self.find(words)
        for a, b in self.searched:
            if a <= start < b:
                parts = [(x, y) for x, y in sentences(self.text, a, b) if y > start and x < end]
                return [parts[0][0], max(parts[-1][1], end)]
        raise Fault(f'outside the article: {words!r}')

    def settle_names(self):
        """Finds the mentions of organisations and people, the longest name first, no two on one place."""
        claimed = []
        for words, wanted, keep, number, anywhere in sorted(self.names, key=lambda name: -len(name[0])):
            spans = [span for span in occurrences(self.text, words, whole=True)
                     if (anywhere or self.inside(span)) and not any(a < span[1] and span[0] < b for a, b in claimed)]
            if wanted is not None and len(spans) < max(wanted):
                raise Fault(f'line {number}: only {len(spans)} of {words!r} besides those in longer names')
            spans = spans if wanted is None else [spans[n - 1] for n in wanted]
            if not spans:
                raise Fault(f'line {number}: no mention of {words!r}')
            claimed += spans
            for start, end in spans:
                keep(start, end)
        for item in self.out['organisations'] + self.out['people']:
            item['mentions'].sort(key=lambda mention: mention['start'])

    def organisation(self, kind, optional, fields, number):
        head, names = fields[0].split(' = ', 1)
        names = [names.strip()] + fields[1:]
        item = {'id': head.strip(), 'name': numbered(names[0])[0], 'aliases': [numbered(name)[0] for name in names if not name.startswith('~')],
                'opt': optional, 'kind': kind, 'mentions': []}
        self.out['organisations'].append(item)
        for name in names:
            words, wanted = numbered(name.removeprefix('~').strip())

            def keep(start, end, nominal=name.startswith('~')):
                item['mentions'].append({'start': start, 'end': end, 'text': self.text[start:end], 'nominal': nominal, 'boilerplate': False})
            self.names.append((words, wanted, keep, number, False))

    def person(self, optional, fields, number):
        names = [name.strip() for name in fields[0].split(' = ')]
        role, org = (fields[1:] + ['', ''])[:2]
        item = {'name': numbered(names[0])[0], 'role': role or None, 'org': org or None, 'aliases': [numbered(name)[0] for name in names],
                'opt': optional, 'mentions': []}
        self.out['people'].append(item)
        for name in names:
            words, wanted = numbered(name)
            self.names.append((words, wanted, lambda start, end: item['mentions'].append(
                {'start': start, 'end': end, 'text': self.text[start:end]}), number, optional))

    def figure(self, optional, fields):
        words, value, measures, of = (fields + ['', '', ''])[:4]
        start, end = self.find(words, self.cursor)
        if any(a < end and start < b for a, b in self.claimed):
            raise Fault(f'two figures on {words!r}')
        self.claimed.append((start, end))
        self.cursor = max(self.cursor, end)
        kind, _, rest = value.partition(' ')
        if kind not in KINDS or not rest:
            raise Fault(f'no kind and value: {value!r}')
        if not measures and not optional:
            raise Fault(f'what does {words!r} measure?')
        if kind in ('money', 'quantity'):
            amount, unit = rest.split(' ', 1)
            low, _, high = amount.partition('..')
            worth = {'amount': float(low), 'cur' if kind == 'money' else 'unit': unit}
            if high:
                worth['max'] = float(high)
        elif kind in ('percent', 'count', 'ratio'):
            worth = float(rest)
            worth = int(worth) if worth == int(worth) else worth
        else:
            worth = rest
        self.out['figures'].append({'start': start, 'end': end, 'text': self.text[start:end], 'kind': kind, 'value': worth,
                                    'measures': measures, 'of': of or None, 'opt': optional, 'in_boilerplate': False})

    def quote(self, kind, optional, fields):
        start, end = self.find(fields[0])
        self.out['quotes'].append({'start': start, 'end': end, 'text': self.text[start:end], 'kind': kind, 'speaker': fields[1], 'opt': optional})

    def fact(self, optional, fields):
        types, statuses = fields[0].split()
        types, statuses = types.split('/'), statuses.split('/')
        item = {'type': types[0], 'alt_types': types[1:], 'roles': {}, 'status': statuses[0], 'alt_status': statuses[1:],
                'attributed_to': None, 'opt': optional, 'evidence': []}
        if any(kind not in ROLES for kind in types) or any(status not in STATUSES for status in statuses):
            raise Fault(f'no such type or status: {fields[0]}')
        for field in fields[1:]:
            role, _, value = field.partition(' ')
            if role == 'at':
                sentence = self.sentence(value)
                if sentence not in item['evidence']:
                    item['evidence'].append(sentence)
            elif role == 'by':
                item['attributed_to'] = value
            elif role in ROLES[types[0]].split():
                item['roles'][role] = [self.filler(role, part.strip()) for part in value.split(' + ')]
            else:
                raise Fault(f'{types[0]} has no role {role!r}')
        if not item['evidence'] or not item['roles']:
            raise Fault('a fact needs roles and evidence')
        item['evidence_text'] = [self.text[a:b] for a, b in item['evidence']]
        self.out['facts'].append(item)

    def filler(self, role, value):
        if value.startswith('='):
            return value[1:].strip()
        if not value.startswith('@') and role != 'action':
            flat = lambda words: words.lower().replace('\u00a0', ' ')
            if flat(value) not in flat(self.text):
                raise Fault(f'{role} is not in the article: {value!r}')
        return value

    def settle_references(self):
        known = {'@' + item['id'] for item in self.out['organisations']}
        used = [value for fact in self.out['facts'] for values in fact['roles'].values() for value in values]
        used += [item['of'] for item in self.out['figures']] + [item['org'] for item in self.out['people']]
        used += [item['speaker'] for item in self.out['quotes']]
        for value in used:
            if value and value.startswith('@') and value not in known:
                raise Fault(f'no such organisation: {value}')


def compile_file(path):
    """The JSON object of one annotation; raises Fault with a line number."""
    base = path.removesuffix('.ann')
    source = next((base + ending for ending in ('.txt', '.html') if os.path.exists(base + ending)), None)
    if source is None:
        raise Fault('no article beside it')
    article = Article(os.path.basename(base), source)
    later = []
    with open(path, encoding='utf8') as file:
        directives = [(number, line.strip()) for number, line in enumerate(file, 1) if line.strip() and not line.startswith('#')]
    for number, line in directives:
        try:
            key, _, value = line.partition(': ')
            if key in METADATA:
                article.out['meta'][key] = value
            elif key.endswith('?') and key[:-1] in METADATA:
                article.out['meta'][key[:-1] + '_alt'] = [value]
            elif key == 'genre':
                article.out['genre'] = value
            elif key in ('meta', 'furniture', 'neutral'):
                article.label('boilerplate' if key == 'furniture' else key, value)
            else:
                later.append((number, line))
        except Fault as fault:
            raise Fault(f'line {number}: {fault}') from None
    article.settle_lines()
    for number, line in later:
        word, _, rest = line.partition(' ')
        kind, optional, fields = word.rstrip('?'), word.endswith('?'), [field.strip() for field in rest.split(' | ')]
        try:
            if kind in ('org', 'gov'):
                article.organisation(kind, optional, fields, number)
            elif kind == 'person':
                article.person(optional, fields, number)
            elif kind == 'fig':
                article.figure(optional, fields)
            elif kind in ('quote', 'indirect'):
                article.quote('direct' if kind == 'quote' else kind, optional, fields)
            elif kind == 'fact':
                article.fact(optional, fields)
            else:
                raise Fault(f'unknown directive {word!r}')
        except (Fault, ValueError, IndexError) as fault:
            raise Fault(f'line {number}: {fault}') from None
    article.settle_names()
    article.settle_references()
    return {**article.out, 'text': article.text}


def main():
    check = '--check' in sys.argv
    paths = [argument for argument in sys.argv[1:] if argument != '--check']
    if not paths:
        sys.exit(__doc__)
    failed = False
    for path in paths:
        try:
            compiled = json.dumps(compile_file(path), ensure_ascii=False, indent=1) + '\n'
        except Fault as fault:
            print(f'{path}: {fault}', file=sys.stderr)
            failed = True
            continue
        target = path.removesuffix('.ann') + '.json'
        if not check:
            with open(target, 'w', encoding='utf8') as file:
                file.write(compiled)
        elif not os.path.exists(target) or open(target, encoding='utf8').read() != compiled:
            print(f'{target}: differs from its annotation', file=sys.stderr)
            failed = True
    sys.exit(failed)


if __name__ == '__main__':
    main()
