//! Waiting for everything at once: keys, signals and the workers, without a tick.
//!
//! Workers send events through a channel and write one byte to a socket; signals write to a socket of their own; both are
//! polled together with the terminal. Between events the program sleeps, however long that is.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::sync::mpsc;
use std::sync::{Arc, atomic::AtomicBool, atomic::Ordering};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::low_level::pipe;

use super::event::Event;

/// Sends events to the thread that draws.
#[derive(Clone, Debug)]
pub struct Sender {
    events: mpsc::Sender<Event>,
    bell: Arc<UnixStream>,
    rung: Arc<AtomicBool>,
}

impl Sender {
    /// Sends an event. When nobody listens any more, nothing happens.
    pub fn send(&self, event: Event) {
        if self.events.send(event).is_ok() && !self.rung.swap(true, Ordering::AcqRel) {
            let _ = (&*self.bell).write(&[1]);
        }
    }
}

/// What woke the program.
#[derive(Debug, Default)]
pub struct Woken {
    /// The terminal has input, or has been resized.
    pub terminal: bool,
    /// The events that were sent.
    pub events: Vec<Event>,
    /// The signals that came.
    pub signals: Vec<i32>,
}

/// Signals that end the program.
pub const FATAL: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];

/// What is waited for.
#[derive(Debug)]
pub struct Wake {
    terminal: OwnedFd,
    events: mpsc::Receiver<Event>,
    bell: UnixStream,
    rung: Arc<AtomicBool>,
    signals: Vec<(i32, UnixStream)>,
}

impl Wake {
    /// Takes the signals over and opens the channel.
    pub fn new() -> io::Result<(Wake, Sender)> {
        let (sender, events) = mpsc::channel();
        let (bell, ringer) = UnixStream::pair()?;
        for end in [&bell, &ringer] {
            end.set_nonblocking(true)?;
        }
        let rung = Arc::new(AtomicBool::new(false));
        let mut signals = Vec::new();
        for signal in FATAL.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH]) {
            let (here, there) = UnixStream::pair()?;
            here.set_nonblocking(true)?;
            there.set_nonblocking(true)?;
            pipe::register(signal, there)?;
            signals.push((signal, here));
        }
        // Where keys come from: standard input, unless an article is piped into it.
        let terminal = if rustix::termios::isatty(io::stdin()) { rustix::io::dup(io::stdin())? } else { File::open("/dev/tty")?.into() };
        let sender = Sender { events: sender, bell: Arc::new(ringer), rung: rung.clone() };
        Ok((Wake { terminal, events, bell, rung, signals }, sender))
    }

    /// Forgets the interrupts that came while another program had the terminal: they were meant for it.
    pub fn forget_interrupts(&self) {
        for (_, end) in self.signals.iter().filter(|(signal, _)| matches!(*signal, SIGINT | SIGQUIT | SIGTSTP)) {
            drain(end);
        }
    }

    /// Sleeps until something happens, or so long at the most. A terminal that has gone counts as SIGHUP.
    pub fn wait(&self, most: Option<Duration>) -> io::Result<Woken> {
        let mut fds = vec![PollFd::new(&self.terminal, PollFlags::IN), PollFd::new(&self.bell, PollFlags::IN)];
        fds.extend(self.signals.iter().map(|(_, end)| PollFd::new(end, PollFlags::IN)));
        let most = most.and_then(|most| Timespec::try_from(most).ok());
        match poll(&mut fds, most.as_ref()) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let ready: Vec<PollFlags> = fds.iter().map(PollFd::revents).collect();
        let mut woken = Woken { terminal: ready[0].contains(PollFlags::IN), ..Woken::default() };
        if ready[0].intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            woken.signals.push(SIGHUP);
        }
        for ((signal, end), flags) in self.signals.iter().zip(&ready[2..]) {
            if flags.contains(PollFlags::IN) && drain(end) {
                woken.signals.push(*signal);
            }
        }
        woken.terminal |= woken.signals.contains(&SIGWINCH);
        if ready[1].contains(PollFlags::IN) {
            // Unring first: what is sent from here on rings again.
            drain(&self.bell);
            self.rung.store(false, Ordering::Release);
        }
        woken.events = self.events.try_iter().collect();
        Ok(woken)
    }
}

/// Reads whatever is there; answers whether anything was.
fn drain(mut end: &UnixStream) -> bool {
    let mut any = false;
    let mut bytes = [0; 64];
    while let Ok(read) = end.read(&mut bytes) {
        if read == 0 {
            break;
        }
        any = true;
    }
    any
}
