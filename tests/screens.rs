//! Screens, with their styles as markup: `Shares of [organisation]Acme[/]`. The analysis is made by hand, so that what is tested
//! is the screen and not the finders.

#![allow(missing_docs, clippy::unwrap_used)]

mod desk;

use desk::Desk;

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
    let mut desk = Desk::with_keys(110, 30, &[("copy", &["Y", "F5"])]);
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
fn every_size_can_be_drawn() {
    let mut desk = Desk::new(80, 24);
    for width in (1..12).chain([40, 79, 80, 119, 120, 500]) {
        for height in (1..8).chain([24, 200]) {
            desk.resize(width, height);
            for key in ["Enter", "Tab", "?", "Esc", "Tab", ":", "Esc", "z", "z", "/", "Esc"] {
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
fn highlights_are_switched_by_kind() {
    let mut desk = Desk::new(150, 24);
    desk.press("Enter");
    assert!(desk.screen().contains("[money]£5m[/]"));
    desk.press("H m");
    assert!(!desk.screen().contains("[money]£5m[/]") && desk.screen().contains("£5m"));
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
