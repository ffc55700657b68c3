//! The command line: its words, and what each command does. Exit codes: 0, 1 some input failed, 2 usage or configuration.

mod across;
mod extract;
mod keys;
mod library;
mod read;
mod search;
mod terminal;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::config::{self, Config, Fault};
use library::Nonsense;
use read::NoTerminal;
use terminal::{complain, plain, print};

/// A terminal reader for business and technology news: who does what, with whom and for how much.
///
/// Without a command, gleaner opens the articles under PATH: a list, the text with its organisations and figures
/// highlighted, and a panel of facts gleaned from it. The key ? shows all keys.
#[derive(Debug, Parser)]
#[command(name = "gleaner", version, max_term_width = 100, override_usage = USAGE, after_long_help = EXAMPLES)]
pub struct Cli {
    /// Take the settings of this file
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    #[command(flatten)]
    read: read::Options,
    #[command(subcommand)]
    command: Option<Command>,
}

const USAGE: &str = "gleaner [OPTIONS] [PATH]...\n       gleaner [OPTIONS] <COMMAND>";

const EXAMPLES: &str = "\
Examples:
  gleaner                                     Read the folders of the configuration (articles/)
  gleaner ~/news feed.xml                     Read a folder and a feed
  curl -s https://example.org/a | gleaner -   Read what another program prints
  gleaner --plain articles | less             The same as plain lines, for screen readers and pipes
  gleaner extract --format text articles      Print facts and figures
  gleaner extract articles | jq '.facts[].line'
  gleaner search 'org:huawei money>1m'        Find articles
  gleaner facts type:acquire --format csv     Print the facts of all articles
  gleaner org Tarnwick                        Print what all articles say of one organisation
  gleaner extract --records < records.jsonl   Extract for another program, one object a line
  gleaner config default > config.toml        Begin a configuration of your own

Exit status: 0; 1 when some input could not be read; 2 when the command line or the configuration is wrong.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Print what is in articles: one JSON object an article, one a line
    Extract(extract::Options),
    /// Find articles, the best first, with the words that answer
    Search(search::Options),
    /// Print the facts of all articles, or of those that answer a query, the latest first
    Facts(across::Facts),
    /// Print who reported what, for which time, how much and where
    Figures(across::Figures),
    /// Print what all articles say of one organisation: facts, counterparties, figures, people
    Org(across::Organisation),
    /// Show and check the settings
    Config {
        #[command(subcommand)]
        action: ConfigAction,
    },
    /// Print the completions for a shell
    #[command(after_help = "Example: gleaner completions bash > ~/.local/share/bash-completion/completions/gleaner")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(after_help = "Example: gleaner man > ~/.local/share/man/man1/gleaner.1")]
    Man,
}

#[derive(Debug, Subcommand)]
enum ConfigAction {
    /// Say which file is read and whether it is right
    Check,
    /// Print every setting with its default and what it is about
    Default,
    /// Print what every key does, as configured
    Keys,
}

/// Does what the command line says.
pub fn run(cli: &Cli) -> ExitCode {
    match perform(cli) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::from(if error.is::<Fault>() || error.is::<NoTerminal>() || error.is::<Nonsense>() { 2 } else { 1 })
        }
    }
}

/// Answers whether all input was read.
fn perform(cli: &Cli) -> anyhow::Result<bool> {
    let settings = || Config::find(cli.config.as_deref());
    match &cli.command {
        None => {
            let (config, file) = settings()?;
            return read::run(&cli.read, &config, file);
        }
        Some(Command::Extract(options)) => return extract::run(options, &settings()?.0),
        Some(Command::Search(options)) => return search::run(options, &settings()?.0),
        Some(Command::Facts(options)) => return across::facts(options, &settings()?.0),
        Some(Command::Figures(options)) => return across::figures(options, &settings()?.0),
        Some(Command::Org(options)) => return across::organisation(options, &settings()?.0),
        Some(Command::Config { action: ConfigAction::Check }) => print(&checked(settings()?.1.as_deref()))?,
        Some(Command::Config { action: ConfigAction::Default }) => print(&config::default_text())?,
        Some(Command::Config { action: ConfigAction::Keys }) => print(&keys::table(&settings()?.0))?,
        Some(Command::Completions { shell }) => print(&completions(*shell))?,
        Some(Command::Man) => print(&manual()?)?,
    }
    Ok(true)
}

fn checked(file: Option<&Path>) -> String {
    match file {
        Some(file) => format!("{}: no fault found\n", plain(&file.to_string_lossy())),
        None => "no configuration file: every setting has its default\n".to_owned(),
    }
}

/// Made in memory first: the generator panics when a pipe breaks.
fn completions(shell: clap_complete::Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "gleaner", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

fn manual() -> io::Result<String> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

/// Whether whoever read our output has gone: nothing is wrong, and nobody is left to tell.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
