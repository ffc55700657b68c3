//! The screen and its keys. The only room that knows a terminal.
//!
//! The loop: lay out, draw if anything changed, sleep until something happens, take in all that happened, and do what the
//! state asks of the world. The thread that draws also reads the terminal; workers only send.

pub mod across;
mod act;
pub mod action;
pub mod ahead;
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
pub mod highlight;
mod input;
pub mod items;
mod jump;
mod keeper;
pub mod keymap;
pub mod layout;
pub mod line;
pub mod list;
mod lull;
mod opening;
mod outside;
mod own;
pub mod pages;
mod pen;
pub mod picker;
pub mod plain;
pub mod prompt;
pub mod reader;
pub mod settings;
pub mod sheet;
pub mod terminal;
pub mod text;
pub mod theme;
mod wake;
mod watch;
mod worker;
pub mod wrap;

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
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
use crate::library::cache::{self, Cache};
use crate::library::corrections::{Correction, Corrections};
use crate::library::update::Plan;
use crate::load;
use app::App;
use background::{Ear, Heard};
use event::{Effect, Event, Mouse};
use keeper::Keeper;
use keymap::Key;
use lull::Lull;
use pages::Pages;
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
    /// The file of the cache; without one everything is read again at each start.
    pub cache: Option<PathBuf>,
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
    let size = terminal::size()?;
    app.update(Event::Resize(size.width, size.height));
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
    let watches = watches(start.reload, start.corrections.as_deref(), &sender);
    let (cache, notice) = Cache::open(start.cache.as_deref(), cache::stamp(&start.load, &learnt.lexicon.settings))?;
    notice.into_iter().for_each(|notice| sender.send(Event::Notice(notice)));
    let kept = cache.session().unwrap_or_default();
    // The first picture is the list as the cache has it, in the order in which it was left.
    let mut first = app.relist();
    if !kept.is_empty() {
        first = app.update(Event::Session(event::Session::read(|name| kept.get(name).map(String::as_str))));
    }
    let plan = Plan { paths: start.paths.clone(), load: start.load, lexicon: learnt.lexicon.clone(), watch: true };
    let begin = Begin { cache: cache.clone(), plan, marks: start.marks, sender };
    let mut world = World {
        taken,
        screen,
        pages: Pages::new(cache),
        threads: Threads::NotYet(Box::new(begin)),
        learnt,
        corrections: start.corrections,
        programs,
        paths: start.paths,
        ear: Ear::default(),
        asked: None,
    };
    world.perform_all(&mut app, &wake, first)?;
    let ended_by = world.run(&mut app, &wake, asks)?;
    drop(watches);
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

/// The names of which something else is told; `None` where more than names is.
fn affected(before: &lexicon::Settings, now: &lexicon::Settings) -> Option<Vec<String>> {
    if before.figures != now.figures {
        return None;
    }
    let told = |settings: &lexicon::Settings| -> HashSet<(u8, String, String)> {
        let lexicon::OrganisationSettings { always, never, same_as } = &settings.organisations;
        let (always, never) = (always.iter().map(|name| (0, name, "")), never.iter().map(|name| (1, name, "")));
        let same = same_as.iter().map(|(name, other)| (2, name, other.as_str()));
        always.chain(never).chain(same).map(|(list, name, other)| (list, name.clone(), other.to_owned())).collect()
    };
    let (before, now) = (told(before), told(now));
    let names = before.symmetric_difference(&now).flat_map(|(_, name, other)| [name.clone(), other.clone()]);
    Some(names.filter(|name| !name.is_empty()).collect())
}

/// What effects are carried out on.
struct World {
    taken: Taken,
    screen: Screen,
    pages: Pages,
    threads: Threads,
    learnt: Learnt,
    corrections: Option<PathBuf>,
    programs: ProgramSettings,
    paths: Vec<PathBuf>,
    ear: Ear,
    asked: Option<Instant>,
}

/// The threads beside the one that draws. They begin when the first picture is drawn, so that it waits for nobody.
enum Threads {
    NotYet(Box<Begin>),
    // In the order in which they end: what the keeper knows goes to the cache.
    Begun(Keeper, Box<Workers>),
}

/// What the threads begin with.
struct Begin {
    cache: Cache,
    plan: Plan,
    marks: Option<PathBuf>,
    sender: Sender,
}

impl Threads {
    fn begin(&mut self, app: &App) {
        let Threads::NotYet(begin) = self else { return };
        let Begin { cache, plan, marks, sender } = &**begin;
        let keeper = Keeper::start(marks.clone(), sender.clone());
        let workers = Workers::start(cache, plan.clone(), app.shelf.selection().clone(), &keeper, sender);
        *self = Threads::Begun(keeper, Box::new(workers));
        self.hurry(app);
    }

    /// Sees to it that what the open article lacks is made.
    fn hurry(&self, app: &App) {
        if let (Threads::Begun(_, workers), Some((id, source))) = (self, app.lacking()) {
            workers.open(id, source);
        }
    }

    fn keeper(&self) -> Option<&Keeper> {
        if let Threads::Begun(keeper, _) = self { Some(keeper) } else { None }
    }

    fn workers(&self) -> Option<&Workers> {
        if let Threads::Begun(_, workers) = self { Some(workers) } else { None }
    }
}

impl World {
    /// The loop. Answers the signal that ended it, if one did.
    fn run(mut self, app: &mut App, wake: &Wake, asks: bool) -> Result<Option<i32>> {
        let ended = self.follow(app, wake, asks);
        self.await_answer();
        ended
    }

