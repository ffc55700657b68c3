//! The screen and its keys. The only room that knows a terminal.
//!
//! The loop: lay out, draw if anything changed, sleep until something happens, take in all that happened, and do what the
//! state asks of the world. The thread that draws also reads the terminal; workers only send.

mod across;
mod act;
pub mod action;
pub mod app;
pub mod background;
pub mod canvas;
pub mod carry;
pub mod command;
pub mod draw;
pub mod event;
pub mod facts;
pub mod find;
pub mod help;
mod input;
pub mod items;
mod jump;
mod keeper;
pub mod keymap;
pub mod layout;
pub mod line;
pub mod list;
mod outside;
mod own;
pub mod picker;
pub mod plain;
pub mod prompt;
pub mod reader;
pub mod settings;
pub mod sheet;
pub mod terminal;
pub mod theme;
mod wake;
mod watch;
mod worker;
pub mod wrap;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{Event as Input, KeyEventKind, MouseButton, MouseEventKind};
use crossterm::execute;
use crossterm::style::Print;
use notify::RecommendedWatcher;
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
use signal_hook::low_level::emulate_default_handler;

use crate::extract::lexicon::{self, Lexicon};
use crate::library::corrections::{Correction, Corrections};
use crate::load;
use app::App;
use background::{Ear, Heard};
use event::{Effect, Event, Mouse};
use keeper::Keeper;
use keymap::Key;
use settings::ProgramSettings;
use terminal::{Screen, Taken};
use wake::{FATAL, Sender, Wake};
use worker::Workers;

/// The configuration's file, and how it is read: what the screen and what the finders are told of it, or what is wrong.
pub struct Reload {
    /// The file.
    pub file: PathBuf,
    /// Reads it.
    pub read: Box<dyn Fn() -> Result<(settings::Settings, lexicon::Settings), String> + Send>,
}

/// What the reader is started with.
pub struct Start {
    /// The files and folders to be read.
    pub paths: Vec<PathBuf>,
    /// How files are read.
    pub load: load::Settings,
    /// What the finders are told, without the reader's corrections.
    pub lexicon: lexicon::Settings,
    /// How the screen is wanted; checked.
    pub settings: settings::Settings,
    /// The file of the reader's marks; without one they are kept until the program ends.
    pub marks: Option<PathBuf>,
    /// The configuration's file, read anew whenever it changes.
    pub reload: Option<Reload>,
    /// The file of the reader's corrections; without one they are kept until the program ends.
    pub corrections: Option<PathBuf>,
}

/// Opens the reader, and comes back when it is left.
///
/// # Errors
/// When the terminal cannot be used, or the settings were not checked.
pub fn run(start: Start) -> Result<()> {
    let keymap = start.settings.keymap().map_err(|complaint| anyhow::anyhow!(complaint.message))?;
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let light = is_light();
    let theme = start.settings.theme_name(no_colour, light.unwrap_or(false));
    // Asked only where the answer counts, and of terminals that do not print the question.
    let asks = light.is_none() && !no_colour && start.settings.screen.theme == "auto";
    let asks = asks && !matches!(std::env::var("TERM").as_deref(), Err(_) | Ok("linux" | "dumb"));
    let mouse = start.settings.screen.mouse;
    let programs = start.settings.programs.clone();
    let mut app = App::new(start.settings, keymap, theme);
    app.colourless = no_colour;
    terminal::check()?;
    let (wake, sender) = Wake::new()?;
    let (taken, screen) = Taken::new(mouse, !no_colour)?;
    let size = screen.size()?;
    app.update(Event::Resize(size.width, size.height));
    let keeper = Keeper::start(start.marks, sender.clone());
    let mut learnt = Learnt { lexicon: Lexicon::new(start.lexicon.clone()), base: start.lexicon, corrections: Corrections::default() };
    if let Some(file) = &start.corrections {
        match Corrections::load(file) {
            Ok(corrections) => {
                learnt.take(corrections.clone());
                app.update(Event::Corrected(corrections));
            }
            Err(error) => sender.send(Event::Notice(format!("{error:#}"))),
        }
    }
    let _watches = watches(start.reload, start.corrections.as_deref(), &sender);
    let workers = Workers::start(start.paths.clone(), start.load, Arc::new(learnt.lexicon.clone()), &sender);
    let world = World {
        taken,
        screen,
        keeper,
        workers,
        learnt,
        corrections: start.corrections,
        programs,
        paths: start.paths,
        ear: Ear::default(),
        asked: None,
    };
    let ended_by = world.run(&mut app, &wake, asks)?;
    match ended_by {
        // Whoever sent the signal sees the program end by it.
        Some(signal) => Ok(emulate_default_handler(signal)?),
        None => Ok(()),
    }
}

