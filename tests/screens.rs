//! Screens, with their styles as markup: `Shares of [organisation]Acme[/]`. The analysis is made by hand, so that what is tested
//! is the screen and not the finders.

#![allow(missing_docs, clippy::unwrap_used)]

mod desk;

use desk::Desk;
use gleaner::article::{BlockKind, Layer, Source};
use gleaner::library::corrections::{Correction, Corrections};
use gleaner::tui::action::{Action, Context};
use gleaner::tui::event::{Effect, Event, Mouse, Session};
use gleaner::tui::layout::Pane;
use gleaner::tui::settings::Settings;

#[test]
fn three_panes_side_by_side() {
    insta::assert_snapshot!(Desk::new(150, 24).screen());
}

#[test]
fn two_panes_with_the_facts_below() {
    insta::assert_snapshot!(Desk::new(100, 24).screen());
}

#[test]
fn one_pane_at_a_time() {
    let mut desk = Desk::new(60, 16);
    let list = desk.screen();
    let text = desk.press("Enter").screen();
    let facts = desk.press("Tab").screen();
    insta::assert_snapshot!([list, text, facts].join("\n----\n"));
}

#[test]
fn a_selected_fact_is_lit_in_the_text_and_enter_goes_there() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter").press("Tab").press("j");
    insta::assert_snapshot!(desk.screen());
    let before = desk.app.reader.cursor;
    desk.press("G").press("Enter");
    assert_ne!(desk.app.reader.cursor, before);
    desk.press("Ctrl-o");
    assert_eq!(desk.app.reader.cursor, before);
}

#[test]
fn where_one_pane_is_seen_at_a_time_enter_shows_the_words_of_a_fact() {
    let mut desk = Desk::new(60, 16);
    desk.press("Enter").press("Tab").press("G").press("Enter");
    assert_eq!(desk.app.focus, Pane::Text);
    let place = desk.app.facts.item().unwrap().evidence[0];
    assert_eq!(desk.app.reader.cursor, place.start());
    assert!(desk.screen().contains("evidence]"), "{}", desk.screen());
    // And again for the next place.
    desk.press("Tab").press("Enter");
    assert_eq!(desk.app.reader.cursor, desk.app.facts.item().unwrap().evidence[1].start());
}

#[test]
fn an_article_of_furniture_alone_says_why_nothing_is_seen() {
    let mut desk = Desk::new(100, 16);
    assert!(!desk.plain().contains("looks like menus"));
    desk.put(&[("Menu · Share", BlockKind::Paragraph, Layer::Furniture)]);
    desk.press("g g").press("Enter");
    assert!(desk.plain().contains("looks like menus, share bars or adverts. v shows"), "{}", desk.plain());
    desk.press("v");
    assert!(desk.plain().contains("Menu · Share") && !desk.plain().contains("looks like menus"), "{}", desk.plain());
}

#[test]
fn enter_again_goes_to_the_next_evidence() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter").press("Tab").press("G");
    let name = desk.app.facts.item().unwrap().clone();
    assert!(name.evidence.len() > 1);
    for n in 0..=name.evidence.len() {
        desk.press("Enter");
        assert_eq!(desk.app.reader.cursor, name.evidence[n % name.evidence.len()].start());
    }
}

#[test]
fn moving_in_the_text_selects_what_is_said_there() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter");
    let offset = desk.app.reader.text().find("Jane Doe").unwrap();
    while desk.app.reader.rows()[desk.app.reader.row_of(desk.app.reader.cursor)].span.end() < offset {
        desk.press("j");
    }
    let item = desk.app.facts.item().unwrap();
    assert!(item.words.contains("Jane Doe"), "{}", item.words);
}

#[test]
fn a_search_is_shown_while_it_is_typed() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter").press("/").type_in("brill w");
    insta::assert_snapshot!(desk.screen());
    desk.press("Enter").press("n").press("N");
    assert_eq!(desk.app.reader.search.hits.len(), 2);
    // The phrase is found across a row's end.
    let hit = desk.app.reader.search.hits[desk.app.reader.search.current.unwrap()];
    assert_eq!(desk.app.reader.cursor, hit.start());
    desk.press("/").type_in("nowhere").press("Esc");
    assert_eq!(desk.app.reader.search.query, "brill w");
}

#[test]
fn the_help_is_made_of_the_live_keys_and_can_be_searched() {
    let mut desk = Desk::with_keys(110, 30, &[("copy", &["Ctrl-y", "F5"])]);
    desk.press("?").type_in("copy");
    insta::assert_snapshot!(desk.screen());
}

#[test]
fn pending_keys_show_what_may_follow() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter").press("3").press("]");
    assert!(desk.screen().contains("3] → o next-organisation  f next-figure"), "{}", desk.screen());
    desk.press("o");
    assert!(!desk.screen().contains("→"));
}

#[test]
fn steps_by_kind_count() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter").press("2").press("] f");
    let analysis = desk.app.reader.analysis.clone().unwrap();
    assert_eq!(desk.app.reader.cursor, analysis.figures[1].span.start());
    desk.press("[ f");
    assert_eq!(desk.app.reader.cursor, analysis.figures[0].span.start());
    assert!(desk.screen().contains("£5m"));
}

