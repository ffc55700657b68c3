//! The program in a real terminal: opened, read in, left by every way out, and fed with hostile text.

#![allow(missing_docs, clippy::unwrap_used)]

mod pty;

use std::fs;
use std::path::{Path, PathBuf};

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
    // Only the list alone has room for the whole title.
    pty.wait_until("the list alone", |screen| screen.contains("Corvane has nothing to report this spring") && !screen.contains('│'));
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

/// A folder in which every name, title, text and link is poisoned.
fn hostile_folder(home: &Path) -> String {
    let folder = home.join("news");
    fs::create_dir(&folder).unwrap();
    let poison = HOSTILE.join(" ");
    let text = format!("Headline {poison} end\n\nAcme Group plc {poison} said it bought Brill {poison} Ltd for £3m. Endmark.\n");
    fs::write(folder.join("a.txt"), text).unwrap();
    let matter =
        format!("---\ntitle: \"Markdown {poison}\"\nsource: Src {poison}\nauthor: Au {poison}\nurl: http://m.example/{poison}\n---\n");
    fs::write(folder.join("b.md"), format!("{matter}Text [link {poison}](http://x.example/{poison}) and [good](http://y.example/) one.\n"))
        .unwrap();
    let page = format!(
        "<html><head><title>Page {poison}</title></head><body><article><h1>Page {poison}</h1><p>Words {poison} words.</p></article></body></html>"
    );
    fs::write(folder.join("c.html"), page).unwrap();
    fs::write(folder.join("bad \x1b]0;name\x07 \u{202e}.txt"), [0xff, 0xfe, 0x00]).unwrap();
    folder.to_string_lossy().into_owned()
}

/// Whatever a terminal would obey, or show otherwise than it is.
#[track_caller]
fn assert_harmless(bytes: &[u8], own: &[&str]) {
    let mut text = String::from_utf8_lossy(bytes).into_owned();
    for own in own {
        text = text.replace(own, "");
    }
    for bad in ["\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x1bk", "\x07", "\x08", "\x7f"] {
        assert!(
            !text.contains(bad),
            "{bad:?} reached the terminal in {:?}",
            text.split(bad).next().map(|before| &before[before.len().saturating_sub(60)..])
        );
    }
    for c in text.chars() {
        let hostile =
            matches!(c, '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{e0000}'..='\u{e007f}');
        assert!(!hostile, "{c:?} reached the terminal");
    }
}

/// What the reader itself asks of the terminal with an escape of this class: its background.
const ASKED: &str = "\x1b]11;?\x1b\\";

#[test]
fn no_byte_of_an_article_or_a_name_does_anything_to_the_terminal() {
    let home = tempfile::tempdir().unwrap();
    let folder = hostile_folder(home.path());
    let mut pty = Pty::gleaner_sized(home.path(), &[&folder], 150, 40);
    pty.wait_for("Headline");
    pty.wait_for("4 articles");
    pty.wait_until_analysed(4);
    for _ in 0..4 {
        // Text, status line, facts and their detail, links, corrections, export's name, palette.
        for keys in ["j", "\r", "]o", "]f", "\t", "G", "dd", "\x1b", "L", "q", "C", "q", "E", "\x15\x7f", "ae\x03", "h"] {
            pty.send(keys);
        }
    }
    // Every prompt takes what is pasted as printable words.
    for (prompt, shown) in [("/", "/zz"), ("T", "tags: zz"), ("W", "note: zz")] {
        pty.send(prompt);
        pty.send("\x1b[200~zz \x1b]0;pasted\x07\u{202e}\x1b[201~");
        pty.wait_for(shown);
        pty.send("\r");
    }
    pty.wait_for("note: zz");
    pty.send("\x03");
    pty.wait_for_end();
    let bytes = pty.bytes();
    assert_harmless(&bytes, &[ASKED]);
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("Markdown") && text.contains("desrever"));
}

