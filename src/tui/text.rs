//! How the open article is drawn: its visible rows with what is highlighted in them, and the scroll bar.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::highlight::Highlights;
use super::line::{self, Piece};
use super::reader::Reader;
use super::theme::{Glyphs, Kind, Theme};
use super::wrap::{Row, RowKind};
use crate::article::{Article, Layer};
use crate::span::Span;

/// The columns left of the text from which links are numbered there.
const LINK_GUTTER: u16 = 4;

/// What the drawing needs beside the pane's own state.
pub struct View<'a> {
    /// Styles.
    pub theme: &'a Theme,
    /// Signs.
    pub glyphs: &'a Glyphs,
    /// What is highlighted.
    pub highlights: &'a Highlights,
    /// Whether lines are stretched to one width.
    pub justified: bool,
    /// Whether the pane has the focus.
    pub focused: bool,
}

/// Draws the visible rows. The leftmost column is the cursor's, the rightmost the scroll bar's.
pub fn draw(reader: &Reader, view: &View, area: Rect, text_width: u16, buffer: &mut Buffer) {
    let Some(article) = &reader.article else { return };
    let top = reader.top_row();
    let cursor = reader.row_of(reader.cursor);
    let width = text_width.min(area.width.saturating_sub(3)).max(1);
    let left = area.x + 1 + (area.width.saturating_sub(3 + width)) / 2;
    let numbered: Vec<(usize, usize)> = reader.links().map(|(n, link)| (n, link.span.start())).collect();
    for (y, (number, row)) in (area.y..area.bottom()).zip(reader.rows().iter().enumerate().skip(top)) {
        if number == cursor {
            let kind = if view.focused { Kind::Cursor } else { Kind::Border };
            line::draw(
                &[Piece(view.glyphs.cursor, view.theme.style(kind))],
                view.glyphs,
                Rect { x: left - 1, y, width: 1, height: 1 },
                buffer,
            );
        }
        let links: Vec<String> = numbered.iter().filter(|(_, at)| row.span.holds(*at)).map(|(n, _)| n.to_string()).collect();
        if !links.is_empty() && left > area.x + 1 + LINK_GUTTER {
            // Beside the text, never in it: the words on the screen are the article's.
            let words = format!("[{}]", links.join(","));
            let x = (left - 1).saturating_sub(words.len() as u16).max(area.x);
            let place = Rect { x, y, width: left - 1 - x, height: 1 };
            line::draw(&[Piece(&words, view.theme.style(Kind::Meta))], view.glyphs, place, buffer);
        }
        let next = reader.rows().get(number + 1);
        let stretches = view.justified && row.kind == RowKind::Paragraph && next.is_some_and(|next| next.kind == RowKind::Paragraph);
        draw_row(
            reader,
            article,
            view,
            (row, if stretches { width } else { 0 }),
            Rect { x: left, y, width: (width + 1).min(area.right().saturating_sub(left)), height: 1 },
            buffer,
        );
    }
    draw_bar(reader, view, area, buffer);
}

/// `stretch` is the width that a row is stretched to; none for 0.
fn draw_row(reader: &Reader, article: &Article, view: &View, (row, stretch): (&Row, u16), area: Rect, buffer: &mut Buffer) {
    let base = view.theme.style(match row.kind {
        RowKind::Title => Kind::Title,
        RowKind::Heading => Kind::Heading,
        RowKind::Standfirst | RowKind::Quote => Kind::Quotation,
        RowKind::Caption => Kind::Caption,
        RowKind::Meta => Kind::Meta,
        RowKind::Furniture => Kind::Furniture,
        RowKind::Blank | RowKind::Paragraph | RowKind::Item { .. } | RowKind::Table | RowKind::Code => Kind::Text,
    });
    let lead = match row.kind {
        RowKind::Item { bullet: true } => view.glyphs.bullet,
        RowKind::Quote => view.glyphs.quote_bar,
        _ => "",
    };
    if row.indent > 0 && !lead.is_empty() {
        line::draw(&[Piece(lead, view.theme.style(Kind::Meta))], view.glyphs, Rect { width: 1, ..area }, buffer);
    }
    let x = area.x + u16::from(row.indent);
    let pieces = styled(reader, article, view, row.span, base);
    let pieces: Vec<Piece> = pieces.iter().map(|(span, style)| Piece(span.of(&article.text), *style)).collect();
    let room = Rect { x, width: area.right().saturating_sub(x), ..area };
    let end = draw_words(&pieces, spread(row, row.span.of(&article.text), stretch), room, buffer);
    if row.hyphen {
        line::draw_whole("-", base, (end, area.y), area.right(), buffer);
    }
}

