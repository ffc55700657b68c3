//! A reader without a terminal: two articles whose analysis is made by hand, keys to press, and the screen as markup.

use std::collections::{BTreeMap, BTreeSet};

use gleaner::article::{Article, BlockKind, Layer, Link, Source};
use gleaner::extract::analysis::Analysis;
use gleaner::extract::document::Document;
use gleaner::extract::fact::{Fact, FactKind, Filler, Role, Status};
use gleaner::extract::figure::{Confidence, Figure, FigureId, FigureKind, Value};
use gleaner::extract::organisation::{Names, Naming, Organisation, OrganisationId, OrganisationKind, OrganisationMention};
use gleaner::extract::person::{Person, PersonId};
use gleaner::extract::quote::{Quote, QuoteKind, Speaker};
use gleaner::library::cache::Cache;
use gleaner::library::entry::FileState;
use gleaner::library::update::Progress;
use gleaner::span::Span;
use gleaner::tui::app::App;
use gleaner::tui::draw;
use gleaner::tui::event::{Effect, Event};
use gleaner::tui::keymap::{Chord, Key};
use gleaner::tui::pages::Pages;
use gleaner::tui::settings::Settings;
use gleaner::tui::theme::{Kind, Theme, ThemeName};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Color;

const TEXT: &str = "\
Acme puts £5m into Brill
Menu · Sign in · Share
Acme plc said on Tuesday that it would invest £5m in Brill, a maker of pumps in Leeds.
“We have known Brill well for years,” said Jane Doe, chief executive of Acme. “They know pumps.”
Sales at Brill
were 12% higher in 2024, and the firm employs 340 people in three towns. Margins, which had been thin, are said to have \
grown as well, though nobody would say by how much, and the order book is full until the autumn.
Acme denies that it wants all of Brill.";

/// A reader at a size, with what it asked of the world.
pub struct Desk {
    pub app: App,
    pub effects: Vec<Effect>,
    cache: Cache,
    pages: Pages,
    terminal: Terminal<TestBackend>,
}

impl Desk {
    pub fn new(width: u16, height: u16) -> Desk {
        Desk::with_keys(width, height, &[])
    }

    pub fn with_keys(width: u16, height: u16, keys: &[(&str, &[&str])]) -> Desk {
        let mut settings = Settings::default();
        for (action, chords) in keys {
            settings.keys.0.insert((*action).into(), chords.iter().map(|&chord| chord.into()).collect());
        }
        Desk::with_settings(width, height, settings)
    }

    pub fn with_settings(width: u16, height: u16, settings: Settings) -> Desk {
        let keymap = settings.keymap().unwrap();
        let mut app = App::new(settings, keymap, ThemeName::Dark);
        app.theme = Theme::for_tests();
        let (cache, _) = Cache::open(None, 1).unwrap();
        put_first(&cache);
        put_second(&cache);
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let pages = Pages::new(cache.another().unwrap());
        let mut desk = Desk { app, effects: Vec::new(), cache, pages, terminal };
        desk.resize(width, height);
        desk.list();
        desk.event(Event::Progress(Some(Progress { reading: false, done: 1, all: 2 })));
        desk
    }

    /// Puts an article of these lines, which is the newest.
    pub fn put(&mut self, lines: &[(&str, BlockKind, Layer)]) {
        let text = lines.iter().map(|(words, ..)| *words).collect::<Vec<_>>().join("\n");
        let mut page = Article::from_body(Source::File("/news/put.txt".into()), text, Some(jiff::civil::date(2026, 1, 1)));
        for (block, &(_, kind, layer)) in page.blocks.iter_mut().zip(lines) {
            (block.kind, block.layer) = (kind, layer);
        }
        self.cache.write(|writer| writer.put(&file("put.txt"), [&page])).unwrap();
        self.list();
    }

    /// What happens where the cache cannot be used any longer: there is another, in which all has been read in another order.
    pub fn replace_cache(&mut self) {
        (self.cache, _) = Cache::open(None, 1).unwrap();
        self.pages = Pages::new(self.cache.another().unwrap());
        self.event(Event::Replaced);
        self.list();
        self.press("s");
        put_second(&self.cache);
        put_first(&self.cache);
        self.list();
    }

