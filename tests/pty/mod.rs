//! A real terminal for the tests: the program in a pty, keys sent to it, and its screen as a terminal would show it.
//!
//! Tests wait for what they expect to see and never sleep a fixed time; a wait that is not answered fails with the screen.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// How long a test waits before it gives up: far longer than anything takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program in a terminal.
pub struct Pty {
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<Mutex<Seen>>,
}

struct Seen {
    screen: vt100::Parser,
    bytes: Vec<u8>,
    closed: bool,
}

impl Pty {
    /// Runs the program with arguments, in a home of its own.
    pub fn gleaner(home: &Path, args: &[&str]) -> Pty {
        Pty::gleaner_sized(home, args, 120, 30)
    }

    /// The same at a size, in columns and rows.
    pub fn gleaner_sized(home: &Path, args: &[&str], columns: u16, rows: u16) -> Pty {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gleaner"));
        command.args(args);
        Pty::start(home, command, columns, rows)
    }

    /// Runs a shell line in which `"$GLEANER"` is the program.
    pub fn shell(home: &Path, line: &str) -> Pty {
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", line]);
        command.env("GLEANER", env!("CARGO_BIN_EXE_gleaner"));
        Pty::start(home, command, 120, 30)
    }

    fn start(home: &Path, mut command: CommandBuilder, cols: u16, rows: u16) -> Pty {
        command.cwd(home);
        command.env("HOME", home);
        for place in [
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_CACHE_HOME",
            "XDG_STATE_HOME",
            "NO_COLOR",
            "COLORFGBG",
            "TMUX",
            "BROWSER",
            "VISUAL",
            "EDITOR",
        ] {
            command.env_remove(place);
        }
        command.env("TERM", "xterm-256color");
        let pair = native_pty_system().openpty(PtySize { rows, cols, ..PtySize::default() }).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let seen = Arc::new(Mutex::new(Seen { screen: vt100::Parser::new(size(rows), size(cols), 0), bytes: Vec::new(), closed: false }));
        let sink = seen.clone();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                let read = output.read(&mut buffer).unwrap_or(0);
                let mut seen = sink.lock().unwrap();
                if read == 0 {
                    seen.closed = true;
                    return;
                }
                seen.screen.process(&buffer[..read]);
                seen.bytes.extend_from_slice(&buffer[..read]);
            }
        });
        Pty { master: pair.master, keys, child, seen }
    }

    /// The screen's words.
    pub fn screen(&self) -> String {
        self.seen.lock().unwrap().screen.screen().contents()
    }

    /// How words look that stand within a line of the screen: their colour, and whether they are bold.
    pub fn style_of(&self, line: &str, words: &str) -> Option<(vt100::Color, bool)> {
        let seen = self.seen.lock().unwrap();
        let screen = seen.screen.screen();
        let (rows, columns) = screen.size();
        let row = |row: &str| Some(row[..row.find(line)? + line.find(words)?].chars().count());
        let (y, x) =
            screen.rows(0, columns.get()).take(usize::from(rows.get())).enumerate().find_map(|(y, words)| Some((y, row(&words)?)))?;
        let cell = screen.cell(u16::try_from(y).unwrap(), u16::try_from(x).unwrap())?;
        Some((cell.fgcolor(), cell.bold()))
    }

    /// Every byte that was printed.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen.lock().unwrap().bytes.clone()
    }

    /// Waits until the screen is as wanted.
    #[track_caller]
    pub fn wait_until(&self, what: &str, wanted: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !wanted(&self.screen()) {
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}; the screen:\n{}", self.screen());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until words are on the screen.
    #[track_caller]
    pub fn wait_for(&self, words: &str) {
        self.wait_until(&format!("`{words}`"), |screen| screen.contains(words));
    }

    /// Waits until so many articles of the list tell what was found in them: `7o 12f 5✓`.
    #[track_caller]
    pub fn wait_until_analysed(&self, articles: usize) {
        let told = |screen: &str| screen.split('✓').filter(|before| before.ends_with(|c: char| c.is_ascii_digit())).count();
        self.wait_until(&format!("the counts of {articles} articles"), |screen| told(screen) == articles);
    }

    /// Sends keys as a terminal would.
    pub fn send(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.seen.lock().unwrap().screen.screen_mut().set_size(size(rows), size(columns));
        self.master.resize(PtySize { rows, cols: columns, ..PtySize::default() }).unwrap();
    }

    /// Sends the program a signal.
    pub fn signal(&self, signal: Signal) {
        let pid = self.child.process_id().and_then(|pid| Pid::from_raw(pid as i32)).unwrap();
        kill_process(pid, signal).unwrap();
    }

    /// Waits until the program has ended and all it printed has been read; answers its exit code.
    #[track_caller]
    pub fn wait_for_end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            let ended = self.child.try_wait().unwrap();
            if let Some(status) = ended
                && self.seen.lock().unwrap().closed
            {
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "the program does not end; the screen:\n{}", self.screen());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Whether the terminal is as a shell wants it: no alternate screen, no mouse, no bracketed paste, the cursor shown.
    pub fn is_given_back(&self) -> bool {
        let seen = self.seen.lock().unwrap();
        let screen = seen.screen.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    }

    /// Waits until the program is stopped by the job control.
    #[track_caller]
    pub fn wait_until_stopped(&self) {
        let stat = format!("/proc/{}/stat", self.child.process_id().unwrap());
        let start = Instant::now();
        loop {
            let state = std::fs::read_to_string(&stat).unwrap();
            // The name in brackets may hold anything; the state follows it.
            if state.rsplit(") ").next().is_some_and(|rest| rest.starts_with('T')) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "the program does not stop: {state}");
            thread::sleep(Duration::from_millis(5));
        }
    }
}

fn size(cells: u16) -> NonZero<u16> {
    NonZero::new(cells).unwrap()
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
