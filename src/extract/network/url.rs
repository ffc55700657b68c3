//! Whether a word is a web address: the tokeniser keeps it whole.
//!
//! An address is `scheme://`, `user@`, a host, `:port` and a path, of which only the host must be there. The host is a dotted
//! name whose last label is two letters or more, or four numbers of a public network.

use super::characters::is_lower;

/// Whether the whole of `word` is an address.
pub fn is_url(word: &str) -> bool {
    if !word.contains('.') {
        return false;
    }
    let after_scheme = word.split_once("://").filter(|(scheme, _)| is_scheme(scheme)).map(|(_, rest)| rest);
    after_scheme.into_iter().chain([word]).any(|rest| {
        // Every @ may end the user's part; what comes before it is anything.
        let after_user = rest.match_indices('@').filter(|&(at, _)| at > 0).filter_map(|(at, _)| rest.get(at + 1..));
        after_user.chain([rest]).any(is_host_and_path)
    })
}

fn is_scheme(text: &str) -> bool {
    text.chars().count() >= 2 && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '+' | '-' | '.'))
}

fn is_host_and_path(text: &str) -> bool {
    let is_host_character = |c: char| is_label_end(c) || matches!(c, '.' | '_' | '-');
    let end = text.find(|c| !is_host_character(c)).unwrap_or(text.len());
    let (host, rest) = text.split_at(end);
    (is_name(host) || is_public_address(host)) && is_port_and_path(rest)
}

/// `rest` of an address behind its host: nothing, a port of two to five digits, a path, a query or a fragment.
fn is_port_and_path(rest: &str) -> bool {
    let path = match rest.strip_prefix(':') {
        None => rest,
        Some(port) => {
            let digits = port.bytes().take_while(u8::is_ascii_digit).count();
            if !(2..=5).contains(&digits) {
                return false;
            }
            &port[digits..]
        }
    };
    path.is_empty() || path.starts_with(['/', '?', '#'])
}

fn is_label_end(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{a1}'..='\u{ffff}')
}

fn is_name(host: &str) -> bool {
    let Some((labels, top)) = host.rsplit_once('.') else { return false };
    let is_label = |label: &str| {
        label.chars().count() <= 64 && label.starts_with(is_label_end) && label.ends_with(is_label_end) && label.chars().all(|c| c != '.')
    };
    (2..=63).contains(&top.chars().count()) && top.chars().all(is_lower) && labels.split('.').all(is_label)
}

/// Four numbers of an address that may be reached from elsewhere; the last is neither a network nor a broadcast.
fn is_public_address(host: &str) -> bool {
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u8>().ok()).flatten();
    let parts: Vec<Option<u8>> = host.split('.').map(number).collect();
    let [Some(a), Some(b), Some(_), Some(d)] = parts[..] else { return false };
    let private = matches!((a, b), (10 | 127, _) | (169, 254) | (192, 168) | (172, 16..=31));
    (1..=223).contains(&a) && (1..=254).contains(&d) && !private
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for word in [
            "example.com",
            "www.example.co.uk/path?q=1#top",
            "https://example.org:8080/x",
            "ftp://user:secret@files.example.net",
            "desk@example.com",
            "http://8.8.8.8/",
            "bbc.co.uk",
            "a.b.cd",
            "münchen.de",
        ] {
            assert!(is_url(word), "{word}");
        }
        for word in
            ["example", "3.5", "U.S.", "Inc.", "http://", "10.0.0.1", "x@y", "a..bc", "-a.com", "example.com:1", "1.2.3", "end.Then"]
        {
            assert!(!is_url(word), "{word}");
        }
    }
}
