//! What the threads share, and the two pieces of work that they do: reading a file, analysing an article.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

use super::clerk::Order;
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

    pub fn read(&self, file: FileState) -> Option<Vec<Arc<Article>>> {
        let loaded = catch_unwind(AssertUnwindSafe(|| load::file(&file.path, &self.plan.load)));
        match loaded {
            Ok(Ok(articles)) => {
                let articles: Vec<Arc<Article>> = articles.into_iter().map(Arc::new).collect();
                self.send(Order::Read(file, articles.clone()));
                Some(articles)
            }
            Ok(Err(problem)) => {
                self.send(Order::Fail(file, problem.reason));
                None
            }
            Err(_) => {
                self.send(Order::Fail(file, "it could not be read: a fault in the reader".into()));
                None
            }
        }
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