#[test]
fn no_byte_of_an_article_is_obeyed_when_it_is_printed_or_complained_of() {
    let home = tempfile::tempdir().unwrap();
    let folder = hostile_folder(home.path());
    fs::write(home.path().join("bad.toml"), format!("[screen]\ntheme = '{}'\n", HOSTILE[1].replace('\x07', " "))).unwrap();
    let nowhere = format!("nowhere {}", HOSTILE.join(" "));
    let runs: &[&[&str]] = &[
        &["--plain", &folder],
        &["--plain", &nowhere],
        &["extract", &folder],
        &["extract", "--format", "text", &folder],
        &["extract", "--format", "csv", &folder],
        &["extract", "--format", "markdown", &folder],
        &["extract", &nowhere],
        &["--config", "bad.toml", "config", "check"],
        &["--config", &nowhere, "config", "check"],
    ];
    for arguments in runs {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_gleaner"))
            .args(*arguments)
            .current_dir(home.path())
            .env("HOME", home.path())
            .env_remove("XDG_DATA_HOME")
            .output()
            .unwrap();
        let printed = [output.stdout, output.stderr].concat();
        assert!(!printed.is_empty(), "{arguments:?}");
        assert_harmless(&printed, &[]);
        assert!(!printed.contains(&0x1b), "{arguments:?}");
    }
}

#[test]
fn the_background_is_asked_for_behind_the_first_frame_and_its_answer_is_no_key() {
    let (home, folder) = home();
    let mut pty = Pty::gleaner(home.path(), &[&folder]);
    pty.wait_for("for £12m, it");
    let sent = |words: &str| String::from_utf8_lossy(&pty.bytes()).contains(words);
    let coloured = |number: &str| sent(&format!("38;5;{number};")) || sent(&format!("38;5;{number}m"));
    pty.wait_until("the question and the dark theme", |_| sent(ASKED) && coloured("117"));
    let before = String::from_utf8_lossy(&pty.bytes()).into_owned();
    assert!(before.find("articles").is_some_and(|frame| frame < before.find(ASKED).unwrap()));
    // Digits, a colon and letters, all of which are keys.
    pty.send("\x1b]11;rgb:ffff/ffff/ffff\x1b\\");
    let coloured =
        |number: &str| ["m", ";"].iter().any(|end| String::from_utf8_lossy(&pty.bytes()).contains(&format!("38;5;{number}{end}")));
    pty.wait_until("the light theme", |_| coloured("25"));
    assert!(pty.screen().contains("for £12m, it") && !pty.screen().contains("Actions"));
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
}

#[test]
fn an_editor_has_the_terminal_and_gives_it_back_and_no_shell_reads_a_name() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("news");
    fs::create_dir(&folder).unwrap();
    let name = "a; touch hacked; $(touch hacked) `touch hacked` 'q.txt";
    fs::write(folder.join(name), "Corvane has nothing to report\n\nNothing happened at Corvane Ltd.\n").unwrap();
    let editor = home.path().join("my editor");
    fs::write(&editor, "#!/bin/sh\nprintf '%s|' \"$@\" >given\nstty -a | grep -o ' icanon'\necho EDITING; read line\n").unwrap();
    fs::set_permissions(&editor, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let config = home.path().join("own.toml");
    fs::write(&config, format!("[programs]\neditor = '\"{}\" -x'\n", editor.display())).unwrap();
    let mut pty = Pty::gleaner(home.path(), &["--config", &config.to_string_lossy(), &folder.to_string_lossy()]);
    pty.wait_for("Corvane has");
    pty.send("e");
    pty.wait_for("EDITING");
    assert!(pty.is_given_back() && pty.screen().contains("icanon"));
    pty.send("\n");
    pty.wait_until("the reader again", |screen| screen.contains("Corvane has") && !screen.contains("EDITING"));
    pty.send("?");
    pty.wait_for("Help: type to search");
    let given = fs::read_to_string(home.path().join("given")).unwrap();
    assert_eq!(given, format!("-x|{}|", folder.join(name).display()));
    assert!(!home.path().join("hacked").exists());
}

#[test]
fn the_configuration_is_read_anew_and_a_bad_one_changes_nothing() {
    let (home, folder) = home();
    let config = home.path().join("own.toml");
    fs::write(&config, "[screen]\nascii = false\n").unwrap();
    let mut pty = Pty::gleaner(home.path(), &["--config", &config.to_string_lossy(), &folder]);
    pty.wait_for("for £12m, it");
    fs::write(&config, "[screen]\nasci = true\n").unwrap();
    pty.wait_for("the configuration stays as it was");
    pty.wait_for("own.toml:2:1");
    assert!(pty.screen().contains('●'));
    fs::write(&config, "[screen]\nascii = true\n[keys]\nhelp = [\"F5\"]\n").unwrap();
    pty.wait_for("the configuration was read anew");
    pty.wait_until("plain signs", |screen| !screen.contains('●') && screen.contains('*'));
    pty.send("\x1b[15~");
    pty.wait_for("Help: type to search");
}

