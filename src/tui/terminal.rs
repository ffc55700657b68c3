//! The terminal, taken and given back.
//!
//! Whatever ends the program, the terminal is given back as it was: alternate screen, raw mode, mouse, paste and cursor.

use std::io::{self, IsTerminal, Stdout, Write};
use std::panic;

use anyhow::{Context, Result, bail};
use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};
use ratatui::layout::Rect;

use super::canvas::Canvas;

/// The terminal, ready to be drawn on.
pub type Screen = Canvas<Stdout>;

/// The whole of it, at the size it has now.
///
/// # Errors
/// When the terminal does not say.
pub fn size() -> io::Result<Rect> {
    let (width, height) = crossterm::terminal::size()?;
    Ok(Rect { x: 0, y: 0, width, height })
}

/// Whether there is a terminal to draw on.
///
/// # Errors
/// When there is none; the error says what to do instead.
pub fn check() -> Result<()> {
    if !io::stdout().is_terminal() {
        bail!("the reader needs a terminal to draw on; `gleaner extract` prints to anything else");
    }
    Ok(())
}

/// The terminal while it is ours; dropping it gives it back.
#[derive(Debug)]
pub struct Taken {
    mouse: bool,
    colour: bool,
}

impl Taken {
    /// Takes the terminal, and sees to it that a panic gives it back before it is told.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn new(mouse: bool, colour: bool) -> Result<(Taken, Screen)> {
        let before = panic::take_hook();
        let here = std::thread::current().id();
        panic::set_hook(Box::new(move |info| {
            // A worker's panic becomes an event; only this thread's ends the program.
            if std::thread::current().id() == here {
                give_back();
                before(info);
            }
        }));
        // Colours are the theme's business; crossterm would drop bold and underline with them under NO_COLOR.
        crossterm::style::force_color_output(true);
        let taken = Taken { mouse, colour };
        taken.take()?;
        let screen = taken.blank();
        Ok((taken, screen))
    }

    /// Takes the terminal, also again after it was given back or after a shell changed it.
    pub fn take(&self) -> Result<()> {
        // What crossterm remembers of the mode is not what a shell may have made of it.
        disable_raw_mode().and_then(|()| enable_raw_mode()).context("the terminal cannot be put into raw mode")?;
        let mut out = io::stdout();
        queue!(out, EnterAlternateScreen, EnableBracketedPaste)?;
        if self.mouse {
            queue!(out, EnableMouseCapture)?;
        }
        out.flush()?;
        Ok(())
    }

    /// A picture to draw, of which nothing is on the terminal yet.
    pub fn blank(&self) -> Screen {
        Canvas::new(io::stdout(), self.colour)
    }

    /// Takes the mouse, or leaves it to the terminal's own selection.
    pub fn set_mouse(&mut self, on: bool) -> Result<()> {
        self.mouse = on;
        if on {
            execute!(io::stdout(), EnableMouseCapture)?
        } else {
            execute!(io::stdout(), DisableMouseCapture)?
        }
        Ok(())
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back. Errors are ignored: the terminal may have gone.
pub fn give_back() {
    let _ = execute!(io::stdout(), DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}
