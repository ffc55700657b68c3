//! The command line: its words, and what each command does. Exit codes: 0, 1 some input failed, 2 usage or configuration.

mod extract;
mod terminal;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{self, Config, Fault};
use terminal::{complain, plain, print};

/// Reads business and technology news: who does what, with whom and for how much.
#[derive(Debug, Parser)]
#[command(name = "gleaner", version, max_term_width = 100)]
pub struct Cli {
    /// Take the settings of this file
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print what is in articles: one JSON object an article, one a line
    Extract(extract::Options),
    /// Show and check the settings
    Config {
        #[command(subcommand)]
        action: ConfigAction,
    },
}

#[derive(Debug, Subcommand)]
enum ConfigAction {
    /// Say which file is read and whether it is right
    Check,
    /// Print every setting with its default and what it is about
    Default,
}

/// Does what the command line says.
pub fn run(cli: Cli) -> ExitCode {
    match perform(&cli) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::from(if error.is::<Fault>() { 2 } else { 1 })
        }
    }
}

/// Answers whether all input was read.
fn perform(cli: &Cli) -> anyhow::Result<bool> {
    match &cli.command {
        Command::Extract(options) => extract::run(options, &settings(cli)?),
        Command::Config { action: ConfigAction::Check } => check(cli.config.as_deref()),
        Command::Config { action: ConfigAction::Default } => Ok(print(&config::default_text()).map(|()| true)?),
    }
}

fn settings(cli: &Cli) -> Result<Config, Fault> {
    Ok(Config::find(cli.config.as_deref())?.0)
}

fn check(path: Option<&Path>) -> anyhow::Result<bool> {
    match Config::find(path)?.1 {
        Some(file) => print(&format!("{}: no fault found\n", plain(&file.to_string_lossy())))?,
        None => print("no configuration file: every setting has its default\n")?,
    }
    Ok(true)
}

/// Whether whoever read our output has gone: nothing is wrong, and nobody is left to tell.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