#[test]
fn resizing_keeps_the_top_sentence() {
    let mut desk = Desk::new(150, 12);
    desk.press("Enter").press("Ctrl-d").press("j");
    let top = desk.app.reader.top;
    for (width, height) in [(60, 12), (40, 9), (1, 1), (200, 12), (150, 12)] {
        desk.resize(width, height);
        desk.screen();
        let rows = desk.app.reader.rows();
        let first = rows[desk.app.reader.row_of(desk.app.reader.top)].span;
        assert!(first.start() <= top && desk.app.reader.top == top, "at {width}x{height}");
    }
}

#[test]
fn another_theme_configuration_or_highlight_keeps_the_top_sentence() {
    let mut desk = Desk::new(150, 9);
    desk.press("Enter").press("Ctrl-d").press("j");
    let (top, cursor) = (desk.app.reader.top, desk.app.reader.cursor);
    assert!(top > 0);
    for key in ["c", "+", "-", "H o", "H m", "v", "I", "i", "M", "d"] {
        desk.press(key);
        desk.screen();
        assert_eq!((desk.app.reader.top, desk.app.reader.cursor), (top, cursor), "{key}");
    }
    let mut settings = Settings::default();
    (settings.screen.width, settings.screen.hyphenate, settings.screen.theme) = (40, true, "light".into());
    desk.event(Event::Configured(Box::new(settings), Box::default()));
    desk.screen();
    assert_eq!(desk.app.width, 40);
    assert_eq!((desk.app.reader.top, desk.app.reader.cursor), (top, cursor));
}

#[test]
fn a_configuration_read_anew_holds_at_once_and_leaves_what_it_does_not_change() {
    let mut desk = Desk::new(150, 12);
    desk.put(&[("Zeal", BlockKind::Paragraph, Layer::Headline)]);
    desk.press("+").press("c").press(":").type_in("justify").press("Enter");
    let (width, first, theme) = (desk.app.width, desk.app.shelf.at(0), desk.app.theme.name);
    let mut settings = Settings::default();
    (settings.screen.sort, settings.screen.mouse, settings.screen.ascii) = ("title".into(), false, true);
    settings.keys.0.insert("help".into(), vec!["F5".into()]);
    desk.event(Event::Configured(Box::new(settings), Box::default()));
    assert_ne!(desk.app.shelf.at(0), first, "sorted otherwise");
    assert!(desk.effects.contains(&Effect::Mouse(false)));
    assert!(desk.plain().contains("*  ") && desk.press("F5").plain().contains("Help: type to search"), "{}", desk.plain());
    assert_eq!((desk.app.width, desk.app.theme.name, desk.app.setting.justified), (width, theme, true));
}

#[test]
fn the_text_is_paged_by_halves_wholes_and_paragraphs_and_back() {
    let mut desk = Desk::new(150, 9);
    desk.press("Enter");
    let mut place = |key: &str| {
        let reader = &desk.press(key).app.reader;
        (reader.top_row(), reader.row_of(reader.cursor))
    };
    let start = place("g g");
    assert_eq!(start, (0, 0));
    let page = place("Space");
    assert!(page.0 > 0);
    assert_eq!(place("b"), start);
    place("Ctrl-d");
    assert_eq!([place("Ctrl-d"), place("Ctrl-u"), place("Ctrl-u")][0], page, "two halves are a page");
    assert_eq!(place("g g"), start);
    // Onto each paragraph's first row, and back over the same.
    let there: Vec<usize> = (0..3).map(|_| place("}").1).collect();
    assert!(there.is_sorted_by(|one, other| one < other), "{there:?}");
    assert_eq!((place("{").1, place("2 {").1), (there[1], 0));
    assert_eq!(place("3 }").1, there[2], "a number repeats it");
    assert_eq!(place("1 0 0 j").1, place("G").1);
}

#[test]
fn each_kind_of_block_is_drawn_in_its_own_way() {
    use BlockKind::{Caption, Heading, Item, Paragraph, Quote, Row};
    use Layer::{Body, Furniture, Headline, Meta, Standfirst};
    let mut desk = Desk::new(100, 30);
    desk.put(&[
        ("Quay sold to builder", Paragraph, Headline),
        ("The board wanted room", Paragraph, Standfirst),
        ("By Ann Other", Paragraph, Meta),
        ("Share this page", Paragraph, Furniture),
        ("The quay was sold", Paragraph, Body),
        ("Why now", Heading(2), Body),
        ("It was time to go", Quote, Body),
        ("a crane and a shed", Item, Body),
        ("The quay in spring", Caption, Body),
        ("cranes | 4", Row, Body),
    ]);
    desk.press("g g").press("Enter").press("z").press("v");
    let screen = desk.screen();
    for drawn in [
        "[title]Quay sold to builder[/]",
        "[quotation]The board wanted room[/]",
        "[meta]By Ann Other[/]",
        "[furniture]Share this page[/]",
        " The quay was sold",
        "[heading]Why now[/]",
        "[quotation]It was time to go[/]",
        "[meta]•[/] a crane and a shed",
        "[caption]The quay in spring[/]",
        "cranes | 4",
    ] {
        assert!(screen.contains(drawn), "{drawn}: {screen}");
    }
}

