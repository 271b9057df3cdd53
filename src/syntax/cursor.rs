//! A place in a line, counted in bytes and in columns: a tab reaches to the next multiple of four columns, and a
//! container may take only a part of it.

/// A place in a line.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'a> {
    line: &'a str,
    /// The byte that comes next.
    pub at: usize,
    column: usize,
    /// Whether a part of the tab at `at` was taken.
    inside_tab: bool,
}

impl<'a> Cursor<'a> {
    /// At the start of a line that is given without its ending.
    pub fn new(line: &'a str) -> Self {
        Cursor { line, at: 0, column: 0, inside_tab: false }
    }

    /// How many columns of spaces and tabs come next.
    pub fn indent(&self) -> usize {
        let mut column = self.column;
        for byte in &self.line.as_bytes()[self.at..] {
            match byte {
                b' ' => column += 1,
                b'\t' => column += 4 - column % 4,
                _ => break,
            }
        }
        column - self.column
    }

    /// The bytes after the spaces and tabs that come next.
    pub fn text(&self) -> &'a [u8] {
        let rest = &self.line.as_bytes()[self.at..];
        let blank = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        &rest[blank..]
    }

    /// Whether nothing but spaces and tabs is left.
    pub fn is_blank(&self) -> bool {
        self.text().is_empty()
    }

    /// Goes on by up to `columns` columns of spaces and tabs, into the middle of a tab if need be.
    pub fn skip_columns(&mut self, mut columns: usize) {
        while columns > 0 {
            match self.line.as_bytes().get(self.at) {
                Some(b' ') => {
                    self.at += 1;
                    self.column += 1;
                    columns -= 1;
                }
                Some(b'\t') => {
                    let width = 4 - self.column % 4;
                    if columns < width {
                        self.column += columns;
                        self.inside_tab = true;
                        return;
                    }
                    self.inside_tab = false;
                    self.at += 1;
                    self.column += width;
                    columns -= width;
                }
                _ => return,
            }
        }
    }

    /// Goes past all spaces and tabs that come next.
    pub fn skip_blank(&mut self) {
        self.skip_columns(usize::MAX);
    }

    /// Goes on by `count` bytes, none of them a tab.
    pub fn skip_bytes(&mut self, count: usize) {
        self.at += count;
        self.column += count;
    }

    /// What is left of the line as it stands; of a tab that was taken in part, its rest as spaces.
    pub fn rest(&self) -> String {
        if self.inside_tab {
            " ".repeat(4 - self.column % 4) + &self.line[self.at + 1..]
        } else {
            self.line[self.at..].to_owned()
        }
    }

    /// What is left of the line, its indentation as spaces: it keeps its width wherever the line is put.
    pub fn rest_with_spaces(&self) -> String {
        let text = &self.line[self.line.len() - self.text().len()..];
        if text.is_empty() { String::new() } else { " ".repeat(self.indent()) + text }
    }

    /// The same, with the spaces after the markers of lists and quotes that it begins with, up to the byte `end` of the
    /// line: what looks like one after it is not.
    pub fn rest_with_spaced_markers(&self, end: usize) -> String {
        let mut cursor = *self;
        let mut spaced = String::new();
        loop {
            let rest = cursor.rest_with_spaces();
            let text = cursor.text();
            let begins = self.line.len() - text.len();
            let Some(width) = marker_width(text).filter(|_| begins < end) else { return spaced + &rest };
            let indent = cursor.indent();
            spaced.push_str(&rest[..indent + width]);
            cursor.skip_blank();
            cursor.skip_bytes(width);
        }
    }
}

/// The length of a marker with white space after it.
fn marker_width(text: &[u8]) -> Option<usize> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let width = match text.get(digits)? {
        b'-' | b'+' | b'*' | b'>' if digits == 0 => 1,
        b'.' | b')' if digits > 0 => digits + 1,
        _ => return None,
    };
    matches!(text.get(width), Some(b' ' | b'\t')).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_is_taken_column_by_column() {
        let mut cursor = Cursor::new("\tx");
        assert_eq!(cursor.indent(), 4);
        cursor.skip_columns(2);
        assert_eq!(cursor.indent(), 2);
        assert_eq!(cursor.rest(), "  x");
        cursor.skip_columns(2);
        assert_eq!(cursor.rest(), "x");
    }

    #[test]
    fn markers_keep_their_distance_wherever_they_are_put() {
        let spaced = |line: &str| Cursor::new(line).rest_with_spaced_markers(usize::MAX);
        assert_eq!(spaced("-\t*\tx\ty"), "-   *   x\ty");
        assert_eq!(spaced(" 1.\t> \tx"), " 1. >   x");
        assert_eq!(spaced("a\t- b"), "a\t- b");
        assert_eq!(spaced("- \t"), "-");
        assert_eq!(Cursor::new("- \t- \tx").rest_with_spaced_markers(2), "-   - \tx");
    }
}
