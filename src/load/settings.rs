//! What a user may change about loading.

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};

/// Settings of loading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// How much of one file is read, in megabytes (millions of bytes, 1 to 1000). Of a larger one the head is shown.
    #[serde(deserialize_with = "megabytes")]
    pub max_megabytes: u32,
    /// How deep elements of a saved page may nest (16 to 4096); what lies deeper is read as if it lay at that depth.
    #[serde(deserialize_with = "depth")]
    pub html_depth: u32,
    /// Files and folders to leave out, as globs on the path below the folder given: `*`, `?`, `**`. One without a `/` is
    /// held against every name on the way.
    pub leave_out: Vec<String>,
}

fn megabytes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    within(deserializer, 1, 1000)
}

fn depth<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    within(deserializer, 16, 4096)
}

fn within<'de, D: Deserializer<'de>>(deserializer: D, least: u32, most: u32) -> Result<u32, D::Error> {
    let number = u32::deserialize(deserializer)?;
    let complaint = || D::Error::custom(format!("it must be from {least} to {most}, not {number}"));
    if (least..=most).contains(&number) { Ok(number) } else { Err(complaint()) }
}

/// What the table and each setting are about, for the annotated configuration.
pub const ABOUT: &[(&str, &str)] = &[
    ("", "How files are read."),
    ("max_megabytes", "How much of one file is read, in megabytes, from 1 to 1000. Of a larger one the head is shown."),
    ("html_depth", "How deep the elements of a saved page may nest, from 16 to 4096; what lies deeper is read as if it lay there."),
    (
        "leave_out",
        "Files and folders to leave out, as globs on the path below the folder: *, ?, **. One without a / is held against\nevery name on the way.",
    ),
];

impl Default for Settings {
    fn default() -> Self {
        Self { max_megabytes: 50, html_depth: 256, leave_out: Vec::new() }
    }
}

impl Settings {
    /// The number of bytes read of one file.
    pub fn max_bytes(&self) -> u64 {
        u64::from(self.max_megabytes.clamp(1, 1000)) * 1_000_000
    }

    /// The depth of elements kept.
    pub fn depth(&self) -> usize {
        self.html_depth.clamp(16, 4096) as usize
    }
}
