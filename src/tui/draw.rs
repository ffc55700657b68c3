//! Draws the screen: headings, panes, status line, overlays. Drawing changes nothing.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::action::Action;
use super::app::{App, Overlay};
use super::layout::Pane;
use super::line::{self, Piece};
use super::prompt::{Prompt, Question};
use super::reader;
use super::text::{self, View};
use super::theme::Kind;
use super::{facts, items};
use super::{help, list, picker, sheet};
use crate::extract::analysis::Entity;
use crate::extract::figure::describe;
use crate::library::entry::{Entry, State};
use crate::library::update::Progress;

/// Draws a screen that has been fitted; answers where the cursor is seen.
pub fn draw(app: &App, buffer: &mut Buffer) -> Option<Position> {
    let screen = buffer.area;
    if let Some(area) = app.panes.list {
        let body = heading(app, Pane::List, &list_heading(app), area, buffer);
        list::draw(&app.list, &app.shelf, app.focus == Pane::List, &app.theme, &app.glyphs, body, buffer);
        if app.shelf.total() == 0 && app.panes.text.is_none() {
            draw_nothing(app, indented(body, 1), buffer);
        } else if app.shelf.is_empty() {
            let words = if app.shelf.total() == 0 { "No articles found here." } else { "No article holds these words." };
            line::draw(&[Piece(words, app.theme.style(Kind::Meta))], &app.glyphs, indented(body, 1), buffer);
        }
    }
    if let Some(area) = app.panes.text {
        let body = heading(app, Pane::Text, &text_heading(app), area, buffer);
        let body = draw_above_text(app, body, buffer);
        let view = View {
            theme: &app.theme,
            glyphs: &app.glyphs,
            highlights: &app.highlights,
            justified: app.setting.justified,
            focused: app.focus == Pane::Text,
        };
        text::draw(&app.reader, &view, body, app.width, buffer);
        if app.reader.article.is_none() {
            draw_nothing(app, indented(body, 2), buffer);
        } else if app.reader.rows().is_empty() {
            draw_paragraphs(app, &all_hidden(app), indented(body, 2), buffer);
        }
    }
    if let Some(area) = app.panes.facts {
        let body = heading(app, Pane::Facts, &facts_heading(app), area, buffer);
        if let Some(article) = &app.reader.article {
            let body = Rect { width: body.width.saturating_sub(1), ..body };
            facts::draw(&app.facts, article, app.focus == Pane::Facts, &app.theme, &app.glyphs, body, buffer);
        }
    }
    for x in app.panes.rules.into_iter().flatten() {
        for y in screen.y..app.panes.status.y {
            line::draw(
                &[Piece(app.glyphs.vertical, app.theme.style(Kind::Border))],
                &app.glyphs,
                Rect { x, y, width: 1, height: 1 },
                buffer,
            );
        }
    }
    draw_status(app, app.panes.status, buffer);
    match &app.overlay {
        Some(Overlay::Help(overlay)) => help::draw(overlay, &app.keymap, &app.theme, &app.glyphs, screen, buffer),
        Some(Overlay::Sheet(sheet)) => sheet::draw(sheet, &app.theme, &app.glyphs, screen, buffer),
        Some(Overlay::Picker(overlay)) => picker::draw(overlay, &app.theme, &app.glyphs, screen, buffer),
        Some(Overlay::Prompt(prompt)) => {
            let (seen, lead) = seen_of(app, prompt, app.panes.status.width);
            let before = prompt.input.get(seen.start..prompt.cursor).unwrap_or_default().width();
            let end = app.panes.status.x.saturating_add((prompt.question.sign().width() + lead.width() + before) as u16);
            return Some(Position { x: end.min(screen.right().saturating_sub(1)), y: app.panes.status.y });
        }
        None => {}
    }
    None
}

