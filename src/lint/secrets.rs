//! What a text gives away that opens doors or names people: keys, passwords, addresses.
//!
//! Told by their own forms, so that hashes of commits, identifiers and version numbers are none.

use std::ops::Range;

/// What is given away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretKind {
    Key,
    Mail,
    PrivateAddress,
}

/// Something that a text gives away, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    pub kind: SecretKind,
    pub span: Range<usize>,
}

/// What a token has behind its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Body {
    /// Letters and digits only, so that `npm_package_config_2` is none.
    Letters,
    /// Hyphens and underscores too.
    Any,
}

/// How tokens of well-known services begin, the least length of a whole one, and what it is made of.
const TOKENS: [(&str, usize, Body); 24] = [
    ("AIza", 39, Body::Any),
    ("AKIA", 20, Body::Letters),
    ("ASIA", 20, Body::Letters),
    ("dop_v1_", 40, Body::Letters),
    ("ghp_", 36, Body::Letters),
    ("gho_", 36, Body::Letters),
    ("ghr_", 36, Body::Letters),
    ("ghs_", 36, Body::Letters),
    ("ghu_", 36, Body::Letters),
    ("github_pat_", 40, Body::Any),
    ("glpat-", 20, Body::Any),
    ("hf_", 30, Body::Letters),
    ("npm_", 36, Body::Letters),
    ("pypi-", 50, Body::Any),
    ("rk_live_", 24, Body::Letters),
    ("shpat_", 32, Body::Letters),
    ("sk-ant-", 30, Body::Any),
    ("sk-proj-", 30, Body::Any),
    ("sk_live_", 24, Body::Letters),
    ("xoxa-", 20, Body::Any),
    ("xoxb-", 20, Body::Any),
    ("xoxp-", 20, Body::Any),
    ("xoxr-", 20, Body::Any),
    ("xoxs-", 20, Body::Any),
];

/// What stands before the `=` or the colon of a secret, in small letters.
const NAMES: [&str; 11] = [
    "access_key",
    "access_token",
    "api_key",
    "apikey",
    "authorization",
    "passwd",
    "password",
    "private_key",
    "secret",
    "secret_key",
    "token",
];

/// Parts of values that are no secrets, in small letters.
const HARMLESS: [&str; 6] = ["***", "example", "redacted", "xxxx", "changeme", "placeholder"];

/// Names before the `@` of addresses that are there to be known, and of users that are programs, in small letters.
const PUBLIC: [&str; 42] = [
    "abuse",
    "admin",
    "alerts",
    "billing",
    "centos",
    "contact",
    "core",
    "debian",
    "deploy",
    "deployer",
    "ec2-user",
    "feedback",
    "git",
    "hello",
    "help",
    "hostmaster",
    "info",
    "jenkins",
    "jobs",
    "legal",
    "mail",
    "mailer-daemon",
    "mysql",
    "nginx",
    "no-reply",
    "noreply",
    "notifications",
    "oracle",
    "postgres",
    "postmaster",
    "press",
    "privacy",
    "redis",
    "root",
    "runner",
    "sales",
    "security",
    "support",
    "ubuntu",
    "vagrant",
    "webmaster",
    "www-data",
];

/// Programs that an address of a machine follows, with its user.
const LOGINS: [&str; 6] = ["mosh ", "psql ", "rsync ", "scp ", "sftp ", "ssh "];

/// How much of a value is looked at to tell whether it is a secret, in bytes.
const LOOKED_AT: usize = 256;

/// All that a text gives away, in its order. Takes time in proportion to the text.
pub fn secrets(text: &str) -> Vec<Secret> {
    let mut secrets = Vec::new();
    let mut add = |kind: SecretKind, span: Range<usize>| secrets.push(Secret { kind, span });
    private_keys(text).for_each(|span| add(SecretKind::Key, span));
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        at += 1;
        match bytes[start] {
            byte if is_of_token(byte) => {
                at = start + run(&bytes[start..], is_of_token);
                if let Some(span) = token(text, start..at).or_else(|| web_token(text, start)) {
                    at = at.max(span.end);
                    add(SecretKind::Key, span);
                } else if let Some(span) = private_address(text, start..at) {
                    at = span.end;
                    add(SecretKind::PrivateAddress, span);
                }
            }
            b'=' | b':' => {
                if let Some(span) = value(text, start) {
                    at = span.end;
                    add(SecretKind::Key, span);
                }
            }
            b'@' => {
                if let Some(span) = credentials(text, start) {
                    add(SecretKind::Key, span);
                } else if let Some(span) = mail(text, start) {
                    add(SecretKind::Mail, span);
                }
            }
            _ => {}
        }
    }
    secrets.sort_by_key(|secret| secret.span.start);
    secrets.dedup_by(|later, earlier| later.span.start < earlier.span.end);
    secrets
}

fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// How many bytes at the start are of a kind.
fn run(bytes: &[u8], is_of_it: impl Fn(u8) -> bool) -> usize {
    bytes.iter().take_while(|byte| is_of_it(**byte)).count()
}

/// The blocks that hold private keys, to their last lines.
fn private_keys(text: &str) -> impl Iterator<Item = Range<usize>> {
    const BEGIN: &str = "-----BEGIN ";
    const END: &str = "-----END ";
    text.match_indices(BEGIN).filter_map(move |(start, _)| {
        let name = &text[start + BEGIN.len()..];
        let name =
            &name[..run(name.as_bytes(), |byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b' ')];
        let body = start + BEGIN.len() + name.find("PRIVATE KEY")?;
        let next = text[body..].find(BEGIN).map_or(text.len(), |next| body + next);
        let last = text[body..next].find(END).map_or(next, |last| body + last);
        let end = text[last..next].find('\n').map_or(next, |end| last + end);
        Some(start..end)
    })
}

/// A token of a well-known service.
fn token(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let said = &text[span.clone()];
    let (begin, least, body) = TOKENS.iter().find(|(begin, ..)| said.starts_with(begin))?;
    let is_whole = said.len() >= *least && said.bytes().any(|byte| byte.is_ascii_digit()) && is_secret(said);
    let is_of_body = *body == Body::Any || said[begin.len()..].bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_key_id = !(said.starts_with("AKIA") || said.starts_with("ASIA"))
        || said.len() == 20 && said.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    (is_whole && is_of_body && is_key_id).then_some(span)
}

/// A JSON web token: three parts, of which the first two are JSON in base 64. Each part is looked at only if those before it
/// are right, so that none is looked at often.
fn web_token(text: &str, start: usize) -> Option<Range<usize>> {
    let part = |from: usize, least: usize| {
        let length = run(&text.as_bytes()[from..], is_of_token);
        (length >= least).then_some(from + length)
    };
    let next = |end: usize, begin: &str| text[end..].starts_with(begin).then_some(end + 1);
    let head = text[start..].starts_with("eyJ").then(|| part(start, 10))??;
    let body = part(next(head, ".eyJ")?, 3)?;
    let signature = part(next(body, ".")?, 10)?;
    let more = run(&text.as_bytes()[signature..], |byte| is_of_token(byte) || byte == b'.');
    Some(start..signature + more)
}

/// What is given to the name of a password or another secret: `password=…`, `?access_token=…`, `"api_key": "…"`,
/// `Authorization: Bearer …`.
fn value(text: &str, sign: usize) -> Option<Range<usize>> {
    const LEAST: usize = 12;
    const LONGEST_NAME: usize = 30;
    let is_colon = text.as_bytes()[sign] == b':';
    let quotes: &[char] = if is_colon { &['"', '\''] } else { &[] };
    let near = &text.as_bytes()[sign.saturating_sub(2 * LONGEST_NAME)..sign];
    let blanks = near.iter().rev().take_while(|byte| **byte == b' ').count();
    let before = text[..sign - blanks].trim_end_matches(quotes);
    let length = before.bytes().rev().take(LONGEST_NAME).take_while(|byte| is_of_token(*byte)).count();
    let name = before[before.len() - length..].to_ascii_lowercase().replace('-', "_");
    if !NAMES.iter().any(|secret| name == *secret || name.strip_suffix(secret).is_some_and(|rest| rest.ends_with('_')))
    {
        return None;
    }
    // `?token=…&x=1`
    let is_in_query = before[..before.len() - length].ends_with(['?', '&', ';']);
    let after = text[sign + 1..].trim_start_matches([' ', '"', '\'']);
    let after = ["Bearer ", "Basic ", "Token "].iter().find_map(|scheme| after.strip_prefix(scheme)).unwrap_or(after);
    let start = text.len() - after.len();
    let is_of_value =
        |byte: u8| byte.is_ascii_graphic() && !b"\"'`,;)<>]|".contains(&byte) && !(is_in_query && byte == b'&');
    let length = run(&after.as_bytes()[..after.len().min(LOOKED_AT)], is_of_value);
    let said = &after[..length];
    let is_mixed =
        said.bytes().any(|byte| byte.is_ascii_digit()) && said.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_expression = said.starts_with(['$', '{', '(', '[']) || said.contains(['(', '{']) || said.contains("://");
    let is_path = said.starts_with('/') || said.matches('/').count() > 1;
    if said.len() < LEAST || !is_mixed || is_expression || is_path || !is_secret(said) {
        return None;
    }
    let end = start + run(after.as_bytes(), is_of_value);
    // A sentence goes on after what it says of a token; a value ends its line, or stands in quotes.
    let is_prose =
        || text[end..].starts_with(' ') && text[end..].trim_start_matches(' ').starts_with(char::is_alphanumeric);
    (!is_colon || !is_prose()).then_some(start..end)
}