#[test]
fn every_size_can_be_drawn() {
    let mut desk = Desk::new(80, 24);
    for width in (1..12).chain([40, 79, 80, 119, 120, 500]) {
        for height in (1..8).chain([24, 200]) {
            desk.resize(width, height);
            for key in ["Enter", "Tab", ">", "?", "Esc", "Tab", ":", "Esc", "z", "L", "Esc", "z", "I", "/", "Esc", "S g"] {
                desk.press(key).screen();
            }
        }
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let mut desk = Desk::new(150, 12);
    desk.fail("broken.html", "permission denied");
    desk.press("G");
    let screen = desk.screen();
    assert!(screen.contains("[problem+selected]broken.html[/]") && screen.contains("This cannot be read: permission denied"), "{screen}");
}

#[test]
fn what_is_to_be_known_of_how_it_was_read_stands_in_the_list_and_above_the_text() {
    let remark = "Only the first 50 MB of the file are shown.";
    for width in [60, 79, 150] {
        let mut desk = Desk::new(width, 24);
        desk.put_with_remark(remark);
        let list = desk.press("G").screen();
        assert!(list.contains("[problem+selected]") && list.contains("Only the first"), "{list}");
        desk.press("Enter").press("z");
        let screen = desk.plain();
        let (said, text) = (screen.find(remark), screen.find("Zeal sold."));
        assert!(said.is_some() && said < text, "{screen}");
    }
}

#[test]
fn highlights_are_switched_by_kind() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter");
    assert!(desk.screen().contains("[money]£5m[/]"));
    desk.press("H m");
    assert!(!desk.screen().contains("[money]£5m[/]") && desk.screen().contains("£5m"));
    // A kind of the other figures alone, then all of them.
    assert!(desk.screen().contains("[percent]12%[/]") && desk.screen().contains("[number]340[/]"));
    desk.press("H %");
    assert!(!desk.screen().contains("[percent]12%[/]") && desk.screen().contains("[number]340[/]"));
    assert!(desk.plain().contains("percentages not highlighted"));
    desk.press("H f");
    assert!(!desk.screen().contains("[number]340[/]"));
    desk.press("H f");
    assert!(desk.screen().contains("[percent]12%[/]") && desk.screen().contains("[number]340[/]"));
}

/// Every key does or says something, in the state in which it is of use.
#[test]
fn no_key_is_dead() {
    for &action in Action::ALL {
        // What makes the action possible.
        let before: &[&str] = match action {
            Action::Up | Action::HalfPageUp | Action::PageUp | Action::PreviousArticle => &["G"],
            Action::Top => &["G"],
            Action::Back => &["Enter"],
            Action::JumpBack => &["Enter", "G"],
            Action::JumpForward => &["Enter", "G", "Ctrl-o"],
            Action::Undo => &["s"],
            Action::NextHit | Action::PreviousHit => &["Enter", "/", "b", "r", "i", "l", "l", "Enter"],
            Action::Furniture | Action::Wider | Action::Narrower | Action::Copy => &["Enter"],
            Action::CopyLink | Action::OpenLink | Action::Dossier => &["Enter", "] o"],
            Action::Group | Action::SortByDate => &["S s"],
            Action::PreviousGroup | Action::Group1 => &["Enter", "Tab", "G"],
            Action::GoToMark => &["Enter", "m a", "G"],
            _ if action.context() == Context::Facts => &["Enter", "Tab"],
            Action::PreviousParagraph
            | Action::PreviousOrganisation
            | Action::PreviousFigure
            | Action::PreviousPerson
            | Action::PreviousFact
            | Action::PreviousQuote => &["Enter", "G"],
            _ if action.context() == Context::Text => &["Enter"],
            _ => &[],
        };
        for key in action.default_keys() {
            let mut desk = Desk::new(150, 24);
            for key in before {
                desk.press(key);
            }
            desk.effects.clear();
            let screen = desk.screen();
            desk.press(key);
            assert!(desk.screen() != screen || !desk.effects.is_empty(), "{key} ({}) does nothing", action.name());
            assert!(!desk.plain().contains("does nothing"), "{key} ({}) is not known", action.name());
        }
    }
}

#[test]
fn a_key_of_another_pane_says_so() {
    let mut desk = Desk::new(150, 24);
    for (keys, words) in [
        ("Enter S", "S does something only in the list; ? shows the keys"),
        ("h ]", "] does something only in the text; ? shows the keys"),
        ("F9", "F9 does nothing here; ? shows the keys"),
    ] {
        assert!(desk.press(keys).plain().contains(words), "{keys}: {}", desk.plain());
    }
}

#[test]
fn every_action_can_be_run_from_the_palette() {
    for &action in Action::ALL {
        let mut desk = Desk::new(150, 24);
        desk.press("Enter").press(":").type_in(action.name());
        assert!(desk.plain().contains(action.doc()), "{}", action.name());
        desk.press("Enter");
        assert_eq!(desk.plain().contains("Actions: type to search"), action == Action::Palette, "{}", action.name());
    }
}

#[test]
fn the_text_is_centred_and_never_wider_than_it_is_wanted() {
    let mut desk = Desk::new(200, 30);
    desk.press("Enter").press("z");
    for (keys, width) in [("", 76), ("-", 72), ("3 -", 60)] {
        for key in keys.split_whitespace() {
            desk.press(key);
        }
        assert_eq!(desk.app.width, width);
        let rows: Vec<String> = desk
            .plain()
            .lines()
            .skip(1)
            .take(20)
            .map(|row| row.replace(['▎', '│', '┃', '╂'], " ").replace("[1]", "   ").replace("[2]", "   "))
            .collect();
        let start = |row: &String| row.chars().take_while(|c| *c == ' ').count();
        let left = rows.iter().filter(|row| !row.trim().is_empty()).map(start).min().unwrap();
        let right = rows.iter().map(|row| row.trim_end().chars().count()).max().unwrap();
        assert!(right - left <= usize::from(width), "{left} to {right} of {width}");
        let middle = left + usize::from(width) / 2;
        assert!(middle.abs_diff(100) <= 2, "the middle of the text is at {middle}");
    }
}