/// Draws what is to be known of how the article was read, and the reader's note on it, above the text; answers what is left.
fn draw_above_text(app: &App, mut area: Rect, buffer: &mut Buffer) -> Rect {
    let lines = [(app.remark(), "", Kind::Problem), (app.note(), "note: ", Kind::Tag)];
    for (words, lead, kind) in lines.into_iter().filter_map(|(words, lead, kind)| Some((words?, lead, kind))) {
        if area.height == 0 {
            break;
        }
        let style = app.theme.style(kind);
        line::draw(&[Piece(lead, style), Piece(words, style)], &app.glyphs, Rect { height: 1, ..indented(area, 2) }, buffer);
        area = Rect { y: area.y + 1, height: area.height - 1, ..area };
    }
    area
}

fn indented(area: Rect, by: u16) -> Rect {
    let by = by.min(area.width);
    Rect { x: area.x + by, width: area.width - by, ..area }
}

/// Draws a pane's heading; answers what is left for the pane.
fn heading(app: &App, pane: Pane, words: &str, area: Rect, buffer: &mut Buffer) -> Rect {
    if area.height == 0 {
        return area;
    }
    let top = Rect { height: 1, ..area };
    let style = app.theme.style(if app.focus == pane { Kind::BorderFocus } else { Kind::Meta });
    let used = line::draw(&[Piece(" ", style), Piece(words, style), Piece(" ", style)], &app.glyphs, top, buffer);
    let rule = app.glyphs.bar_empty.repeat(usize::from(top.width.saturating_sub(used)));
    let border = app.theme.style(Kind::Border);
    line::draw(&[Piece(&rule, border)], &app.glyphs, Rect { x: top.x + used, width: top.width.saturating_sub(used), ..top }, buffer);
    Rect { y: area.y + 1, height: area.height - 1, ..area }
}

fn list_heading(app: &App) -> String {
    let dot = app.glyphs.dot;
    let shown = if app.shelf.filter().is_empty() {
        match app.shelf.total() {
            1 => "1 article".to_owned(),
            total => format!("{total} articles"),
        }
    } else {
        format!("{} of {} with “{}”", app.shelf.len(), app.shelf.total(), app.shelf.filter())
    };
    format!("{shown} {dot} {} unread", app.shelf.unread())
}

fn text_heading(app: &App) -> String {
    let Some(article) = &app.reader.article else { return "Text".into() };
    let meta = &article.meta;
    let date = meta.published.map(|date| date.strftime("%-d %B %Y").to_string());
    let byline =
        meta.byline.as_ref().map(|byline| if byline.to_lowercase().starts_with("by ") { byline.clone() } else { format!("by {byline}") });
    let minutes = reader::minutes(article);
    let minutes = format!("{minutes} min");
    let parts: Vec<String> = [meta.source.clone(), date, byline, Some(minutes)].into_iter().flatten().collect();
    parts.join(&format!(" {} ", app.glyphs.dot))
}

fn facts_heading(app: &App) -> String {
    let dot = app.glyphs.dot;
    if app.reader.analysis.is_none() {
        return if app.reader.article.is_some() { format!("Facts {dot} reading{}", app.glyphs.ellipsis) } else { "Facts".into() };
    }
    let mut words = "Facts".to_owned();
    let shown = app.facts.items().filter(|item| item.status.is_some()).count();
    if shown > 0 {
        words.push_str(&format!(" {dot} {shown}"));
    }
    if !app.facts.about().is_empty() {
        words.push_str(&format!(" {dot} about “{}”", app.facts.about()));
    }
    if app.facts.hidden() > 0 {
        let key = app.keymap.chord(Action::Certainty).map_or_else(String::new, |key| format!(" ({key})"));
        words.push_str(&format!(" {dot} {} unsure hidden{key}", app.facts.hidden()));
    }
    words
}

/// What helps who has nothing to read.
const WHAT_TO_DO: [&str; 2] = [
    "gleaner FOLDER reads the articles of a folder: plain text, Markdown, saved web pages, RSS and Atom files, e-books.",
    "To have it read the same folder every time, name it in the configuration: gleaner config default > config.toml, and there folders = [\"~/news\"].",
];

