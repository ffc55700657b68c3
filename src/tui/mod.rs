//! The screen and its keys. The only room that knows a terminal.
//!
//! The loop: lay out, draw if anything changed, sleep until something happens, take in all that happened, and do what the
//! state asks of the world. The thread that draws also reads the terminal; workers only send.

mod act;
pub mod action;
pub mod app;
pub mod draw;
pub mod event;
pub mod facts;
pub mod find;
pub mod help;
mod input;
mod keeper;
pub mod keymap;
pub mod layout;
pub mod line;
pub mod list;
pub mod prompt;
pub mod reader;
pub mod settings;
pub mod terminal;
pub mod theme;
mod wake;
mod worker;
pub mod wrap;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{Event as Input, KeyEventKind, MouseButton, MouseEventKind};
use crossterm::execute;
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
use signal_hook::low_level::emulate_default_handler;

use crate::extract::lexicon::Lexicon;
use crate::load;
use app::App;
use event::{Effect, Event, Mouse};
use keeper::Keeper;
use keymap::Key;
use terminal::{Screen, Taken};
use wake::{FATAL, Wake};
use worker::Workers;

/// What the reader is started with.
pub struct Start {
    /// The files and folders to be read.
    pub paths: Vec<PathBuf>,
    /// How files are read.
    pub load: load::Settings,
    /// What the finders know.
    pub lexicon: Lexicon,
    /// How the screen is wanted; checked.
    pub settings: settings::Settings,
    /// The file of the reader's marks; without one they are kept until the program ends.
    pub marks: Option<PathBuf>,
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
    let mut app = App::new(start.settings, keymap, theme);
    terminal::check()?;
    let (wake, sender) = Wake::new()?;
    let (taken, screen) = Taken::new(mouse)?;
    let size = screen.size()?;
    app.update(Event::Resize(size.width, size.height));
    let keeper = Keeper::start(start.marks, sender.clone());
    let workers = Workers::start(start.paths, start.load, Arc::new(start.lexicon), &sender);
    let ended_by = World { taken, screen, keeper, workers }.run(&mut app, &wake)?;
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

/// What effects are carried out on.
struct World {
    taken: Taken,
    screen: Screen,
    keeper: Keeper,
    workers: Workers,
}

impl World {
    /// The loop. Answers the signal that ended it, if one did.
    fn run(mut self, app: &mut App, wake: &Wake) -> Result<Option<i32>> {
        loop {
            let effects = app.catch_up();
            self.perform_all(app, effects)?;
            app.fit();
            if app.take_dirty() {
                self.screen.draw(|frame| draw::draw(frame, app))?;
            }
            let woken = wake.wait()?;
            if let Some(&signal) = woken.signals.iter().find(|signal| FATAL.contains(signal)) {
                let farewell = app.farewell();
                self.perform_all(app, farewell)?;
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
                self.perform_all(app, farewell)?;
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
                if self.perform_all(app, effects)? {
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
    fn perform_all(&mut self, app: &mut App, effects: Vec<Effect>) -> Result<bool> {
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
                Effect::Remember(article, mark) => self.keeper.remember(article, mark),
                Effect::Session(name, value) => self.keeper.session(name, value),
                Effect::Copy(words) => execute!(io::stdout(), CopyToClipboard::to_clipboard_from(words))?,
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
                MouseEventKind::ScrollUp => Mouse::WheelUp,
                MouseEventKind::ScrollDown => Mouse::WheelDown,
                _ => return None,
            };
            Some(Event::Mouse(how, mouse.column, mouse.row))
        }
        _ => None,
    }
}
