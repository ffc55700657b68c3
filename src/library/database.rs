//! A SQLite file that this program owns: opened safely, migrated to the version that this program writes, set aside
//! where it cannot be used.
//!
//! `PRAGMA user_version` counts the migrations that a file has had. WAL lets two readers run at once; `synchronous` is
//! FULL, because each commit is one act of the reader (a star, an article left) and must outlive a power cut, and so few
//! commits cost nothing that could be felt.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

/// How long a write waits for another running reader.
const PATIENCE: Duration = Duration::from_secs(2);

/// Why a file could not be opened for writing.
#[derive(Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Not a database, or a damaged one.
    Damaged(String),
    /// Written by a later version of this program.
    Newer,
    /// It can be read, but not written.
    ReadOnly,
    /// Anything else: no directory, no permission, no room, locked.
    Unavailable(String),
}

impl Trouble {
    /// It for people, a clause without a full stop.
    pub fn words(&self) -> &str {
        match self {
            Trouble::Damaged(why) | Trouble::Unavailable(why) => why,
            Trouble::Newer => "it was written by a later version of gleaner",
            Trouble::ReadOnly => "it cannot be written",
        }
    }
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Trouble::Damaged(error.to_string()),
            Some(ErrorCode::ReadOnly) => Trouble::ReadOnly,
            _ => Trouble::Unavailable(error.to_string()),
        }
    }
}

/// Opens a file for reading and writing, creating it and its directory where they are missing, and brings it to the
/// version after the last of `migrations`. An older file is copied beside itself first.
///
/// # Errors
/// [`Trouble`]; the file is then as it was.
pub fn open(path: &Path, migrations: &[&str]) -> Result<Connection, Trouble> {
    if let Some(directory) = path.parent().filter(|directory| !directory.as_os_str().is_empty()) {
        std::fs::create_dir_all(directory).map_err(|error| Trouble::Unavailable(error.to_string()))?;
    }
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    let damage: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if damage != "ok" {
        return Err(Trouble::Damaged(damage));
    }
    if version(&connection)? > migrations.len() {
        return Err(Trouble::Newer);
    }
    if connection.is_readonly(rusqlite::MAIN_DB)? {
        return Err(Trouble::ReadOnly);
    }
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    migrate(&mut connection, path, migrations)?;
    Ok(connection)
}

/// Opens a file that cannot be written, as it is. Nobody else may be writing it.
///
/// # Errors
/// [`Trouble`], also where the file is older than this program: it cannot be migrated.
pub fn open_read_only(path: &Path, migrations: &[&str]) -> Result<Connection, Trouble> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(uri(path), flags)?;
    if version(&connection)? != migrations.len() {
        return Err(Trouble::ReadOnly);
    }
    Ok(connection)
}

/// A `file:` address that asks for no lock and no log file, neither of which a read-only directory can hold.
fn uri(path: &Path) -> OsString {
    let mut uri = String::from("file:");
    for &byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02x}")),
        }
    }
    (uri + "?immutable=1").into()
}

fn version(connection: &Connection) -> Result<usize, Trouble> {
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(usize::MAX))
}

fn migrate(connection: &mut Connection, path: &Path, migrations: &[&str]) -> Result<(), Trouble> {
    let before = version(connection)?;
    if before == migrations.len() {
        return Ok(());
    }
    if before > 0 {
        let copy = beside(path, &format!("version-{before}")).map_err(|error| Trouble::Unavailable(format!("{error:#}")))?;
        connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Read again under the lock: another reader may have migrated it since.
    for migration in migrations.iter().skip(version(&transaction)?) {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", i64::try_from(migrations.len()).unwrap_or(i64::MAX))?;
    transaction.commit()?;
    Ok(())
}

/// Renames a file that cannot be used, with its log, to a free name beside it, and answers that name.
///
/// # Errors
/// Those of renaming.
pub fn set_aside(path: &Path, why: &str) -> Result<PathBuf> {
    let aside = beside(path, why)?;
    std::fs::rename(path, &aside).with_context(|| format!("cannot rename {}", path.display()))?;
    for log in ["-wal", "-shm"] {
        let _ = std::fs::rename(with_ending(path, log), with_ending(&aside, log)); // there may be none
    }
    Ok(aside)
}

/// A free name beside `path`.
fn beside(path: &Path, why: &str) -> Result<PathBuf> {
    for number in 1..1000 {
        let candidate = with_ending(path, &format!(".{why}-{number}"));
        if std::fs::symlink_metadata(&candidate).is_err() {
            return Ok(candidate);
        }
    }
    bail!("{} has too many old copies beside it", path.display())
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &[&str] = &["CREATE TABLE notes (words TEXT NOT NULL) STRICT"];
    const TWO: &[&str] = &[ONE[0], "ALTER TABLE notes ADD COLUMN loud INTEGER NOT NULL DEFAULT 0"];

    fn notes(connection: &Connection) -> Vec<String> {
        let mut statement = connection.prepare("SELECT words FROM notes").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    }

    #[test]
    fn an_older_file_is_copied_and_migrated() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("deep/in it/file.db");
        open(&path, ONE).unwrap().execute("INSERT INTO notes VALUES ('kept')", []).unwrap();
        let migrated = open(&path, TWO).unwrap();
        assert_eq!(notes(&migrated), ["kept"]);
        migrated.execute("UPDATE notes SET loud = 1", []).unwrap();
        assert_eq!(notes(&open(&with_ending(&path, ".version-1-1"), ONE).unwrap()), ["kept"]);
    }

    #[test]
    fn a_newer_or_damaged_file_is_told_apart_and_not_touched() {
        let home = tempfile::tempdir().unwrap();
        let newer = home.path().join("newer.db");
        drop(open(&newer, TWO).unwrap());
        assert!(matches!(open(&newer, ONE), Err(Trouble::Newer)));
        let damaged = home.path().join("damaged.db");
        std::fs::write(&damaged, "no database at all, but long enough to have a header".repeat(50)).unwrap();
        let before = std::fs::read(&damaged).unwrap();
        assert!(matches!(open(&damaged, ONE), Err(Trouble::Damaged(_))));
        assert_eq!(std::fs::read(&damaged).unwrap(), before);
    }

    #[test]
    fn a_file_is_read_under_any_name() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a?b #c%41.db");
        let connection = open(&path, ONE).unwrap();
        connection.execute("INSERT INTO notes VALUES ('kept')", []).unwrap();
        drop(connection);
        assert_eq!(notes(&open_read_only(&path, ONE).unwrap()), ["kept"]);
        assert!(matches!(open_read_only(&path, TWO), Err(Trouble::ReadOnly)));
    }
}