/// The columns that are shared out in a row stretched to a width, and the gaps between its words.
fn spread(row: &Row, words: &str, stretch: u16) -> (usize, usize) {
    if stretch == 0 {
        return (0, 0);
    }
    let columns = line::columns(words) + usize::from(row.indent) + usize::from(row.hyphen);
    let gaps = words.split(SPACES).filter(|word| !word.is_empty()).count().saturating_sub(1);
    let more = usize::from(stretch).saturating_sub(columns);
    // A row that is mostly gaps is worse to read than one that is short.
    (if more <= 2 * gaps { more } else { 0 }, gaps)
}

/// What is drawn as a space, and may be widened.
const SPACES: [char; 2] = [' ', '\n'];

/// Draws words that are known to fit; a line end inside them is a space. `more` columns are shared out among the `gaps` between
/// words. Answers the column behind the last.
fn draw_words(pieces: &[Piece], (more, gaps): (usize, usize), area: Rect, buffer: &mut Buffer) -> u16 {
    let mut x = area.x;
    let mut put = |x: u16, words: &str, style: Style| line::draw_whole(words, style, (x, area.y), area.right(), buffer);
    // How many gaps are passed, and whether the last was only now: several spaces are one gap, whatever style each has.
    let (mut passed, mut in_gap) = (0, false);
    for Piece(words, style) in pieces {
        for (n, part) in words.split(SPACES).enumerate() {
            if n > 0 {
                let wide = if in_gap {
                    1
                } else {
                    1 + (more * (passed + 1)).checked_div(gaps).unwrap_or(0) - (more * passed).checked_div(gaps).unwrap_or(0)
                };
                passed += usize::from(!in_gap);
                in_gap = true;
                x = (0..wide).fold(x, |x, _| put(x, " ", *style));
            }
            if !part.is_empty() {
                in_gap = false;
                x = put(x, part, *style);
            }
        }
    }
    x
}

/// A row's words cut where the style changes: links, the words of a fact, names and figures, hits, each laid over the one before.
fn styled(reader: &Reader, article: &Article, view: &View, row: Span, base: Style) -> Vec<(Span, Style)> {
    let mut layers: Vec<(Span, Style)> = Vec::new();
    let furniture = article.blocks.partition_point(|block| block.span.end() <= row.start());
    let shown = article.blocks.get(furniture).is_some_and(|block| block.layer != Layer::Furniture);
    let links = article.links.iter().filter(|link| link.span.overlaps(row));
    layers.extend(links.map(|link| (link.span, view.theme.style(Kind::Link))));
    layers.extend(reader.lit.iter().filter(|lit| lit.overlaps(row)).map(|&lit| (lit, view.theme.style(Kind::Evidence))));
    if let Some(analysis) = reader.analysis.as_ref().filter(|_| shown) {
        for mention in visible(&analysis.mentions, row, |mention| mention.span) {
            if let Some(style) = view.highlights.style(mention.of, analysis, view.theme) {
                layers.push((mention.span, style));
            }
        }
    }
    let current = reader.search.current.and_then(|current| reader.search.hits.get(current));
    for hit in visible(&reader.search.hits, row, |&hit| hit) {
        let kind = if Some(hit) == current { Kind::CurrentHit } else { Kind::Hit };
        layers.push((*hit, view.theme.style(kind)));
    }
    let mut cuts: Vec<usize> =
        [row.start(), row.end()].into_iter().chain(layers.iter().flat_map(|(span, _)| [span.start(), span.end()])).collect();
    cuts.retain(|&cut| row.start() <= cut && cut <= row.end());
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .map(|cut| {
            let span = Span::new(cut[0], cut[1]);
            let style = layers.iter().filter(|(layer, _)| layer.contains(span)).fold(base, |style, (_, over)| style.patch(*over));
            (span, style)
        })
        .collect()
}

/// Those of sorted, disjoint items that reach into a row.
fn visible<T>(items: &[T], row: Span, span: impl Fn(&T) -> Span) -> impl Iterator<Item = &T> {
    let first = items.partition_point(|item| span(item).end() <= row.start());
    let last = items.partition_point(|item| span(item).start() < row.end());
    items.get(first..last).unwrap_or_default().iter()
}