#[test]
fn furniture_is_hidden_until_it_is_asked_for_and_dimmed_then() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter");
    assert!(!desk.plain().contains("Sign in"));
    desk.press("v");
    assert!(desk.screen().contains("[furniture]Menu · Sign in · [/]"), "{}", desk.screen());
    desk.press("v");
    assert!(!desk.plain().contains("Sign in"));
}

#[test]
fn every_sign_can_be_plain() {
    let mut settings = Settings::default();
    settings.screen.ascii = true;
    let mut desk = Desk::with_settings(150, 24, settings);
    desk.press("s").press("Enter").press("/").type_in("brill").press("Enter");
    // Of the article itself, whose words are never changed, and its currency, which has no other sign.
    let own = "£“”";
    let mut screens = desk.plain();
    for keys in ["?", "Esc", "p", "Esc", "Tab", "t", "q", "L", "q", "]", "Esc", "S g", "T", "Esc"] {
        desk.press(keys);
        screens.push_str(&desk.plain());
    }
    let other: String = screens.chars().filter(|c| !c.is_ascii() && !own.contains(*c)).collect();
    assert_eq!(other, "", "signs that are not plain");
}

#[test]
fn what_is_read_stays_in_the_list_until_another_is_asked_for() {
    let mut desk = Desk::new(150, 24);
    desk.press("f").type_in("unread").press("Enter");
    assert_eq!(desk.app.shelf.len(), 2);
    desk.press("Enter").keep_marks();
    assert_eq!(desk.app.shelf.len(), 2, "the one that is being read is still there");
    assert_eq!(desk.app.reader.source(), Some(&Source::File("/news/first.txt".into())));
    desk.press("J").keep_marks();
    assert_eq!((desk.app.shelf.len(), desk.app.list.row), (2, 1));
    desk.press("h").press("f").press("Ctrl-u").type_in("unread ").press("Enter");
    assert_eq!(desk.app.shelf.len(), 0, "now it has been left");
}

#[test]
fn searches_are_kept_and_filter_the_list_again() {
    let mut desk = Desk::new(150, 24);
    desk.press("Q");
    assert!(desk.plain().contains("No search is kept yet"));
    desk.press("q").press("f").type_in("type:invest").press("Enter").press("Q").press("Enter");
    assert_eq!(desk.effects.pop(), Some(Effect::Session("searches", "type:invest".into())));
    desk.press("q").press("Esc");
    assert_eq!(desk.app.shelf.len(), 2);
    desk.press("Q").press("Enter");
    assert_eq!((desk.app.shelf.len(), desk.app.shelf.filter()), (1, "type:invest"));
    desk.press("Q").press("d");
    assert_eq!(desk.effects.pop(), Some(Effect::Session("searches", String::new())));
    let session = Session { searches: vec!["unread".into()], ..Session::default() };
    desk.event(Event::Session(session)).press("q").press("Q");
    assert!(desk.plain().contains("unread"), "{}", desk.plain());
}

#[test]
fn the_list_tells_what_is_wanted_of_an_article() {
    for (told, shown, hidden) in [
        (&["tags", "date", "source", "counts"][..], &["#deal", "4 Mar 2025", "The Wire", "2o"][..], &[][..]),
        (&["counts"], &["2o"], &["#deal", "4 Mar 2025", "The Wire ·"]),
        (&["source", "tags"], &["#deal", "The Wire"], &["4 Mar 2025", "2o"]),
        (&[], &["Acme puts"], &["#deal", "4 Mar 2025", "2o"]),
    ] {
        for width in [40, 79] {
            let mut settings = Settings::default();
            settings.screen.list = told.iter().map(|&name| name.to_owned()).collect();
            let mut desk = Desk::with_settings(width, 12, settings);
            desk.press("T").type_in("deal").press("Enter");
            let screen = desk.press("j").plain();
            assert!(shown.iter().all(|words| screen.contains(words)), "{told:?} at {width}:\n{screen}");
            assert!(!hidden.iter().any(|words| screen.contains(words)), "{told:?} at {width}:\n{screen}");
        }
    }
}

#[test]
fn the_end_of_what_is_typed_is_always_seen() {
    let mut desk = Desk::new(80, 12);
    desk.press("W").type_in(&"long ".repeat(40)).type_in("END");
    let last = |desk: &mut Desk| desk.plain().lines().last().unwrap().trim_end().to_owned();
    let line = last(&mut desk);
    assert!(line.starts_with("note: …") && line.ends_with("long END"), "{line}");
    // The cursor goes back in it, and what is around it is seen.
    desk.press("Home");
    let line = last(&mut desk);
    assert!(line.starts_with("note: long long") && !line.contains("END"), "{line}");
    desk.type_in("FIRST ");
    assert!(last(&mut desk).starts_with("note: FIRST long"));
    desk.press("Ctrl-u").type_in("short");
    assert!(last(&mut desk).starts_with("note: short"));
    // Keys that wait for another take the room of the place.
    desk.press("Esc").press("Enter").press("]");
    let line = last(&mut desk);
    assert!(line.contains("q next-quo"), "{line}");
}

