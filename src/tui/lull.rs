//! What the threads tell of their own accord waits for a lull: it is shown while the reader's hands rest, and no more often than eyes
//! can use it. So no key waits for a list of a hundred thousand lines, and no picture that a key asked for is followed at once by
//! another. What the reader asked for never waits.

use std::time::{Duration, Instant};

use super::event::Event;
use crate::library::entry::ArticleId;
use crate::library::shelf::Listing;
use crate::library::update::Progress;

/// How long the hands rest in a lull.
const REST: Duration = Duration::from_millis(400);

/// The least time between two pictures of what went on in the background.
const PACE: Duration = Duration::from_secs(1);

/// The longest that anything waits.
const PATIENCE: Duration = Duration::from_secs(3);

/// What waits; of several lists, and of several reports of progress, the last.
#[derive(Debug, Default)]
pub struct Lull {
    changed: Vec<ArticleId>,
    listing: Option<Box<Listing>>,
    progress: Option<Option<Progress>>,
    /// When the first of it came.
    since: Option<Instant>,
    touched: Option<Instant>,
    shown: Option<Instant>,
}

impl Lull {
    /// The reader did something.
    pub fn touch(&mut self, now: Instant) {
        self.touched = Some(now);
    }

    /// Keeps back what may wait, and answers the rest; when it is time, what waited stands before it. A list may wait unless it `is_wanted`.
    pub fn pass(&mut self, events: Vec<Event>, is_wanted: bool, now: Instant) -> Vec<Event> {
        let mut passed = Vec::new();
        for event in events {
            match event {
                Event::Changed(ids) => self.changed.extend(ids),
                Event::Listed(listing) if !is_wanted => self.listing = Some(listing),
                Event::Progress(progress) => self.progress = Some(progress),
                other => {
                    match other {
                        // What waits is older.
                        Event::Listed(_) => self.listing = None,
                        // What waits is of a cache that is no more.
                        Event::Replaced => drop(self.empty()),
                        _ => {}
                    }
                    passed.push(other);
                    continue;
                }
            }
            self.since.get_or_insert(now);
        }
        if self.left(now) == Some(Duration::ZERO) {
            let waited = self.empty();
            self.shown = Some(now);
            passed.splice(0..0, waited);
        }
        passed
    }

    fn empty(&mut self) -> Vec<Event> {
        let changed = std::mem::take(&mut self.changed);
        let changed = (!changed.is_empty()).then_some(Event::Changed(changed));
        let all = [changed, self.listing.take().map(Event::Listed), self.progress.take().map(Event::Progress)];
        self.since = None;
        all.into_iter().flatten().collect()
    }

    /// How long what waits has to wait yet; `None` where nothing does.
    pub fn left(&self, now: Instant) -> Option<Duration> {
        let rested = self.touched.map(|touched| touched + REST);
        let paced = self.shown.map(|shown| shown + PACE);
        let lull = rested.max(paced).unwrap_or(now);
        self.since.map(|since| lull.min(since + PATIENCE).saturating_duration_since(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn progress(done: usize) -> Event {
        Event::Progress(Some(Progress { reading: false, done, all: 100 }))
    }

    fn told(events: &[Event]) -> Vec<String> {
        let word = |event: &Event| match event {
            Event::Changed(ids) => format!("changed {}", ids.len()),
            Event::Listed(listing) => format!("list of {}", listing.order.len()),
            Event::Progress(progress) => format!("progress {}", progress.map_or(0, |progress| progress.done)),
            Event::Replaced => "replaced".into(),
            Event::Notice(words) => words.clone(),
            other => format!("{other:?}"),
        };
        events.iter().map(word).collect()
    }

    fn list(articles: usize) -> Event {
        Event::Listed(Box::new(Listing { order: vec![ArticleId(1); articles], ..Listing::default() }))
    }

    #[test]
    fn what_nobody_asked_for_is_shown_at_once_and_then_at_its_pace() {
        let (mut lull, start) = (Lull::default(), Instant::now());
        let at = |millis: u64| start + Duration::from_millis(millis);
        assert_eq!(lull.left(at(0)), None);
        assert_eq!(told(&lull.pass(vec![list(1), progress(1)], false, at(0))), ["list of 1", "progress 1"]);
        assert!(lull.pass(vec![progress(2), Event::Changed(vec![ArticleId(1)])], false, at(100)).is_empty());
        assert!(lull.pass(vec![list(2), Event::Changed(vec![ArticleId(2)]), list(3)], false, at(300)).is_empty());
        assert_eq!(lull.left(at(400)), Some(Duration::from_millis(600)));
        assert_eq!(told(&lull.pass(vec![Event::Notice("now".into())], false, at(500))), ["now"]);
        assert_eq!(told(&lull.pass(Vec::new(), false, at(1000))), ["changed 2", "list of 3", "progress 2"]);
        assert_eq!(lull.left(at(1000)), None);
    }

    #[test]
    fn it_waits_for_busy_hands_but_not_for_ever() {
        let (mut lull, start) = (Lull::default(), Instant::now());
        let at = |millis: u64| start + Duration::from_millis(millis);
        lull.touch(at(0));
        assert!(lull.pass(vec![progress(1)], false, at(10)).is_empty());
        assert_eq!(lull.left(at(10)), Some(Duration::from_millis(390)));
        for key in 1..30 {
            lull.touch(at(key * 100));
            assert!(lull.pass(vec![progress(key as usize)], false, at(key * 100 + 1)).is_empty(), "{key}");
        }
        assert_eq!(told(&lull.pass(Vec::new(), false, at(3010))), ["progress 29"]);
    }

    #[test]
    fn what_the_reader_asked_for_does_not_wait_nor_does_what_came_before_follow_it() {
        let (mut lull, now) = (Lull::default(), Instant::now());
        lull.touch(now);
        assert!(lull.pass(vec![list(1)], false, now).is_empty());
        assert_eq!(told(&lull.pass(vec![list(2)], true, now)), ["list of 2"]);
        assert!(lull.pass(Vec::new(), false, now + REST).is_empty());
        lull.touch(now + REST);
        assert_eq!(told(&lull.pass(vec![progress(1), Event::Replaced], false, now)), ["replaced"]);
        assert_eq!(lull.left(now), None);
    }
}
