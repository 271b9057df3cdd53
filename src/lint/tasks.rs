//! What is to be done, wherever a document says it: in the rows of the table, and in lists where there should be one.

use std::ops::Range;

use super::phrases::{Found, Phrases};
use super::subject::Subject;
use super::text::Text;
use crate::document::{OwnSection, Section};
use crate::form::Field;

/// Something that is to be done.
#[derive(Clone, Debug)]
pub struct Task<'d> {
    pub text: &'d Text,
    /// Its bytes in [`Text::plain`], without a checkbox before it.
    pub span: Range<usize>,
    /// Which of the text's words it has.
    pub words: Range<usize>,
    /// Whether a list below it says more.
    pub has_details: bool,
}

/// What identifiers of trackers begin with, in order.
const BEFORE_NUMBERS: [&str; 5] = ["bug", "issue", "pr", "task", "ticket"];

impl<'d> Task<'d> {
    /// Nothing if it says nothing, or is ticked: how something was done is told, not asked for.
    fn of(text: &'d Text, span: Range<usize>) -> Option<Task<'d>> {
        let said = &text.plain[span.clone()];
        let open = said.strip_prefix("[ ]").unwrap_or(said).trim_start();
        let span = span.end - open.len()..span.end;
        let words = text.words_in(&span);
        let ticked = open.starts_with("[x]") || open.starts_with("[X]");
        (!ticked && !words.is_empty()).then_some(Task { text, span, words, has_details: false })
    }

    /// The word that it opens with, once numbers of issues, what stands in parentheses, and marks before a colon are
    /// passed over. Nothing if it opens with code or an address: what that says is not known.
    pub fn opening(&self) -> Option<usize> {
        let text = self.text;
        let mut word = self.words.start;
        let mut from = self.span.start;
        while word < self.words.end {
            let before = &text.plain[from..text.words()[word].start];
            if before.contains(super::text::LEFT_OUT) {
                return None;
            }
            let said = text.small(&text.words()[word]);
            if before.contains('(') || before.contains('[') {
                let close = text.plain[text.words()[word].end..self.span.end].find([')', ']'])?;
                from = text.words()[word].end + close;
                word = text.words_in(&(from..self.span.end)).start;
                continue;
            }
            let after = &text.plain[text.words()[word].end..self.span.end];
            let is_mark = said.contains(|sign: char| sign.is_ascii_digit())
                || before.ends_with('@')
                || BEFORE_NUMBERS.contains(&said)
                    && after.trim_start_matches([' ', '#']).starts_with(|sign: char| sign.is_ascii_digit());
            if !is_mark {
                return Some(self.after_colon(word));
            }
            from = text.words()[word].end;
            word += 1;
        }
        None
    }

    /// The word after a colon that ends the first three words, or that same word.
    fn after_colon(&self, word: usize) -> usize {
        let text = self.text;
        (word..self.words.end.min(word + 3))
            .find(|at| text.plain[text.words()[*at].end..self.span.end].starts_with([':', '：']))
            .map(|at| at + 1)
            .filter(|at| *at < self.words.end)
            .unwrap_or(word)
    }

    /// The phrase of a list that it opens with.
    pub fn opens_with<'p>(&self, phrases: &Phrases<'p>) -> Option<Found<'p>> {
        let opening = self.opening()?;
        phrases.find_from(self.text, &(opening..opening + 1)).pop()
    }

    /// The phrases of a list that it has.
    pub fn find<'p>(&self, phrases: &Phrases<'p>) -> Vec<Found<'p>> {
        phrases.find_from(self.text, &self.words)
    }

    /// Its words from one of them on, in small letters.
    pub fn words_from(&self, word: usize) -> impl Iterator<Item = &'d str> {
        let text = self.text;
        (word..self.words.end).map(move |at| text.small(&text.words()[at]))
    }
}

/// All that a document says is to be done, in its order.
pub fn tasks<'d>(subject: &Subject<'d>) -> Vec<Task<'d>> {
    let mut tasks = Vec::new();
    for text in subject.texts.iter() {
        match text.field {
            Field::Action(..) => tasks.extend(Task::of(text, 0..text.plain.trim_end().len())),
            Field::Note(_) if text.section == Some(Section::ActionItems) => add_items(text, &mut tasks),
            Field::OwnText(id) if subject.document.own(id).is_some_and(is_of_actions) => add_items(text, &mut tasks),
            _ => {}
        }
    }
    tasks
}

/// Whether a section of the team's own holds action items under another name.
pub fn is_of_actions(own: &OwnSection) -> bool {
    let heading = own.heading.as_str().to_lowercase();
    ["action item", "future action", "corrective", "next step", "follow-up action", "preventative measures"]
        .iter()
        .any(|name| heading.contains(name))
}

/// What headings within a section of action items are of that tell what happened, in small letters.
const LESSONS: [&str; 5] = ["investigation", "lesson", "lucky", "went well", "went wrong"];

