//! JSON, gone over once: its values in the order of the text, each with where it stands. What is nested is kept flat, so that
//! no depth is too deep, and a string is decoded only where it is taken.

use std::borrow::Cow;
use std::ops::Range;

use super::record::Value;
use crate::syntax::lines;

/// The values that stand in a text, one behind the other.
pub struct Values<'t> {
    text: &'t str,
    nodes: Vec<Node>,
    /// The start of the line after them.
    pub end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Object,
    List,
    Text,
    Number,
    /// `true`, `false` or `null`.
    Word,
}

/// A value. Those that it holds follow it.
#[derive(Clone, Debug)]
pub struct Node {
    pub kind: Kind,
    /// Between the quotes; `None` in a list and where nothing is around it.
    key: Option<Range<usize>>,
    pub span: Range<usize>,
    /// The place after all that it holds.
    pub next: usize,
    is_whole: bool,
}

impl Node {
    /// Whether it stands in a list, or by itself.
    pub fn is_item(&self) -> bool {
        self.key.is_none()
    }
}

impl<'t> Values<'t> {
    /// Reads the objects and lists that stand on lines of their own, from the start of a line on; what is cut off is read as
    /// far as it goes. `None` if the line opens none. Takes time in proportion to what is gone over, which ends at `end`:
    /// there may be no value in it.
    pub fn of(text: &'t str, start: usize) -> Option<Values<'t>> {
        let mut scan = Scan { text, at: start, nodes: Vec::new(), open: Vec::new() };
        if start == 0 {
            scan.eat("\u{feff}");
        }
        scan.skip(b" \t");
        if !scan.is_at_container() {
            return None;
        }
        // What is known to stand on lines of its own.
        let (mut whole, mut end) = (0, start);
        loop {
            let first = scan.nodes.len();
            if scan.value().is_none() {
                let stop = scan.cut(first);
                if scan.nodes[first..].iter().any(|node| node.kind == Kind::Object && node.is_whole) {
                    (whole, end) = (scan.nodes.len(), stop);
                }
                break;
            }
            let behind = scan.at;
            scan.skip(b" \t\r\n,]}");
            let line = text[behind..scan.at].rfind(['\n', '\r']).map(|line| behind + line + 1);
            if let Some(next) = line.filter(|_| scan.at < text.len()).or((scan.at == text.len()).then_some(scan.at)) {
                (whole, end) = (scan.nodes.len(), next);
            }
            if !scan.is_at_container() {
                break;
            }
        }
        scan.nodes.truncate(whole);
        // Where nothing is, what was looked at is not looked at again.
        let end = if whole == 0 { scan.line_end().max(end) } else { end };
        Some(Values { text, nodes: scan.nodes, end })
    }

    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The places of what an object or a list holds.
    pub fn within(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        let last = self.nodes[place].next;
        let mut next = place + 1;
        std::iter::from_fn(move || {
            let place = (next < last).then_some(next)?;
            next = self.nodes[place].next;
            Some(place)
        })
    }

    /// The key of a value, as it is written.
    pub fn key(&self, place: usize) -> &'t str {
        self.nodes[place].key.clone().map_or("", |key| &self.text[key])
    }

    /// The place of a field of an object.
    pub fn field(&self, place: usize, key: &str) -> Option<usize> {
        self.within(place).find(|field| self.key(*field) == key)
    }

