//! Markdown as it is shown. What comes out is a tree of known elements and plain text: raw HTML of a document becomes
//! text, and only addresses that are safe to follow become links.

mod address;

use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use address::is_on_the_web;
pub use address::safe_address;

/// What is nested deeper than this is shown as what it says: a page of 10,000 quotes in each other would end the browser's
/// patience, and the stack.
const DEEPEST: usize = 64;

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
    /// alignment, for `span` what it stands for: an `image` that cannot be shown.
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
        Builder { open: vec![Element::new("div")], too_deep: 0, alignments: Vec::new(), column: 0, in_head: false };
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
        if is_words(line) {
            nodes.push(Node::Text(line.to_owned()));
        } else {
            nodes.extend(read_line(line));
        }
    }
    nodes
}

/// Whether a line is words and numbers and nothing else, which mean in Markdown what they say. Most cells are, and there are
/// many.
fn is_words(line: &str) -> bool {
    let words = line.strip_prefix('#').unwrap_or(line);
    words.starts_with(|sign: char| sign.is_ascii_alphanumeric())
        && !words.ends_with(' ')
        && words.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b','))
}

fn read_line(line: &str) -> Vec<Node> {
    match <[Node; 1]>::try_from(blocks(line)) {
        Ok([Node::Element(Element { name: "p", children, .. })]) => children,
        // What would be a block on a line of its own is text in a cell.
        Ok(_) | Err(_) => inline_text(line),
    }
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
    /// How many elements are open that are not made, because they are nested too deep.
    too_deep: usize,
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
        if self.open.len() > DEEPEST {
            self.too_deep += 1;
            return;
        }
        let element = match tag {
            Tag::Paragraph => Element::new("p"),
            Tag::Heading { level, .. } => Element::new(heading_name(level)),
            Tag::BlockQuote(_) => Element::new("blockquote"),
            Tag::CodeBlock(_) => {
                self.open.push(Element::new("pre"));
                Element::new("code")
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
                let mut image = Element::new("img");
                image.address = safe_address(&dest_url).map(str::to_owned);
                image
            }
            _ => Element::new("div"),
        };
        self.open.push(element);
    }

    fn end(&mut self, tag: TagEnd) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(mut element) = self.open.pop() else { return };
        match tag {
            TagEnd::Image => element = shown_image(element),
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

/// An image of the web as such. Where the file stands is not known, so an image beside it cannot be shown: its text and
/// its address stand in its place. Of an address that is not safe nothing is shown but the text.
fn shown_image(image: Element) -> Element {
    let text = plain_text(&image.children);
    let address = image.address.filter(|address| !address.is_empty());
    if address.as_deref().is_some_and(is_on_the_web) {
        return Element { address, detail: Some(text), ..Element::new("img") };
    }
    let mut children = vec![Node::Text(text)];
    if let Some(address) = address {
        let code = Element { children: vec![Node::Text(address)], ..Element::new("code") };
        children.extend([Node::Text(" ".to_owned()), Node::Element(code)]);
    }
    Element { detail: Some("image".to_owned()), children, ..Element::new("span") }
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

    /// All lines of up to four of these signs.
    #[test]
    fn words_are_shown_as_what_they_are() {
        const SIGNS: [char; 6] = ['a', '1', '#', ' ', ',', '-'];
        let mut lines = vec![String::new()];
        for _ in 0..4 {
            let longer = lines.iter().flat_map(|line| SIGNS.map(|sign| format!("{line}{sign}")));
            lines = [String::new()].into_iter().chain(longer).collect();
        }
        let words: Vec<&String> = lines.iter().filter(|line| is_words(line)).collect();
        assert!(words.len() > 100, "{}", words.len());
        words.into_iter().for_each(|line| assert_eq!(inline(line), read_line(line), "{line:?}"));
    }

    #[test]
    fn only_safe_addresses_are_links() {
        assert_eq!(shown(&blocks("[x](https://e.org)")), "<p><a to=https://e.org>x</a></p>");
        assert_eq!(shown(&blocks("[x](javascript:alert(1))")), "<p><span>x</span></p>");
        assert_eq!(shown(&blocks("![x](data:image/png;base64,AA)")), "<p><span [image]>x</span></p>");
        assert_eq!(shown(&blocks("![x](https://e.org/i)")), "<p><img to=https://e.org/i [x]></img></p>");
    }

    #[test]
    fn an_image_beside_the_file_is_named() {
        assert_eq!(shown(&blocks("![a *b*](i.png)")), "<p><span [image]>a b <code>i.png</code></span></p>");
        assert_eq!(shown(&blocks("![](//e.org/i.png)")), "<p><span [image]> <code>//e.org/i.png</code></span></p>");
    }

    #[test]
    fn a_table_has_a_head() {
        assert_eq!(
            shown(&blocks("| a |\n| -: |\n| b |")),
            "<table><thead><tr><th [right]>a</th></tr></thead><tr><td [right]>b</td></tr></table>"
        );
    }

    #[test]
    fn nesting_has_an_end_and_loses_no_word() {
        for nested in [
            ">".repeat(100_000) + " deep",
            "* ".repeat(5_000) + "deep",
            "*_".repeat(5_000) + "deep" + &"_*".repeat(5_000),
        ] {
            let shown = blocks(&nested);
            assert!(plain_text(&shown).contains("deep"));
            assert!(depth(&shown) <= DEEPEST + 2);
        }
    }

    fn depth(nodes: &[Node]) -> usize {
        let of = |node: &Node| match node {
            Node::Text(_) => 0,
            Node::Element(element) => 1 + depth(&element.children),
        };
        nodes.iter().map(of).max().unwrap_or(0)
    }

    #[test]
    fn a_cell_has_no_blocks() {
        assert_eq!(shown(&inline("# a **b**")), "# a <strong>b</strong>");
        assert_eq!(shown(&inline("a\nb")), "a<br></br>b");
        assert_eq!(shown(&inline("- a")), "- a");
    }
}