/// Why there is no text, and what to do about it.
fn draw_nothing(app: &App, area: Rect, buffer: &mut Buffer) {
    let words = match app.list.selected.and_then(|id| app.shelf.line(id)).map(|entry| &entry.state) {
        Some(State::Failed(reason)) => format!("This cannot be read: {reason}."),
        Some(_) => "Reading…".into(),
        None if app.shelf.total() == 0 => "There is nothing to read here yet.".into(),
        None => String::new(),
    };
    let mut paragraphs = vec![words];
    let failed = |line: Option<&Entry>| line.is_some_and(|line| matches!(line.state, State::Failed(_)));
    if app.shelf.len() == app.shelf.total() && app.shelf.rows(0..app.shelf.len()).all(failed) {
        // A new user, or one who is lost.
        paragraphs.extend(WHAT_TO_DO.map(str::to_owned));
        paragraphs.extend(app.keymap.chord(Action::Quit).map(|quit| format!("{quit} ends the program.")));
    }
    draw_paragraphs(app, &paragraphs.join("\n"), area, buffer);
}

/// Why an article has no row to show.
fn all_hidden(app: &App) -> String {
    let key = app.keymap.chord(Action::Furniture).map_or_else(String::new, |key| format!(" {key} shows it."));
    format!("All that is in it looks like menus, share bars or adverts.{key}")
}

/// Draws lines of the program's own words, wrapped.
fn draw_paragraphs(app: &App, words: &str, area: Rect, buffer: &mut Buffer) {
    let words = words.to_owned();
    let style = app.theme.style(Kind::Meta);
    let article = crate::article::Article::from_body(crate::article::Source::Stream(String::new()), words, None);
    let words = &article.text;
    let rows = super::wrap::wrap(words, &article.blocks, area.width.clamp(1, 72), false);
    for (y, row) in (area.y + 1..area.bottom()).zip(rows) {
        line::draw(&[Piece(row.span.of(words), style)], &app.glyphs, Rect { y, height: 1, ..area }, buffer);
    }
}

/// The columns beside the place in the article with which there is room for anything else.
const LEAST_ROOM: u16 = 16;

fn draw_status(app: &App, area: Rect, buffer: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    let style = app.theme.style(Kind::Status);
    buffer.set_style(area, style);
    let right = status_right(app);
    let room = area.width.saturating_sub(right.width() as u16 + 2);
    // What is asked of the reader or told once counts for more than the place, where there is no room for both.
    let mut line = |pieces: &[Piece], counts_for_more: bool| {
        let wanted: usize = pieces.iter().map(|piece| piece.0.width()).sum();
        let all = room < LEAST_ROOM || (counts_for_more && wanted > usize::from(room));
        line::draw(pieces, &app.glyphs, Rect { width: if all { area.width } else { room }, ..area }, buffer);
        if !all {
            line::draw(&[Piece(&right, style)], &app.glyphs, Rect { x: area.x + room + 1, width: area.width - room - 1, ..area }, buffer);
        }
    };
    match (&app.overlay, app.pending(), &app.message) {
        (Some(Overlay::Prompt(prompt)), _, _) => {
            let (seen, lead) = seen_of(app, prompt, area.width);
            let (input, hits) = (prompt.input.as_str(), prompt_hits(app, prompt));
            let place = prompt.fault().map_or(0..0, |fault| fault.place);
            let within = |at: usize| input.floor_char_boundary(at).clamp(seen.start, seen.end);
            let (start, end) = (within(place.start), within(place.end));
            let part = |range: std::ops::Range<usize>, style| Piece(input.get(range).unwrap_or_default(), style);
            let (sign, lead) = (Piece(prompt.question.sign(), style), Piece(lead, style));
            let (before, wrong) = (part(seen.start..start, style), part(start..end, app.theme.style(Kind::Problem)));
            let pieces = [sign, lead, before, wrong, part(end..seen.end, style), Piece(&hits, app.theme.style(Kind::Message))];
            line(&pieces, true);
        }
        (_, Some(pending), _) => line(&[Piece(" ", style), Piece(&pending, style)], true),
        (_, _, Some(message)) => {
            let style = app.theme.style(Kind::Message);
            line(&[Piece(" ", style), Piece(message, style)], true);
        }
        _ => {
            let room = if room < LEAST_ROOM { area.width } else { room };
            line(&[Piece(" ", style), Piece(&what_is_here(app, usize::from(room).saturating_sub(1)), style)], false);
        }
    }
}

