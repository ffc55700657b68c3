//! What is asked of the cache. Pages of the list and articles the thread that draws asks for itself, because the answer is wanted
//! in the very next picture and takes less than a millisecond; all else is asked by the threads of `worker`.

use std::path::PathBuf;

use jiff::Zoned;

use super::ahead::{Ahead, Neighbours, Prepared};
use super::event::{Effect, Event, session_name};
use crate::article::Source;
use crate::library::cache::Cache;
use crate::library::entry::{ArticleId, Entry};
use crate::library::query::{self, Query};
use crate::library::search;
use crate::library::shelf::{Listing, Selection};

/// The most articles of a list.
const MOST: u32 = u32::MAX >> 1;

/// Answers from the cache.
#[derive(Debug)]
pub struct Pages {
    cache: Cache,
    ahead: Option<Ahead>,
}

impl Pages {
    /// Answers from this cache.
    pub fn new(cache: Cache) -> Pages {
        Pages { cache, ahead: None }
    }

    /// Answers an effect that asks for something in the cache; `None` for every other.
    ///
    /// # Errors
    /// What the cache says; so for every function here.
    pub fn answer(&self, effect: &Effect) -> Result<Option<Event>, String> {
        let answer = match effect {
            Effect::List(selection) | Effect::ListAtOnce(selection) => self.list(selection)?,
            Effect::Open(id) => {
                let line = self.cache.entries(&[*id]).map_err(|error| error.to_string())?.pop();
                let prepared = self.open(*id, line.as_ref())?;
                Event::Opened(*id, line.map(Box::new), prepared)
            }
            Effect::Names(sort) => Event::Names(self.cache.names(*sort).map_err(|error| error.to_string())?.into()),
            Effect::Find(name) => Event::Found(name.clone(), self.find(name)?),
            Effect::Gather(wish) => Event::Gathered(wish.answer(&self.cache)?),
            _ => return Ok(None),
        };
        Ok(Some(answer))
    }

    /// An article: as it was made ready, where the cache still has it so.
    fn open(&self, id: ArticleId, line: Option<&Entry>) -> Result<Option<Prepared>, String> {
        if let Some(ahead) = &self.ahead
            && let Some((checksum, _)) = self.cache.checksum(id).map_err(|error| error.to_string())?
            && let Some(ready) = ahead.find(id, checksum)
            // Its file may have another name by now.
            && line.is_some_and(|line| line.source == ready.article.source)
        {
            return Ok(Some(ready));
        }
        Ok(self.cache.article(id).map_err(|error| error.to_string())?.map(Prepared::new))
    }

    /// Has articles made ready from here on, if there is another way into the cache.
    pub fn begin_ahead(&mut self) {
        if self.ahead.is_none() {
            self.ahead = self.cache.frugal().ok().map(Ahead::start);
        }
    }

    /// Has these articles made ready, the first of them first.
    pub fn look_ahead(&mut self, wanted: Neighbours) {
        self.ahead.iter_mut().for_each(|ahead| ahead.want(wanted.clone()));
    }

    /// The order of the list. A filter that makes no sense, which the prompt does not let by, asks for all.
    pub fn list(&self, selection: &Selection) -> Result<Event, String> {
        let order = match query::parse_typed(&selection.filter).unwrap_or_default() {
            Query::All => self.cache.order(selection.sort, MOST),
            query => search::listed(&self.cache, selection.sort, &query, Zoned::now().date(), MOST as usize),
        };
        let listing = order.and_then(|order| Ok(Listing { selection: selection.clone(), order, totals: self.cache.totals()? }));
        listing.map(|listing| Event::Listed(Box::new(listing))).map_err(|error| error.to_string())
    }

    /// Lines of the list.
    pub fn lines(&self, asked: Vec<ArticleId>) -> Result<Event, String> {
        let lines = self.cache.entries(&asked).map_err(|error| error.to_string())?;
        Ok(Event::Lines(asked, lines))
    }

    /// The article that a session knows by this name.
    fn find(&self, name: &str) -> Result<Option<ArticleId>, String> {
        let file = Source::File(PathBuf::from(name));
        // A path may hold the sign that parts it from an entry.
        let entries = name.match_indices('#').map(|(at, _)| Source::Entry(PathBuf::from(&name[..at]), name[at + 1..].to_owned()));
        for source in std::iter::once(file).chain(entries) {
            debug_assert_eq!(session_name(&source).as_deref(), Some(name));
            if let Some(id) = self.cache.find(&source).map_err(|error| error.to_string())? {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }
}