/// Watches the files that the reader edits, for as long as what is answered lasts.
fn watches(reload: Option<Reload>, corrections: Option<&Path>, sender: &Sender) -> [Option<RecommendedWatcher>; 2] {
    let configuration = reload.and_then(|reload| {
        let sender = sender.clone();
        watch::watch(reload.file.clone(), move || {
            sender.send(match (reload.read)() {
                Ok((settings, lexicon)) => Event::Configured(Box::new(settings), Box::new(lexicon)),
                Err(fault) => Event::Notice(format!("the configuration stays as it was: {fault}")),
            });
        })
    });
    let corrections = corrections.and_then(|file| {
        // Its folder is there from the first start on, so that the first correction by hand is seen, too.
        std::fs::create_dir_all(file.parent()?).ok()?;
        let (sender, file) = (sender.clone(), file.to_owned());
        watch::watch(file.clone(), move || match Corrections::load(&file) {
            Ok(corrections) => sender.send(Event::Corrected(corrections)),
            Err(error) => sender.send(Event::Notice(format!("{error:#}"))),
        })
    });
    [configuration, corrections]
}

/// Whether the terminal's background is light, where the terminal says it in the way that needs no question.
fn is_light() -> Option<bool> {
    let colours = std::env::var("COLORFGBG").ok()?;
    let background: u8 = colours.rsplit(';').next()?.parse().ok()?;
    Some(background == 7 || background == 15)
}

/// What the finders are told, and what the reader corrected of it.
struct Learnt {
    base: lexicon::Settings,
    corrections: Corrections,
    lexicon: Lexicon,
}

impl Learnt {
    fn take(&mut self, corrections: Corrections) {
        let organisations = corrections.over(&self.base.organisations);
        self.lexicon = self.lexicon.with(lexicon::Settings { organisations, ..self.base.clone() });
        self.corrections = corrections;
    }
}

/// What effects are carried out on.
struct World {
    taken: Taken,
    screen: Screen,
    keeper: Keeper,
    workers: Workers,
    learnt: Learnt,
    corrections: Option<PathBuf>,
    programs: ProgramSettings,
    paths: Vec<PathBuf>,
    ear: Ear,
    asked: Option<Instant>,
}

impl World {
    /// The loop. Answers the signal that ended it, if one did.
    fn run(mut self, app: &mut App, wake: &Wake, asks: bool) -> Result<Option<i32>> {
        let ended = self.follow(app, wake, asks);
        self.await_answer();
        ended
    }

