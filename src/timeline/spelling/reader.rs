//! A place in a line of text, for spellings that are tried one after the other: a copy is a way back.

/// What is left of a line.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'t> {
    line: &'t str,
    /// The byte that comes next.
    pub at: usize,
}

impl<'t> Reader<'t> {
    /// At a byte of a line, which must be the first one of a character.
    pub fn new(line: &'t str, at: usize) -> Reader<'t> {
        Reader { line, at }
    }

    pub fn rest(&self) -> &'t str {
        &self.line[self.at..]
    }

    pub fn peek(&self) -> Option<u8> {
        self.line.as_bytes().get(self.at).copied()
    }

    /// The byte after as many others.
    pub fn ahead(&self, count: usize) -> Option<u8> {
        self.line.as_bytes().get(self.at + count).copied()
    }

    /// What stands before this place.
    pub fn behind(&self) -> &'t str {
        &self.line[..self.at]
    }

    /// The character before this place.
    pub fn before(&self) -> Option<char> {
        self.line[..self.at].chars().next_back()
    }

    /// Goes past a text if it comes next.
    pub fn eat(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        if found {
            self.at += text.len();
        }
        found
    }

    /// Goes past one of some signs if it comes next.
    pub fn eat_any(&mut self, signs: &[char]) -> bool {
        let sign = self.rest().chars().next().filter(|sign| signs.contains(sign));
        self.at += sign.map_or(0, char::len_utf8);
        sign.is_some()
    }

    /// Goes past a word, in capitals or not, if it comes next and ends there.
    pub fn eat_word(&mut self, word: &str) -> bool {
        let found = self.rest().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            && !goes_on(&self.rest()[word.len()..]);
        if found {
            self.at += word.len();
        }
        found
    }

    /// Goes past spaces and tabs, and says whether there were any.
    pub fn eat_blanks(&mut self) -> bool {
        let rest = self.rest();
        let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}']).len();
        self.at += blank;
        blank > 0
    }

    /// The ASCII letters that come next, at most 16 of them.
    pub fn letters(&self) -> &'t str {
        let rest = self.rest();
        let count = rest.bytes().take(16).take_while(u8::is_ascii_alphabetic).count();
        &rest[..count]
    }

    /// How many digits come next, at most 20.
    pub fn count_digits(&self) -> usize {
        self.rest().bytes().take(20).take_while(u8::is_ascii_digit).count()
    }

    /// Goes past the number that comes next, if it has between `least` and `most` digits and no more follow.
    pub fn number(&mut self, least: usize, most: usize) -> Option<u32> {
        let count = self.count_digits();
        if !(least..=most).contains(&count) {
            return None;
        }
        let number = self.rest()[..count].parse().ok()?;
        self.at += count;
        Some(number)
    }

    /// Whether a colon and a digit come next: what was read is only a part of what stands there.
    pub fn is_at_more_digits(&self) -> bool {
        self.peek() == Some(b':') && self.ahead(1).is_some_and(|byte| byte.is_ascii_digit())
    }

    /// Whether the word before this place goes on here: with a letter or a digit, or as in `today's`.
    pub fn is_in_word(&self) -> bool {
        goes_on(self.rest())
    }

    /// Whether no letter or digit comes next.
    pub fn is_at_end_of_word(&self) -> bool {
        !self.rest().starts_with(|sign: char| sign.is_alphanumeric() || sign == '_')
    }
}

fn goes_on(rest: &str) -> bool {
    let rest = rest.strip_prefix(['\'', '’']).unwrap_or(rest);
    rest.starts_with(char::is_alphanumeric)
}