#[test]
fn a_correction_holds_in_every_article_is_kept_as_text_and_taken_back() {
    let (home, folder) = home();
    let mut pty = Pty::gleaner(home.path(), &[&folder]);
    pty.wait_until_analysed(2);
    pty.wait_for("1o 1f 0✓");
    pty.send("ae\x15Nothing\ro");
    pty.wait_for("Nothing is an organisation, in every article");
    let file = home.path().join(".local/share/gleaner/corrections.txt");
    pty.wait_until("the file", |_| fs::read_to_string(&file).is_ok_and(|text| text.ends_with("organisation: Nothing\n")));
    pty.wait_until("the other article read again, with the name", |screen| screen.contains("2o 1f 0✓"));
    // By hand, while the program runs.
    fs::write(&file, "organisation: Nothing\nwhat: ever\n").unwrap();
    pty.wait_for("not understood in line 2");
    pty.send("U");
    pty.wait_until("the file", |_| fs::read_to_string(&file).is_ok_and(|text| text == "what: ever\n"));
    pty.wait_until("the other article without the name", |screen| screen.contains("1o 1f 0✓"));
}

#[test]
fn a_correction_is_seen_in_the_open_article_at_once_and_goes_when_it_is_taken_back() {
    let (home, folder) = home();
    let mut pty = Pty::gleaner(home.path(), &[&folder]);
    pty.wait_for("for £12m, it");
    pty.wait_until_analysed(2);
    let look = |pty: &Pty, words: &str| pty.style_of("has bought Brill Ltd, a maker", words).unwrap();
    let (name, word) = (look(&pty, "Brill Ltd"), look(&pty, "maker"));
    assert_ne!(name, word);
    // It is none; no, it is an organisation; and both taken back.
    for (keys, wanted) in [("ae\x15Brill Ltd\rn", word), ("ae\x15Brill Ltd\ro", name), ("U", word), ("U", name)] {
        pty.send(keys);
        pty.wait_until(keys, |_| look(&pty, "Brill Ltd") == wanted);
    }
    // The same as another, which the facts name.
    pty.send("ae\x15Brill Ltd\rsTarnwick\r");
    pty.wait_until("the other name", |screen| screen.contains("Brill Ltd is Tarnwick") && screen.matches("Tarnwick").count() > 1);
    pty.send("U");
    pty.wait_until("the undo", |screen| screen.contains("taken back") && screen.matches("Tarnwick").count() == 1);
    pty.send("j");
    pty.wait_until("the old name alone", |screen| !screen.contains("Tarnwick"));
}

#[test]
fn who_is_stopped_while_much_is_read_locks_no_file() {
    let (home, folder) = home();
    for n in 0..2000 {
        fs::write(Path::new(&folder).join(format!("{n}.txt")), format!("{LONG}\nNumber {n}.\n")).unwrap();
    }
    let mut pty = Pty::gleaner(home.path(), &[&folder]);
    // Progress waits for a lull, and a quick machine may be done before it is shown: the first article is waited for.
    pty.wait_for("for £12m, it");
    let cache = fs::read_dir(home.path().join(".cache/gleaner")).unwrap().map(|file| file.unwrap().path());
    let cache = cache.into_iter().find(|file| file.extension().is_some_and(|ending| ending == "db")).unwrap();
    for round in 0..8 {
        pty.send(if round % 2 == 0 { "s\x1a" } else { "\x1a" });
        pty.wait_until_stopped();
        for file in [&cache, &home.path().join(".local/share/gleaner/marks.db")] {
            let other = rusqlite::Connection::open(file).unwrap();
            other.busy_timeout(std::time::Duration::ZERO).unwrap();
            other.execute_batch("BEGIN IMMEDIATE; COMMIT").unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        }
        pty.signal(Signal::CONT);
        pty.wait_for("articles");
    }
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
}