/// Adds the items of the lists of a text that are in no other list, but for those below a heading of lessons.
fn add_items<'d>(text: &'d Text, tasks: &mut Vec<Task<'d>>) {
    // How far in the outer items are.
    let mut outer: Option<usize> = None;
    // Whether the last outer item is a task, to which inner ones belong.
    let mut is_open = false;
    let mut are_lessons = false;
    for span in text.paragraphs() {
        if text.is_heading(&span) {
            are_lessons = LESSONS.iter().any(|name| text.small(&span).contains(name));
        }
        if are_lessons {
            continue;
        }
        let source = text.source(span.clone()).start;
        let line = text.markdown[..source].rfind('\n').map_or(0, |at| at + 1);
        let before = &text.markdown[line..source];
        let blanks = before.len() - before.trim_start_matches(' ').len();
        if !is_bullet(before) {
            // What stands at the margin ends a list.
            outer = outer.filter(|_| blanks > 0);
        } else if outer.is_none_or(|outer| blanks <= outer) {
            outer = Some(blanks);
            let task = Task::of(text, span);
            is_open = task.is_some();
            tasks.extend(task);
        } else if let Some(task) = tasks.last_mut().filter(|_| is_open) {
            task.has_details = true;
        }
    }
}

/// Whether what stands before a text on its line makes it an item: a bullet or a number, and maybe signs of Markdown that
/// open what follows.
fn is_bullet(before: &str) -> bool {
    let bullet = before.trim_start_matches(' ');
    let digits = bullet.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let rest = match digits.strip_prefix(['.', ')']) {
        Some(rest) if digits.len() < bullet.len() => Some(rest),
        _ => bullet.strip_prefix(['-', '*', '+']),
    };
    rest.is_some_and(|rest| {
        rest.starts_with([' ', '\t']) && rest.trim_start().trim_start_matches(['*', '_', '[', '`', '<']).is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Id;

    fn said(markdown: &str) -> Vec<(String, Option<String>)> {
        let text = Text::read(Field::Note(Id(1)), Some(Section::ActionItems), markdown);
        let mut tasks = Vec::new();
        add_items(&text, &mut tasks);
        let word = |at: usize| text.plain[text.words()[at].clone()].to_owned();
        tasks.iter().map(|task| (text.plain[task.span.clone()].to_owned(), task.opening().map(word))).collect()
    }

    fn opening(markdown: &str) -> Option<String> {
        said(&format!("* {markdown}"))[0].1.clone()
    }

    #[test]
    fn items_of_outer_lists_are_tasks() {
        let of = |markdown: &str| said(markdown).into_iter().map(|(said, _)| said).collect::<Vec<_>>();
        assert_eq!(of("These are:\n\n- [ ] One\n  - inner\n- [x] Two\n- [ ]\n- **Three** more"), ["One", "Three more"]);
        assert_eq!(of("1. One\n2) Two\n\n10. Ten"), ["One", "Two", "Ten"]);
        assert_eq!(
            of("  - One\n    more\n  - Two\n\nText\n\n   - Three\n\n  more\n\n     - inner"),
            ["One\nmore", "Two", "Three"]
        );
        assert_eq!(of("   + One\n\nNo list - this\n\n1 One\n\n-no"), ["One"]);
    }

    #[test]
    fn an_inner_list_tells_more_of_its_task() {
        let text = "- One\n  - inner\n- Two\n- [x] Three\n  - inner";
        let text = Text::read(Field::Note(Id(1)), Some(Section::ActionItems), text);
        let mut tasks = Vec::new();
        add_items(&text, &mut tasks);
        assert_eq!(tasks.iter().map(|task| task.has_details).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn lessons_among_tasks_are_none() {
        let text = "- One\n\n### What went wrong\n\n- It\n  - inner\n\nText\n\n- went\n\n### To do\n\n- Two\n\nLesson\n\n- Three";
        assert_eq!(said(text).into_iter().map(|(said, _)| said).collect::<Vec<_>>(), ["One", "Two", "Three"]);
    }

    #[test]
    fn a_task_opens_after_its_marks() {
        assert_eq!(opening("Add it").as_deref(), Some("Add"));
        assert_eq!(opening("[bug 12](https://e.org) Add it").as_deref(), Some("Add"));
        assert_eq!(opening("bug #12 - Add it").as_deref(), Some("Add"));
        assert_eq!(opening("(ada, grace) add it").as_deref(), Some("add"));
        assert_eq!(opening("@ada add it").as_deref(), Some("add"));
        assert_eq!(opening("Docs of it: add it").as_deref(), Some("add"));
        assert_eq!(opening("Docs: https").as_deref(), Some("https"));
        assert_eq!(opening("Docs of all it: add it").as_deref(), Some("Docs"));
        assert_eq!(opening("Bug in the parser").as_deref(), Some("Bug"));
        assert_eq!(opening("Alert:").as_deref(), Some("Alert"));
        assert_eq!(opening("`ls` is slow"), None);
        assert_eq!(opening("https://e.org/add is slow"), None);
        assert_eq!(opening("12"), None);
        assert_eq!(opening("(never closed"), None);
    }
}
