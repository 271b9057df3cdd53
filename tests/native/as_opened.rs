//! Examples of a file, an edit, and the file afterwards as it was opened.

use postmortem_editor::document::{Anchor, Edit, List, Rows, Section};
use postmortem_editor::session::Session;

fn after(file: &str, edit: impl FnOnce(&Session) -> Edit) -> String {
    let mut session = Session::open(file);
    let edit = edit(&session);
    session.apply(edit);
    session.text()
}

#[test]
fn a_row_keeps_the_columns_and_the_line_endings_of_its_file() {
    let file = "# T\r\n\r\n## Timeline\r\n\r\nTime|Description\r\n:--|:--\r\n 9:05 | looked\r\n9:10|found\r\n";
    let edited = after(file, |session| Edit::Description(session.document().timeline[1].id, "understood".to_owned()));
    assert_eq!(edited, file.replace("9:10|found", "| 09:10 | understood |"));
}

#[test]
fn a_bullet_keeps_the_sign_of_its_list() {
    let file = "### What went well\n\n* the pager\n* the runbook\n\n\n### Timeline\n";
    let edited = after(file, |session| {
        let items = session.document().list(List::WentWell).items();
        Edit::MoveRow { rows: Rows::List(List::WentWell), id: items[1].id, to: items[0].id }
    });
    assert_eq!(edited, "### What went well\n\n* the runbook\n* the pager\n\n\n### Timeline\n");
}

#[test]
fn a_day_below_another_note_keeps_its_spelling_but_no_indentation() {
    let file = "## Timeline\n\nfrom memory\n\n  September 5, 2016\n\nmore\n";
    let edited = after(file, |session| Edit::Note(session.document().timeline[0].id, "- from the chat".to_owned()));
    assert_eq!(edited, "## Timeline\n\n- from the chat\n\nSeptember 5, 2016\n\nmore\n");
}

#[test]
fn a_new_section_after_the_lessons_comes_after_those_that_stand_there() {
    let file = "## Timeline\n\n### What went well\n\n- the pager\n\n## Thanks\n\nTo all.\n";
    let edited = after(file, |_| Edit::AddOwn(Anchor::Section(Section::LessonsLearned), "Glossary".to_owned()));
    assert_eq!(edited, format!("{file}\n## Glossary\n\n-\n"));
}