    fn follow(&mut self, app: &mut App, wake: &Wake, asks: bool) -> Result<Option<i32>> {
        loop {
            let effects = app.catch_up();
            self.perform_all(app, wake, effects)?;
            app.fit();
            if app.take_dirty() {
                self.screen.draw(|frame| draw::draw(frame, app))?;
                if asks && self.asked.is_none() {
                    // Behind the first frame, which waits for no answer.
                    execute!(io::stdout(), Print(background::QUESTION))?;
                    self.ear.listen();
                    self.asked = Some(Instant::now());
                }
            }
            let woken = wake.wait()?;
            if let Some(&signal) = woken.signals.iter().find(|signal| FATAL.contains(signal)) {
                let farewell = app.farewell();
                self.perform_all(app, wake, farewell)?;
                return Ok(Some(signal));
            }
            let mut events = woken.events;
            self.learn(app, &events);
            if woken.terminal {
                while crossterm::event::poll(Duration::ZERO)? {
                    let input = crossterm::event::read()?;
                    events.extend(self.translate(input));
                }
            }
            if woken.signals.contains(&SIGWINCH) {
                // Told here, because the terminal's own event source may not have been listening yet.
                let size = self.screen.size()?;
                events.push(Event::Resize(size.width, size.height));
            }
            if woken.signals.contains(&SIGTSTP) {
                let farewell = app.farewell();
                self.perform_all(app, wake, farewell)?;
                self.suspend()?;
                events.push(Event::Redraw);
            } else if woken.signals.contains(&SIGCONT) {
                self.taken.take()?;
                events.push(Event::Redraw);
            }
            for event in events {
                let needs_layout = matches!(event, Event::Key(_) | Event::Mouse(..));
                let mut effects = if needs_layout { app.catch_up() } else { Vec::new() };
                effects.extend(app.update(event));
                if self.perform_all(app, wake, effects)? {
                    return Ok(None);
                }
                if needs_layout {
                    // The next key counts in rows of the panes as this one left them.
                    app.fit();
                }
            }
        }
    }