#[test]
fn the_list_is_sorted_in_every_way() {
    let mut desk = Desk::new(150, 24);
    // The newest and the longest, with no source and no facts, and the last by its title.
    desk.put(&[("Zeal", BlockKind::Paragraph, Layer::Headline), (&"of cranes ".repeat(300), BlockKind::Paragraph, Layer::Body)]);
    let first = |desk: &Desk| desk.app.shelf.rows(0..1).next().unwrap().unwrap().title.clone();
    for (keys, title) in [("S t", "Acme"), ("S d", "Zeal"), ("S f", "Acme"), ("S l", "Zeal"), ("S s", "Acme")] {
        desk.press(keys);
        assert!(first(&desk).starts_with(title), "{keys}: {}", first(&desk));
    }
    desk.fail("0.txt", "permission denied");
    assert!(first(&desk).starts_with("Acme"), "what cannot be read stands last");
}

#[test]
fn an_edited_article_stays_where_it_was() {
    let mut desk = Desk::new(150, 12);
    desk.press("Enter").press("Ctrl-d").press("j");
    let (top, words) = (desk.app.reader.top, desk.plain());
    desk.edit_first(" Nobody else was there.");
    assert_eq!(desk.app.reader.top, top);
    assert!(desk.app.reader.text().ends_with("Nobody else was there."));
    let row = |screen: &str| screen.lines().nth(3).map(|row| row.chars().skip(40).take(50).collect::<String>());
    assert_eq!(row(&desk.plain()), row(&words));
}

#[test]
fn a_filter_narrows_the_list_and_escape_widens_it() {
    let mut desk = Desk::new(150, 12);
    desk.press("f").type_in("second");
    assert_eq!(desk.app.shelf.len(), 1);
    desk.press("Enter").press("Esc");
    assert_eq!(desk.app.shelf.len(), 2);
}

#[test]
fn the_list_is_filtered_from_the_text_too() {
    for width in [150, 60] {
        let mut desk = Desk::new(width, 24);
        desk.press("Enter").press("f").type_in("second");
        assert_eq!((desk.app.focus, desk.app.shelf.len()), (Pane::List, 1));
        assert!(desk.plain().contains("1 of 2"), "{}", desk.plain());
    }
    // In the facts the key narrows those.
    let mut desk = Desk::new(150, 24);
    desk.press("Enter").press("Tab").press("f").type_in("brill");
    assert_eq!((desk.app.focus, desk.app.shelf.len()), (Pane::Facts, 2));
    assert!(desk.plain().contains("facts about: brill"));
}

#[test]
fn the_filter_is_a_query_and_says_what_makes_no_sense() {
    let mut desk = Desk::new(150, 12);
    desk.press("f").type_in("type:inv");
    assert!(desk.screen().contains("[problem+status]inv") && desk.plain().contains("invest"), "{}", desk.screen());
    desk.type_in("est");
    assert_eq!(desk.app.shelf.len(), 1);
    desk.type_in(" zep");
    assert_eq!(desk.app.shelf.len(), 0);
    desk.press("Ctrl-w").type_in("mar");
    assert_eq!(desk.app.shelf.len(), 1, "the word being typed may go on");
    desk.press("Esc");
    assert_eq!(desk.app.shelf.len(), 2);
    // What makes no sense is not taken, and not lost.
    desk.press("f").type_in("money>x").press("Enter");
    assert!(desk.plain().contains("filter: money>x   an amount must stand here"), "{}", desk.plain());
    desk.press("Backspace").type_in("1m").press("Enter");
    assert_eq!(desk.app.shelf.filter(), "money>1m");
    desk.press("Esc").press("Ctrl-f").type_in("org:").press("Enter");
    assert!(desk.plain().contains("search all articles: org:   what to look for"), "{}", desk.plain());
}

#[test]
fn help_and_the_way_out_are_told_at_every_width() {
    for width in 36..=150 {
        let mut desk = Desk::new(width, 12);
        for (key, out) in [("", "? help  q quit"), ("Tab", ""), ("Tab", "? help  q back"), ("C", "? help  q close")] {
            if !key.is_empty() {
                desk.press(key);
            }
            let screen = desk.plain();
            assert!(screen.lines().last().unwrap().contains(out), "{width}: {screen}");
        }
    }
}

#[test]
fn the_words_of_a_fact_are_seen_whole() {
    const ROWS: usize = 7;
    let mut desk = Desk::new(150, ROWS as u16 + 2);
    desk.press("Enter").press("Tab").press("g g");
    let items = desk.app.facts.items().len();
    for _ in 0..items {
        for key in ["Enter", "j"] {
            desk.press(key);
            let screen = desk.plain();
            let (reader, words) = (&desk.app.reader, desk.app.reader.lit[0]);
            let (top, first, last) = (reader.top_row(), reader.row_of(words.start()), reader.row_of(words.end() - 1));
            assert!(top <= first && last < top + ROWS, "{first} to {last} from {top} on: {screen}");
        }
    }
}

#[test]
fn a_table_says_what_its_keys_do_and_by_what_it_is_sorted() {
    let mut desk = Desk::new(150, 24);
    desk.press("L");
    assert!(desk.plain().contains("Enter go there  s sort  / narrow"), "{}", desk.plain());
    desk.press("s").press("s");
    assert!(desk.plain().contains("Links 3 by words"), "{}", desk.plain());
    desk.press("J");
    assert!(desk.plain().contains("J does nothing in a table"), "{}", desk.plain());
    desk.press("C");
    assert!(desk.plain().contains("Nothing is corrected yet: a on a name"), "{}", desk.plain());
    desk.press("?");
    assert!(desk.plain().contains("Help: type to search"), "{}", desk.plain());
}

