//! Markdown as it is shown. What comes out is a tree of known elements and plain text: raw HTML of a document becomes
//! text, and only addresses that are safe to follow become links.

mod address;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

pub use address::safe_address;

/// A piece of what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Text(String),
    Element(Element),
}

/// An element with a name from a fixed list and no attributes but these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    pub name: &'static str,
    /// For `a` and `img`: an address that [`safe_address`] let pass.
    pub address: Option<String>,
    /// For `img` the text in its place, for `input` whether it is checked, for `ol` the first number, for `th` and `td` the
    /// alignment.
    pub detail: Option<String>,
    pub children: Vec<Node>,
}

impl Element {
    fn new(name: &'static str) -> Element {
        Element { name, address: None, detail: None, children: Vec::new() }
    }
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS
}

/// Shows a text of one or more blocks.
pub fn blocks(markdown: &str) -> Vec<Node> {
    let mut builder =
        Builder { open: vec![Element::new("div")], in_image: 0, alignments: Vec::new(), column: 0, in_head: false };
    for event in Parser::new_ext(markdown, options()) {
        builder.event(event);
    }
    builder.finish()
}

/// Shows a text that stands on one line, such as a title or a cell; line breaks in it are shown as such.
pub fn inline(markdown: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    for (index, line) in markdown.split('\n').enumerate() {
        if index > 0 {
            nodes.push(Node::Element(Element::new("br")));
        }
        let shown = blocks(line);
        match <[Node; 1]>::try_from(shown) {
            Ok([Node::Element(Element { name: "p", children, .. })]) => nodes.extend(children),
            // What would be a block on a line of its own is text in a cell.
            Ok(_) | Err(_) => nodes.extend(inline_text(line)),
        }
    }
    nodes
}

/// A line that opens a block, shown as inline text: the same with a letter before it, which is then taken away.
fn inline_text(line: &str) -> Vec<Node> {
    if line.trim().is_empty() {
        return Vec::new();
    }
    let shown = blocks(&format!("x{line}"));
    let mut children = match shown.into_iter().next() {
        Some(Node::Element(Element { name: "p", children, .. })) => children,
        _ => return vec![Node::Text(line.to_owned())],
    };
    if let Some(Node::Text(text)) = children.first_mut() {
        text.remove(0);
    }
    children
}

struct Builder {
    open: Vec<Element>,
    /// How many images are open: what stands in one is the text in its place.
    in_image: usize,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Builder {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) => self.text(&text),
            Event::InlineHtml(text) if is_line_break(&text) => self.push(Element::new("br")),
            Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => {
                let mut code = Element::new("code");
                code.children.push(Node::Text(text.to_string()));
                self.push(code);
            }
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.push(Element::new("br")),
            Event::Rule => self.push(Element::new("hr")),
            Event::TaskListMarker(checked) => {
                let mut marker = Element::new("input");
                marker.detail = checked.then(|| "checked".to_owned());
                self.push(marker);
            }
            Event::FootnoteReference(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
        }
    }

    fn start(&mut self, tag: Tag) {
        let element = match tag {
            Tag::Paragraph => Element::new("p"),
            Tag::Heading { level, .. } => Element::new(heading_name(level)),
            Tag::BlockQuote(_) => Element::new("blockquote"),
            Tag::CodeBlock(kind) => {
                self.open.push(Element::new("pre"));
                let mut code = Element::new("code");
                if let CodeBlockKind::Fenced(language) = kind {
                    code.detail = Some(language.to_string());
                }
                code
            }
            Tag::HtmlBlock => Element::new("pre"),
            Tag::List(None) => Element::new("ul"),
            Tag::List(Some(first)) => {
                let mut list = Element::new("ol");
                list.detail = Some(first.to_string());
                list
            }
            Tag::Item => Element::new("li"),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                Element::new("table")
            }
            Tag::TableHead => {
                self.column = 0;
                self.in_head = true;
                self.open.push(Element::new("thead"));
                Element::new("tr")
            }
            Tag::TableRow => {
                self.column = 0;
                Element::new("tr")
            }
            Tag::TableCell => {
                let mut cell = Element::new(if self.in_head { "th" } else { "td" });
                cell.detail = match self.alignments.get(self.column) {
                    Some(Alignment::Right) => Some("right".to_owned()),
                    Some(Alignment::Center) => Some("center".to_owned()),
                    _ => None,
                };
                self.column += 1;
                cell
            }
            Tag::Emphasis => Element::new("em"),
            Tag::Strong => Element::new("strong"),
            Tag::Strikethrough => Element::new("del"),
            Tag::Link { dest_url, .. } => {
                let address = safe_address(&dest_url).map(str::to_owned);
                // A link that leads nowhere safe is shown as what it says.
                let mut link = Element::new(if address.is_some() { "a" } else { "span" });
                link.address = address;
                link
            }
            Tag::Image { dest_url, .. } => {
                self.in_image += 1;
                let mut image = Element::new("img");
                image.address =
                    safe_address(&dest_url).filter(|address| !address.starts_with("mailto:")).map(str::to_owned);
                image
            }
            _ => Element::new("div"),
        };
        self.open.push(element);
    }

    fn end(&mut self, tag: TagEnd) {
        let Some(mut element) = self.open.pop() else { return };
        match tag {
            TagEnd::Image => {
                self.in_image -= 1;
                element.detail = Some(plain_text(&element.children));
                element.children = match element.address {
                    Some(_) => Vec::new(),
                    None => {
                        element.name = "span";
                        element.children
                    }
                };
            }
            TagEnd::CodeBlock => {
                self.push(element);
                if let Some(block) = self.open.pop() {
                    return self.push(block);
                }
                return;
            }
            TagEnd::TableHead => {
                self.in_head = false;
                self.push(element);
                if let Some(head) = self.open.pop() {
                    return self.push(head);
                }
                return;
            }
            _ => {}
        }
        self.push(element);
    }

    fn push(&mut self, element: Element) {
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(Node::Element(element));
        }
    }

    fn text(&mut self, text: &str) {
        let Some(parent) = self.open.last_mut() else { return };
        match parent.children.last_mut() {
            Some(Node::Text(last)) => last.push_str(text),
            _ => parent.children.push(Node::Text(text.to_owned())),
        }
    }

    fn finish(mut self) -> Vec<Node> {
        // Events come in pairs, so only the outermost is open.
        self.open.drain(..).next().map(|root| root.children).unwrap_or_default()
    }
}

