//! What the threads share, and the two pieces of work that they do: reading a file, analysing an article.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};

use super::clerk::{Order, Reading};
use super::news::{News, Tell};
use super::queue::Queue;
use crate::article::Article;
use crate::extract::analysis::Analysis;
use crate::extract::{self, lexicon::Lexicon};
use crate::library::cache::Cache;
use crate::library::entry::{ArticleId, FileState};
use crate::load;

/// What is to be kept up to date, and how.
#[derive(Clone)]
pub struct Plan {
    /// The files and folders.
    pub paths: Vec<PathBuf>,
    /// How files are read.
    pub load: load::Settings,
    /// What the finders know.
    pub lexicon: Lexicon,
    /// Whether changes are waited for when all is up to date.
    pub watch: bool,
}

/// What the threads share.
#[derive(Clone)]
pub struct Shop {
    pub cache: Cache,
    pub plan: Arc<Plan>,
    /// By which articles are analysed now.
    pub lexicon: Arc<Mutex<Arc<Lexicon>>>,
    pub queue: Arc<Queue>,
    pub clerk: Sender<Order>,
    pub tell: Tell,
}

impl Shop {
    pub fn tell(&self, news: News) {
        (self.tell)(news);
    }

    pub fn send(&self, order: Order) {
        let _ = self.clerk.send(order); // the clerk goes last
    }

    /// Reads a file, shows each of its articles, and has them written. What may be the last portion is held back, because with it
    /// the file is done.
    pub fn read(&self, file: FileState, mut each: impl FnMut(&Arc<Article>)) {
        let (mut held, mut writing, reading) = (Vec::new(), None::<Receiver<()>>, Reading::default());
        let mut take = |portion: Vec<Article>| {
            let portion: Vec<Arc<Article>> = portion.into_iter().map(Arc::new).collect();
            portion.iter().for_each(&mut each);
            let before = std::mem::replace(&mut held, portion);
            if !before.is_empty() {
                let (written, wait) = mpsc::channel();
                self.send(Order::Part(file.clone(), before, reading.clone(), written));
                // One is written while the next is read.
                if let Some(wait) = writing.replace(wait) {
                    let _ = wait.recv(); // nothing is ever sent: the clerk drops the other end
                }
            }
        };
        let loaded = catch_unwind(AssertUnwindSafe(|| load::portions(&file.path, &self.plan.load, &mut take)));
        self.send(match loaded {
            Ok(Ok(())) => Order::Read(file, held, reading),
            Ok(Err(problem)) => Order::Fail(file, problem.reason),
            Err(_) => Order::Fail(file, "it could not be read: a fault in the reader".into()),
        });
    }

    pub fn analyse(&self, id: ArticleId, article: &Arc<Article>) -> Arc<Analysis> {
        let lexicon = self.lexicon.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let analysis = catch_unwind(AssertUnwindSafe(|| extract::analyse(article, &lexicon))).unwrap_or_else(|_| {
            let title = article.display_title();
            self.tell(News::Notice(format!("a fault in the analysis of {title}: its text is whole, its facts are missing")));
            Analysis::default()
        });
        let analysis = Arc::new(analysis);
        self.send(Order::Analysed(id, article.clone(), analysis.clone(), lexicon));
        analysis
    }
}