#[test]
fn facts_are_exported_but_never_into_the_folder_of_articles() {
    let (home, folder) = home();
    let mut pty = Pty::gleaner(home.path(), &[&folder]);
    pty.wait_until_analysed(2);
    pty.send(&format!("E\x15{folder}/x.md\r"));
    pty.wait_for("nothing is written into a folder of articles");
    pty.send("E\x15x.csv\r");
    pty.wait_for("the facts are in");
    assert!(fs::read_to_string(home.path().join("x.csv")).unwrap().starts_with("article,title"));
    pty.send("E\x15x.csv\r");
    pty.wait_for("is there already");
}

#[test]
fn who_has_nothing_to_read_is_told_what_to_do() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("empty")).unwrap();
    fs::create_dir(home.path().join("unreadable")).unwrap();
    fs::write(home.path().join("unreadable/picture.txt"), [0u8, 1, 2, 3, 0, 0xff, 0xfe]).unwrap();
    for arguments in [&[][..], &["empty"], &["nowhere"], &["unreadable"]] {
        let mut pty = Pty::gleaner(home.path(), arguments);
        pty.wait_for("gleaner FOLDER");
        pty.send("q");
        assert_eq!(pty.wait_for_end(), 0, "{arguments:?}");
    }
}

#[test]
fn what_no_reader_could_read_stands_in_the_list_with_its_reason_and_the_rest_goes_on() {
    let (home, folder) = home();
    let at = |name: &str| Path::new(&folder).join(name);
    rustix::fs::mknodat(rustix::fs::CWD, at("pipe.txt"), rustix::fs::FileType::Fifo, rustix::fs::Mode::from_raw_mode(0o644), 0).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(at("socket.txt")).unwrap();
    std::os::unix::fs::symlink("round.txt", at("round.txt")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", at("out.txt")).unwrap();
    fs::create_dir(at("folder.txt")).unwrap();
    fs::File::create(at("sparse.txt")).unwrap().set_len(5_000_000_000).unwrap();
    fs::write(at("line.txt"), "word ".repeat(200_000)).unwrap();
    fs::write(at("deep.html"), "<div>".repeat(100_000)).unwrap();
    let mut pty = Pty::gleaner(home.path(), &[&folder]);
    // Two articles, the long line, and six reasons.
    pty.wait_for("9 articles");
    pty.wait_until_analysed(3);
    for reason in ["a pipe", "a socket", "lead round", "leads o", "not a text", "no text"] {
        pty.wait_for(reason);
    }
    pty.send("\r");
    pty.wait_for("for £12m, it");
    assert!(!pty.screen().contains("root:"));
    pty.send("qq");
    assert_eq!(pty.wait_for_end(), 0);
}

#[test]
fn who_has_no_home_to_keep_anything_in_is_told_and_reads_on() {
    let (home, folder) = home();
    let file = home.path().join("file");
    fs::write(&file, "").unwrap();
    let line = format!("HOME='{}' exec \"$GLEANER\" '{folder}'", file.join("deeper").display());
    let mut pty = Pty::shell(home.path(), &line);
    pty.wait_for("for £12m, it");
    pty.wait_until("what is not kept", |screen| screen.contains("marks.db") || screen.contains("analysed again"));
    pty.send("s");
    pty.wait_for("★");
    pty.send("q");
    assert_eq!(pty.wait_for_end(), 0);
    assert!(pty.is_given_back());
}

#[test]
fn plain_lines_need_no_terminal_and_have_no_escape() {
    let (home, folder) = home();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_gleaner"))
        .args(["--plain", &folder])
        .env("HOME", home.path())
        .env_remove("XDG_DATA_HOME")
        .output()
        .unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("2 articles\n1. Acme Group plc buys Brill for £12m. 12 March 2024\n"), "{text}");
    assert!(text.contains("\nNothing happened at Corvane Ltd.\n") && text.contains("Key facts:\n"), "{text}");
    assert!(!text.contains('\x1b'));
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

/// A program of a home's `bin`, which keeps what it is given.
fn program(home: &Path, name: &str, script: &str) -> PathBuf {
    let file = home.join("bin").join(name);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    file
}

#[test]
fn within_tmux_a_copy_goes_to_its_clipboard_too() {
    let (home, folder) = home();
    program(home.path(), "tmux", "printf '%s ' \"$@\" >\"$HOME/asked\"; cat >\"$HOME/held\"");
    let mut pty = Pty::shell(home.path(), &format!("TMUX=here PATH=\"$HOME/bin:$PATH\" exec \"$GLEANER\" '{folder}'"));
    pty.wait_for("for £12m, it");
    pty.send("y");
    let held = |name: &str| fs::read_to_string(home.path().join(name)).unwrap_or_default();
    pty.wait_until("tmux has it", |_| held("held") == "Acme Group plc buys Brill for £12m");
    assert_eq!(held("asked"), "load-buffer -w - ");
    pty.wait_for("copied the title");
}

#[test]
fn a_browser_is_given_the_address_as_one_word_and_no_shell_reads_it() {
    let (home, folder) = home();
    let url = "https://wire.example/a?b=1&c=$(touch$IFS/hacked);'x";
    fs::write(
        Path::new(&folder).join("three.md"),
        format!("---\ntitle: A linked one\nurl: \"{url}\"\n---\nNothing happened at Corvane Ltd.\n"),
    )
    .unwrap();
    let browser = program(home.path(), "browser", "printf '%s|' \"$@\" >\"$HOME/given.new\"; mv \"$HOME/given.new\" \"$HOME/given\"");
    let config = home.path().join("own.toml");
    fs::write(&config, format!("[programs]\nbrowser = '\"{}\" --new {{}} -q'\n", browser.display())).unwrap();
    let mut pty = Pty::gleaner(home.path(), &["--config", &config.to_string_lossy(), &folder]);
    pty.wait_for("A linked one");
    pty.wait_until_analysed(3);
    // All at once: what is typed behind a filter means what answers it.
    pty.send("f\"a linked one\"\r\rx");
    pty.wait_for("opening https://wire.example/a");
    pty.wait_until("the browser", |_| home.path().join("given").exists());
    assert_eq!(fs::read_to_string(home.path().join("given")).unwrap(), format!("--new|{url}|-q|"));
    assert!(!Path::new("/hacked").exists());
}

#[test]
fn no_colour_is_asked_for_and_given_on_any_screen() {
    let (home, folder) = home();
    // A configuration that asks for colours changes nothing.
    fs::write(home.path().join("own.toml"), "[screen]\ntheme = \"light\"\n[styles]\nmoney = \"bold red on blue\"\n").unwrap();
    let mut pty = Pty::shell(home.path(), &format!("NO_COLOR=1 exec \"$GLEANER\" --config own.toml '{folder}'"));
    pty.wait_for("for £12m, it");
    pty.wait_until_analysed(2);
    // The text with a hit, a fact lit, the help, the facts and figures of all articles, a question with a fault, a message.
    for (keys, shown) in [
        ("\r/brill\r", "/brill 1/"),
        ("\t", "go to its words"),
        ("?", "Help: type to search"),
        ("\x1b", "go to its words"),
        ("t", "when"),
        ("qF", "organisation"),
        ("qhhhf\"", "has no second"),
        ("\x15\rc", "there are no colours"),
    ] {
        pty.send(keys);
        // A letter right behind Esc would be another key.
        pty.wait_until(shown, |screen| screen.contains(shown) && (keys != "\x1b" || !screen.contains("Help:")));
    }
    pty.send("\x03");
    pty.wait_for_end();
    let text = String::from_utf8_lossy(&pty.bytes()).into_owned();
    let mut attributes = Vec::new();
    for sequence in text.split("\x1b[").skip(1) {
        let Some((codes, _)) =
            sequence.split_once('m').filter(|(codes, _)| codes.chars().all(|c| c.is_ascii_digit() || c == ';' || c == ':'))
        else {
            continue;
        };
        let coloured = codes.split([';', ':']).any(|code| matches!(code.parse::<u8>(), Ok(30..=49 | 58..=59 | 90..=107)));
        assert!(!coloured, "colour in {codes}");
        attributes.extend(codes.split([';', ':']));
    }
    for kept in ["1", "2", "3", "4", "7"] {
        assert!(attributes.contains(&kept), "attribute {kept} is kept");
    }
    assert!(!text.contains("\x1b]"), "no colour is asked for either");
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
        let (_taken, _screen) = gleaner::tui::terminal::Taken::new(true, true).unwrap();
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
    let (left, told) = (text.find("\x1b[?1049l"), text.find("on purpose"));
    assert!(left.is_some_and(|left| told.is_some_and(|told| left < told)), "{text}");
}
