//! The `--name value` pairs after a command.

use crate::failure::{Outcome, fail};

/// The options given. Every name is one that the command knows and stands once; every one has a value.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options(Vec<(String, String)>);

impl Options {
    /// Reads `--name value` and `--name=value`.
    pub fn read(words: impl IntoIterator<Item = String>, known: &[&str]) -> Outcome<Self> {
        let mut words = words.into_iter();
        let mut options = Self::default();
        while let Some(word) = words.next() {
            let Some(option) = word.strip_prefix("--") else {
                return fail(format!("\"{word}\" is not expected here; options are --name value"));
            };
            let (name, value) = match option.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (option.to_owned(), words.next()),
            };
            if !known.contains(&name.as_str()) {
                return fail(format!("there is no option --{name} here; try cargo xtask help"));
            }
            let Some(value) = value else {
                return fail(format!("--{name} needs a value"));
            };
            if options.value(&name).is_some() {
                return fail(format!("--{name} is given twice"));
            }
            options.0.push((name, value));
        }
        Ok(options)
    }

    pub fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The words of a comma-separated value, each one of `known`; all of `known` when the option is not given.
    pub fn choice<'a>(&self, name: &str, known: &[&'a str]) -> Outcome<Vec<&'a str>> {
        let Some(value) = self.value(name) else {
            return Ok(known.to_vec());
        };
        let mut chosen = Vec::new();
        for word in value.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            match known.iter().find(|it| **it == word) {
                Some(it) => chosen.push(*it),
                None => return fail(format!("--{name} knows {}, not \"{word}\"", known.join(", "))),
            }
        }
        if chosen.is_empty() {
            return fail(format!("--{name} needs one of {}", known.join(", ")));
        }
        Ok(chosen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Outcome<Options> {
        Options::read(line.split_whitespace().map(str::to_owned), &["port", "only"])
    }

    #[test]
    fn both_spellings_are_read() {
        let options = read("--port 9000 --only=fmt,clippy").unwrap();
        assert_eq!(options.value("port"), Some("9000"));
        assert_eq!(options.choice("only", &["fmt", "clippy", "wasm"]).unwrap(), ["fmt", "clippy"]);
    }

    #[test]
    fn without_the_option_everything_is_chosen() {
        assert_eq!(read("").unwrap().choice("only", &["fmt", "wasm"]).unwrap(), ["fmt", "wasm"]);
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for line in ["--colour red", "fmt", "--port", "--port 1 --port 2"] {
            assert!(read(line).is_err(), "{line}");
        }
        assert!(read("--only fnt").unwrap().choice("only", &["fmt"]).is_err());
        assert!(read("--only ,").unwrap().choice("only", &["fmt"]).is_err());
    }
}