    /// What a value is, unless it holds others.
    pub fn value(&self, place: usize) -> Option<Value<'t>> {
        let Node { kind, span, .. } = &self.nodes[place];
        match kind {
            Kind::Text => Some(Value::Escaped(&self.text[span.start + 1..span.end - 1])),
            Kind::Number => Some(Value::Number(&self.text[span.clone()])),
            Kind::Object | Kind::List | Kind::Word => None,
        }
    }

    /// The text of a field that says something.
    pub fn text(&self, place: usize, key: &str) -> Option<Cow<'t, str>> {
        self.value(self.field(place, key)?)?.words().filter(|text| !text.is_empty())
    }
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    nodes: Vec<Node>,
    /// The places of the objects and lists around what comes next.
    open: Vec<usize>,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, what: &str) -> bool {
        let found = self.text[self.at..].starts_with(what);
        self.at += if found { what.len() } else { 0 };
        found
    }

    fn skip(&mut self, bytes: &[u8]) {
        self.at += self.text.as_bytes()[self.at..].iter().take_while(|byte| bytes.contains(byte)).count();
    }

    fn is_at_container(&self) -> bool {
        matches!(self.peek(), Some(b'{' | b'['))
    }

    fn line_start(&self) -> usize {
        self.text[..self.at].rfind(['\n', '\r']).map_or(0, |at| at + 1)
    }

    /// The start of the next line.
    fn line_end(&self) -> usize {
        lines(self.text, self.at).next().map_or(self.text.len(), |line| line.next)
    }

    /// Goes past an object or a list. Where that fails, `at` is where what is wrong begins.
    fn value(&mut self) -> Option<()> {
        self.open.clear();
        loop {
            self.skip(b" \t\r\n");
            let around = self.open.last().map(|place| self.nodes[*place].kind);
            let closes =
                matches!((around, self.peek()), (Some(Kind::Object), Some(b'}')) | (Some(Kind::List), Some(b']')));
            if !closes {
                let key = if around == Some(Kind::Object) { Some(self.key()?) } else { None };
                let start = self.at;
                let kind = self.begin()?;
                let node = Node { kind, key, span: start..self.at, next: self.nodes.len() + 1, is_whole: true };
                self.nodes.push(node);
                if matches!(kind, Kind::Object | Kind::List) {
                    self.open.push(self.nodes.len() - 1);
                    continue;
                }
            }
            if self.close()? {
                return Some(());
            }
        }
    }

    /// Goes past what ends a value: a comma, or the ends of those around it. Tells whether all have ended.
    fn close(&mut self) -> Option<bool> {
        while let Some(place) = self.open.last().copied() {
            self.skip(b" \t\r\n");
            let next = self.nodes.len();
            let node = &mut self.nodes[place];
            match (self.text.as_bytes().get(self.at)?, node.kind) {
                (b',', _) => {
                    self.at += 1;
                    return Some(false);
                }
                (b'}', Kind::Object) | (b']', Kind::List) => {
                    self.at += 1;
                    (node.span.end, node.next) = (self.at, next);
                    self.open.pop();
                }
                _ => return None,
            }
        }
        Some(true)
    }

    /// A key with its colon.
    fn key(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        self.string()?;
        let key = start + 1..self.at - 1;
        self.skip(b" \t\r\n");
        self.eat(":").then_some(())?;
        self.skip(b" \t\r\n");
        Some(key)
    }

    /// Goes past a value, or past the sign that opens one.
    fn begin(&mut self) -> Option<Kind> {
        match self.peek()? {
            sign @ (b'{' | b'[') => {
                self.at += 1;
                Some(if sign == b'{' { Kind::Object } else { Kind::List })
            }
            b'"' => self.string().map(|()| Kind::Text),
            b'-' | b'0'..=b'9' => {
                self.skip(b"+-.0123456789eE");
                Some(Kind::Number)
            }
            _ => ["true", "false", "null"].into_iter().any(|word| self.eat(word)).then_some(Kind::Word),
        }
    }

    /// Goes past a string, which ends in its line.
    fn string(&mut self) -> Option<()> {
        let bytes = self.text.as_bytes();
        if self.peek() != Some(b'"') {
            return None;
        }
        let mut at = self.at + 1;
        loop {
            match bytes.get(at)? {
                b'"' => break,
                b'\n' | b'\r' => return None,
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
        self.at = at + 1;
        Some(())
    }

    /// Ends what is open where something is wrong, and tells where: before the line, unless a part of it belongs to what was
    /// opened above.
    fn cut(&mut self, first: usize) -> usize {
        let line = self.line_start();
        let of_line = self.text[line..self.at].trim();
        let is_in_object = self.open.iter().any(|place| self.nodes[*place].kind == Kind::Object);
        let ends_in_line = self.nodes[first..].iter().any(|node| node.span.start < line && node.span.end > line);
        let stop = match of_line.is_empty() {
            _ if self.at == self.text.len() => self.at,
            false if is_in_object || ends_in_line => self.line_end(),
            _ => line,
        };
        let kept = first + self.nodes[first..].iter().take_while(|node| node.span.start < stop).count();
        self.nodes.truncate(kept);
        for place in self.open.drain(..).filter(|place| *place < kept) {
            let node = &mut self.nodes[place];
            node.span.end = node.span.start + self.text[node.span.start..stop].trim_end().len();
            (node.next, node.is_whole) = (kept, false);
        }
        stop
    }
}

/// What a string says, given what stands between its quotes. An escape that means nothing stays.
pub fn unescaped(written: &str) -> Cow<'_, str> {
    if !written.contains('\\') {
        return Cow::Borrowed(written);
    }
    let mut said = String::new();
    let mut rest = written;
    while let Some(at) = rest.find('\\') {
        said.push_str(&rest[..at]);
        let (sign, length) = escape(&rest[at + 1..]).unwrap_or(('\\', 0));
        said.push(sign);
        rest = &rest[at + 1 + length..];
    }
    said.push_str(rest);
    Cow::Owned(said)
}

