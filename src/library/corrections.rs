//! What the reader corrected: this is an organisation, this is none, this is another name of that one. Kept in one file of
//! plain text, a correction a line, for the reader to edit as well; they win over the configuration and every rule.
//!
//! ```text
//! # A comment.
//! organisation: Norvia
//! none: Smart City
//! same: IC London = Imperial College London
//! ```
//!
//! Invariants: of two corrections of one name the later counts; lines that are no correction are kept as they are. Every
//! change reads the file anew and replaces it whole, so that neither an edit by hand nor a second reader is lost.

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use etcetera::BaseStrategy;

use crate::extract::lexicon::OrganisationSettings;
use crate::load::clean;

const HEAD: &str = "\
# What gleaner is to read differently, in every article: one correction a line, the later of two counts.
# organisation: NAME    none: NAME    same: NAME = THE NAME IT STANDS FOR
";

/// Where corrections are kept: `gleaner/corrections.txt` in the user's data directory; `None` for a user without a home.
pub fn usual_file() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.data_dir().join("gleaner/corrections.txt"))
}

/// One correction. Names are one line each and not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// This is an organisation.
    Organisation(String),
    /// This is none.
    None(String),
    /// The first is another name of the second.
    Same(String, String),
}

impl Correction {
    /// The name that is corrected.
    pub fn name(&self) -> &str {
        match self {
            Correction::Organisation(name) | Correction::None(name) | Correction::Same(name, _) => name,
        }
    }

    /// Reads a line; `None` where it is no correction.
    fn parse(line: &str) -> Option<Correction> {
        let (verb, name) = line.split_once(':')?;
        let name = clean::line(name);
        let whole = (!name.is_empty()).then(|| name.clone());
        match verb.trim() {
            "organisation" | "organization" => whole.map(Correction::Organisation),
            "none" => whole.map(Correction::None),
            "same" => {
                let (name, other) = name.split_once(" = ")?;
                let (name, other) = (name.trim(), other.trim());
                (!name.is_empty() && !other.is_empty()).then(|| Correction::Same(name.to_owned(), other.to_owned()))
            }
            _ => None,
        }
    }
}

/// As it stands in the file.
impl fmt::Display for Correction {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Correction::Organisation(name) => write!(f, "organisation: {name}"),
            Correction::None(name) => write!(f, "none: {name}"),
            Correction::Same(name, other) => write!(f, "same: {name} = {other}"),
        }
    }
}

/// All corrections, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    lines: Vec<(String, Option<Correction>)>,
}