    /// Has the cache repeat what the reader marked, as the keeper does, and makes the list anew.
    pub fn keep_marks(&mut self) {
        for effect in std::mem::take(&mut self.effects) {
            if let Effect::Remember(key, change) = effect {
                let changed = self.cache.write(|writer| writer.mark(key.content(), &change[1])).unwrap();
                self.event(Event::Changed(changed));
            }
        }
        self.list();
    }

    /// Puts words behind the first article, as an editor does.
    pub fn edit_first(&mut self, words: &str) {
        let mut first = first();
        first.text.push_str(words);
        let last = first.blocks.last_mut().unwrap();
        last.span = Span::new(last.span.start(), first.text.len());
        let ids = self.cache.write(|writer| writer.put(&FileState { modified: 2, ..file("first.txt") }, [&first])).unwrap();
        self.event(Event::Changed(ids));
        self.list();
    }

    /// The list as the cache has it now.
    fn list(&mut self) {
        let listed = self.pages.list(self.app.shelf.selection()).unwrap();
        self.event(listed);
    }

    /// What the program does with an event, with the cache and without threads.
    pub fn event(&mut self, event: Event) -> &mut Desk {
        let before = self.app.prepare(&event);
        self.carry_out(before);
        let effects = self.app.update(event);
        self.carry_out(effects);
        loop {
            let effects = self.app.catch_up();
            if effects.is_empty() {
                break;
            }
            self.carry_out(effects);
        }
        self.app.fit();
        let missing = self.app.missing();
        self.app.update(self.pages.lines(missing).unwrap());
        self.app.fit();
        self
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match self.pages.answer(&effect).unwrap() {
                Some(answer) => {
                    let more = self.app.update(answer);
                    self.carry_out(more);
                }
                None => self.effects.push(effect),
            }
        }
    }

    /// Presses the keys of a chord.
    pub fn press(&mut self, chord: &str) -> &mut Desk {
        for key in Chord::parse(chord).unwrap().0 {
            self.event(Event::Key(key));
        }
        self
    }

    /// Types words, a key for each character.
    pub fn type_in(&mut self, words: &str) -> &mut Desk {
        for c in words.chars() {
            let name = if c == ' ' { "Space".to_owned() } else { c.to_string() };
            self.event(Event::Key(Key::parse(&name).unwrap()));
        }
        self
    }

    pub fn resize(&mut self, width: u16, height: u16) -> &mut Desk {
        self.terminal.backend_mut().resize(width, height);
        self.event(Event::Resize(width, height))
    }

    /// Puts an article with something to be known of how it was read.
    pub fn put_with_remark(&mut self, remark: &str) {
        let mut page = Article::from_body(Source::File("/news/put.txt".into()), "Zeal sold.".into(), None);
        page.remarks.push(remark.to_owned());
        self.cache.write(|writer| writer.put(&file("put.txt"), [&page])).unwrap();
        self.list();
    }

    pub fn fail(&mut self, path: &str, reason: &str) {
        self.cache.write(|writer| writer.fail(&file(path), reason)).unwrap();
        self.list();
    }

    fn draw(&mut self) -> &Buffer {
        self.app.fit();
        let app = &self.app;
        let paint = |frame: &mut ratatui::Frame| {
            draw::draw(app, frame.buffer_mut()).into_iter().for_each(|cursor| frame.set_cursor_position(cursor));
        };
        self.terminal.draw(paint).unwrap();
        self.terminal.backend().buffer()
    }

    /// The screen as markup.
    pub fn screen(&mut self) -> String {
        let buffer = self.draw();
        let area = buffer.area;
        let mut lines = Vec::new();
        for y in area.top()..area.bottom() {
            let mut line = String::new();
            let mut open = None;
            for x in area.left()..area.right() {
                let cell = &buffer[(x, y)];
                let mark = [kind(cell.fg), kind(cell.bg)].into_iter().flatten().collect::<Vec<_>>().join("+");
                let mark = (!mark.is_empty()).then_some(mark);
                if mark != open {
                    if open.is_some() {
                        line.push_str("[/]");
                    }
                    if let Some(mark) = &mark {
                        line.push_str(&format!("[{mark}]"));
                    }
                    open = mark;
                }
                line.push_str(cell.symbol());
            }
            if open.is_some() {
                line.push_str("[/]");
            }
            lines.push(line.trim_end().to_owned());
        }
        lines.join("\n")
    }

    /// What each sign of the text pane is, and the attributes it has without colours.
    pub fn looks_without_colour(&mut self) -> BTreeMap<String, BTreeSet<u16>> {
        let marked = self.draw().clone();
        let theme = std::mem::replace(&mut self.app.theme, Theme::new(ThemeName::Mono, &BTreeMap::new()));
        let plain = self.draw().clone();
        self.app.theme = theme;
        let pane = self.app.panes.text.unwrap();
        let mut looks: BTreeMap<String, BTreeSet<u16>> = BTreeMap::new();
        for place in pane.positions().filter(|&place| marked[place].symbol() != " ") {
            let (is, look) = (&marked[place], &plain[place]);
            assert_eq!((is.symbol(), look.fg, look.bg), (look.symbol(), Color::Reset, Color::Reset));
            let mark = [kind(is.fg), kind(is.bg)].map(Option::unwrap_or_default).join(" ");
            looks.entry(mark).or_default().insert(look.modifier.bits());
        }
        looks
    }

    /// The screen's words alone.
    pub fn plain(&mut self) -> String {
        let buffer = self.draw();
        let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (0..buffer.area.height).map(row).collect::<Vec<_>>().join("\n")
    }
}

