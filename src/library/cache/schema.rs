//! The cache's tables. They can be made again from the articles' files, so there are no migrations: a file with other tables
//! is set aside and begun anew.

/// The version of the tables below, and of what their columns mean. It is part of the file's name, so that two versions of
/// the program do not fight over one file.
pub const VERSION: i64 = 4;

/// The tables. Numbers of organisations, people, figures and facts are the indices of the article's analysis; `…_key` is in small
/// letters; `low` ≤ `high`, and both are the value of what is no range; `start` and `end` are bytes of the article's text.
pub const TABLES: &str = "
    -- `made_by` is the stamp of the build and settings that read the file; 0 before that.
    CREATE TABLE files (
        id INTEGER PRIMARY KEY,
        path BLOB NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        modified INTEGER NOT NULL, -- nanoseconds since 1970
        made_by INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    -- One row a line of the list. `state`: 0 only its file is known, 1 read, 2 analysed, 3 it cannot be read, for a `reason`;
    -- of one that is read, the `reason` is what is to be known of how.
    -- From `read` on the columns repeat the reader's marks, so that the list can be filtered by them.
    CREATE TABLE articles (
        id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: the screen may still hold that of one that has gone
        file INTEGER NOT NULL,
        entry TEXT,                 -- its name in a file that holds several
        state INTEGER NOT NULL,
        reason TEXT,
        title TEXT NOT NULL,
        title_key TEXT NOT NULL,    -- its beginning
        source TEXT,
        source_key TEXT,
        byline TEXT,
        published TEXT,             -- 2024-03-17
        url TEXT,
        length INTEGER NOT NULL DEFAULT 0, -- bytes of the article itself
        organisations INTEGER NOT NULL DEFAULT 0,
        figures INTEGER NOT NULL DEFAULT 0,
        facts INTEGER NOT NULL DEFAULT 0,
        content BLOB,               -- what the marks know it by
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        place INTEGER NOT NULL DEFAULT 0,
        tags TEXT NOT NULL DEFAULT '', -- one a line
        note TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX articles_of_file ON articles (file, entry);
    CREATE INDEX articles_by_content ON articles (content);
    CREATE INDEX articles_by_date ON articles (state = 3, published DESC, title_key, id);
    CREATE INDEX articles_by_title ON articles (state = 3, title_key, published DESC, id);
    CREATE INDEX articles_by_source ON articles (state = 3, source_key IS NULL, source_key, published DESC, title_key, id);
    CREATE INDEX articles_by_length ON articles (state = 3, length DESC, title_key, id);
    CREATE INDEX articles_by_facts ON articles (state = 3, facts DESC, title_key, id);
    CREATE INDEX articles_to_analyse ON articles (published DESC, title_key, id) WHERE state = 1;
    CREATE INDEX articles_unread ON articles (id) WHERE read = 0 AND state <> 3;
    CREATE INDEX articles_starred ON articles (id) WHERE starred <> 0;

    -- The same tags, to be searched by.
    CREATE TABLE tags (tag_key TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (tag_key, article)) STRICT, WITHOUT ROWID;

    -- The article and its analysis whole, so that opening one reads a row and nothing else. `checksum` is of all three.
    CREATE TABLE contents (
        article INTEGER PRIMARY KEY,
        checksum INTEGER NOT NULL,
        text TEXT NOT NULL,
        layout BLOB NOT NULL,
        analysis BLOB
    ) STRICT;

    -- Full text. `body` is the article without its furniture; in `organisations` and `people` each name and alias is
    -- followed by the word ǀ, which nobody can type in a phrase by chance.
    CREATE VIRTUAL TABLE words USING fts5 (
        title, body, organisations, people, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
    );

    CREATE TABLE organisations (
        article INTEGER NOT NULL,
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        mentions INTEGER NOT NULL,
        unsure INTEGER NOT NULL,
        start INTEGER NOT NULL,     -- of its first mention
        PRIMARY KEY (article, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX organisations_by_name ON organisations (name_key);
    CREATE TABLE aliases (
        article INTEGER NOT NULL,
        organisation INTEGER NOT NULL,
        alias TEXT NOT NULL,
        alias_key TEXT NOT NULL,
        PRIMARY KEY (article, organisation, alias)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX aliases_by_name ON aliases (alias_key);

    CREATE TABLE people (
        article INTEGER NOT NULL,
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        role TEXT,
        organisation INTEGER,
        PRIMARY KEY (article, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX people_by_name ON people (name_key);

    -- Amounts; dates, times and ordinals are none. `value` is exact: `1300000000`, or `1200000000..1300000000`.
    CREATE TABLE figures (
        article INTEGER NOT NULL,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        low REAL NOT NULL,
        high REAL NOT NULL,
        value TEXT NOT NULL,
        unit TEXT,
        per TEXT,
        measures TEXT,
        organisation INTEGER,
        start INTEGER NOT NULL,
        \"end\" INTEGER NOT NULL,
        PRIMARY KEY (article, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX figures_by_value ON figures (kind, high, low);

    CREATE TABLE facts (
        article INTEGER NOT NULL,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        status TEXT NOT NULL,
        line TEXT NOT NULL,
        begins TEXT,                -- when, as precise as the text; of a quarter its first month: 2024-03-17, 2024-04, 2024
        confidence REAL NOT NULL,
        start INTEGER NOT NULL,     -- of the plainest evidence
        \"end\" INTEGER NOT NULL,
        PRIMARY KEY (article, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX facts_by_kind ON facts (kind, status);
    -- What fills the roles of facts: the number of an organisation, a person or a figure of the article.
    CREATE TABLE fillers (
        article INTEGER NOT NULL,
        fact INTEGER NOT NULL,
        role TEXT NOT NULL,
        of TEXT NOT NULL,           -- organisation, person, figure
        number INTEGER NOT NULL,
        PRIMARY KEY (article, fact, role, of, number)
    ) STRICT, WITHOUT ROWID;

    -- How the screen was left, for the first picture of the next start.
    CREATE TABLE session (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
";

/// The tables that hold what was made of an article, under its number in their column `article`.
pub const OF_ARTICLE: [&str; 7] = ["contents", "organisations", "aliases", "people", "figures", "facts", "fillers"];

/// `articles.state`: only the file is known.
pub const WAITING: i64 = 0;
/// `articles.state`: read.
pub const READ: i64 = 1;
/// `articles.state`: read and analysed.
pub const ANALYSED: i64 = 2;
/// `articles.state`: it cannot be read.
pub const FAILED: i64 = 3;