fn heading_name(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 => "h1",
        HeadingLevel::H2 => "h2",
        HeadingLevel::H3 => "h3",
        HeadingLevel::H4 => "h4",
        HeadingLevel::H5 => "h5",
        HeadingLevel::H6 => "h6",
    }
}

/// The one piece of HTML that Markdown has no other way to say in a table's cell.
fn is_line_break(html: &str) -> bool {
    matches!(html, "<br>" | "<br/>" | "<br />")
}

/// What nodes say, without any markup.
pub fn plain_text(nodes: &[Node]) -> String {
    let text = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) => plain_text(&element.children),
    };
    nodes.iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(nodes: &[Node]) -> String {
        let one = |node: &Node| match node {
            Node::Text(text) => text.replace('<', "&lt;"),
            Node::Element(Element { name, address, detail, children }) => {
                let address = address.as_ref().map_or(String::new(), |address| format!(" to={address}"));
                let detail = detail.as_ref().filter(|detail| !detail.is_empty());
                let detail = detail.map_or(String::new(), |detail| format!(" [{detail}]"));
                format!("<{name}{address}{detail}>{}</{name}>", shown(children))
            }
        };
        nodes.iter().map(one).collect()
    }

    #[test]
    fn html_is_shown_as_text() {
        assert_eq!(shown(&blocks("a <b>c</b>")), "<p>a &lt;b>c&lt;/b></p>");
        assert_eq!(shown(&blocks("<script>x</script>")), "<pre>&lt;script>x&lt;/script></pre>");
        assert_eq!(shown(&blocks("a<br>b")), "<p>a<br></br>b</p>");
    }

    #[test]
    fn only_safe_addresses_are_links() {
        assert_eq!(shown(&blocks("[x](https://e.org)")), "<p><a to=https://e.org>x</a></p>");
        assert_eq!(shown(&blocks("[x](javascript:alert(1))")), "<p><span>x</span></p>");
        assert_eq!(shown(&blocks("![x](data:image/png;base64,AA)")), "<p><span [x]>x</span></p>");
        assert_eq!(shown(&blocks("![x](i.png)")), "<p><img to=i.png [x]></img></p>");
    }

    #[test]
    fn a_table_has_a_head() {
        assert_eq!(
            shown(&blocks("| a |\n| -: |\n| b |")),
            "<table><thead><tr><th [right]>a</th></tr></thead><tr><td [right]>b</td></tr></table>"
        );
    }

    #[test]
    fn a_cell_has_no_blocks() {
        assert_eq!(shown(&inline("# a **b**")), "# a <strong>b</strong>");
        assert_eq!(shown(&inline("a\nb")), "a<br></br>b");
        assert_eq!(shown(&inline("- a")), "- a");
    }
}