#[test]
fn all_articles_are_searched_and_the_words_found_again() {
    let mut desk = Desk::new(150, 30);
    desk.press("j Ctrl-f").type_in("thin margins").press("Enter");
    assert!(desk.plain().contains("1 article with “thin margins”"), "{}", desk.plain());
    desk.press("Enter");
    assert!(desk.plain().contains("Acme puts") && desk.app.reader.search.current.is_some(), "{}", desk.plain());
    desk.press("Ctrl-f").type_in("zeppelin").press("Enter");
    assert!(desk.plain().contains("no article answers “zeppelin”"));
}

#[test]
fn highlights_never_change_the_words() {
    let mut desk = Desk::new(150, 40);
    desk.press("Enter").press("z").press("/").type_in("acme").press("Enter");
    let shown: String = desk.plain().split_whitespace().collect::<Vec<_>>().join(" ");
    for block in desk.app.reader.article.clone().unwrap().body() {
        let words = block.span.of(desk.app.reader.text()).split_whitespace().collect::<Vec<_>>();
        for word in words {
            assert!(shown.contains(word), "{word} is lost");
        }
    }
}

#[test]
fn without_colour_every_kind_of_the_text_is_told_apart() {
    let mut desk = Desk::new(150, 24);
    desk.press("v").press("Enter").press("/").type_in("the").press("Enter").press("Tab").press("j");
    let mut looks = desk.looks_without_colour();
    desk.press("d").press("d").press("G");
    looks.extend(desk.looks_without_colour());
    // Signs beside the text are told by what they are.
    for sign in ["border ", "cursor ", "planned ", "border-focus "] {
        looks.remove(sign);
    }
    // Numbers and the like are figures; a hit is a hit, whatever its words are.
    let same = |mark: &str| match mark.split_once(' ') {
        Some((_, hit @ ("hit" | "current-hit"))) => hit.to_owned(),
        Some(("percent" | "number", over)) => format!("figure {over}"),
        _ => mark.to_owned(),
    };
    let mut seen = std::collections::BTreeMap::new();
    for (mark, looks) in looks {
        let name = same(&mark);
        assert_eq!(looks.len(), 1, "{mark} looks in several ways");
        let other = seen.insert(looks, name.clone()).unwrap_or(name.clone());
        assert_eq!(other, name, "look the same");
    }
    let names: Vec<&str> = seen.values().map(String::as_str).collect();
    for kind in
        ["organisation ", "person ", "money ", "figure ", "figure low", "date ", "link ", "title ", "furniture ", "hit", "current-hit"]
    {
        assert!(names.contains(&kind), "{kind} is not in {names:?}");
    }
    assert!(names.iter().any(|name| name.ends_with("evidence")), "{names:?}");
}

#[test]
fn unsure_facts_are_hidden_until_they_are_asked_for() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter").press("Tab");
    assert!(!desk.screen().contains("✗") && desk.screen().contains("1 unsure hidden (d)"));
    // Likely, sure, all, likely.
    desk.press("d").press("d");
    let all = desk.screen();
    assert!(all.contains("✗") && all.contains("[low]Acme plc denies that it wants all of Br…"), "{all}");
    desk.press("d");
    assert!(!desk.screen().contains("✗"));
}

#[test]
fn the_facts_are_narrowed_to_an_organisation() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter").press("Tab");
    let all = desk.app.facts.items().len();
    desk.press("f").type_in("brill");
    let about = |desk: &Desk| desk.app.facts.items().map(|item| item.words.clone()).collect::<Vec<_>>();
    assert!(desk.app.facts.items().len() < all && about(&desk).iter().any(|words| words.contains("sales 12%")), "{:?}", about(&desk));
    assert!(!about(&desk).iter().any(|words| words.starts_with("Jane Doe")), "she is of Acme");
    desk.press("Enter");
    assert!(desk.plain().contains("about “brill”"));
    // An alias is a name, too.
    desk.press("f").press("Ctrl-u").type_in("ACME").press("Enter");
    assert!(about(&desk).iter().any(|words| words.starts_with("Jane Doe")));
    desk.press("Esc");
    assert_eq!((desk.app.facts.items().len(), desk.app.focus), (all, Pane::Facts));
}

#[test]
fn panes_are_resized_by_key_and_mouse_and_remembered() {
    let mut desk = Desk::new(150, 24);
    let list = desk.app.panes.list.unwrap().width;
    desk.press("2").press(">");
    assert_eq!(desk.app.panes.list.unwrap().width, list + 4);
    desk.press("Enter").press("Tab").press("<");
    let facts = desk.app.panes.facts.unwrap();
    desk.event(Event::Mouse(Mouse::Press, facts.x - 1, 5)).event(Event::Mouse(Mouse::Drag, facts.x - 11, 7));
    desk.event(Event::Mouse(Mouse::Release, 0, 0)).event(Event::Mouse(Mouse::Drag, 2, 2));
    assert_eq!(desk.app.panes.facts.unwrap().width, facts.width + 10);
    desk.screen();
    let kept: std::collections::BTreeMap<_, _> = desk
        .app
        .farewell()
        .into_iter()
        .filter_map(|effect| match effect {
            Effect::Session(name, value) => Some((name, value)),
            _ => None,
        })
        .collect();
    let session = Session::read(|name| kept.get(name).map(String::as_str));
    let mut again = Desk::new(150, 24);
    again.event(Event::Session(session));
    assert_eq!((again.app.panes.list, again.app.panes.facts), (desk.app.panes.list, desk.app.panes.facts));
}

