//! HTML blocks: the seven ways in which one begins, and how each ends. Source: CommonMark 0.31, section 4.6.

/// How an HTML block ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With `</script>`, `</pre>`, `</style>` or `</textarea>`.
    RawTag,
    /// With `-->`.
    Comment,
    /// With `?>`.
    Instruction,
    /// With `>`.
    Declaration,
    /// With `]]>`.
    Data,
    /// Before a blank line.
    Blank,
}

impl End {
    /// Those that look for a closing mark, which may be missing.
    pub const MARKED: [End; 5] = [End::RawTag, End::Comment, End::Instruction, End::Declaration, End::Data];

    /// Whether the line holds the closing mark.
    pub fn is_in(self, line: &[u8]) -> bool {
        self.find_last(line).is_some()
    }

    /// Where the last closing mark begins.
    pub fn find_last(self, text: &[u8]) -> Option<usize> {
        match self {
            End::RawTag => RAW_TAGS.iter().filter_map(|tag| rfind_closing_tag(text, tag)).max(),
            End::Comment => memchr::memmem::rfind(text, b"-->"),
            End::Instruction => memchr::memmem::rfind(text, b"?>"),
            End::Declaration => memchr::memrchr(b'>', text),
            End::Data => memchr::memmem::rfind(text, b"]]>"),
            End::Blank => None,
        }
    }
}

const RAW_TAGS: [&[u8]; 4] = [b"script", b"pre", b"style", b"textarea"];

fn rfind_closing_tag(text: &[u8], tag: &[u8]) -> Option<usize> {
    let mut end = text.len();
    while let Some(at) = memchr::memmem::rfind(&text[..end], b"</") {
        let name = &text[at + 2..];
        if name.len() > tag.len() && name[..tag.len()].eq_ignore_ascii_case(tag) && name[tag.len()] == b'>' {
            return Some(at);
        }
        end = at;
    }
    None
}

/// How the HTML block ends that a line, given after its indentation, begins; `None` if it begins none. A single tag
/// that is not a block's (`<span>`) begins one only where no paragraph is open.
pub fn block_start(text: &[u8], in_paragraph: bool) -> Option<End> {
    if text.first() != Some(&b'<') {
        return None;
    }
    let rest = &text[1..];
    if rest.starts_with(b"!--") {
        return Some(End::Comment);
    }
    if rest.starts_with(b"?") {
        return Some(End::Instruction);
    }
    if rest.starts_with(b"![CDATA[") {
        return Some(End::Data);
    }
    if rest.first() == Some(&b'!') && rest.get(1).is_some_and(u8::is_ascii_alphabetic) {
        return Some(End::Declaration);
    }
    let closing = rest.first() == Some(&b'/');
    let name = if closing { &rest[1..] } else { rest };
    let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let (name, after) = name.split_at(length);
    let ends_name = matches!(after.first(), None | Some(b' ' | b'\t' | b'>'));
    if !closing && ends_name && RAW_TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag)) {
        return Some(End::RawTag);
    }
    if (ends_name || after.starts_with(b"/>")) && BLOCK_TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag.as_bytes()))
    {
        return Some(End::Blank);
    }
    (!in_paragraph && is_whole_tag(rest)).then_some(End::Blank)
}

/// Whether a line is one complete opening or closing tag and nothing else; `rest` is what follows its `<`.
fn is_whole_tag(rest: &[u8]) -> bool {
    let mut rest = rest;
    let closing = rest.first() == Some(&b'/');
    if closing {
        rest = &rest[1..];
    }
    if !rest.first().is_some_and(u8::is_ascii_alphabetic) {
        return false;
    }
    rest = skip(rest, |byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !closing {
        loop {
            let after_space = skip(rest, is_space);
            let starts_name =
                after_space.first().is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':'));
            if after_space.len() == rest.len() || !starts_name {
                break;
            }
            rest = skip(after_space, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':' | b'.' | b'-'));
            let value = skip(rest, is_space);
            if value.first() != Some(&b'=') {
                continue;
            }
            let value = skip(&value[1..], is_space);
            rest = match value.first() {
                Some(quote @ (b'"' | b'\'')) => match memchr::memchr(*quote, &value[1..]) {
                    Some(end) => &value[end + 2..],
                    None => return false,
                },
                _ => {
                    let end =
                        skip(value, |byte| !matches!(byte, b' ' | b'\t' | b'"' | b'\'' | b'=' | b'<' | b'>' | b'`'));
                    if end.len() == value.len() {
                        return false;
                    }
                    end
                }
            };
        }
    }
    rest = skip(rest, is_space);
    if !closing && rest.first() == Some(&b'/') {
        rest = &rest[1..];
    }
    rest.first() == Some(&b'>') && skip(&rest[1..], is_space).is_empty()
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

fn skip(bytes: &[u8], take: impl Fn(u8) -> bool) -> &[u8] {
    let count = bytes.iter().take_while(|byte| take(**byte)).count();
    &bytes[count..]
}

const BLOCK_TAGS: [&str; 62] = [
    "address",
    "article",
    "aside",
    "base",
    "basefont",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "menuitem",
    "nav",
    "noframes",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_beginning_has_its_end() {
        assert_eq!(block_start(b"<!-- note", true), Some(End::Comment));
        assert_eq!(block_start(b"<?php", true), Some(End::Instruction));
        assert_eq!(block_start(b"<!DOCTYPE html>", true), Some(End::Declaration));
        assert_eq!(block_start(b"<![CDATA[", true), Some(End::Data));
        assert_eq!(block_start(b"<PRE>", true), Some(End::RawTag));
        assert_eq!(block_start(b"</pre>", true), None);
        assert_eq!(block_start(b"<div class=x", true), Some(End::Blank));
        assert_eq!(block_start(b"<img src='a b' alt>", false), Some(End::Blank));
        assert_eq!(block_start(b"<img src='a b' alt>", true), None);
        assert_eq!(block_start(b"<img> and text", false), None);
        assert_eq!(block_start(b"<https://example.org>", false), None);
    }

    #[test]
    fn the_last_closing_mark_is_found() {
        assert_eq!(End::RawTag.find_last(b"</pre> </PRE> </prey>"), Some(7));
        assert_eq!(End::Comment.find_last(b"a --> b --> c"), Some(8));
        assert!(!End::Data.is_in(b"]>"));
    }
}
