//! A template is a Markdown file: its sections, and below each heading what belongs there, with an example as a quote.
//! The built-in one goes the same way in as a team's own.

use crate::document::{Passage, Prose, Section};
use crate::markdown::{Opened, read, section_text, write_canonical};
use crate::syntax::{Kind, scan};

/// The built-in template's file.
pub const SRE: &str = include_str!("sre.md");

/// A complete postmortem of an incident that never happened.
pub const EXAMPLE: &str = include_str!("example.md");

/// A template, read from its file.
#[derive(Clone, Debug)]
pub struct Template {
    opened: Opened,
}

/// What belongs in a section, for the person who writes it. Both are Markdown and may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guidance {
    pub text: String,
    pub example: String,
}

impl Template {
    /// Reads a template's file. Any Markdown is one; what it does not say has no guidance.
    pub fn read(file: &str) -> Template {
        Template { opened: read(file) }
    }

    /// What belongs in the title.
    pub fn title_guidance(&self) -> Guidance {
        Guidance::of(self.opened.document().passage(Passage::Introduction))
    }

    /// What belongs in a section.
    pub fn guidance(&self, section: Section) -> Guidance {
        Guidance::of(&section_text(self.opened.document(), section))
    }

    /// An empty document in canonical form, with the sections that the template adds to the usual ones.
    pub fn blank(&self) -> String {
        let mut document = read("").document().clone();
        document.own = self.opened.document().own.clone();
        for own in std::rc::Rc::make_mut(&mut document.own) {
            std::rc::Rc::make_mut(&mut own.value).text = Prose::default();
        }
        write_canonical(&document)
    }
}

impl Guidance {
    fn of(text: &str) -> Guidance {
        let scan = scan(text, 0);
        let (mut guidance, mut example) = (Vec::new(), Vec::new());
        for block in &scan.blocks {
            let lines = (block.first..=block.last).map(|index| scan.line(index));
            if block.kind == Kind::Quote {
                let unquoted = lines.map(|line| line.strip_prefix('>').unwrap_or(line));
                example
                    .push(unquoted.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n"));
            } else {
                guidance.push(lines.collect::<Vec<_>>().join("\n"));
            }
        }
        Guidance { text: guidance.join("\n\n"), example: example.join("\n\n") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_template_says_what_belongs_in_every_section() {
        let template = Template::read(SRE);
        assert!(!template.title_guidance().text.is_empty());
        for section in Section::ALL {
            let guidance = template.guidance(section);
            assert!(!guidance.text.is_empty(), "{section:?}");
            assert_eq!(guidance.example.is_empty(), section == Section::LessonsLearned, "{section:?}");
        }
    }

    #[test]
    fn a_blank_document_is_canonical_and_empty() {
        let blank = Template::read(SRE).blank();
        assert!(read(&blank).is_canonical());
        assert!(Section::ALL.iter().all(|section| read(&blank).document().is_blank(*section)));
    }

    #[test]
    fn a_template_brings_its_own_sections() {
        let template = Template::read("# T\n\n## Background\n\nWhat a reader must know.\n\n> We sell tickets.\n");
        assert!(template.blank().contains("\n## Background\n\n-\n"));
    }

    #[test]
    fn the_example_is_canonical() {
        assert!(read(EXAMPLE).is_canonical());
    }
}
