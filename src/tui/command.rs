//! A command of the configuration as words, without a shell: nothing that an article says can become a command.

/// Splits a command at white space; what stands between double or single quotes holds together, and a backslash outside
/// single quotes takes the next character as it is. Nothing is expanded.
///
/// # Errors
/// A quote that is not closed.
pub fn words(command: &str) -> Result<Vec<String>, &'static str> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    let mut chars = command.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => word.get_or_insert_default().extend(chars.next()),
            (None, _) if c.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    if quote.is_some() { Err("a quote is opened and not closed") } else { Ok(words) }
}

/// The program and its arguments, with a value in the place of each word `{}`, or behind all others where there is none.
/// `None` for a command without words.
pub fn with(mut words: Vec<String>, value: &str) -> Option<(String, Vec<String>)> {
    if words.is_empty() {
        return None;
    }
    let program = words.remove(0);
    if words.iter().any(|word| word == "{}") {
        words.iter_mut().filter(|word| *word == "{}").for_each(|word| *word = value.to_owned());
    } else {
        words.push(value.to_owned());
    }
    Some((program, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_split_and_never_read_by_a_shell() {
        let cases: &[(&str, &[&str])] = &[
            ("", &[]),
            ("vim", &["vim"]),
            ("  code  --wait ", &["code", "--wait"]),
            ("\"/opt/my editor/ed\" -x", &["/opt/my editor/ed", "-x"]),
            ("ed '' \"a \\\"b\\\"\" c\\ d", &["ed", "", "a \"b\"", "c d"]),
            ("ed; rm -rf $HOME", &["ed;", "rm", "-rf", "$HOME"]),
        ];
        for (command, expected) in cases {
            assert_eq!(&words(command).unwrap(), expected, "{command}");
        }
        assert!(words("ed 'x").is_err() && words("ed \"x").is_err());
    }

    #[test]
    fn the_value_is_one_argument() {
        let value = "https://a.example/?q=$(reboot)&x='; ls";
        let run = |command: &str| with(words(command).unwrap(), value);
        assert_eq!(run("firefox --new-tab"), Some(("firefox".into(), vec!["--new-tab".into(), value.into()])));
        assert_eq!(run("open {} -g"), Some(("open".into(), vec![value.into(), "-g".into()])));
        assert_eq!(run(""), None);
    }
}
