//! What every finder reads: a text with its tokens and sentences, made once.

use jiff::civil::Date;

use super::sentence::{self, Sentence};
use super::token::{self, Token};
use crate::article::Article;
use crate::span::Span;

/// A text made ready for the finders. Sentences exist only in the article itself (headline, standfirst, body): a finder
/// that walks the sentences never sees furniture.
pub struct Document<'a> {
    /// The cleaned text.
    pub text: &'a str,
    /// All its tokens.
    pub tokens: Vec<Token>,
    /// The sentences of the article itself, sorted and disjoint.
    pub sentences: Vec<Sentence>,
    /// The day the article was published, against which relative dates are resolved.
    pub published: Option<Date>,
    /// The page's own name for its publisher, evidence for a name in the text.
    pub publisher: Option<&'a str>,
}

impl<'a> Document<'a> {
    /// Tokenises an article and finds its sentences.
    pub fn new(article: &'a Article) -> Self {
        let tokens = token::tokenise(&article.text);
        let sentences = sentence::split(&article.text, &tokens, &article.blocks);
        Self { text: &article.text, tokens, sentences, published: article.meta.published, publisher: article.meta.source.as_deref() }
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The words of a token.
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |token| self.words(token.span))
    }

    /// The tokens of a sentence.
    pub fn sentence_tokens(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens()).unwrap_or_default()
    }

    /// The index of the sentence that holds a byte.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.span.end() <= offset);
        self.sentences.get(after).filter(|sentence| sentence.span.holds(offset)).map(|_| after)
    }
}
