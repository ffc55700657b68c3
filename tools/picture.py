#!/usr/bin/env python3
"""Takes pictures of the reader: runs it in tmux, presses keys, and writes the screen as SVG.

    tools/picture.py OUT.svg [--columns 160] [--rows 44] [--keys 'j Enter Tab'] [--wait WORDS] [--light] -- COMMAND…
    tools/picture.py --all          every picture of the README, from target/release/gleaner

Needs tmux and Python's standard library. Keys are written as tmux writes them.
"""
import argparse, html, os, re, shlex, subprocess, sys, tempfile, time, unicodedata

CELL_W, CELL_H, SIZE = 8.4, 18, 14
DARK = {'fg': '#d0d0d0', 'bg': '#16181d'}
LIGHT = {'fg': '#24292f', 'bg': '#fbfbfa'}
BASE = ['#1d1f21', '#cc6666', '#8abf6a', '#d7af5f', '#81a2be', '#b294bb', '#6fb3b8', '#c5c8c6',
        '#70757c', '#e06c75', '#a5d67a', '#f0c674', '#98bfe0', '#d0a8d8', '#86cfd5', '#ffffff']


def tmux(*words, check=True):
    return subprocess.run(['tmux', '-L', 'picture', *words], check=check, capture_output=True, text=True).stdout


def screen(command, columns, rows, keys, wait, light):
    """The screen after the keys, with its escape sequences."""
    with tempfile.TemporaryDirectory() as home:
        env = f'HOME={home} XDG_CONFIG_HOME={home} XDG_DATA_HOME={home} XDG_CACHE_HOME={home} TERM=xterm-256color COLORTERM=truecolor'
        env += ' COLORFGBG=' + ("'0;15'" if light else "'15;0'")
        tmux('kill-server', check=False)
        time.sleep(.5)  # the server ends after it has answered
        tmux('-f', '/dev/null', 'new-session', '-d', '-x', str(columns), '-y', str(rows), f'env -u NO_COLOR {env} {command}; sleep 60')
        tmux('set-option', '-g', 'status', 'off', check=False)
        try:
            seen = lambda: tmux('capture-pane', '-p')
            deadline = time.time() + 60
            looks = []  # until nothing is read any more and the screen is at rest
            while time.time() < deadline and (len(looks) < 4 or wait not in looks[-1] or len(set(looks[-4:])) > 1):
                looks.append(seen())
                time.sleep(.4)
            for key in keys:
                tmux('send-keys', key)
                time.sleep(.15)
            time.sleep(.5)
            return tmux('capture-pane', '-p', '-e', '-N')
        finally:
            tmux('kill-server', check=False)


def colour(number):
    if number < 16:
        return BASE[number]
    if number >= 232:
        return '#{0:02x}{0:02x}{0:02x}'.format(8 + 10 * (number - 232))
    steps = [0, 95, 135, 175, 215, 255]
    number -= 16
    return '#%02x%02x%02x' % (steps[number // 36], steps[number // 6 % 6], steps[number % 6])


def apply(style, codes):
    codes = [int(code or 0) for code in codes.split(';')] if codes else [0]
    while codes:
        code = codes.pop(0)
        if code == 0:
            style.clear()
        elif code in (1, 2, 3, 4, 7, 9):
            style[{1: 'bold', 2: 'dim', 3: 'italic', 4: 'underline', 7: 'reverse', 9: 'strike'}[code]] = True
        elif code in (22, 23, 24, 27, 29):
            for name in {22: ('bold', 'dim'), 23: ('italic',), 24: ('underline',), 27: ('reverse',), 29: ('strike',)}[code]:
                style.pop(name, None)
        elif code in (38, 48):
            ground = 'fg' if code == 38 else 'bg'
            if codes.pop(0) == 5:
                style[ground] = colour(codes.pop(0))
            else:
                style[ground] = '#%02x%02x%02x' % (codes.pop(0), codes.pop(0), codes.pop(0))
        elif code in (39, 49):
            style.pop('fg' if code == 39 else 'bg', None)
        elif 30 <= code <= 37 or 90 <= code <= 97:
            style['fg'] = BASE[code - 30 if code < 90 else code - 82]
        elif 40 <= code <= 47 or 100 <= code <= 107:
            style['bg'] = BASE[code - 40 if code < 100 else code - 92]


def width(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)


def svg(ansi, columns, rows, ground):
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{columns * CELL_W + 20:.0f}" height="{rows * CELL_H + 20}" '
           f'font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, \'DejaVu Sans Mono\', monospace" font-size="{SIZE}">',
           f'<rect width="100%" height="100%" rx="8" fill="{ground["bg"]}"/>']
    style = {}
    for row, line in enumerate(ansi.split('\n')[:rows]):
        column = 0
        for part in re.split(r'(\x1b\[[0-9;]*m)', line):
            code = re.fullmatch(r'\x1b\[([0-9;]*)m', part)
            if code:
                apply(style, code.group(1))
                continue
            if not part:
                continue
            cells = width(part)
            x, y = 10 + column * CELL_W, 10 + row * CELL_H
            fg, bg = style.get('fg', ground['fg']), style.get('bg')
            if style.get('reverse'):
                fg, bg = bg or ground['bg'], fg
            if bg:
                out.append(f'<rect x="{x:.1f}" y="{y}" width="{cells * CELL_W + .2:.1f}" height="{CELL_H}" fill="{bg}"/>')
            if part.strip():
                extra = ''.join([' font-weight="bold"' if style.get('bold') else '', ' font-style="italic"' if style.get('italic') else '',
                                 ' opacity=".6"' if style.get('dim') else '', ' text-decoration="underline"' if style.get('underline') else ''])
                out.append(f'<text x="{x:.1f}" y="{y + 13}" fill="{fg}" textLength="{cells * CELL_W:.1f}" xml:space="preserve"{extra}>{html.escape(part)}</text>')
            column += cells
    return '\n'.join(out + ['</svg>\n'])


def take(out, command, columns, rows, keys, wait, light):
    ground = LIGHT if light else DARK
    ansi = screen(command, columns, rows, keys, wait, light)
    with open(out, 'w') as file:
        file.write(svg(ansi, columns, rows, ground))
    print(out)


ALL = [
    ('reader.svg', 160, 44, 'g g', False),
    ('facts.svg', 160, 44, 'Enter Tab j j', False),
    ('light.svg', 120, 34, 'Enter j j j j', True),
    ('narrow.svg', 72, 30, 'Enter', False),
    ('help.svg', 120, 40, '?', False),
]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('out', nargs='?')
    parser.add_argument('--all', action='store_true')
    parser.add_argument('--columns', type=int, default=160)
    parser.add_argument('--rows', type=int, default=44)
    parser.add_argument('--keys', default='')
    parser.add_argument('--wait', default='articles')
    parser.add_argument('--light', action='store_true')
    own, command = (sys.argv[1:], []) if '--' not in sys.argv else (sys.argv[1:sys.argv.index('--')], sys.argv[sys.argv.index('--') + 1:])
    options = parser.parse_args(own)
    if options.all:
        root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        reader = f'cd {shlex.quote(root)} && exec target/release/gleaner'
        for name, columns, rows, keys, light in ALL:
            take(os.path.join(root, 'pictures', name), f'sh -c {shlex.quote(reader)}', columns, rows, keys.split(), 'articles', light)
    elif options.out and command:
        take(options.out, ' '.join(map(shlex.quote, command)), options.columns, options.rows, options.keys.split(), options.wait, options.light)
    else:
        parser.error('an output and a command, or --all')


main()
