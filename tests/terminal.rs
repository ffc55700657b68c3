//! The program in a real terminal: opened, read in, left by every way out, and fed with hostile text.

#![allow(missing_docs, clippy::unwrap_used)]

mod pty;

use std::fs;
use std::path::PathBuf;

use pty::Pty;
use rustix::process::Signal;
use tempfile::TempDir;

const LONG: &str = "Acme Group plc buys Brill for £12m

12 March 2024

Acme Group plc has bought Brill Ltd, a maker of pumps, for £12m, it said on Tuesday.
";

/// A home with a folder of two articles.
fn home() -> (TempDir, String) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("news");
    fs::create_dir(&folder).unwrap();
    let filler: String =
        (1..60).map(|n| format!("Paragraph number {n} tells of pumps, and of nothing else that anybody would miss.\n\n")).collect();
    fs::write(folder.join("one.txt"), format!("{LONG}\n{filler}The very last line is about teapots.\n")).unwrap();
    fs::write(folder.join("two.txt"), "Corvane has nothing to report this spring\n\n1 March 2024\n\nNothing happened at Corvane Ltd.\n")
        .unwrap();
    let path = folder.to_string_lossy().into_owned();
    (home, path)
}

#[test]
fn opens_scrolls_searches_jumps_and_quits() {
    let (home, folder) = home();
    let mut pty = Pty::gleaner(home.path(), &[&folder]);
    pty.wait_for("Corvane has");
    pty.wait_for("for £12m, it");
    pty.send("\rG");
    pty.wait_for("teapots");
    pty.send("gg");
    pty.wait_for("for £12m, it");
    pty.send("/number 40\r");
    pty.wait_for("Paragraph number 40");
    pty.send("\x0f");
    pty.wait_for("for £12m, it");
    pty.send("qq");
    assert_eq!(pty.wait_for_end(), 0);
    assert!(pty.is_given_back());
}

#[test]
fn a_resize_keeps_the_top_sentence() {
    let (home, folder) = home();
    let mut pty = Pty::gleaner(home.path(), &[&folder]);
    pty.wait_for("for £12m, it");
    pty.send("\r/number 30 \r");
    pty.wait_for("Paragraph number 30");
    pty.resize(70, 20);
    pty.wait_until("the narrow screen", |screen| screen.contains("Paragraph number 30") && !screen.contains("Corvane has"));
    pty.resize(160, 40);
    pty.wait_until("the wide screen", |screen| screen.contains("Paragraph number 30") && screen.contains("Corvane has"));
}

#[test]
fn a_resize_before_any_key_is_seen() {
    let (home, folder) = home();
    let mut pty = Pty::gleaner(home.path(), &[&folder]);
    pty.wait_for("for £12m, it");
    pty.resize(60, 20);
    pty.wait_until("the list alone", |screen| screen.contains("Corvane has") && !screen.contains("for £12m, it"));
}

#[test]
fn the_place_what_is_read_and_the_order_outlive_the_program() {
    let (home, folder) = home();
    let mut pty = Pty::gleaner(home.path(), &[&folder]);
    pty.wait_for("2 unread");
    pty.wait_for("for £12m, it");
    pty.send("St\r/number 30 \r");
    pty.wait_for("Paragraph number 30");
    pty.send("h");
    pty.send("hqq");
    pty.wait_for_end();
    let mut again = Pty::gleaner(home.path(), &[&folder]);
    again.wait_for("1 unread");
    again.wait_for("Paragraph number 30");
    again.wait_until(
        "the titles in order",
        |screen| matches!((screen.find("Acme Group"), screen.find("Corvane has")), (Some(a), Some(c)) if a < c),
    );
    again.send("q");
    again.wait_for_end();
}

#[test]
fn every_signal_that_ends_the_program_gives_the_terminal_back_and_keeps_the_place() {
    for (signal, name) in [(Signal::TERM, "TERM"), (Signal::HUP, "HUP"), (Signal::INT, "INT"), (Signal::QUIT, "QUIT")] {
        let (home, folder) = home();
        // No core file of a program that ends as it should.
        let mut pty = Pty::shell(home.path(), &format!("ulimit -c 0; exec \"$GLEANER\" '{folder}'"));
        pty.wait_for("for £12m, it");
        pty.send("\r/number 30 \r");
        pty.wait_for("Paragraph number 30");
        pty.signal(signal);
        assert_ne!(pty.wait_for_end(), 0, "{name}");
        assert!(pty.is_given_back(), "{name}");
        let again = Pty::gleaner(home.path(), &[&folder]);
        again.wait_for("Paragraph number 30");
    }
}

#[test]
fn the_line_discipline_is_given_back() {
    let (home, folder) = home();
    let mut pty =
        Pty::shell(home.path(), &format!("stty -a >before; \"$GLEANER\" '{folder}'; stty -a >after; cmp before after && echo the same"));
    pty.wait_for("Corvane has");
    pty.send("q");
    pty.wait_for("the same");
}

#[test]
fn stopped_and_gone_on_it_gives_the_terminal_and_takes_it_again() {
    let (home, folder) = home();
    for by_key in [true, false] {
        let mut pty = Pty::gleaner(home.path(), &[&folder]);
        pty.wait_for("Corvane has");
        if by_key {
            pty.send("\x1a");
        } else {
            pty.signal(Signal::TSTP);
        }
        pty.wait_until_stopped();
        pty.wait_until("the terminal given back", |_| pty.is_given_back());
        pty.signal(Signal::CONT);
        pty.wait_for("Corvane has");
        pty.send("?");
        pty.wait_for("Help: type to search");
    }
}