/// The sign that stands behind a backslash, and how long it is written.
fn escape(rest: &str) -> Option<(char, usize)> {
    let sign = match rest.as_bytes().first()? {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        sign @ (b'"' | b'\\' | b'/') => char::from(*sign),
        b'u' => {
            let unit = |at: usize| u16::from_str_radix(rest.get(at..at + 4)?, 16).ok();
            let first = unit(1)?;
            let second = rest.get(5..7).filter(|next| *next == "\\u").and_then(|_| unit(7));
            let units = [first, second.unwrap_or_default()];
            return match (char::decode_utf16([first]).next()?, char::decode_utf16(units).next()?) {
                (Ok(sign), _) => Some((sign, 5)),
                (_, Ok(sign)) => Some((sign, 11)),
                _ => Some((char::REPLACEMENT_CHARACTER, 5)),
            };
        }
        _ => return None,
    };
    Some((sign, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_say_what_they_say_elsewhere() {
        for written in
            ["", "a", r"\n\t\r\b\f", r#"\"\\\/"#, r"é \u00e9 \u0026", r"\ud83d\ude80!", r"a\\u00e9", r"\u65e5\u672c"]
        {
            let said: String = serde_json::from_str(&format!("\"{written}\"")).expect("it is a string");
            assert_eq!(unescaped(written), said, "{written}");
        }
        for (broken, said) in [(r"\x", r"\x"), (r"\u12", r"\u12"), (r"\ud83d", "\u{fffd}"), (r"\ud83dé", "\u{fffd}é")]
        {
            assert_eq!(unescaped(broken), said);
        }
    }

    /// The values from a place on, as another reader has them.
    fn built(values: &Values, place: usize) -> serde_json::Value {
        let node = &values.nodes()[place];
        let within = || values.within(place).map(|place| (values.key(place).to_owned(), built(values, place)));
        match node.kind {
            Kind::Object => serde_json::Value::Object(within().collect()),
            Kind::List => serde_json::Value::Array(within().map(|(_, value)| value).collect()),
            Kind::Text => {
                values.value(place).and_then(Value::words).map_or(serde_json::Value::Null, |text| text.into())
            }
            Kind::Number | Kind::Word => serde_json::from_str(&values.text[node.span.clone()]).expect("it is a value"),
        }
    }

    #[test]
    fn values_are_what_they_are_elsewhere() {
        for text in [
            "{}",
            "[]",
            "[[],{},[{}]]",
            r#"{"a": 1, "b": [true, false, null, -1.5e3, "x\"y"], "c": {"d": {"e": "é\n"}}, "f": []}"#,
            "[ {\n\"a\" :\t1 } ,\r\n[ 2 , 3 ]\n]",
        ] {
            let values = Values::of(text, 0).expect("it opens something");
            let expected: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
            assert_eq!((built(&values, 0), values.end), (expected, text.len()), "{text}");
        }
    }

    #[test]
    fn what_is_not_on_lines_of_its_own_is_left() {
        for (text, count, end) in [
            ("{\"a\":1}\n{\"b\":2}\ntext", 4, 16),
            ("{\"a\":1} {\"b\":2},\n\n{}", 5, 20),
            ("{\"a\":1}\n{\"b\":2} text\n", 2, 8),
            ("{\"a\":1} text\n{}", 0, 13),
            ("[2026-03-12] text\n", 0, 18),
            ("{\"a\":1}\n[2026-03-12] text\n", 2, 8),
            ("[{\"a\":1},\n{\"b\":2},\n10:00 text\n", 5, 19),
            ("[{\"a\":1},\n{\"b\":\"cut", 4, 19),
        ] {
            let values = Values::of(text, 0).expect("it opens something");
            assert_eq!((values.nodes().len(), values.end), (count, end), "{text}");
        }
        assert!(Values::of("text {", 0).is_none());
    }
}
