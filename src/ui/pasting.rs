//! Text that is pasted or dropped on the timeline: where its times make rows, the dialog that reviews them opens.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, FileList, HtmlTextAreaElement};

use super::dialogs::Dialog;
use super::editor::Editor;
use super::formatting::insert;
use super::notices::Notice;
use crate::browser::{files, page, pasted as kept};
use crate::review::Review;
use crate::timeline::proposal::{Known, propose};

/// What the dialog that adds rows from a text begins with.
#[derive(Clone, Copy)]
pub struct Pasting {
    dialog: RwSignal<Option<Dialog>>,
    notice: RwSignal<Option<Notice>>,
    pub text: RwSignal<String>,
    /// What it proposes, with what was decided so far: the dialog may be closed meanwhile.
    pub decided: StoredValue<Review, LocalStorage>,
    /// The text area that it was pasted into.
    pub area: RwSignal<Option<PastedInto>>,
}

/// A text area and its selection, in UTF-16 units: the browser forgets it while a dialog is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedInto {
    key: String,
    start: u32,
    end: u32,
}

impl PastedInto {
    /// The area of an element, if it is one.
    fn of(element: &Element) -> Option<PastedInto> {
        let area = element.dyn_ref::<HtmlTextAreaElement>()?;
        let (start, end) = (area.selection_start().ok()??, area.selection_end().ok()??);
        Some(PastedInto { key: area.id(), start, end })
    }

    /// Puts a text there as it is.
    pub fn insert(&self, editor: Editor, text: &str) {
        page::focus(&self.key);
        if let Some(area) = page::element(&self.key).and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) {
            let _ = area.set_selection_range(self.start, self.end);
        }
        insert(editor, &self.key, text);
    }
}

impl Pasting {
    pub fn new(dialog: RwSignal<Option<Dialog>>, notice: RwSignal<Option<Notice>>) -> Pasting {
        Pasting {
            dialog,
            notice,
            text: RwSignal::new(kept::kept()),
            decided: StoredValue::new_local(Review::default()),
            area: RwSignal::new(None),
        }
    }

    /// Goes on with the text that was not taken yet, or shows where to paste one.
    pub fn open(&self) {
        // What it says and offers would lie over the dialog, and be about what is behind it.
        self.notice.set(None);
        self.area.set(None);
        self.dialog.set(Some(Dialog::AddText));
    }

    /// Keeps the text for when the page is loaded again.
    pub fn keep(&self) {
        self.text.with_untracked(|text| kept::keep(text));
    }

    /// Its rows are taken.
    pub fn end(&self) {
        self.text.set(String::new());
        self.decided.set_value(Review::default());
        self.keep();
        self.area.set(None);
    }

    /// Shows what a text proposes. One that was written before and not taken is offered again.
    pub fn review(&self, text: String, area: Option<PastedInto>) {
        self.notice.set(None);
        let before = self.text.get_untracked();
        if !before.trim().is_empty() && before != text {
            let pasting = *self;
            let again = move || pasting.review(before.clone(), None);
            let said = "This text took the place of one that you had not added yet.";
            self.notice.set(Some(Notice::offer(said, "Bring it back", again)));
        }
        self.text.set(text);
        self.area.set(area);
        self.dialog.set(Some(Dialog::AddText));
    }
}

/// A text was pasted on the timeline. In a field that is for text, only what makes several rows is taken from it.
pub fn pasted(pasting: Pasting, event: &ClipboardEvent) {
    let Some(data) = event.clipboard_data() else { return };
    let Ok(text) = data.get_data("text/plain") else { return };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is = |selector: &str| target.as_ref().is_some_and(|target| target.matches(selector).unwrap_or(false));
    let rows = || propose(&text, Known::default()).rows().take(2).count();
    let is_taken = match is("input, textarea") {
        true => text.trim().contains('\n') && rows() > 1,
        false => !text.trim().is_empty(),
    };
    if is_taken {
        event.prevent_default();
        pasting.review(text, target.as_ref().and_then(PastedInto::of));
    }
}

/// Whether something is dragged that is to be taken. A text over a field goes into it, as everywhere.
pub fn is_text(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| {
        let types = data.types();
        let is_file = types.includes(&"Files".into(), 0);
        is_file || types.includes(&"text/plain".into(), 0) && !is_in_field(event)
    })
}

fn is_in_field(event: &DragEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.matches("input, textarea").unwrap_or(false))
}

/// Something was dropped on the timeline.
pub fn dropped(editor: Editor, pasting: Pasting, event: &DragEvent) {
    let Some(data) = event.data_transfer() else { return };
    if let Some(files) = data.files().filter(|files| files.length() > 0) {
        event.prevent_default();
        return read_files(editor, pasting, &files);
    }
    if let Ok(text) = data.get_data("text/plain")
        && !text.trim().is_empty()
        && !is_in_field(event)
    {
        event.prevent_default();
        pasting.review(text, None);
    }
}

/// Reads the files that a person chose or dropped, one below the other.
pub fn read_files(editor: Editor, pasting: Pasting, files: &FileList) {
    let files: Vec<_> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    spawn_local(async move {
        let (mut texts, mut refused) = (Vec::new(), None);
        for file in files {
            match files::read(&file).await {
                Ok(text) => texts.push(text),
                Err(refusal) => refused = Some(refusal),
            }
        }
        if !texts.is_empty() {
            pasting.review(texts.join("\n\n"), None);
        }
        if let Some(refusal) = refused {
            editor.notice.set(Some(Notice::say(refusal)));
        }
    });
}