fn kind(colour: Color) -> Option<&'static str> {
    match colour {
        // Plain text is the ground of everything and would only be noise.
        Color::Indexed(n) => Kind::ALL.get(usize::from(n)).filter(|kind| **kind != Kind::Text).map(|kind| kind.name()),
        _ => None,
    }
}

fn file(path: &str) -> FileState {
    FileState { path: std::path::Path::new("/news").join(path), size: 1, modified: 1 }
}

fn put_first(cache: &Cache) {
    let first = first();
    let ids = cache.write(|writer| writer.put(&file("first.txt"), [&first])).unwrap();
    cache.write(|writer| writer.analysed(ids[0], &first, &by_hand(&first))).unwrap();
}

fn put_second(cache: &Cache) {
    let mut second = Article::from_body(Source::File("/news/second.txt".into()), "The second\nOf no account.".into(), None);
    second.meta.title = Some("The second".into());
    cache.write(|writer| writer.put(&file("second.txt"), [&second])).unwrap();
}

fn first() -> Article {
    let mut article = Article::from_body(Source::File("/news/first.txt".into()), TEXT.into(), Some(jiff::civil::date(2025, 3, 4)));
    article.meta.title = Some("Acme puts £5m into Brill".into());
    article.meta.source = Some("The Wire".into());
    article.meta.byline = Some("Ann Other".into());
    article.meta.url = Some("https://wire.example/acme".into());
    article.links = vec![
        Link { span: nth("Share", 0), url: "https://share.example".into() },
        Link { span: nth("Brill", 1), url: "https://brill.example/about".into() },
        Link { span: nth("order book", 0), url: "http://wire.example/orders".into() },
    ];
    article.blocks[0].layer = Layer::Headline;
    article.blocks[0].kind = BlockKind::Heading(1);
    article.blocks[1].layer = Layer::Furniture;
    // Two lines that are one paragraph.
    let next = article.blocks.remove(5);
    article.blocks[4].span = article.blocks[4].span.join(next.span);
    article
}

fn nth(words: &str, n: usize) -> Span {
    let (start, _) = TEXT.match_indices(words).nth(n).unwrap();
    Span::new(start, start + words.len())
}

