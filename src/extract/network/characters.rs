//! The classes of characters that the tokeniser's rules and a word's shape speak of.
//!
//! They are those the network was trained with, so they stay as they are while Unicode grows: an emoji younger than the
//! network is no symbol here. ASCII is answered without a table.

/// White space, as the network's tokeniser means it: also the four ASCII separators, which Unicode does not count.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

/// A digit of any script, a superscript or a circled digit.
pub fn is_digit(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { holds(DIGITS, c) }
}

/// A letter that the rules know.
pub fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { holds(CASED, c) || holds(UNCASED, c) }
}

/// A small letter, or one of a script without case.
pub fn is_lower(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_lowercase() } else { (c.is_lowercase() && holds(CASED, c)) || holds(UNCASED, c) }
}

/// A capital letter, or one of a script without case.
pub fn is_upper(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_uppercase() } else { (c.is_uppercase() && holds(CASED, c)) || holds(UNCASED, c) }
}

/// A sign of punctuation that is cut off at either end of a word. The full stop has rules of its own.
pub fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '…' | ','
            | ':'
            | ';'
            | '!'
            | '?'
            | '¿'
            | '؟'
            | '¡'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '<'
            | '>'
            | '_'
            | '#'
            | '*'
            | '&'
            | '。'
            | '？'
            | '！'
            | '，'
            | '、'
            | '；'
            | '：'
            | '～'
            | '·'
            | '।'
            | '،'
            | '۔'
            | '؛'
            | '٪'
    )
}

/// A quotation mark or an East Asian bracket.
pub fn is_quote(c: char) -> bool {
    matches!(
        c,
        '\'' | '"'
            | '”'
            | '“'
            | '`'
            | '‘'
            | '´'
            | '’'
            | '‚'
            | ','
            | '„'
            | '»'
            | '«'
            | '「'
            | '」'
            | '『'
            | '』'
            | '（'
            | '）'
            | '〔'
            | '〕'
            | '【'
            | '】'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '\u{2329}'
            | '\u{232a}'
            | '⟦'
            | '⟧'
    )
}

/// A symbol or pictograph.
pub fn is_icon(c: char) -> bool {
    !c.is_ascii() && holds(ICONS, c)
}

/// The sign of a currency.
pub fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '฿' | '﷼' | '₠'..='₿')
}

fn holds(ranges: &[(char, char)], c: char) -> bool {
    let after = ranges.partition_point(|&(_, last)| last < c);
    ranges.get(after).is_some_and(|&(first, _)| first <= c)
}

// Letters of scripts with case that the rules know: Latin, Greek, Cyrillic.
#[rustfmt::skip]
const CASED: &[(char, char)] = &[
    ('\u{41}', '\u{5a}'), ('\u{61}', '\u{7a}'), ('\u{c0}', '\u{d6}'), ('\u{d8}', '\u{f6}'), ('\u{f8}', '\u{1bf}'), ('\u{1c4}', '\u{2af}'),
    ('\u{386}', '\u{386}'), ('\u{388}', '\u{38a}'), ('\u{38c}', '\u{38c}'), ('\u{38e}', '\u{38f}'), ('\u{391}', '\u{3a9}'),
    ('\u{3ac}', '\u{3af}'), ('\u{3b1}', '\u{3c9}'), ('\u{3cc}', '\u{3ce}'), ('\u{400}', '\u{401}'), ('\u{403}', '\u{40a}'),
    ('\u{40c}', '\u{40d}'), ('\u{410}', '\u{451}'), ('\u{453}', '\u{45a}'), ('\u{45c}', '\u{45d}'), ('\u{490}', '\u{491}'),
    ('\u{496}', '\u{497}'), ('\u{4a2}', '\u{4a3}'), ('\u{4ae}', '\u{4af}'), ('\u{4ba}', '\u{4bb}'), ('\u{4d8}', '\u{4d9}'),
    ('\u{4e8}', '\u{4e9}'), ('\u{1d00}', '\u{1d25}'), ('\u{1d6b}', '\u{1d77}'), ('\u{1d79}', '\u{1d9a}'), ('\u{1e00}', '\u{1eff}'),
    ('\u{2c60}', '\u{2c7b}'), ('\u{2c7e}', '\u{2c7f}'), ('\u{a722}', '\u{a76f}'), ('\u{a771}', '\u{a787}'), ('\u{a78b}', '\u{a78e}'),
    ('\u{a790}', '\u{a7b9}'), ('\u{a7fa}', '\u{a7fa}'), ('\u{ab30}', '\u{ab5a}'), ('\u{ab60}', '\u{ab64}'), ('\u{ff21}', '\u{ff3a}'),
    ('\u{ff41}', '\u{ff5a}'),
];