    fn follow(&mut self, app: &mut App, wake: &Wake, asks: bool) -> Result<Option<i32>> {
        let mut lull = Lull::default();
        loop {
            self.catch_up(app, wake)?;
            app.fit();
            if app.take_dirty() {
                self.fetch(app);
                self.screen.draw(app.screen(), |buffer| draw::draw(app, buffer))?;
                if asks && self.asked.is_none() {
                    // Behind the first frame, which waits for no answer.
                    execute!(io::stdout(), Print(background::QUESTION))?;
                    self.ear.listen();
                    self.asked = Some(Instant::now());
                }
            }
            self.threads.begin(app);
            self.pages.begin_ahead();
            self.pages.look_ahead(app.ahead());
            let woken = wake.wait(lull.left(Instant::now()))?;
            if let Some(&signal) = woken.signals.iter().find(|signal| FATAL.contains(signal)) {
                let farewell = app.farewell();
                self.perform_all(app, wake, farewell)?;
                return Ok(Some(signal));
            }
            let mut typed = Vec::new();
            if woken.terminal {
                while crossterm::event::poll(Duration::ZERO)? {
                    let input = crossterm::event::read()?;
                    typed.extend(self.translate(input));
                }
            }
            let now = Instant::now();
            if typed.iter().any(|event| matches!(event, Event::Key(_) | Event::Mouse(..) | Event::Paste(_))) {
                lull.touch(now);
            }
            // The first lines of a list that is empty are waited for, too.
            let wanted = app.shelf.is_waiting() || app.shelf.is_empty();
            let mut events = lull.pass(woken.events, wanted, now);
            self.learn(&events);
            events.extend(typed);
            if woken.signals.contains(&SIGWINCH) {
                // Told here, because the terminal's own event source may not have been listening yet.
                let size = terminal::size()?;
                events.push(Event::Resize(size.width, size.height));
                // It may have had another size in between.
                self.screen.forget();
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
                let overdue = app.overdue(&event);
                self.perform_all(app, wake, overdue)?;
                let before = app.prepare(&event);
                self.perform_all(app, wake, before)?;
                let effects = app.update(event);
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

    /// Opens what is to be open.
    fn catch_up(&mut self, app: &mut App, wake: &Wake) -> Result<()> {
        loop {
            let effects = app.catch_up();
            if effects.is_empty() {
                return Ok(());
            }
            self.perform_all(app, wake, effects)?;
        }
    }

    /// Fetches the lines that the next picture shows.
    fn fetch(&mut self, app: &mut App) {
        let missing = app.missing();
        if !missing.is_empty() {
            match self.pages.lines(missing) {
                Ok(lines) => drop(app.update(lines)),
                Err(error) => self.say_damaged(&error),
            }
            app.fit();
            app.take_dirty();
        }
    }

    fn say_damaged(&self, error: &str) {
        self.threads.workers().into_iter().for_each(|workers| workers.is_damaged(error));
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
                Effect::List(selection) if self.threads.workers().is_some() => {
                    self.threads.workers().into_iter().for_each(|workers| workers.list(selection.clone()));
                }
                Effect::Names(_) | Effect::Gather(_) if self.threads.workers().is_some() => {
                    self.threads.workers().into_iter().for_each(|workers| workers.answer(effect.clone()));
                }
                Effect::List(_) | Effect::ListAtOnce(_) | Effect::Open(_) | Effect::Find(_) | Effect::Names(_) | Effect::Gather(_) => {
                    match self.pages.answer(&effect) {
                        Ok(answer) => {
                            let more = answer.map(|answer| app.update(answer)).unwrap_or_default();
                            self.threads.hurry(app);
                            self.perform_all(app, wake, more)?;
                        }
                        Err(error) => self.say_damaged(&error),
                    }
                }
                Effect::Remember(article, change) => {
                    self.threads.keeper().into_iter().for_each(|keeper| keeper.desk().remember(article.clone(), change.clone()));
                }
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
                Effect::Session(name, value) => {
                    self.threads.keeper().into_iter().for_each(|keeper| keeper.desk().session(name, value.clone()));
                }
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
        let size = terminal::size()?;
        app.update(Event::Resize(size.width, size.height));
        self.screen = self.taken.blank();
        Ok(())
    }

    /// Has articles analysed anew where the finders are told something else of what is in them.
    fn learn(&mut self, events: &[Event]) {
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
            let names = affected(&before, &self.learnt.lexicon.settings);
            match &mut self.threads {
                Threads::NotYet(begin) => begin.plan.lexicon = self.learnt.lexicon.clone(),
                Threads::Begun(_, workers) => workers.relearn(names, self.learnt.lexicon.clone()),
            }
        }
    }

    /// Keeps a correction or takes it away. What comes of it is told as a change of the file is.
    fn correct(&mut self, app: &mut App, correction: &Correction, add: bool) {
        let mut all = self.learnt.corrections.clone();
        if add {
            all.add(correction.clone());
        } else {
            all.remove(correction);
        }
        match (&self.corrections, self.threads.keeper()) {
            (Some(file), Some(keeper)) => keeper.desk().correct(file.clone(), (correction.clone(), add), all),
            _ => {
                app.update(Event::Notice("there is no home to keep the correction in; it lasts until you quit".to_owned()));
                let corrected = Event::Corrected(all);
                self.learn(std::slice::from_ref(&corrected));
                app.update(corrected);
            }
        }
    }

    /// Lends the terminal to a program, waits for it, and takes the terminal again.
    fn lend(&mut self, app: &mut App, wake: &Wake, program: Result<std::process::Command>) -> Result<()> {
        self.threads.keeper().into_iter().for_each(Keeper::settle);
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
        // Whoever shares the files with this program does not wait for one that sleeps.
        let _no_mark = self.threads.keeper().map(Keeper::pause);
        let _no_article = self.threads.workers().and_then(Workers::pause);
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
