//! The screen and its keys. The only room that knows a terminal.
//!
//! The loop: lay out, draw if anything changed, sleep until something happens, take in all that happened, and do what the
//! state asks of the world. The thread that draws also reads the terminal; workers only send.

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
pub mod prompt;
pub mod reader;
pub mod settings;
pub mod sheet;
pub mod terminal;
pub mod theme;
mod wake;
mod worker;
pub mod wrap;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{Event as Input, KeyEventKind, MouseButton, MouseEventKind};
use crossterm::execute;
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
use signal_hook::low_level::emulate_default_handler;

use crate::extract::lexicon::{self, Lexicon};
use crate::library::corrections::{Correction, Corrections};
use crate::load;
use app::App;
use event::{Effect, Event, Mouse};
use keeper::Keeper;
use keymap::Key;
use settings::ProgramSettings;
use terminal::{Screen, Taken};
use wake::{FATAL, Wake};
use worker::Workers;

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
    let theme = start.settings.theme_name(no_colour, is_light());
    let mouse = start.settings.screen.mouse;
    let programs = start.settings.programs.clone();
    let mut app = App::new(start.settings, keymap, theme);
    terminal::check()?;
    let (wake, sender) = Wake::new()?;
    let (taken, screen) = Taken::new(mouse)?;
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
    let workers = Workers::start(start.paths.clone(), start.load, Arc::new(learnt.lexicon.clone()), &sender);
    let world = World { taken, screen, keeper, workers, learnt, corrections: start.corrections, programs, paths: start.paths };
    let ended_by = world.run(&mut app, &wake)?;
    match ended_by {
        // Whoever sent the signal sees the program end by it.
        Some(signal) => Ok(emulate_default_handler(signal)?),
        None => Ok(()),
    }
}

/// Whether the terminal says that its background is light, in the way that needs no question.
fn is_light() -> bool {
    let colours = std::env::var("COLORFGBG").unwrap_or_default();
    colours
        .rsplit(';')
        .next()
        .and_then(|background| background.parse::<u8>().ok())
        .is_some_and(|background| background == 7 || background == 15)
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
}

impl World {
    /// The loop. Answers the signal that ended it, if one did.
    fn run(mut self, app: &mut App, wake: &Wake) -> Result<Option<i32>> {
        loop {
            let effects = app.catch_up();
            self.perform_all(app, wake, effects)?;
            app.fit();
            if app.take_dirty() {
                self.screen.draw(|frame| draw::draw(frame, app))?;
            }
            let woken = wake.wait()?;
            if let Some(&signal) = woken.signals.iter().find(|signal| FATAL.contains(signal)) {
                let farewell = app.farewell();
                self.perform_all(app, wake, farewell)?;
                return Ok(Some(signal));
            }
            let mut events = woken.events;
            if woken.terminal {
                while crossterm::event::poll(Duration::ZERO)? {
                    events.extend(translate(crossterm::event::read()?));
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
        self.screen = terminal::blank()?;
        Ok(())
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
}

fn translate(input: Input) -> Option<Event> {
    match input {
        Input::Key(key) if key.kind != KeyEventKind::Release => Some(Event::Key(Key::from_event(key))),
        Input::Paste(words) => Some(Event::Paste(words)),
        Input::Resize(width, height) => Some(Event::Resize(width, height)),
        Input::Mouse(mouse) => {
            let how = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Mouse::Press,
                MouseEventKind::Drag(MouseButton::Left) => Mouse::Drag,
                MouseEventKind::Up(MouseButton::Left) => Mouse::Release,
                MouseEventKind::ScrollUp => Mouse::WheelUp,
                MouseEventKind::ScrollDown => Mouse::WheelDown,
                _ => return None,
            };
            Some(Event::Mouse(how, mouse.column, mouse.row))
        }
        _ => None,
    }
}
