//! What is done outside of the terminal: programs are started, files written.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::command;
use super::settings::ProgramSettings;
use crate::article::Article;
use crate::extract::analysis::Analysis;
use crate::library::settings::at_home;
use crate::report::{json, tables};

/// A program with its arguments.
fn program(command: &str, value: &str) -> Result<Command> {
    let words = command::words(command).map_err(|fault| anyhow::anyhow!("`{command}`: {fault}"))?;
    let Some((program, arguments)) = command::with(words, value) else { bail!("no program is configured for this") };
    let mut command = Command::new(program);
    command.args(arguments);
    Ok(command)
}

fn from_environment(names: &[&str]) -> Option<String> {
    names.iter().filter_map(|name| std::env::var(name).ok()).find(|command| !command.trim().is_empty())
}

/// The program that opens an address.
///
/// # Errors
/// When the command is none.
pub fn browser(settings: &ProgramSettings, url: &str) -> Result<Command> {
    let own = (!settings.browser.trim().is_empty()).then(|| settings.browser.clone());
    let desktop = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    // $BROWSER may list several, parted by colons.
    let usual = || from_environment(&["BROWSER"]).and_then(|list| list.split(':').next().map(str::to_owned));
    program(&own.or_else(usual).unwrap_or_else(|| desktop.to_owned()), url)
}

/// The program that edits a file. The path is absolute, so that it is never taken for an option.
///
/// # Errors
/// When the command is none, or the path cannot be given to it.
pub fn editor(settings: &ProgramSettings, file: &Path) -> Result<Command> {
    let own = (!settings.editor.trim().is_empty()).then(|| settings.editor.clone());
    let command = own.or_else(|| from_environment(&["VISUAL", "EDITOR"])).unwrap_or_else(|| "vi".to_owned());
    let file = file.to_str().context("the file's name is no text")?;
    program(&command, file)
}

/// Starts a program that has a window of its own, and does not wait for it.
///
/// # Errors
/// When it cannot be started.
pub fn start(mut command: Command) -> Result<()> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().with_context(|| format!("{} cannot be started", command.get_program().display()))?;
    // Waited for elsewhere, so that it leaves no trace behind when it ends.
    std::thread::spawn(move || child.wait());
    Ok(())
}

/// Hands words to tmux, which keeps its own clipboard and passes them on to the terminal around it.
pub fn copy_to_tmux(words: &str) {
    if std::env::var_os("TMUX").is_none() {
        return;
    }
    let mut command = Command::new("tmux");
    command.args(["load-buffer", "-w", "-"]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    if let Ok(mut child) = command.spawn() {
        if let Some(mut input) = child.stdin.take() {
            // Where tmux does not take them, the terminal itself was asked, too.
            let _ = input.write_all(words.as_bytes());
        }
        std::thread::spawn(move || child.wait());
    }
}

/// Writes what was found in an article to a new file, in the form that its ending says. Never over another file, and never
/// into the folders of articles.
///
/// # Errors
/// When it would be either, or the file cannot be written.
pub fn export(article: &Article, analysis: &Analysis, file: &Path, libraries: &[PathBuf]) -> Result<PathBuf> {
    let file = at_home(file);
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let real = folder.canonicalize().with_context(|| format!("there is no folder {}", folder.display()))?;
    let is_inside = |library: &PathBuf| library.canonicalize().is_ok_and(|library| library.is_dir() && real.starts_with(library));
    if libraries.iter().any(is_inside) {
        bail!(
            "nothing is written into a folder of articles; give another folder, as in ~/{}",
            file.file_name().unwrap_or_default().display()
        );
    }
    let bytes = match file.extension().and_then(|ending| ending.to_str()) {
        Some("csv") => [tables::csv_header(), tables::csv(article, analysis)].concat(),
        Some("json") => {
            let mut bytes = Vec::new();
            json::write_line(&mut bytes, &json::ArticleReport::new(article, analysis))?;
            bytes
        }
        _ => tables::markdown(article, analysis).into_bytes(),
    };
    let mut out = match File::options().write(true).create_new(true).open(&file) {
        Ok(out) => out,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => bail!("{} is there already; nothing was written", file.display()),
        Err(error) => return Err(error).with_context(|| format!("{} cannot be written", file.display())),
    };
    out.write_all(&bytes).with_context(|| format!("{} cannot be written", file.display()))?;
    Ok(real.join(file.file_name().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Source;

    #[test]
    fn facts_are_exported_to_new_files_outside_of_the_library() {
        let home = tempfile::tempdir().unwrap();
        let (library, out) = (home.path().join("news"), home.path().join("out"));
        std::fs::create_dir_all(library.join("deep")).unwrap();
        std::fs::create_dir(&out).unwrap();
        let article = Article::from_body(Source::Stream("x".into()), "Tarn buys Osk for £3m.".into(), None);
        let analysis = crate::extract::analyse(&article, &Default::default());
        let write = |file: PathBuf| export(&article, &analysis, &file, std::slice::from_ref(&library));
        for (name, words) in [("a.md", "|"), ("a.csv", "article,title"), ("a.json", "{\"schema\"")] {
            let file = write(out.join(name)).unwrap();
            let text = std::fs::read_to_string(file).unwrap();
            assert!(text.contains(words), "{text}");
            let refused = format!("{:#}", write(out.join(name)).unwrap_err());
            assert!(refused.contains("already"), "{refused}");
            assert_eq!(std::fs::read_to_string(out.join(name)).unwrap(), text);
        }
        for inside in [library.join("b.md"), library.join("deep/b.md"), out.join("../news/b.md")] {
            let refused = format!("{:#}", write(inside.clone()).unwrap_err());
            assert!(refused.contains("folder of articles") && !inside.exists(), "{refused}");
        }
        assert!(write(home.path().join("nowhere/b.md")).is_err());
    }
}