impl Corrections {
    /// Reads the file; none where it is not there.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn load(file: &Path) -> Result<Corrections> {
        match std::fs::read(file) {
            Ok(bytes) => Ok(Corrections::parse(&String::from_utf8_lossy(&bytes))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Corrections::default()),
            Err(error) => Err(error).with_context(|| format!("the corrections in {} cannot be read", file.display())),
        }
    }

    /// Reads the text of a file.
    pub fn parse(text: &str) -> Corrections {
        Corrections { lines: text.lines().map(|line| (line.to_owned(), Correction::parse(line))).collect() }
    }

    /// The corrections, the first first.
    pub fn iter(&self) -> impl Iterator<Item = &Correction> {
        self.lines.iter().filter_map(|(_, correction)| correction.as_ref())
    }

    /// The numbers, from 1, of the lines that are neither a correction nor a comment.
    pub fn not_understood(&self) -> impl Iterator<Item = usize> {
        let is_other = |(line, correction): &(String, Option<Correction>)| {
            correction.is_none() && !line.trim().is_empty() && !line.trim_start().starts_with('#')
        };
        self.lines.iter().enumerate().filter(move |(_, line)| is_other(line)).map(|(n, _)| n + 1)
    }

    /// Adds a correction at the end.
    pub fn add(&mut self, correction: Correction) {
        self.remove(&correction);
        if self.lines.is_empty() {
            self.lines.extend(HEAD.lines().map(|line| (line.to_owned(), None)));
        }
        self.lines.push((correction.to_string(), Some(correction)));
    }

    /// Takes a correction away; answers whether it was there.
    pub fn remove(&mut self, correction: &Correction) -> bool {
        let before = self.lines.len();
        self.lines.retain(|(_, here)| here.as_ref() != Some(correction));
        self.lines.len() < before
    }

    /// Changes the file: reads it anew, adds or takes away, and replaces it whole. Answers all corrections as they now are.
    ///
    /// # Errors
    /// Where the file cannot be read or replaced; it is then as it was.
    pub fn change(file: &Path, correction: &Correction, add: bool) -> Result<Corrections> {
        let mut all = Corrections::load(file)?;
        if add {
            all.add(correction.clone());
        } else {
            all.remove(correction);
        }
        all.save(file).with_context(|| format!("the correction cannot be kept in {}", file.display()))?;
        Ok(all)
    }

    fn save(&self, file: &Path) -> Result<()> {
        let folder = file.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut fresh = tempfile::NamedTempFile::new_in(folder)?;
        for (line, _) in &self.lines {
            writeln!(fresh, "{line}")?;
        }
        fresh.as_file().sync_all()?;
        fresh.persist(file)?;
        Ok(())
    }

    /// The reader's lists with the corrections laid over them.
    pub fn over(&self, settings: &OrganisationSettings) -> OrganisationSettings {
        let mut lists = settings.clone();
        for correction in self.iter() {
            let name = correction.name();
            lists.always.retain(|other| other != name);
            lists.never.retain(|other| other != name);
            lists.same_as.remove(name);
            match correction {
                Correction::Organisation(_) => lists.always.push(name.to_owned()),
                Correction::None(_) => {
                    lists.same_as.retain(|_, other| other != name);
                    lists.never.push(name.to_owned());
                }
                Correction::Same(_, other) => drop(lists.same_as.insert(name.to_owned(), other.clone())),
            }
        }
        lists
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Correction::*;

    const TEXT: &str =
        "# Mine.\norganisation: Norvia\nnone:  Smart   City\n\nsame: IC London = Imperial College London\nnonsense\nsame: = x\n";

    #[test]
    fn lines_are_read_and_what_is_none_is_told_and_kept() {
        let mut corrections = Corrections::parse(TEXT);
        let read: Vec<String> = corrections.iter().map(Correction::to_string).collect();
        assert_eq!(read, ["organisation: Norvia", "none: Smart City", "same: IC London = Imperial College London"]);
        assert_eq!(corrections.not_understood().collect::<Vec<_>>(), [6, 7]);
        corrections.add(None("Norvia".into()));
        assert!(corrections.remove(&Organisation("Norvia".into())) && !corrections.remove(&Organisation("Norvia".into())));
        assert!(corrections.lines.iter().any(|(line, _)| line == "nonsense"));
    }

    #[test]
    fn the_later_counts_and_all_count_more_than_the_settings() {
        let settings = OrganisationSettings {
            always: vec!["Corvane".into()],
            never: vec!["Norvia".into()],
            same_as: [("CV".to_owned(), "Corvane".to_owned())].into(),
        };
        let lists =
            Corrections::parse("organisation: Norvia\nnone: Corvane\nsame: NV = Norvia\nnone: Tarn\norganisation: Tarn").over(&settings);
        assert_eq!((lists.always, lists.never), (vec!["Norvia".to_owned(), "Tarn".to_owned()], vec!["Corvane".to_owned()]));
        assert_eq!(lists.same_as, [("NV".to_owned(), "Norvia".to_owned())].into());
    }

    #[test]
    fn the_file_is_changed_line_by_line_and_survives_edits_by_hand() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("data/corrections.txt");
        assert_eq!(Corrections::load(&file).unwrap(), Corrections::default());
        Corrections::change(&file, &Organisation("Norvia".into()), true).unwrap();
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("# ") && text.ends_with("organisation: Norvia\n"), "{text}");
        std::fs::write(&file, format!("{text}# by hand\nnone: Tarn\n")).unwrap();
        let all = Corrections::change(&file, &Organisation("Norvia".into()), false).unwrap();
        assert_eq!(all.iter().collect::<Vec<_>>(), [&None("Tarn".into())]);
        assert!(std::fs::read_to_string(&file).unwrap().contains("# by hand"));
        assert!(Corrections::change(&file.join("deeper"), &None("X".into()), true).is_err());
    }
}