fn by_hand(article: &Article) -> Analysis {
    let document = Document::new(article);
    let organisation = |name: &str, aliases: &[&str], mentions: Vec<Span>| Organisation {
        name: name.into(),
        aliases: aliases.iter().map(|&alias| alias.into()).collect(),
        kind: OrganisationKind::Company,
        mentions: mentions.into_iter().map(|span| OrganisationMention { span, how: Naming::Name }).collect(),
        confidence: Confidence::High,
    };
    let names = Names {
        organisations: vec![
            organisation("Acme plc", &["Acme"], vec![nth("Acme", 0), nth("Acme plc", 0), nth("Acme", 2), nth("Acme", 3)]),
            organisation("Brill", &[], (0..5).map(|n| nth("Brill", n)).collect()),
        ],
        people: vec![Person {
            name: "Jane Doe".into(),
            role: Some("chief executive".into()),
            organisation: Some(OrganisationId(0)),
            mentions: vec![nth("Jane Doe", 0)],
        }],
    };
    let figure = |span, kind, value, confidence| Figure {
        span,
        kind,
        value,
        unit: None,
        unit_evidence: Default::default(),
        approx: None,
        per: None,
        noun: None,
        measures: None,
        of: None,
        change: None,
        moment: None,
        interval: None,
        confidence,
    };
    let mut figures = vec![
        figure(nth("£5m", 0), FigureKind::Money, Value::Number(5_000_000.into()), Confidence::High),
        figure(nth("Tuesday", 0), FigureKind::Date, Value::Unknown, Confidence::High),
        figure(nth("£5m", 1), FigureKind::Money, Value::Number(5_000_000.into()), Confidence::High),
        figure(nth("12%", 0), FigureKind::Percent, Value::Number(12.into()), Confidence::High),
        figure(nth("2024", 0), FigureKind::Date, Value::Unknown, Confidence::High),
        figure(nth("340", 0), FigureKind::Number, Value::Number(340.into()), Confidence::High),
        figure(nth("three", 0), FigureKind::Number, Value::Number(3.into()), Confidence::Low),
    ];
    figures[5].measures = Some("people Brill employs".into());
    figures[5].of = Some(OrganisationId(1));
    let (acme, brill) = (Filler::Organisation(OrganisationId(0)), Filler::Organisation(OrganisationId(1)));
    let sentence = |words: &str| document.sentences[document.sentence_at(nth(words, 0).start()).unwrap()].span;
    let fact = |kind, roles, status, line: &str, evidence: Vec<Span>, confidence| Fact {
        kind,
        roles,
        status,
        attributed_to: None,
        date: None,
        line: line.into(),
        evidence,
        confidence,
    };
    let mut facts = vec![
        fact(
            FactKind::Invest,
            vec![(Role::Investor, vec![acme]), (Role::Target, vec![brill]), (Role::Amount, vec![Filler::Figure(FigureId(0))])],
            Status::Planned,
            "Acme plc will invest £5m in Brill",
            vec![sentence("would invest"), sentence("Acme puts")],
            0.9,
        ),
        fact(
            FactKind::Report,
            vec![
                (Role::Org, vec![brill]),
                (Role::Metric, vec![Filler::Words(nth("Sales", 0))]),
                (Role::Value, vec![Filler::Figure(FigureId(3))]),
            ],
            Status::Asserted,
            "Brill: sales 12% higher in 2024",
            vec![sentence("12%")],
            0.8,
        ),
        fact(
            FactKind::Acquire,
            vec![(Role::Acquirer, vec![acme]), (Role::Target, vec![brill])],
            Status::Denied,
            "Acme plc denies that it wants all of Brill",
            vec![sentence("denies")],
            0.4,
        ),
    ];
    facts[2].attributed_to = Some(Speaker::Organisation(OrganisationId(0)));
    let quotes = vec![
        Quote {
            span: nth("“We have known Brill well for years,”", 0),
            kind: QuoteKind::Direct,
            speaker: Some(Speaker::Person(PersonId(0))),
        },
        Quote { span: nth("“They know pumps.”", 0), kind: QuoteKind::Direct, speaker: Some(Speaker::Person(PersonId(0))) },
    ];
    Analysis::new(&document, names, figures, quotes, facts)
}
