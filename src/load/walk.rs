//! Files and folders → the files to read, without reading them.
//!
//! Links inside a folder are not followed: what they lead to inside the folder is found by itself, and what lies outside was
//! not asked for. A path given by name is followed wherever it leads. Hidden names and files that are plainly no articles
//! (pictures, styles, data) are passed over in silence.

use std::collections::HashSet;
use std::fs::{self, FileType};
use std::path::{Path, PathBuf};

use super::problem::Problem;
use super::read::other_kind;
use super::settings::Settings;

/// Endings of files that lie beside articles and are none.
#[rustfmt::skip]
const PASSED_OVER: &[&str] = &[
    "7z", "a", "avi", "avif", "bak", "bmp", "bz2", "class", "css", "csv", "db", "dll", "dylib", "eot", "exe", "gif", "gz", "ico", "jpeg",
    "jpg", "js", "json", "jsonl", "lock", "map", "mjs", "mov", "mp3", "mp4", "o", "ogg", "otf", "part", "png", "pyc", "rar", "so",
    "sqlite", "sqlite3", "svg", "swp", "tar", "tif", "tiff", "tmp", "toml", "ttf", "wasm", "wav", "webm", "webp", "woff", "woff2", "xz",
    "yaml", "yml", "zip", "zst",
];

/// Lists the files under the paths given, in order: arguments as given, folders by name, each file once.
/// `-` (standard input) is passed through.
pub fn discover(paths: &[PathBuf], settings: &Settings) -> (Vec<PathBuf>, Vec<Problem>) {
    // One folder holds no file twice.
    let seen = (paths.len() > 1).then(HashSet::new);
    let mut found = Found { files: Vec::new(), seen, problems: Vec::new() };
    for path in paths {
        if path.as_os_str() == "-" {
            found.file(path.clone());
            continue;
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => found.folder(path, settings),
            Ok(metadata) if metadata.is_file() => found.file(path.clone()),
            Ok(metadata) => found.problems.push(Problem::new(path, other_kind(metadata.file_type()))),
            Err(error) => found.problems.push(Problem::from_io(path, &error)),
        }
    }
    (found.files, found.problems)
}

/// The first files that a look into the folders meets, at most `most`, in no order that means anything: something to show while
/// [`discover`] lists them all.
pub fn glimpse(paths: &[PathBuf], settings: &Settings, most: usize) -> Vec<PathBuf> {
    let entries = |root: &PathBuf| {
        let plain = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_file());
        let wanted = |path: &PathBuf| {
            !passed_over(path) && !settings.leave_out.iter().any(|glob| leaves_out(glob, path.strip_prefix(root).unwrap_or(path)))
        };
        let entries = fs::read_dir(root).into_iter().flatten().flatten();
        entries.filter(plain).map(|entry| entry.path()).filter(wanted).take(most).collect::<Vec<_>>()
    };
    paths.iter().flat_map(entries).take(most).collect()
}

struct Found {
    files: Vec<PathBuf>,
    /// The same, where one may be met again.
    seen: Option<HashSet<PathBuf>>,
    problems: Vec<Problem>,
}

impl Found {
    fn file(&mut self, path: PathBuf) {
        if self.seen.as_mut().is_none_or(|seen| seen.insert(path.clone())) {
            self.files.push(path);
        }
    }

    fn folder(&mut self, root: &Path, settings: &Settings) {
        let inside = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let mut open = self.entries(root, root, settings);
        open.reverse();
        while let Some((path, kind)) = open.pop() {
            if kind.is_dir() {
                open.extend(self.entries(&path, root, settings).into_iter().rev());
            } else if kind.is_file() {
                self.file(path);
            } else if kind.is_symlink() {
                self.problems.extend(link_problem(&path, &inside));
            } else {
                self.problems.push(Problem::new(path, other_kind(kind)));
            }
        }
    }

    /// What a folder holds, by name, without what is left out; and of what kind it is, which most folders tell without a look at each.
    fn entries(&mut self, folder: &Path, root: &Path, settings: &Settings) -> Vec<(PathBuf, FileType)> {
        let reader = match fs::read_dir(folder) {
            Ok(reader) => reader,
            Err(error) => {
                self.problems.push(Problem::from_io(folder, &error));
                return Vec::new();
            }
        };
        let mut entries = Vec::new();
        for entry in reader {
            match entry.map(|entry| (entry.path(), entry.file_type())) {
                Ok((mut path, Ok(kind))) => {
                    // There may be a hundred thousand of them.
                    path.shrink_to_fit();
                    entries.push((path, kind));
                }
                Ok((path, Err(error))) => self.problems.push(Problem::from_io(&path, &error)),
                Err(error) => self.problems.push(Problem::from_io(folder, &error)),
            }
        }
        entries.sort_by(|one, other| one.0.cmp(&other.0));
        let pages: HashSet<PathBuf> = entries.iter().filter(|(path, _)| is_page(path)).map(|(path, _)| path.with_extension("")).collect();
        entries.retain(|(path, _)| {
            let below = path.strip_prefix(root).unwrap_or(path);
            !passed_over(path) && !belongs_to_page(path, &pages) && !settings.leave_out.iter().any(|glob| leaves_out(glob, below))
        });
        entries
    }
}

