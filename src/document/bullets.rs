//! The sections that are lists: the authors and the three lessons.

use std::rc::Rc;

use serde::Serialize;

use super::prose::{Prose, Room};
use super::rows::{Ids, Row};
use crate::syntax::{Block, Kind, Marker, Scan, scan};

/// What stands in a section that is a list.
///
/// Guarantees: text is never such that it would be read as bullets, and never blank: nothing is a list of none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bullets {
    Items(Rc<Vec<Row<Prose>>>),
    /// Anything but bullets: prose, a numbered list, bullets with text around them.
    Text(Prose),
}

impl Default for Bullets {
    fn default() -> Bullets {
        Bullets::Items(Rc::default())
    }
}

impl Bullets {
    /// What a person typed into the section as a whole.
    pub fn typed(text: &str, room: Room, ids: &mut Ids) -> Bullets {
        let text = Prose::typed(text, room);
        let scan = scan(&text, 0);
        match items(&scan, &scan.blocks) {
            Some(items) => Bullets::of(items.into_iter().map(|item| item.read(&scan)), ids),
            None => Bullets::Text(text),
        }
    }

    /// What a file says. Bullets of any kind are items; nothing but a lone `-` is none.
    pub fn read(scan: &Scan, blocks: &[Block], shift: i8, room: Room, ids: &mut Ids) -> Bullets {
        match items(scan, blocks) {
            Some(items) => Bullets::of(items.into_iter().map(|item| item.read(scan)), ids),
            None => Bullets::Text(Prose::read(scan, blocks, shift, room)),
        }
    }

    fn of(items: impl Iterator<Item = Prose>, ids: &mut Ids) -> Bullets {
        Bullets::Items(Rc::new(items.map(|text| Row::new(ids.give(), text)).collect()))
    }

    /// The items, if it is a list.
    pub fn items(&self) -> &[Row<Prose>] {
        match self {
            Bullets::Items(items) => items,
            Bullets::Text(_) => &[],
        }
    }

    /// Whether it says nothing: no item, or only blank ones.
    pub fn is_blank(&self) -> bool {
        match self {
            Bullets::Items(items) => items.iter().all(|item| item.value.is_blank()),
            Bullets::Text(text) => text.is_blank(),
        }
    }
}

/// Where an item of a list stands in a text: its lines, and its content's indentation in columns.
#[derive(Clone, Copy, Debug)]
pub struct ItemLines {
    pub first: usize,
    pub last: usize,
    content: usize,
    pub bullet: u8,
}

impl ItemLines {
    fn read(self, scan: &Scan) -> Prose {
        Prose::read_bullet(scan, self.first, self.last, self.content)
    }
}

/// The items of blocks that are bullet lists and nothing else. A lone `-` is none.
pub fn items(scan: &Scan, blocks: &[Block]) -> Option<Vec<ItemLines>> {
    if let [only] = blocks
        && only.first == only.last
        && only.kind != Kind::IndentedCode
        && scan.line(only.first).trim_matches([' ', '\t']) == "-"
    {
        return Some(Vec::new());
    }
    let mut lines = Vec::new();
    for block in blocks {
        let Kind::List { marker: Marker::Bullet(bullet), items } = &block.kind else { return None };
        for (index, item) in items.iter().enumerate() {
            let end = items.get(index + 1).map_or(block.last, |next| next.line - 1);
            let is_blank = |line: &usize| scan.line(*line).trim_matches([' ', '\t']).is_empty();
            let last = (item.line..=end).rev().find(|line| !is_blank(line)).unwrap_or(item.line);
            lines.push(ItemLines { first: item.line, last, content: item.content, bullet: *bullet });
        }
    }
    Some(lines)
}

/// A person as a bullet of Authors names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Author {
    pub name: String,
    /// Empty if the name links nowhere.
    pub link: String,
}

impl Author {
    /// The person in a bullet: `[name](url)`, or all of it as the name.
    pub fn of(bullet: &str) -> Author {
        Author::linked(bullet).unwrap_or_else(|| Author { name: bullet.to_owned(), link: String::new() })
    }

    fn linked(bullet: &str) -> Option<Author> {
        let inner = bullet.strip_prefix('[')?.strip_suffix(')')?;
        let (name, link) = inner.rsplit_once("](")?;
        let shown = name.replace("\\[", "(").replace("\\]", ")");
        let plain = !shown.contains(['[', ']', '\n']) && !shown.ends_with('\\') && is_plain_address(link);
        (plain && !name.is_empty() && name.trim() == name)
            .then(|| Author { name: name.replace("\\[", "[").replace("\\]", "]"), link: link.to_owned() })
    }

    /// The bullet. A link without a name is shown as its own name; what has spaces in it is no address and is written
    /// after the name, as text. Signs that end an address or a name are written in another way.
    pub fn bullet(&self) -> String {
        let name = self.name.replace(['\n', '\r', '\t'], " ");
        let name = name.trim();
        let link = self.link.trim();
        if link.is_empty() {
            // On one line, a fence would hide what follows it.
            let is_fence = name.starts_with("```") || name.starts_with("~~~");
            return format!("{}{name}", if is_fence { "\\" } else { "" });
        }
        if link.contains(char::is_whitespace) || link.contains(char::is_control) {
            return format!("{name} {}", link.replace(['\n', '\r'], " ")).trim().to_owned();
        }
        let link = with_plain_signs(link);
        let shown = if name.is_empty() { link.as_str() } else { name };
        let shown = shown.replace("\\[", "[").replace("\\]", "]").replace('[', "\\[").replace(']', "\\]");
        let end = if shown.ends_with('\\') { "\\" } else { "" };
        format!("[{shown}{end}]({link})")
    }
}

/// Signs that an address in a link's parentheses cannot hold as they are, and how they are written there.
const ENCODED: [(char, &str); 8] =
    [('(', "%28"), (')', "%29"), ('<', "%3C"), ('>', "%3E"), ('"', "%22"), ('\'', "%27"), ('\\', "%5C"), ('`', "%60")];

fn with_plain_signs(link: &str) -> String {
    let mut plain = String::with_capacity(link.len());
    for sign in link.chars() {
        match ENCODED.iter().find(|(other, _)| *other == sign) {
            Some((_, code)) => plain.push_str(code),
            None => plain.push(sign),
        }
    }
    plain
}

/// Whether an address can stand in a link's parentheses as it is.
fn is_plain_address(link: &str) -> bool {
    !link.is_empty()
        && !link.contains(char::is_whitespace)
        && !link.contains(char::is_control)
        && !link.contains(ENCODED.map(|(sign, _)| sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_is_a_name_and_perhaps_a_link() {
        let ann = Author { name: "Ann".into(), link: "https://e.org/ann".into() };
        assert_eq!(Author::of("[Ann](https://e.org/ann)"), ann);
        assert_eq!(ann.bullet(), "[Ann](https://e.org/ann)");
        assert_eq!(Author::of("Ann (SRE)"), Author { name: "Ann (SRE)".into(), link: String::new() });
        assert_eq!(Author { name: "Ann".into(), link: "see wiki (old)".into() }.bullet(), "Ann see wiki (old)");
        assert_eq!(
            Author { name: String::new(), link: "https://e.org".into() }.bullet(),
            "[https://e.org](https://e.org)"
        );
        let with_signs = Author { name: "Ann [SRE]".into(), link: "https://e.org/a(b)".into() };
        assert_eq!(with_signs.bullet(), "[Ann \\[SRE\\]](https://e.org/a%28b%29)");
        assert_eq!(Author::of(&with_signs.bullet()).name, "Ann [SRE]");
    }
}