// Scripts without case that the rules know; they count as upper and as lower.
#[rustfmt::skip]
const UNCASED: &[(char, char)] = &[
    ('\u{591}', '\u{5f4}'), ('\u{620}', '\u{64a}'), ('\u{66e}', '\u{6d5}'), ('\u{6e5}', '\u{6ff}'), ('\u{750}', '\u{77f}'),
    ('\u{8a0}', '\u{8bd}'), ('\u{900}', '\u{9ff}'), ('\u{b80}', '\u{cff}'), ('\u{d80}', '\u{dff}'), ('\u{1100}', '\u{137f}'),
    ('\u{2e80}', '\u{2fdf}'), ('\u{2ff0}', '\u{30ff}'), ('\u{31c0}', '\u{31ef}'), ('\u{3200}', '\u{4dbf}'), ('\u{4e00}', '\u{9fff}'),
    ('\u{ac00}', '\u{d7af}'), ('\u{f900}', '\u{faff}'), ('\u{fb1d}', '\u{fbb1}'), ('\u{fbd3}', '\u{fd3d}'), ('\u{fd50}', '\u{fdc7}'),
    ('\u{fdf0}', '\u{fdfb}'), ('\u{fe30}', '\u{fe4f}'), ('\u{fe70}', '\u{fefc}'), ('\u{1ee00}', '\u{1eebb}'), ('\u{1f200}', '\u{1f2ff}'),
    ('\u{20000}', '\u{2a6df}'), ('\u{2a700}', '\u{2ebef}'), ('\u{2f800}', '\u{2fa1f}'),
];