#[test]
fn the_mouse_scrolls_selects_and_goes() {
    let mut desk = Desk::new(150, 12);
    desk.screen();
    let (list, text, facts) = (desk.app.panes.list.unwrap(), desk.app.panes.text.unwrap(), desk.app.panes.facts.unwrap());
    let mut mouse = |mouse: Mouse, column: u16, row: u16| {
        let app = &desk.event(Event::Mouse(mouse, column, row)).app;
        (app.focus, app.list.row, app.reader.row_of(app.reader.cursor), app.facts.selected)
    };
    // The wheel moves what it is over, and nothing goes to it.
    let (focus, row, line, _) = mouse(Mouse::WheelDown, text.x + 5, 4);
    assert!(focus == Pane::List && row == 0 && line > 0, "{line}");
    assert_eq!(mouse(Mouse::WheelUp, text.x + 5, 4).2, 0);
    assert_eq!(mouse(Mouse::WheelDown, 3, 4).1, 1);
    assert_eq!(mouse(Mouse::Press, 3, list.y + 1).1, 0, "the first article");
    let (focus, _, line, _) = mouse(Mouse::Press, text.x + 5, text.y + 3);
    assert_eq!((focus, line), (Pane::Text, 2));
    // The scroll bar: to that part of the text.
    let (_, _, below, _) = mouse(Mouse::Press, text.right() - 1, text.bottom() - 1);
    assert!(below > 8, "{below}");
    // A fact, and its words.
    assert_eq!(mouse(Mouse::Press, facts.x + 5, facts.y + 2).3, 0);
    let (focus, .., fact) = mouse(Mouse::Press, facts.x + 5, facts.y + 4);
    assert!(focus == Pane::Facts && fact > 0, "{fact}");
    mouse(Mouse::Press, facts.x + 5, facts.y + 4);
    assert_eq!(desk.app.reader.cursor, desk.app.facts.item().unwrap().evidence[0].start());
}

#[test]
fn between_80_and_119_columns_the_facts_can_take_the_lists_place() {
    let mut desk = Desk::new(100, 24);
    desk.press("I").press("Enter").press("Tab");
    let (text, facts) = (desk.app.panes.text.unwrap(), desk.app.panes.facts.unwrap());
    assert!(desk.app.panes.list.is_none() && facts.x < text.x && facts.height == text.height);
    desk.press("Esc").press("Esc");
    assert!(desk.app.panes.list.is_some() && desk.app.panes.facts.is_none());
}

#[test]
fn what_the_reader_says_of_articles_is_kept_and_taken_back() {
    let mut desk = Desk::new(150, 24);
    desk.press("s").press("T").type_in("deals, uk #deals").press("Enter").press("W").type_in("ask Jane").press("Enter");
    let screen = desk.plain();
    assert!(screen.contains("#deals #uk") && screen.contains("note: ask Jane") && screen.contains('★'), "{screen}");
    let tags = |effect: &Effect| match effect {
        Effect::Remember(_, change) => Some(change[1].tags.len()),
        _ => None,
    };
    assert_eq!(desk.effects.iter().filter_map(tags).max(), Some(2));
    desk.press("U");
    assert!(desk.plain().contains("taken back: the note, Acme puts"), "{}", desk.plain());
    desk.press("U");
    let screen = desk.plain();
    assert!(!screen.contains("#deals") && !screen.contains("note:") && screen.contains('★'), "{screen}");
    desk.press("U");
    assert!(!desk.plain().contains('★'));
    desk.press("U");
    assert!(desk.plain().contains("nothing to take back"));
}

#[test]
fn names_are_corrected_in_every_article_and_corrections_taken_back() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter").press("] o").press("a");
    assert!(desk.plain().contains("Brill: o is an organisation  n is none  s is the same as…"), "{}", desk.plain());
    desk.press("n");
    let none = Correction::None("Brill".into());
    assert_eq!(desk.effects.pop(), Some(Effect::Correct(none.clone(), true)));
    // A name that was not found is typed.
    desk.press("Tab").press("1").press("a").type_in("Norvia").press("Enter").press("s").type_in("Norvia Group").press("Enter");
    assert_eq!(desk.effects.pop(), Some(Effect::Correct(Correction::Same("Norvia".into(), "Norvia Group".into()), true)));
    desk.press("U").press("U");
    assert_eq!(desk.effects.pop(), Some(Effect::Correct(none, false)));
    let mut all = Corrections::default();
    all.add(Correction::Organisation("Tarn".into()));
    desk.event(Event::Corrected(all)).press("C");
    assert!(desk.plain().contains("Tarn  is an organisation"), "{}", desk.plain());
    desk.press("d");
    assert_eq!(desk.effects.pop(), Some(Effect::Correct(Correction::Organisation("Tarn".into()), false)));
}

#[test]
fn links_are_numbered_listed_and_opened_by_key() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter").press("2").press("x");
    assert_eq!(desk.effects.pop(), Some(Effect::Browse("http://wire.example/orders".into())));
    desk.press("9").press("x");
    assert!(desk.plain().contains("there is no link 9; there are 2"));
    desk.press("g g").press("x");
    assert_eq!(desk.effects.pop(), Some(Effect::Browse("https://wire.example/acme".into())), "the article itself");
    desk.press("j").press("x");
    assert_eq!(desk.effects.pop(), Some(Effect::Browse("https://brill.example/about".into())));
    desk.press("Y");
    assert_eq!(desk.effects.pop(), Some(Effect::Copy("https://brill.example/about".into())));
    desk.press("L");
    let sheet = desk.plain();
    assert!(sheet.contains("https://wire.example/acme") && sheet.contains("2  order book"), "{sheet}");
    assert!(!sheet.contains("share.example"), "what is hidden has no number");
    desk.press("j").press("j").press("Enter");
    assert_eq!(desk.effects.pop(), Some(Effect::Browse("http://wire.example/orders".into())));
    // In a wide text pane, numbers stand beside the text.
    desk.press("Esc").press("z");
    assert!(desk.plain().contains("[1]"), "{}", desk.plain());
}