/// What is wrong with a link met in a folder; nothing where it leads to a place inside, which is found by itself.
fn link_problem(path: &Path, inside: &Path) -> Option<Problem> {
    match fs::canonicalize(path) {
        Ok(target) if target.starts_with(inside) => None,
        Ok(_) => Some(Problem::new(path, "it is a link that leads out of the folder; give its own path to read it")),
        Err(error) => Some(Problem::from_io(path, &error)),
    }
}

fn passed_over(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    // A folder may be called anything: only its hidden name counts.
    hidden || (ending.is_some_and(|ending| PASSED_OVER.contains(&ending.as_str())) && !path.is_dir())
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("html") || ending.eq_ignore_ascii_case("htm"))
}

/// Whether it is the folder of parts that a browser saves beside a page (`Page.html`, `Page_files/`).
fn belongs_to_page(path: &Path, pages: &HashSet<PathBuf>) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.strip_suffix("_files").is_some_and(|stem| pages.contains(&path.with_file_name(stem)))
}

/// Whether a glob names a path or a folder above it. `below` is relative to the folder given.
fn leaves_out(glob: &str, below: &Path) -> bool {
    let below = below.to_string_lossy();
    let glob = glob.trim_end_matches('/');
    if glob.contains('/') {
        let glob = glob.trim_start_matches("./").trim_start_matches('/');
        return below.match_indices('/').map(|(end, _)| end).chain([below.len()]).any(|end| {
            let glob: Vec<&str> = glob.split('/').collect();
            let path: Vec<&str> = below.get(..end).unwrap_or_default().split('/').collect();
            matches_path(&glob, &path)
        });
    }
    below.split('/').any(|name| matches_name(glob, name))
}

/// Parts of a glob against parts of a path; `**` stands for any number of parts.
fn matches_path(glob: &[&str], path: &[&str]) -> bool {
    wild(glob, path, |part| *part == "**", |part, name| matches_name(part, name))
}

/// One part of a glob against one name; `*` stands for any characters, `?` for one.
fn matches_name(glob: &str, name: &str) -> bool {
    let (glob, name): (Vec<char>, Vec<char>) = (glob.chars().collect(), name.chars().collect());
    wild(&glob, &name, |c| *c == '*', |want, have| *want == '?' || want == have)
}

/// Matches with one kind of wildcard, going back to the last one only: no pattern takes more than `glob × items` steps.
fn wild<G, T>(glob: &[G], items: &[T], any: impl Fn(&G) -> bool, same: impl Fn(&G, &T) -> bool) -> bool {
    let (mut g, mut i) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while let Some(item) = items.get(i) {
        match glob.get(g) {
            Some(part) if any(part) => {
                back = Some((g + 1, i));
                g += 1;
            }
            Some(part) if same(part, item) => {
                g += 1;
                i += 1;
            }
            _ => {
                let Some((after, from)) = back else { return false };
                back = Some((after, from + 1));
                g = after;
                i = from + 1;
            }
        }
    }
    glob.get(g..).is_none_or(|rest| rest.iter().all(any))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs() {
        let cases = [
            ("*.tmp.txt", "a/b.tmp.txt", true),
            ("drafts", "x/drafts/a.txt", true),
            ("drafts", "x/drafts2/a.txt", false),
            ("x/*/a.txt", "x/y/a.txt", true),
            ("x/*/a.txt", "x/y/z/a.txt", false),
            ("x/**/a.txt", "x/y/z/a.txt", true),
            ("**/old", "x/y/old/a.txt", true),
            ("x/y", "x/y/z.txt", true),
            ("2019-??-*", "2019-04-trade.txt", true),
            ("a*a*a*a*a*a*b", &"a".repeat(2000), false),
        ];
        for (glob, path, expected) in cases {
            assert_eq!(leaves_out(glob, Path::new(path)), expected, "{glob} {path}");
        }
    }
}
