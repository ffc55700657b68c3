//! Comments put into serialised settings.

use std::collections::BTreeMap;

/// Where comments that stand beside their line begin.
const BESIDE: usize = 48;

/// Puts above each `[table]` and each `key = …` of `toml` the comment that `about` has for its dotted path; in the table
/// named `dense`, beside each key.
pub fn annotate(head: &str, toml: &str, about: &BTreeMap<String, &str>, dense: &str) -> String {
    let mut text = head.to_owned();
    let mut table = String::new();
    for line in toml.lines() {
        let path = match (line.strip_prefix('['), line.split_once(" = ")) {
            (Some(header), _) => {
                table = header.trim_end_matches(']').to_owned();
                table.clone()
            }
            (None, Some((key, _))) => format!("{table}.{key}"),
            (None, None) => String::new(),
        };
        let comment = about.get(&path);
        if let Some(words) = comment.filter(|_| table == dense && path != dense) {
            text.push_str(&format!("{line:BESIDE$}# {words}\n"));
            continue;
        }
        if comment.is_some() && !text.ends_with("\n\n") {
            text.push('\n');
        }
        for words in comment.iter().flat_map(|comment| comment.lines()) {
            text.push_str(format!("# {words}").trim_end());
            text.push('\n');
        }
        if !(line.is_empty() && text.ends_with("\n\n")) {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_gets_its_own_comment() {
        let about = [("a", "The table."), ("a.size", "In rows.\n\nNever none."), ("a.b.size", "Another."), ("d.key", "Beside.")]
            .map(|(path, about)| (path.into(), about));
        let annotated = annotate("# Head.\n", "[a]\nsize = 1\nplain = \"x = y\"\n\n[a.b]\nsize = 2\n\n[d]\nkey = []\n", &about.into(), "d");
        let expected =
            "# Head.\n\n# The table.\n[a]\n\n# In rows.\n#\n# Never none.\nsize = 1\nplain = \"x = y\"\n\n[a.b]\n\n# Another.\nsize = 2\n";
        assert_eq!(annotated, format!("{expected}\n[d]\nkey = []{}# Beside.\n", " ".repeat(BESIDE - 8)));
    }
}