/// Everything a text could do to a terminal, in every place where text appears.
const HOSTILE: &[&str] = &[
    "\x1b[31mred",
    "\x1b]0;title\x07",
    "\x1b]52;c;aGFja2Vk\x07",
    "\x1b]8;;http://evil.example\x1b\\link",
    "\x1bP+q544e\x1b\\",
    "\x1b_apc\x1b\\",
    "\x1bkname\x1b\\",
    "\u{9b}31mred",
    "\u{9d}0;title\u{9c}",
    "\u{202e}desrever",
    "\u{2066}isolate\u{2069}",
    "\u{200b}zero\u{200b}width",
    "\u{e0041}tag",
    "\x07bell\x08back\x7fdel",
];

#[test]
fn no_byte_of_an_article_or_a_name_does_anything_to_the_terminal() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("news");
    fs::create_dir(&folder).unwrap();
    let poison = HOSTILE.join(" ");
    fs::write(folder.join("a.txt"), format!("Headline {poison} end\n\nAcme Group plc {poison} said it bought Brill Ltd. Endmark.\n"))
        .unwrap();
    fs::write(folder.join("b.md"), format!("---\ntitle: \"Markdown {poison}\"\nsource: Src {poison}\nauthor: Au {poison}\n---\nText [link {poison}](http://x.example/{poison}).\n")).unwrap();
    fs::write(folder.join("c.html"), format!("<html><head><title>Page {poison}</title></head><body><article><h1>Page {poison}</h1><p>Words {poison} words.</p></article></body></html>")).unwrap();
    fs::write(folder.join("bad \x1b]0;name\x07 \u{202e}.txt"), [0xff, 0xfe, 0x00]).unwrap();
    let path = folder.to_string_lossy().into_owned();
    let mut pty = Pty::gleaner_sized(home.path(), &[&path], 150, 40);
    pty.wait_for("Headline");
    pty.wait_until("all four", |screen| screen.contains("4 articles") && !screen.contains("reading"));
    for _ in 0..4 {
        pty.send("j");
        pty.send("\r\t\th");
    }
    pty.send("/\x1b[200~zz \x1b]0;pasted\x07\x1b[201~");
    pty.wait_for("/zz");
    pty.send("\x15\x7f");
    pty.wait_until("the prompt gone", |screen| !screen.contains("/zz"));
    pty.send("\x03");
    pty.wait_for_end();
    let bytes = pty.bytes();
    let text = String::from_utf8_lossy(&bytes);
    for bad in ["\x1b]0", "\x1b]2", "\x1b]52", "\x1b]8", "\x1bP", "\x1b_", "\x1bk", "\x07", "\x08", "\x7f"] {
        assert!(!text.contains(bad), "{bad:?} reached the terminal");
    }
    for c in text.chars() {
        let hostile =
            matches!(c, '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{e0000}'..='\u{e007f}');
        assert!(!hostile, "{c:?} reached the terminal");
    }
    assert!(text.contains("Markdown") && text.contains("desrever"));
}

#[test]
fn copying_says_what_it_copied_and_hands_it_to_the_terminal() {
    let (home, folder) = home();
    let mut pty = Pty::gleaner(home.path(), &[&folder]);
    pty.wait_for("for £12m, it");
    pty.send("y");
    pty.wait_for("copied the title");
    pty.send("q");
    pty.wait_for_end();
    // The title in base64.
    assert!(String::from_utf8_lossy(&pty.bytes()).contains("\x1b]52;c;QWNtZSBHcm91cCBwbGMgYnV5cyBCcmlsbCBmb3IgwqMxMm0="));
}

#[test]
fn no_colour_is_asked_for_and_given() {
    let (home, folder) = home();
    let mut pty = Pty::shell(home.path(), &format!("NO_COLOR=1 exec \"$GLEANER\" '{folder}'"));
    pty.wait_for("for £12m, it");
    pty.send("q");
    pty.wait_for_end();
    let text = String::from_utf8_lossy(&pty.bytes()).into_owned();
    for sequence in text.split("\x1b[").skip(1) {
        let Some((codes, _)) = sequence.split_once('m').filter(|(codes, _)| codes.chars().all(|c| c.is_ascii_digit() || c == ';')) else {
            continue;
        };
        let coloured = codes.split(';').any(|code| matches!(code.parse::<u8>(), Ok(30..=38 | 40..=48 | 90..=97 | 100..=107)));
        assert!(!coloured, "colour in {codes}");
    }
    assert!(text.contains("\x1b[1m"), "bold is kept");
}

#[test]
fn without_a_terminal_it_says_what_to_do() {
    let (home, folder) = home();
    let output =
        std::process::Command::new(env!("CARGO_BIN_EXE_gleaner")).arg(PathBuf::from(folder)).env("HOME", home.path()).output().unwrap();
    assert!(!output.status.success());
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(error.contains("gleaner extract"), "{error}");
}

/// Not a test of its own: what the test below runs in a terminal.
#[test]
fn panics_on_purpose_when_asked() {
    if std::env::var_os("PANIC_IN_THE_TERMINAL").is_some() {
        let (_taken, _screen) = gleaner::tui::terminal::Taken::new(true).unwrap();
        panic!("on purpose");
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_told() {
    let home = tempfile::tempdir().unwrap();
    let this = std::env::current_exe().unwrap();
    let line = format!(
        "PANIC_IN_THE_TERMINAL=1 '{}' --exact panics_on_purpose_when_asked --nocapture; stty -a | grep -o ' icanon'",
        this.display()
    );
    let mut pty = Pty::shell(home.path(), &line);
    pty.wait_for("icanon");
    pty.wait_for_end();
    assert!(pty.is_given_back());
    let text = String::from_utf8_lossy(&pty.bytes()).into_owned();
    assert!(text.find("\x1b[?1049l") < text.find("on purpose") && text.contains("on purpose"), "{text}");
}