// Symbols and pictographs (general category So) that the rules cut off.
#[rustfmt::skip]
const ICONS: &[(char, char)] = &[
    ('\u{a6}', '\u{a6}'), ('\u{a9}', '\u{a9}'), ('\u{ae}', '\u{ae}'), ('\u{b0}', '\u{b0}'), ('\u{482}', '\u{482}'),
    ('\u{58d}', '\u{58e}'), ('\u{60e}', '\u{60f}'), ('\u{6de}', '\u{6de}'), ('\u{6e9}', '\u{6e9}'), ('\u{6fd}', '\u{6fe}'),
    ('\u{7f6}', '\u{7f6}'), ('\u{9fa}', '\u{9fa}'), ('\u{b70}', '\u{b70}'), ('\u{bf3}', '\u{bf8}'), ('\u{bfa}', '\u{bfa}'),
    ('\u{c7f}', '\u{c7f}'), ('\u{d4f}', '\u{d4f}'), ('\u{d79}', '\u{d79}'), ('\u{f01}', '\u{f03}'), ('\u{f13}', '\u{f13}'),
    ('\u{f15}', '\u{f17}'), ('\u{f1a}', '\u{f1f}'), ('\u{f34}', '\u{f34}'), ('\u{f36}', '\u{f36}'), ('\u{f38}', '\u{f38}'),
    ('\u{fbe}', '\u{fc5}'), ('\u{fc7}', '\u{fcc}'), ('\u{fce}', '\u{fcf}'), ('\u{fd5}', '\u{fd8}'), ('\u{109e}', '\u{109f}'),
    ('\u{1390}', '\u{1399}'), ('\u{1940}', '\u{1940}'), ('\u{19de}', '\u{19ff}'), ('\u{1b61}', '\u{1b6a}'), ('\u{1b74}', '\u{1b7c}'),
    ('\u{2100}', '\u{2101}'), ('\u{2103}', '\u{2106}'), ('\u{2108}', '\u{2109}'), ('\u{2114}', '\u{2114}'), ('\u{2116}', '\u{2117}'),
    ('\u{211e}', '\u{2123}'), ('\u{2125}', '\u{2125}'), ('\u{2127}', '\u{2127}'), ('\u{2129}', '\u{2129}'), ('\u{212e}', '\u{212e}'),
    ('\u{213a}', '\u{213b}'), ('\u{214a}', '\u{214a}'), ('\u{214c}', '\u{214d}'), ('\u{214f}', '\u{214f}'), ('\u{218a}', '\u{218b}'),
    ('\u{2195}', '\u{2199}'), ('\u{219c}', '\u{219f}'), ('\u{21a1}', '\u{21a2}'), ('\u{21a4}', '\u{21a5}'), ('\u{21a7}', '\u{21ad}'),
    ('\u{21af}', '\u{21cd}'), ('\u{21d0}', '\u{21d1}'), ('\u{21d3}', '\u{21d3}'), ('\u{21d5}', '\u{21f3}'), ('\u{2300}', '\u{2307}'),
    ('\u{230c}', '\u{231f}'), ('\u{2322}', '\u{2328}'), ('\u{232b}', '\u{237b}'), ('\u{237d}', '\u{239a}'), ('\u{23b4}', '\u{23db}'),
    ('\u{23e2}', '\u{2426}'), ('\u{2440}', '\u{244a}'), ('\u{249c}', '\u{24e9}'), ('\u{2500}', '\u{25b6}'), ('\u{25b8}', '\u{25c0}'),
    ('\u{25c2}', '\u{25f7}'), ('\u{2600}', '\u{266e}'), ('\u{2670}', '\u{2767}'), ('\u{2794}', '\u{27bf}'), ('\u{2800}', '\u{28ff}'),
    ('\u{2b00}', '\u{2b2f}'), ('\u{2b45}', '\u{2b46}'), ('\u{2b4d}', '\u{2b73}'), ('\u{2b76}', '\u{2b95}'), ('\u{2b98}', '\u{2bc8}'),
    ('\u{2bca}', '\u{2bfe}'), ('\u{2ce5}', '\u{2cea}'), ('\u{2e80}', '\u{2e99}'), ('\u{2e9b}', '\u{2ef3}'), ('\u{2f00}', '\u{2fd5}'),
    ('\u{2ff0}', '\u{2ffb}'), ('\u{3004}', '\u{3004}'), ('\u{3012}', '\u{3013}'), ('\u{3020}', '\u{3020}'), ('\u{3036}', '\u{3037}'),
    ('\u{303e}', '\u{303f}'), ('\u{3190}', '\u{3191}'), ('\u{3196}', '\u{319f}'), ('\u{31c0}', '\u{31e3}'), ('\u{3200}', '\u{321e}'),
    ('\u{322a}', '\u{3247}'), ('\u{3250}', '\u{3250}'), ('\u{3260}', '\u{327f}'), ('\u{328a}', '\u{32b0}'), ('\u{32c0}', '\u{32fe}'),
    ('\u{3300}', '\u{33ff}'), ('\u{4dc0}', '\u{4dff}'), ('\u{a490}', '\u{a4c6}'), ('\u{a828}', '\u{a82b}'), ('\u{a836}', '\u{a837}'),
    ('\u{a839}', '\u{a839}'), ('\u{aa77}', '\u{aa79}'), ('\u{fdfd}', '\u{fdfd}'), ('\u{ffe4}', '\u{ffe4}'), ('\u{ffe8}', '\u{ffe8}'),
    ('\u{ffed}', '\u{ffee}'), ('\u{fffc}', '\u{fffd}'), ('\u{10137}', '\u{1013f}'), ('\u{10179}', '\u{10189}'),
    ('\u{1018c}', '\u{1018e}'), ('\u{10190}', '\u{1019b}'), ('\u{101a0}', '\u{101a0}'), ('\u{101d0}', '\u{101fc}'),
    ('\u{10877}', '\u{10878}'), ('\u{10ac8}', '\u{10ac8}'), ('\u{1173f}', '\u{1173f}'), ('\u{16b3c}', '\u{16b3f}'),
    ('\u{16b45}', '\u{16b45}'), ('\u{1bc9c}', '\u{1bc9c}'), ('\u{1d000}', '\u{1d0f5}'), ('\u{1d100}', '\u{1d126}'),
    ('\u{1d129}', '\u{1d164}'), ('\u{1d16a}', '\u{1d16c}'), ('\u{1d183}', '\u{1d184}'), ('\u{1d18c}', '\u{1d1a9}'),
    ('\u{1d1ae}', '\u{1d1e8}'), ('\u{1d200}', '\u{1d241}'), ('\u{1d245}', '\u{1d245}'), ('\u{1d300}', '\u{1d356}'),
    ('\u{1d800}', '\u{1d9ff}'), ('\u{1da37}', '\u{1da3a}'), ('\u{1da6d}', '\u{1da74}'), ('\u{1da76}', '\u{1da83}'),
    ('\u{1da85}', '\u{1da86}'), ('\u{1ecac}', '\u{1ecac}'), ('\u{1f000}', '\u{1f02b}'), ('\u{1f030}', '\u{1f093}'),
    ('\u{1f0a0}', '\u{1f0ae}'), ('\u{1f0b1}', '\u{1f0bf}'), ('\u{1f0c1}', '\u{1f0cf}'), ('\u{1f0d1}', '\u{1f0f5}'),
    ('\u{1f110}', '\u{1f16b}'), ('\u{1f170}', '\u{1f1ac}'), ('\u{1f1e6}', '\u{1f202}'), ('\u{1f210}', '\u{1f23b}'),
    ('\u{1f240}', '\u{1f248}'), ('\u{1f250}', '\u{1f251}'), ('\u{1f260}', '\u{1f265}'), ('\u{1f300}', '\u{1f3fa}'),
    ('\u{1f400}', '\u{1f6d4}'), ('\u{1f6e0}', '\u{1f6ec}'), ('\u{1f6f0}', '\u{1f6f9}'), ('\u{1f700}', '\u{1f773}'),
    ('\u{1f780}', '\u{1f7d8}'), ('\u{1f800}', '\u{1f80b}'), ('\u{1f810}', '\u{1f847}'), ('\u{1f850}', '\u{1f859}'),
    ('\u{1f860}', '\u{1f887}'), ('\u{1f890}', '\u{1f8ad}'), ('\u{1f900}', '\u{1f90b}'), ('\u{1f910}', '\u{1f93e}'),
    ('\u{1f940}', '\u{1f970}'), ('\u{1f973}', '\u{1f976}'), ('\u{1f97a}', '\u{1f97a}'), ('\u{1f97c}', '\u{1f9a2}'),
    ('\u{1f9b0}', '\u{1f9b9}'), ('\u{1f9c0}', '\u{1f9c2}'), ('\u{1f9d0}', '\u{1f9ff}'), ('\u{1fa60}', '\u{1fa6d}'),
];

