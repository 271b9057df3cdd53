//! The sections that are lists: the authors and the three lessons.

use std::rc::Rc;

use serde::Serialize;

use super::prose::{Prose, Room};
use super::rows::{Ids, Row};
use crate::syntax::{Block, Kind, Marker, Scan, scan};

/// What stands in a section that is a list.
///
/// Guarantees: text is never such that it would be read as bullets, and never blank: nothing is a list of none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
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
        let (name, link) = inner.split_once("](")?;
        let plain = !name.contains(['[', ']', '\n']) && is_plain_address(link);
        (plain && !name.is_empty() && name.trim() == name)
            .then(|| Author { name: name.to_owned(), link: link.to_owned() })
    }

    /// The bullet. A link without a name is shown as its own name; one that cannot be an address is written after the
    /// name, as text.
    pub fn bullet(&self) -> String {
        let name = self.name.replace(['\n', '\r'], " ");
        let name = name.trim();
        let link: String = self.link.trim().replace(['\n', '\r'], " ");
        if link.is_empty() {
            return name.to_owned();
        }
        if !is_plain_address(&link) {
            return format!("{name} {link}").trim().to_owned();
        }
        let shown = if name.is_empty() { link.as_str() } else { name };
        format!("[{}]({link})", shown.replace(['[', ']'], " ").trim())
    }
}

/// Whether an address can stand in a link's parentheses as it is.
fn is_plain_address(link: &str) -> bool {
    !link.is_empty()
        && !link.contains([' ', '\t', '\n', '(', ')', '<', '>', '\\', '"', '\''])
        && !link.contains(char::is_control)
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
    }
}