/// The password in `https://name:password@host`.
fn credentials(text: &str, at: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 120;
    let before = &text.as_bytes()[at.saturating_sub(LONGEST)..at];
    let length = before.iter().rev().take_while(|byte| byte.is_ascii_graphic() && !b"@/<>\"'`".contains(byte)).count();
    let said = &text[at - length..at];
    let (_, password) = said.split_once(':')?;
    let is_address = text[..at - length].ends_with("://");
    let is_password = password.len() >= 6 && !password.starts_with(['$', '{', '<']) && is_secret(password);
    (is_address && is_password && !["password", "secret"].contains(&password)).then_some(at - password.len()..at)
}

/// The address of a person.
fn mail(text: &str, at: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 64;
    let is_of_name = |byte: &u8| is_of_token(*byte) || *byte == b'.' || *byte == b'+';
    let before = &text.as_bytes()[at.saturating_sub(LONGEST)..at];
    let length = before.iter().rev().take_while(|byte| is_of_name(byte)).count();
    let start = at - length;
    let name = text[start..at].trim_start_matches(['.', '-', '+']);
    let start = at - name.len();
    let after = &text[at + 1..];
    let domain = after[..run(after.as_bytes(), |byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.')]
        .trim_end_matches(['.', '-']);
    let end = at + 1 + domain.len();
    let (host, top) = domain.rsplit_once('.')?;
    // `git@host:path`, `name@2x.png`, `10:30@a.b`.
    let is_top = (2..=24).contains(&top.len()) && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_file = ["gif", "jpeg", "jpg", "js", "json", "md", "png", "svg", "webp", "yaml", "yml"].contains(&top);
    let is_path =
        text[end..].starts_with([':', '/']) && text[end + 1..].starts_with(|sign: char| sign.is_alphanumeric());
    let line = &text.as_bytes()[start.saturating_sub(LONGEST)..start];
    let line = line.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let is_login = LOGINS.iter().any(|login| line.windows(login.len()).any(|near| near == login.as_bytes()));
    let is_in_path = text[..start].ends_with(['/', ':', '@', '*', '$']) && !text[..start].ends_with("mailto:");
    let domain = domain.to_ascii_lowercase();
    let is_example = ["example.com", "example.net", "example.org"]
        .iter()
        .any(|example| domain.strip_suffix(example).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
        || ["example", "internal", "invalid", "local", "localhost", "service", "test"]
            .contains(&top.to_ascii_lowercase().as_str());
    let small = name.to_ascii_lowercase();
    let is_public = small
        .split(['-', '_', '.', '+'])
        .any(|part| PUBLIC.contains(&part) || ["list", "lists", "team"].contains(&part))
        || PUBLIC.contains(&small.as_str());
    let is_person = !name.is_empty()
        && !host.is_empty()
        && is_top
        && !is_file
        && !is_path
        && !is_in_path
        && !is_login
        && !is_example
        && !is_public;
    is_person.then_some(start..end)
}

/// An address of a machine in a private network: 10.*, 172.16.* to 172.31.*, 192.168.*. A range of them is none.
fn private_address(text: &str, first: Range<usize>) -> Option<Range<usize>> {
    let is_number = |said: &str| (1..=3).contains(&said.len()) && said.parse::<u8>().is_ok();
    let said = &text[first.clone()];
    let before = &text[..first.start];
    if !is_number(said) || before.ends_with(['.', '/']) && !before.ends_with("://") {
        return None;
    }
    let length = run(&text.as_bytes()[first.start..], |byte| byte.is_ascii_digit() || byte == b'.');
    let address = text[first.start..first.start + length].trim_end_matches('.');
    let end = first.start + address.len();
    let mut parts = address.split('.');
    let [Some(a), Some(b), Some(c), Some(d), None] =
        [parts.next(), parts.next(), parts.next(), parts.next(), parts.next()]
    else {
        return None;
    };
    if ![a, b, c, d].into_iter().all(is_number) {
        return None;
    }
    let is_private = match (a, b.parse::<u8>().unwrap_or_default()) {
        ("10", _) | ("192", 168) => true,
        ("172", second) => (16..32).contains(&second),
        _ => false,
    };
    let after = &text[end..];
    // `10.0.0.0/16`, `10.1.2.3-beta`, `10.1.2.3a`.
    let is_range = after.strip_prefix('/').is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    let goes_on = after.starts_with(|sign: char| sign.is_alphanumeric() || sign == '_' || sign == '-');
    let before = text[..first.start].trim_end_matches(' ');
    let small = before.get(before.len().saturating_sub(8)..).unwrap_or_default().to_ascii_lowercase();
    let is_version = ["version", "release", " v", "(v"].iter().any(|word| small.ends_with(word));
    (is_private && !is_range && !goes_on && !is_version && d != "0").then_some(first.start..end)
}

/// Whether a value is not there only to be replaced.
fn is_secret(said: &str) -> bool {
    let small = said.to_ascii_lowercase();
    !HARMLESS.iter().any(|harmless| small.contains(harmless))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(SecretKind, &str)> {
        secrets(text).into_iter().map(|secret| (secret.kind, &text[secret.span])).collect()
    }

    /// Put together here, so that no scanner takes this file for a leak.
    fn token(begin: &str, length: usize) -> String {
        format!("{begin}{}", "a1B2".chars().cycle().take(length - begin.len()).collect::<String>())
    }

    #[test]
    fn tokens_are_told_by_how_they_begin() {
        for (begin, least, body) in TOKENS {
            let whole = match begin {
                "AKIA" | "ASIA" => token(begin, least).to_uppercase(),
                _ => token(begin, least),
            };
            let text = format!("It was https://e.org/?k={whole}.");
            assert_eq!(told(&text), [(SecretKind::Key, whole.as_str())], "{text}");
            assert_eq!(told(&whole[..least - 1]), [], "{text}");
            let parted = format!("{begin}dataset_loader-worker{}", "_pool_2".repeat(10));
            assert_eq!(told(&parted).is_empty(), body == Body::Letters, "{parted}");
        }
        let id = token("AKIA", 20);
        for text in [
            id.clone(),
            format!("{}X", id.to_uppercase()),
            "AKIAIOSFODNN7EXAMPLE".to_owned(),
            format!("ghp_{}", "a".repeat(40)),
        ] {
            assert_eq!(told(&text), [], "{text}");
        }
    }

    #[test]
    fn web_tokens_have_three_parts() {
        let jwt = ["eyJhbGciOiJI", "eyJzdWIiOiIx", "SflKxwRJSMeK"].join(".");
        assert_eq!(told(&format!("Bearer {jwt}, and")), [(SecretKind::Key, jwt.as_str())]);
        for parts in [
            ["eyJhbGciOiJI", "abJzdWIiOiIx", "SflKxwRJSMeK"],
            ["eyJhbGciO", "eyJzdWIiOiIx", "SflKxwRJSMeK"],
            ["eyJhbGciOiJI", "eyJzdWIiOiIx", "SflKxwRJS"],
        ] {
            assert_eq!(told(&parts.join(".")), [], "{parts:?}");
        }
        assert_eq!(told("eyJhbGciOiJI.eyJzdWIiOiIx"), []);
    }

    #[test]
    fn a_private_key_goes_to_its_end() {
        let kind = "PRIVATE";
        let key = format!("-----BEGIN RSA {kind} KEY-----\nabc\n-----END RSA {kind} KEY-----");
        assert_eq!(told(&format!("a\n{key}\nb")), [(SecretKind::Key, key.as_str())]);
        let open = format!("-----BEGIN {kind} KEY-----\nabc");
        assert_eq!(told(&open), [(SecretKind::Key, open.as_str())]);
        assert_eq!(told(&format!("{open}\n{open}")).len(), 2);
        assert_eq!(told("-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----"), []);
        assert_eq!(told(&format!("-----BEGIN of the tale of a very {kind} KEY")), []);
    }

    #[test]
    fn what_is_given_to_a_secret_name_is_one() {
        for text in [
            "password=hunter2hunter2",
            "?access_token=hunter2hunter2&x=1",
            "DB_PASSWORD = 'hunter2hunter2'",
            "api-key=hunter2hunter2, and",
            "api_key: hunter2hunter2",
            "{\"password\": \"hunter2hunter2\", \"a\": 1}",
            "'token' : 'hunter2hunter2'",
            "curl -H 'Authorization: Bearer hunter2hunter2' https://e.org",
        ] {
            assert_eq!(told(text), [(SecretKind::Key, "hunter2hunter2")], "{text}");
        }
        for text in [
            "password=hunter2hunt",
            "mytoken=hunter2hunter2",
            "token=abcdefghijklmn",
            "token=12345678901234",
            "token=$HUNTER2HUNTER2",
            "token=get(hunter2hunter2)",
            "token=xxxx2hunter2hunter",
            "token=https://e.org/hunter2",
            "count=hunter2hunter2",
            "token = ",
            "=hunter2hunter2",
            "private_key=/etc/ssl/private/server1.key",
            "secret=projects/checkout1/secrets/db-pass",
            "secret: projects/checkout1/secrets/db-pass",
            "Of the token: 3-day-lifetimes are enough",
            "Authorization: Bearer $TOKEN2TOKEN2",
            "token:hunter2hunt",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
        assert_eq!(told("password=Tr0ub4dor&3xyz12345 x"), [(SecretKind::Key, "Tr0ub4dor&3xyz12345")]);
        assert_eq!(told("a?x=1&token=hunter2hunter2&y=1"), [(SecretKind::Key, "hunter2hunter2")]);
        let long = format!("a1{}", "b".repeat(3 * LOOKED_AT));
        assert_eq!(told(&format!("token={long} and")), [(SecretKind::Key, long.as_str())]);
        assert_eq!(told("see https://ada:hunter2@e.org/a"), [(SecretKind::Key, "hunter2")]);
        for text in [
            "https://ada:pass@e.org",
            "https://ada:***hunter2@e.org",
            "https://ada:$PASSWORD@e.org",
            "at 10:hunter2@here",
            "https://ada:password@example.org",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn addresses_of_people_are_told_from_others() {
        for text in ["Ask ada.l@firm.co.uk.", "<ada.l@firm.co.uk>", "mailto:ada.l@firm.co.uk)"] {
            assert_eq!(told(text), [(SecretKind::Mail, "ada.l@firm.co.uk")], "{text}");
        }
        for text in [
            "ada@example.org",
            "ada@mail.example.com",
            "ada@host.test",
            "git@github.com:a/b",
            "x@github.com:a/b",
            "icon@2x.png",
            "react@1.7.0",
            "ada@here",
            "@ada.l",
            "security@rust-lang.org",
            "storage-team@firm.com",
            "no-reply@firm.com",
            "a@b.c",
            "lib/ada@firm.com",
            "ada@firm.com/path",
            "@scope@firm.com",
            "deploy@web1.firm.com",
            "ec2-user@web1.firm.com",
            "ssh -p 22 ada@web1.firm.com",
            "rsync -a x ada@web1.firm.com",
            "a@.com",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn an_address_on_the_next_line_is_no_login() {
        assert_eq!(told("by ssh \nada@firm.com"), [(SecretKind::Mail, "ada@firm.com")]);
    }

    /// Each of these was once looked at to the end of the text from each of its places: that takes minutes.
    #[test]
    fn time_is_in_proportion_to_the_text() {
        for part in [
            "token=",
            "eyJ.",
            "eyJabcdefg.x.",
            "-----BEGIN ",
            "token=a1b2c3 ",
            "a@",
            "token:",
            "10.",
            "password =",
            "a://b:c@",
        ] {
            assert_eq!(told(&part.repeat(200_000)), [], "{part}");
        }
        let spread = format!("{}=", " ".repeat(1_000)).repeat(1_000);
        assert_eq!(told(&spread), []);
    }

    #[test]
    fn private_addresses_are_told_from_others() {
        for address in ["10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.17"] {
            for text in [
                format!("at {address}."),
                format!("http://{address}:80/"),
                format!("({address})"),
                format!("ip={address}"),
            ] {
                assert_eq!(told(&text), [(SecretKind::PrivateAddress, address)], "{text}");
            }
        }
        for text in [
            "127.0.0.1",
            "192.0.2.1",
            "198.51.100.7",
            "8.8.8.8",
            "172.15.0.1",
            "172.32.0.1",
            "192.167.0.1",
            "10.0.0.0/16",
            "10.1.2.0",
            "10.1.2.3/24",
            "10.1.2",
            "10.1.2.3.4",
            "10.256.1.1",
            "10.0.19041.1",
            "version 10.1.2.3",
            "v10.1.2.3",
            "1.10.1.2.3",
            "10.1.2.3-beta",
            "10.1.2.3a",
            "a/10.1.2.3",
            "Release 10.1.2.3",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