// Digits beyond ASCII: decimal digits of every script, superscripts, circled digits (numeric type Digit or Decimal).
#[rustfmt::skip]
const DIGITS: &[(char, char)] = &[
    ('\u{b2}', '\u{b3}'), ('\u{b9}', '\u{b9}'), ('\u{660}', '\u{669}'), ('\u{6f0}', '\u{6f9}'), ('\u{7c0}', '\u{7c9}'),
    ('\u{966}', '\u{96f}'), ('\u{9e6}', '\u{9ef}'), ('\u{a66}', '\u{a6f}'), ('\u{ae6}', '\u{aef}'), ('\u{b66}', '\u{b6f}'),
    ('\u{be6}', '\u{bef}'), ('\u{c66}', '\u{c6f}'), ('\u{ce6}', '\u{cef}'), ('\u{d66}', '\u{d6f}'), ('\u{de6}', '\u{def}'),
    ('\u{e50}', '\u{e59}'), ('\u{ed0}', '\u{ed9}'), ('\u{f20}', '\u{f29}'), ('\u{1040}', '\u{1049}'), ('\u{1090}', '\u{1099}'),
    ('\u{1369}', '\u{1371}'), ('\u{17e0}', '\u{17e9}'), ('\u{1810}', '\u{1819}'), ('\u{1946}', '\u{194f}'), ('\u{19d0}', '\u{19da}'),
    ('\u{1a80}', '\u{1a89}'), ('\u{1a90}', '\u{1a99}'), ('\u{1b50}', '\u{1b59}'), ('\u{1bb0}', '\u{1bb9}'), ('\u{1c40}', '\u{1c49}'),
    ('\u{1c50}', '\u{1c59}'), ('\u{2070}', '\u{2070}'), ('\u{2074}', '\u{2079}'), ('\u{2080}', '\u{2089}'), ('\u{2460}', '\u{2468}'),
    ('\u{2474}', '\u{247c}'), ('\u{2488}', '\u{2490}'), ('\u{24ea}', '\u{24ea}'), ('\u{24f5}', '\u{24fd}'), ('\u{24ff}', '\u{24ff}'),
    ('\u{2776}', '\u{277e}'), ('\u{2780}', '\u{2788}'), ('\u{278a}', '\u{2792}'), ('\u{a620}', '\u{a629}'), ('\u{a8d0}', '\u{a8d9}'),
    ('\u{a900}', '\u{a909}'), ('\u{a9d0}', '\u{a9d9}'), ('\u{a9f0}', '\u{a9f9}'), ('\u{aa50}', '\u{aa59}'), ('\u{abf0}', '\u{abf9}'),
    ('\u{ff10}', '\u{ff19}'), ('\u{104a0}', '\u{104a9}'), ('\u{10a40}', '\u{10a43}'), ('\u{10d30}', '\u{10d39}'),
    ('\u{10e60}', '\u{10e68}'), ('\u{11052}', '\u{1105a}'), ('\u{11066}', '\u{1106f}'), ('\u{110f0}', '\u{110f9}'),
    ('\u{11136}', '\u{1113f}'), ('\u{111d0}', '\u{111d9}'), ('\u{112f0}', '\u{112f9}'), ('\u{11450}', '\u{11459}'),
    ('\u{114d0}', '\u{114d9}'), ('\u{11650}', '\u{11659}'), ('\u{116c0}', '\u{116c9}'), ('\u{11730}', '\u{11739}'),
    ('\u{118e0}', '\u{118e9}'), ('\u{11950}', '\u{11959}'), ('\u{11c50}', '\u{11c59}'), ('\u{11d50}', '\u{11d59}'),
    ('\u{11da0}', '\u{11da9}'), ('\u{16a60}', '\u{16a69}'), ('\u{16ac0}', '\u{16ac9}'), ('\u{16b50}', '\u{16b59}'),
    ('\u{1d7ce}', '\u{1d7ff}'), ('\u{1e140}', '\u{1e149}'), ('\u{1e2f0}', '\u{1e2f9}'), ('\u{1e950}', '\u{1e959}'),
    ('\u{1f100}', '\u{1f10a}'), ('\u{1fbf0}', '\u{1fbf9}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_disjoint() {
        for table in [CASED, UNCASED, ICONS, DIGITS] {
            assert!(table.iter().all(|(first, last)| first <= last));
            assert!(table.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }
    }

    #[test]
    fn classes_of_characters() {
        type Class = fn(char) -> bool;
        let cases: &[(Class, &str, &str)] = &[
            (is_space, " \t\n\u{a0}\u{2009}\u{1f}", "a\u{200b}"),
            (is_digit, "09²⑤٣", "½Ⅳ一"),
            (is_letter, "aÉßłкΩ日한", "1_-\u{301}"),
            (is_lower, "aéßк日", "AÉ1."),
            (is_upper, "AÉКΩ日", "aé1."),
            (is_punctuation, "…,)&。", ".'-/@"),
            (is_quote, "'”«「", "(-"),
            (is_icon, "©™↗☕😀", "$+a→"),
            (is_currency, "$£€₹₿", "¢a"),
        ];
        for &(class, inside, outside) in cases {
            assert!(inside.chars().all(class), "{inside}");
            assert!(!outside.chars().any(class), "{outside}");
        }
    }
}