#[test]
fn a_fact_is_copied_with_its_quote_and_source_and_exported() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter").press("Tab").press("y");
    let Some(Effect::Copy(words)) = desk.effects.pop() else { panic!("nothing copied") };
    assert!(
        words.starts_with("Acme plc will invest £5m in Brill\n“") && words.contains("The Wire, 4 March 2025, https://wire.example/acme"),
        "{words}"
    );
    assert!(desk.plain().contains("copied the fact with its quote, source and link: Acme plc"));
    // A name is quoted with the sentence around it.
    desk.press("G").press("y");
    let Some(Effect::Copy(words)) = desk.effects.pop() else { panic!("nothing copied") };
    assert!(words.starts_with("Brill\n“Acme puts £5m into Brill”\n"), "{words}");
    desk.press("E");
    assert!(desk.plain().contains("export facts to (.md, .csv or .json): acme-puts-5m-into-brill.md"));
    desk.press("Ctrl-u").type_in("x.doc").press("Enter");
    assert!(desk.plain().contains("the file's ending says the form: .md, .csv, .json"));
    desk.press("E").press("Ctrl-u").type_in("x.csv").press("Enter");
    assert!(matches!(desk.effects.pop(), Some(Effect::Export(_, _, file)) if file.ends_with("x.csv")));
    desk.press("e");
    assert!(matches!(desk.effects.pop(), Some(Effect::Edit(file)) if file.is_absolute() && file.ends_with("first.txt")));
}

#[test]
fn marks_lead_back_from_other_articles() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter").press("G").press("m").press("a");
    let place = desk.app.reader.cursor;
    desk.press("J").press("'");
    assert!(desk.plain().contains("go to mark: a"));
    desk.press("a");
    assert_eq!(desk.app.reader.source(), Some(&Source::File("/news/first.txt".into())));
    assert_eq!(desk.app.reader.cursor, place);
    desk.press("Ctrl-o");
    assert_eq!(desk.app.reader.source(), Some(&Source::File("/news/second.txt".into())));
}

#[test]
fn a_cache_that_is_replaced_leaves_no_old_line_and_the_article_open() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter").press("G");
    let top = desk.app.reader.top;
    desk.replace_cache();
    // Numbers that were given to others before, to make it as bad as can be.
    assert_eq!(
        desk.app.shelf.rows(0..2).map(|line| line.unwrap().title.clone()).collect::<Vec<_>>(),
        ["Acme puts £5m into Brill", "The second"]
    );
    assert_eq!(desk.app.reader.source(), Some(&Source::File("/news/first.txt".into())));
    assert_eq!((desk.app.list.row, desk.app.reader.top), (0, top));
    // What is marked is marked of this article again.
    desk.press("s");
    assert!(desk.app.shelf.rows(0..1).all(|line| line.unwrap().starred));
    desk.press("J").press("K");
    assert_eq!(desk.app.reader.source(), Some(&Source::File("/news/first.txt".into())));
    let place = |effect: &Effect| if let Effect::Remember(_, change) = effect { Some(change[1].place) } else { None };
    assert_eq!(desk.effects.iter().filter_map(place).next_back(), Some(top));
}

#[test]
fn the_list_is_parted_by_day_or_source() {
    let mut desk = Desk::new(150, 24);
    desk.press("S g");
    let screen = desk.plain();
    let place = |words: &str| screen.find(words).unwrap_or_else(|| panic!("{words} is not on\n{screen}"));
    assert!(
        place("Tuesday, 4 March 2025") < place("Acme puts")
            && place("Acme puts") < place("no date")
            && place("no date") < place("The second")
    );
    // A press below the second heading selects the second article.
    desk.event(Event::Mouse(Mouse::Press, 5, 5));
    assert_eq!(desk.app.list.row, 1);
    desk.press("S s");
    assert!(desk.plain().contains("The Wire"));
    for height in 1..12 {
        desk.resize(150, height).press("g g").press("G");
        if height >= 6 {
            assert!(desk.plain().contains("The second"), "at {height}:\n{}", desk.plain());
        }
    }
}

#[test]
fn what_all_articles_say_stands_in_tables_that_lead_to_the_words() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter").press("] o").press("o");
    let dossier = desk.plain();
    for words in ["Brill", "Facts, the latest first", "Acme plc will invest £5m in Brill", "Deals with", "Articles"] {
        assert!(dossier.contains(words), "{words} is not on\n{dossier}");
    }
    // From one organisation to the other it deals with.
    desk.press("/").type_in("acme plc: ").press("Enter").press("Enter");
    assert!(desk.plain().contains("Jane Doe  chief executive"), "{}", desk.plain());
    desk.press("Esc").press("t");
    assert!(desk.plain().contains("Timeline") && desk.plain().contains("≈2025-03-04"), "{}", desk.plain());
    desk.press("/").type_in("sales").press("Enter").press("Enter");
    assert_eq!(desk.app.focus, Pane::Text);
    assert!(desk.app.reader.text()[desk.app.reader.cursor..].starts_with("Sales at Brill"));
    desk.press("F");
    assert!(desk.plain().contains("people Brill employs"), "{}", desk.plain());
}