/// The part of an input that is seen, around the cursor, and what stands for what is left out before it.
fn seen_of<'a>(app: &'a App, prompt: &Prompt, width: u16) -> (std::ops::Range<usize>, &'a str) {
    let (sign, hits) = (prompt.question.sign().width(), prompt_hits(app, prompt).width());
    let room = usize::from(width).saturating_sub(sign + 1);
    let room = room.saturating_sub(hits).max(room.min(16));
    let input = prompt.input.as_str();
    if input.width() <= room {
        return (0..input.len(), "");
    }
    let (before, after) = input.split_at(input.floor_char_boundary(prompt.cursor));
    let (mut columns, mut start) = (before.width(), 0);
    for (grapheme, wide) in line::graphemes(before) {
        if columns < room {
            break;
        }
        (columns, start) = (columns.saturating_sub(usize::from(wide)), start + grapheme.len());
    }
    let mut end = before.len();
    for (grapheme, wide) in line::graphemes(after) {
        columns += usize::from(wide);
        if columns >= room {
            break;
        }
        end += grapheme.len();
    }
    (start..end, if start > 0 { app.glyphs.ellipsis } else { "" })
}

fn prompt_hits(app: &App, prompt: &Prompt) -> String {
    match prompt.question {
        Question::Search if prompt.input.trim().is_empty() => String::new(),
        Question::Filter | Question::All if prompt.input.is_empty() => {
            "   words, \"a phrase\", org:name, money>1m, after:2024, unread".into()
        }
        Question::Search => match app.reader.search.hits.len() {
            0 => "   no hit".into(),
            1 => "   1 hit".into(),
            hits => format!("   {hits} hits"),
        },
        Question::All => prompt.fault().map_or_else(String::new, |fault| format!("   {}", fault.message)),
        Question::Filter => match prompt.fault() {
            Some(fault) => format!("   {}", fault.message),
            None => format!("   {} of {}", app.shelf.len(), app.shelf.total()),
        },
        Question::About => format!("   {} shown", app.facts.items().len()),
        _ => String::new(),
    }
}

/// Background work, search, and the place in the article.
fn status_right(app: &App) -> String {
    let mut parts = Vec::new();
    if let Some(Progress { done, all, .. }) = app.progress {
        let full = (done * 10).checked_div(all).unwrap_or(0).min(10);
        let bar = app.glyphs.bar_full.repeat(full) + &app.glyphs.bar_empty.repeat(10 - full);
        parts.push(format!("reading {bar} {done}/{all}"));
    }
    if let (hits, Some(current)) = (app.reader.search.hits.len(), app.reader.search.current) {
        parts.push(format!("/{} {}/{hits}", app.reader.search.query, current + 1));
    }
    if app.reader.article.is_some() {
        let left = match app.reader.minutes_left() {
            0 => String::new(),
            minutes => format!(" {} {minutes} min left", app.glyphs.dot),
        };
        parts.push(format!("{}%{left}", app.reader.percent()));
    }
    parts.join("  ") + " "
}