    /// Carries effects out; answers whether the program is to end.
    fn perform_all(&mut self, app: &mut App, wake: &Wake, effects: Vec<Effect>) -> Result<bool> {
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(true),
                Effect::Suspend => {
                    self.suspend()?;
                    app.update(Event::Redraw);
                    self.redraw(app)?;
                }
                Effect::Redraw => self.redraw(app)?,
                Effect::Recall(articles) => self.keeper.recall(articles),
                Effect::Hurry(source) => self.workers.hurry(source),
                Effect::Remember(article, change) => self.keeper.remember(article, change),
                Effect::Correct(correction, add) => self.correct(app, &correction, add),
                Effect::Browse(url) => {
                    let browser = outside::browser(&self.programs, &url);
                    if self.programs.browser_in_terminal {
                        self.lend(app, wake, browser)?;
                    } else if let Err(error) = browser.and_then(outside::start) {
                        app.update(Event::Notice(format!("{error:#}")));
                    }
                }
                Effect::Edit(file) => self.lend(app, wake, outside::editor(&self.programs, &file))?,
                Effect::Export(article, analysis, file) => {
                    let notice = match outside::export(&article, &analysis, &file, &self.paths) {
                        Ok(file) => format!("the facts are in {}", file.display()),
                        Err(error) => format!("{error:#}"),
                    };
                    app.update(Event::Notice(notice));
                }
                Effect::Session(name, value) => self.keeper.session(name, value),
                Effect::Copy(words) => {
                    outside::copy_to_tmux(&words);
                    execute!(io::stdout(), CopyToClipboard::to_clipboard_from(words))?
                }
                Effect::Mouse(on) => self.taken.set_mouse(on)?,
            }
        }
        Ok(false)
    }

    fn redraw(&mut self, app: &mut App) -> Result<()> {
        let size = self.screen.size()?;
        app.update(Event::Resize(size.width, size.height));
        self.screen = self.taken.blank()?;
        Ok(())
    }

    /// Has every article read anew where the finders are told something else.
    fn learn(&mut self, app: &App, events: &[Event]) {
        let before = self.learnt.lexicon.settings.clone();
        for event in events {
            match event {
                Event::Configured(settings, lexicon) => {
                    self.programs = settings.programs.clone();
                    self.learnt.base = (**lexicon).clone();
                    self.learnt.take(self.learnt.corrections.clone());
                }
                Event::Corrected(corrections) => self.learnt.take(corrections.clone()),
                _ => {}
            }
        }
        if self.learnt.lexicon.settings != before {
            self.workers.relearn(Arc::new(self.learnt.lexicon.clone()), app.articles());
        }
    }

    /// Keeps a correction or takes it away, and has every article read anew by it.
    fn correct(&mut self, app: &mut App, correction: &Correction, add: bool) {
        let changed = match &self.corrections {
            Some(file) => Corrections::change(file, correction, add),
            None => Err(anyhow::anyhow!("there is no home to keep the correction in; it lasts until you quit")),
        };
        let corrections = changed.unwrap_or_else(|error| {
            app.update(Event::Notice(format!("{error:#}")));
            let mut all = self.learnt.corrections.clone();
            if add {
                all.add(correction.clone());
            } else {
                all.remove(correction);
            }
            all
        });
        self.learnt.take(corrections.clone());
        app.update(Event::Corrected(corrections));
        self.workers.relearn(Arc::new(self.learnt.lexicon.clone()), app.articles());
    }

    /// Lends the terminal to a program, waits for it, and takes the terminal again.
    fn lend(&mut self, app: &mut App, wake: &Wake, program: Result<std::process::Command>) -> Result<()> {
        self.keeper.settle();
        terminal::give_back();
        let ended = program
            .and_then(|mut program| program.status().with_context(|| format!("{} cannot be started", program.get_program().display())));
        self.taken.take()?;
        // What the keyboard sent to the program was not meant for the reader.
        wake.forget_interrupts();
        match ended {
            Ok(status) if !status.success() => drop(app.update(Event::Notice(format!("the program ended with {status}")))),
            Ok(_) => {}
            Err(error) => drop(app.update(Event::Notice(format!("{error:#}")))),
        }
        self.redraw(app)
    }

    /// Gives the terminal to the shell and sleeps until it goes on.
    fn suspend(&mut self) -> Result<()> {
        self.keeper.settle();
        terminal::give_back();
        emulate_default_handler(SIGTSTP)?;
        self.taken.take()
    }

    fn translate(&mut self, input: Input) -> Vec<Event> {
        match input {
            Input::Key(key) if key.kind != KeyEventKind::Release => match self.ear.hear(key) {
                Heard::Keys(keys) => keys.into_iter().map(|key| Event::Key(Key::from_event(key))).collect(),
                Heard::Light(light) => vec![Event::Background(light)],
            },
            Input::Paste(words) => vec![Event::Paste(words)],
            Input::Resize(width, height) => vec![Event::Resize(width, height)],
            Input::Mouse(mouse) => {
                let how = match mouse.kind {
                    MouseEventKind::Down(MouseButton::Left) => Mouse::Press,
                    MouseEventKind::Drag(MouseButton::Left) => Mouse::Drag,
                    MouseEventKind::Up(MouseButton::Left) => Mouse::Release,
                    MouseEventKind::ScrollUp => Mouse::WheelUp,
                    MouseEventKind::ScrollDown => Mouse::WheelDown,
                    _ => return Vec::new(),
                };
                vec![Event::Mouse(how, mouse.column, mouse.row)]
            }
            _ => Vec::new(),
        }
    }

    /// An answer that comes after the end would be typed into the shell: where the question is young, it is waited for.
    fn await_answer(&mut self) {
        let Some(asked) = self.asked.filter(|_| self.ear.waits()) else { return };
        while let Some(left) = ANSWER.checked_sub(asked.elapsed()) {
            match crossterm::event::poll(left) {
                Ok(true) => {
                    if let Ok(input) = crossterm::event::read() {
                        self.translate(input);
                    }
                }
                _ => return,
            }
            if !self.ear.waits() {
                return;
            }
        }
    }
}

/// How long after the question an answer is waited for at the end.
const ANSWER: Duration = Duration::from_millis(300);