/// The scroll bar: where the page is, and where facts and hits lie.
fn draw_bar(reader: &Reader, view: &View, area: Rect, buffer: &mut Buffer) {
    let rows = reader.rows().len();
    let height = usize::from(area.height);
    if rows <= height || area.width < 4 || height == 0 {
        return;
    }
    let place = |row: usize| row * height / rows;
    let (first, last) = (place(reader.top_row()), place((reader.top_row() + height).min(rows) - 1));
    let mut ticks: Vec<Option<Kind>> = vec![None; height];
    if let Some(analysis) = &reader.analysis {
        for fact in &analysis.facts {
            for evidence in fact.evidence.iter().take(1) {
                ticks[place(reader.row_of(evidence.start()))] = Some(Kind::Planned);
            }
        }
    }
    for hit in &reader.search.hits {
        ticks[place(reader.row_of(hit.start()))] = Some(Kind::CurrentHit);
    }
    for (n, tick) in ticks.into_iter().enumerate() {
        let inside = (first..=last).contains(&n);
        let glyph = match (tick, inside) {
            (Some(_), _) => view.glyphs.tick,
            (None, true) => view.glyphs.thumb,
            (None, false) => view.glyphs.track,
        };
        let style = view.theme.style(tick.unwrap_or(if inside { Kind::Meta } else { Kind::Border }));
        line::draw(&[Piece(glyph, style)], view.glyphs, Rect { x: area.right() - 1, y: area.y + n as u16, width: 1, height: 1 }, buffer);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::super::theme::ThemeName;
    use super::super::wrap::Setting;
    use super::*;
    use crate::article::{Block, BlockKind, Source};
    use unicode_width::UnicodeWidthStr;

    /// The rows of a text as they are drawn at a width, without the columns of the cursor and the scroll bar.
    fn drawn(text: &str, width: u16, setting: Setting) -> Vec<String> {
        let mut article = Article::from_body(Source::Stream("a".into()), text.into(), None);
        let block = |words: &str| {
            let start = text.find(words).unwrap();
            Block { span: Span::new(start, start + words.len()), kind: BlockKind::Paragraph, layer: Layer::Body }
        };
        // Two lines may be one paragraph.
        article.blocks = text.split("\n\n").map(block).collect();
        let mut reader = Reader::default();
        reader.open(Arc::new(article), None, 0);
        reader.fit(width, 400, false, setting);
        let area = Rect { x: 0, y: 0, width: width + 3, height: reader.rows().len() as u16 };
        let mut buffer = Buffer::empty(area);
        let theme = Theme::new(ThemeName::Mono, &BTreeMap::new());
        let view =
            View { theme: &theme, glyphs: &Glyphs::ASCII, highlights: &Highlights::default(), justified: setting.justified, focused: true };
        draw(&reader, &view, area, width, &mut buffer);
        let cell = |x: u16, y: u16| buffer[(x, y)].symbol().to_owned();
        (0..area.height).map(|y| (1..=width).map(|x| cell(x, y)).collect::<String>()).collect()
    }

    const PARAGRAPHS: [&str; 3] = [
        "The harbour board said on Tuesday that it had sold the northern quay, with its two cranes and the long shed behind them, to a builder of turbines.",
        "Nobody would say  for how much,\nbut two people who know of the talks put it at £40\u{a0}million to £45\u{a0}million, and a third at “rather more than that”.",
        "Work — on the sea wall, above all — begins in the spring.",
    ];

    #[test]
    fn justified_rows_are_of_one_width_lose_no_word_and_leave_the_last_ragged() {
        for hyphenated in [false, true] {
            for width in 30..90 {
                let rows = drawn(&PARAGRAPHS.join("\n\n"), width, Setting { hyphenated, justified: true });
                let ragged = drawn(&PARAGRAPHS.join("\n\n"), width, Setting { hyphenated, justified: false });
                let words = |rows: &[String]| rows.join(" ").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
                assert_eq!(words(&rows), words(&ragged), "at {width}");
                let mut stretched = 0;
                for paragraph in rows.split(|row| row.trim().is_empty()).filter(|paragraph| !paragraph.is_empty()) {
                    let (last, others) = paragraph.split_last().unwrap();
                    for row in others {
                        let gaps = row.split_whitespace().count() - 1;
                        let missing = usize::from(width) - row.trim_end().width();
                        assert!(missing == 0 || missing > gaps, "{row:?} at {width} lacks {missing}");
                        stretched += usize::from(missing == 0);
                        // The gaps of a row differ by no more than one column, but for what is wider in the text.
                        let wide = row.trim_end().split(|c| c != ' ').map(str::len).filter(|&gap| gap > 0).max().unwrap_or(0);
                        assert!(wide <= 4, "{row:?} at {width}");
                    }
                    assert!(!last.trim_end().contains("  ") || last.contains("say  for"), "{last:?} at {width} is stretched");
                }
                assert!(stretched >= 2, "at {width}");
            }
        }
    }

    #[test]
    fn words_stand_as_they_are_where_nothing_is_stretched() {
        let rows = drawn("One  two\nthree", 40, Setting::default());
        assert_eq!(rows[0].trim_end(), "One  two three");
    }
}