/// The keys that are told where nothing else is to be told.
fn hints(app: &App) -> Option<&'static [(Action, &'static str)]> {
    const LIST: &[(Action, &str)] = &[
        (Action::Open, "open"),
        (Action::Filter, "filter"),
        (Action::SearchAll, "search all"),
        (Action::NextPane, "pane"),
        (Action::Help, "help"),
        (Action::Quit, "quit"),
    ];
    const NOTHING: &[(Action, &str)] = &[(Action::Help, "help"), (Action::Quit, "quit")];
    const TEXT: &[(Action, &str)] = &[(Action::NextPane, "pane"), (Action::Help, "help"), (Action::Quit, "back")];
    const FACTS: &[(Action, &str)] = &[
        (Action::Open, "go to its words"),
        (Action::Copy, "copy"),
        (Action::About, "only about"),
        (Action::Certainty, "how sure"),
        (Action::Help, "help"),
        (Action::Quit, "back"),
    ];
    const SHEET: &[(Action, &str)] =
        &[(Action::Open, "go there"), (Action::Search, "narrow"), (Action::Copy, "copy"), (Action::Help, "help"), (Action::Quit, "close")];
    match (&app.overlay, app.focus) {
        (Some(Overlay::Sheet(_)), _) => Some(SHEET),
        // Their titles tell the keys.
        (Some(_), _) => Some(&[]),
        (None, Pane::List) if app.shelf.total() == 0 => Some(NOTHING),
        (None, Pane::List) => Some(LIST),
        (None, Pane::Facts) => Some(FACTS),
        (None, Pane::Text) if app.reader.article.is_none() => Some(TEXT),
        (None, Pane::Text) => None,
    }
}

/// The hints that have room, as `? help  q quit`. How to get help and out again is told before anything else.
fn told_within(hints: &[(Action, &str)], app: &App, room: usize) -> String {
    // What has no key is not offered.
    let offer = |(action, words): &(Action, &str)| {
        let needed = matches!(action, Action::Help | Action::Quit);
        Some((needed, format!("{} {words}", app.keymap.chord(*action)?)))
    };
    let mut offered: Vec<(bool, String)> = hints.iter().filter_map(offer).collect();
    if let Some(Overlay::Sheet(sheet)) = &app.overlay {
        offered.insert(offered.len().min(1), (false, sheet.own_keys().into()));
    }
    let told = |offered: &[(bool, String)]| offered.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join("  ");
    while told(&offered).width() > room
        && let Some(last) = offered.iter().rposition(|(needed, _)| !needed)
    {
        offered.remove(last);
    }
    told(&offered)
}

/// What the cursor stands on, or how to get help.
fn what_is_here(app: &App, room: usize) -> String {
    let reader = &app.reader;
    if let Some(hints) = hints(app) {
        return told_within(hints, app, room);
    }
    let Some(analysis) = &reader.analysis else { return String::new() };
    let mention = reader.mention();
    if let Some((n, link)) = app.link_here().filter(|(_, link)| mention.is_none() || link.span.holds(reader.cursor)) {
        return format!("link {n}: {}", link.url);
    }
    let Some(mention) = mention else { return String::new() };
    let dot = app.glyphs.dot;
    match mention.of {
        Entity::Organisation(id) => analysis.organisation(id).map_or_else(String::new, |organisation| {
            let aliases = if organisation.aliases.is_empty() { String::new() } else { format!(" ({})", organisation.aliases.join(", ")) };
            format!("{}{aliases} {dot} {}×", organisation.name, organisation.mentions.len())
        }),
        Entity::Person(id) => analysis.person(id).map_or_else(String::new, |person| {
            let organisation = person.organisation.and_then(|id| analysis.organisation(id)).map(|organisation| organisation.name.as_str());
            let parts: Vec<&str> = [Some(person.name.as_str()), person.role.as_deref(), organisation].into_iter().flatten().collect();
            items::one_line(&parts.join(&format!(" {dot} ")))
        }),
        Entity::Figure(id) => analysis.figure(id).map_or_else(String::new, |figure| {
            let owner = figure.of.and_then(|id| analysis.organisation(id)).map(|organisation| organisation.name.as_str());
            describe(figure, figure.span.of(reader.text()), owner)
        }),
    }
}
