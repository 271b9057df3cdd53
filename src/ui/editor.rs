//! The open document and all that acts on it. Components ask it for the signals that they show and hand it edits.
//!
//! Controls are not bound to signals: a key that is typed changes the session and nothing on the screen. Where a
//! document changes by other ways (undo, a fix, another file), the controls whose texts changed are given them.

use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use web_sys::Element;

use super::notices::Notice;
use crate::browser::drafts::{self, DraftId};
use crate::browser::{clock, page};
use crate::difference::{Count, Difference};
use crate::document::{ActionEntry, Anchor, Bullets, Edit, Id, List, Passage, Postmortem, Section, TimelineEntry};
use crate::draft::{Draft, VERSION};
use crate::file_name::file_name;
use crate::form::{Completeness, Field, RowKind, changed_fields, completeness, row_fields};
use crate::markdown::write_canonical;
use crate::session::Session;
use crate::template::{SRE, Template};

/// What was typed is stored within this time, in milliseconds; the promise is half a second.
const SAVE_AFTER: u64 = 300;

/// The preview follows after this pause, in milliseconds, so that it does not take time between two keys.
const PREVIEW_AFTER: u64 = 180;

/// But it does not wait for longer than this, in milliseconds.
const PREVIEW_AT_LATEST: f64 = 1_200.0;

/// A row of the form: where it stands among the rows of its section that are numbered, and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: Id,
    pub kind: RowKind,
    /// Counted from 1; 0 for what is not numbered.
    pub number: usize,
}

/// What a list section is shown as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    Rows(Vec<Line>),
    Text,
}

/// Whether what was typed is stored.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// Nothing was changed yet.
    New,
    Pending,
    /// At this time, in milliseconds since 1970.
    At(f64),
    Failed,
}

/// Facts about the draft that is open.
#[derive(Clone, Debug)]
struct Open {
    id: DraftId,
    file: Option<String>,
    name: Option<String>,
    /// The text of the file as it was first opened: what the difference is shown to.
    opened: Rc<str>,
}

/// The editor of one document at a time.
#[derive(Clone, Copy)]
pub struct Editor {
    session: StoredValue<Session, LocalStorage>,
    open: StoredValue<Open, LocalStorage>,
    /// The field that is being typed in: its control already shows what was typed.
    typing: StoredValue<Option<Field>, LocalStorage>,
    save_timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    preview_timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    preview_due: StoredValue<Option<f64>, LocalStorage>,
    pub title: RwSignal<String>,
    pub lists: [RwSignal<Shape>; List::ALL.len()],
    pub actions: RwSignal<Vec<Line>>,
    pub timeline: RwSignal<Vec<Line>>,
    pub own: RwSignal<Vec<(Id, Anchor)>>,
    /// Passages that the template has no place for and that say something.
    pub extra: RwSignal<[bool; 3]>,
    pub progress: RwSignal<[Completeness; Section::ALL.len()]>,
    pub history: RwSignal<(bool, bool)>,
    pub saved: RwSignal<Saved>,
    pub own_form: RwSignal<bool>,
    /// Whether the opened file was in canonical form.
    pub canonical: RwSignal<bool>,
    /// Grows with each change once typing pauses: what is costly follows this.
    pub settled: RwSignal<u32>,
    /// Another document was opened: grows each time.
    pub document_number: RwSignal<u32>,
    pub notice: RwSignal<Option<Notice>>,
}

/// Passages that are shown only while they say something.
pub const EXTRA: [Passage; 3] = [Passage::BeforeTitle, Passage::Introduction, Passage::Lessons];

impl Editor {
    /// Opens the draft of this tab, or the one that was changed last, or an empty document.
    pub fn start() -> Editor {
        let blank = Template::read(SRE).blank();
        let editor = Editor {
            session: StoredValue::new_local(Session::open(&blank)),
            open: StoredValue::new_local(Open { id: DraftId::unused(), file: None, name: None, opened: blank.into() }),
            typing: StoredValue::new_local(None),
            save_timer: StoredValue::new_local(None),
            preview_timer: StoredValue::new_local(None),
            preview_due: StoredValue::new_local(None),
            title: RwSignal::new(String::new()),
            lists: List::ALL.map(|_| RwSignal::new(Shape::Rows(Vec::new()))),
            actions: RwSignal::new(Vec::new()),
            timeline: RwSignal::new(Vec::new()),
            own: RwSignal::new(Vec::new()),
            extra: RwSignal::new([false; 3]),
            progress: RwSignal::new([Completeness::Empty; Section::ALL.len()]),
            history: RwSignal::new((false, false)),
            saved: RwSignal::new(Saved::New),
            own_form: RwSignal::new(false),
            canonical: RwSignal::new(true),
            settled: RwSignal::new(0),
            document_number: RwSignal::new(0),
            notice: RwSignal::new(None),
        };
        let current = drafts::current().and_then(|id| drafts::load(&id).map(|draft| (id, draft)));
        if let Some((id, draft)) = current.or_else(|| drafts::all().into_iter().next()) {
            editor.open_draft(id, draft);
        }
        editor
    }

    /// Reads the document.
    pub fn with<T>(&self, read: impl FnOnce(&Postmortem) -> T) -> T {
        self.session.with_value(|session| read(session.document()))
    }

    /// What a field shows.
    pub fn text(&self, field: Field) -> String {
        self.with(|document| field.text(document)).unwrap_or_default()
    }

    // Edits

    /// Makes an edit that no control of its own shows already. Returns the row that it added.
    pub fn apply(&self, edit: Edit) -> Option<Id> {
        self.typing.set_value(None);
        self.change(|session| session.apply(edit))
    }

    /// Takes over what was typed into a control.
    pub fn typed(&self, field: Field, text: String) {
        self.typing.set_value(Some(field));
        let now = clock::ticks();
        self.change(|session| {
            let edit = field.edit(session.document(), text);
            session.apply_at(edit, now);
        });
    }

    /// The person left a control: from now on it shows what the document holds.
    pub fn left(&self, field: Field, control: &Element) {
        self.typing.set_value(None);
        self.session.update_value(Session::end_step);
        if let Some(text) = self.with(|document| field.text(document)) {
            page::set_value(control, &text);
        }
    }

    pub fn undo(&self) {
        self.typing.set_value(None);
        self.reveal_change(|session| session.undo());
    }

    pub fn redo(&self) {
        self.typing.set_value(None);
        self.reveal_change(|session| session.redo());
    }

    /// Makes a change and shows the first field that it changed.
    fn reveal_change(&self, change: impl FnOnce(&mut Session) -> bool) {
        let before = self.with(Postmortem::clone);
        self.change(change);
        let after = self.with(Postmortem::clone);
        let changed =
            changed_fields(&before, &after).into_iter().find(|field| field.text(&before) != field.text(&after));
        let came = || first_new_row(&before, &after);
        if let Some(field) = changed.or_else(came) {
            after_render(move || page::focus(&field.key()));
        }
    }

    fn change<T>(&self, change: impl FnOnce(&mut Session) -> T) -> T {
        let before = self.with(Postmortem::clone);
        let result = self.session.try_update_value(change);
        self.show_changes(&before);
        self.schedule();
        // The session lives as long as the page.
        result.unwrap_or_else(|| unreachable!("the session is gone"))
    }

    /// Gives the controls what changed, but for the one that is typed in.
    fn show_changes(&self, before: &Postmortem) {
        let typing = self.typing.get_value();
        self.session.with_value(|session| {
            let document = session.document();
            for field in changed_fields(before, document) {
                if Some(field) != typing
                    && let Some(control) = page::element(&field.key())
                    && let Some(text) = field.text(document)
                {
                    page::set_value(&control, &text);
                }
            }
            self.show_shape(document);
            set(self.history, (session.can_undo(), session.can_redo()));
        });
    }

    /// Updates the signals that say which rows and parts there are.
    fn show_shape(&self, document: &Postmortem) {
        set(self.title, document.title.to_string());
        for list in List::ALL {
            set(self.lists[list as usize], shape(document, list));
        }
        set(
            self.actions,
            numbered(document.actions.iter().map(|entry| match &*entry.value {
                ActionEntry::Action(_) => (entry.id, RowKind::Action),
                ActionEntry::Note(_) => (entry.id, RowKind::Note),
            })),
        );
        set(
            self.timeline,
            numbered(document.timeline.iter().map(|entry| match &*entry.value {
                TimelineEntry::Day(_) => (entry.id, RowKind::Day),
                TimelineEntry::Event(_) => (entry.id, RowKind::Event),
                TimelineEntry::Note(_) => (entry.id, RowKind::Note),
            })),
        );
        set(self.own, document.own.iter().map(|own| (own.id, own.value.after)).collect());
        // A passage that is typed in stays where it is even while it is empty.
        let typing = self.typing.get_value();
        let extra =
            EXTRA.map(|passage| !document.passage(passage).is_blank() || typing == Some(Field::Passage(passage)));
        set(self.extra, extra);
        set(self.progress, completeness(document));
    }

    // Time

    /// Sees to it that what changed is stored and shown soon.
    fn schedule(&self) {
        let editor = *self;
        if self.saved.get_untracked() != Saved::Pending {
            self.saved.set(Saved::Pending);
        }
        if self.save_timer.with_value(Option::is_none) {
            let timer = set_timeout_with_handle(move || editor.save(), Duration::from_millis(SAVE_AFTER));
            self.save_timer.set_value(timer.ok());
        }
        let now = clock::ticks();
        let due = self.preview_due.get_value().unwrap_or(now + PREVIEW_AT_LATEST);
        self.preview_due.set_value(Some(due));
        if now < due
            && let Some(timer) = self.preview_timer.get_value()
        {
            timer.clear();
        }
        if now < due || self.preview_timer.with_value(Option::is_none) {
            let timer = set_timeout_with_handle(move || editor.settle(), Duration::from_millis(PREVIEW_AFTER));
            self.preview_timer.set_value(timer.ok());
        }
    }

    fn settle(&self) {
        self.preview_timer.set_value(None);
        self.preview_due.set_value(None);
        self.settled.update(|settled| *settled += 1);
    }

    /// Stores the draft now, if anything is not stored yet.
    pub fn save(&self) {
        if let Some(timer) = self.save_timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        if !matches!(self.saved.get_untracked(), Saved::Pending | Saved::Failed) {
            return;
        }
        let now = clock::now();
        let draft = self.draft(now);
        let id = self.open.with_value(|open| open.id.clone());
        let stored = drafts::save(&id, &draft);
        self.saved.set(match stored {
            Ok(()) => {
                drafts::set_current(&id);
                Saved::At(now)
            }
            Err(drafts::NotStored) => Saved::Failed,
        });
    }

    fn draft(&self, changed: f64) -> Draft {
        let text = self.session.with_value(Session::text);
        self.open.with_value(|open| Draft {
            version: VERSION,
            opened: (*open.opened != *text).then(|| open.opened.to_string()),
            text,
            file: open.file.clone(),
            name: open.name.clone(),
            own_form: self.own_form.get_untracked(),
            changed,
        })
    }

    /// Another tab stored a draft. If it is this one and says something else there, this tab goes on with a copy: both
    /// versions are kept.
    pub fn stored_elsewhere(&self, id: &DraftId) {
        let ours = self.open.with_value(|open| open.id == *id);
        let Some(theirs) = drafts::load(id).filter(|_| ours) else { return };
        if theirs.text == self.session.with_value(Session::text) {
            return;
        }
        self.open.update_value(|open| open.id = DraftId::unused());
        self.saved.set(Saved::Pending);
        self.save();
        self.notice.set(Some(Notice::say(
            "This draft was changed in another tab too. Both versions are kept: this tab goes on with a draft of its own.",
        )));
    }

    // Documents

    /// Opens a text as a new draft. The draft that was open stays stored; if it cannot be, the person is asked first.
    /// Returns whether the text is open.
    pub fn open_text(&self, text: &str, file: Option<String>) -> bool {
        let (editor, later, its_file) = (*self, text.to_owned(), file.clone());
        let may = self.may_leave(move || editor.show_text(&later, its_file.clone()));
        if may {
            self.show_text(text, file);
        }
        may
    }

    fn show_text(&self, text: &str, file: Option<String>) {
        let open = Open { id: DraftId::unused(), file, name: None, opened: text.into() };
        self.show_document(Session::open(text), open, false);
        self.saved.set(Saved::New);
        if self.open.with_value(|open| open.file.is_some()) {
            // What a person opened is worth keeping before the first edit.
            self.saved.set(Saved::Pending);
            self.save();
        }
    }

    /// An empty document.
    pub fn open_blank(&self) {
        self.open_text(&Template::read(SRE).blank(), None);
    }

    pub fn open_draft(&self, id: DraftId, draft: Draft) {
        let (editor, later) = (*self, (id.clone(), draft.clone()));
        if self.may_leave(move || editor.show_draft(later.0.clone(), later.1.clone())) {
            self.show_draft(id, draft);
        }
    }

    /// Forgets what of the open draft is not stored.
    pub fn discard(&self) {
        self.saved.set(Saved::New);
    }

    /// Whether all of the open draft is stored. If it cannot be, going on is offered to the person.
    fn may_leave(&self, go_on: impl Fn() + Send + Sync + 'static) -> bool {
        self.save();
        let stored = self.saved.get_untracked() != Saved::Failed;
        if !stored {
            let text =
                "The open draft is not saved, as the browser's storage is full or blocked. Export a copy of it first.";
            self.notice.set(Some(Notice::offer(text, "Discard it", go_on)));
        }
        stored
    }

    fn show_draft(&self, id: DraftId, draft: Draft) {
        let open =
            Open { id: id.clone(), file: draft.file.clone(), name: draft.name.clone(), opened: draft.opened().into() };
        self.show_document(Session::open(&draft.text), open, draft.own_form);
        self.saved.set(Saved::At(draft.changed));
        drafts::set_current(&id);
    }

    fn show_document(&self, session: Session, open: Open, own_form: bool) {
        self.typing.set_value(None);
        let canonical = crate::markdown::read(&open.opened).is_canonical();
        set(self.canonical, canonical);
        self.open.set_value(open);
        set(self.own_form, own_form);
        // No row of the last document may stand for one of this: all rows are made anew.
        let empty = Session::open("");
        self.session.set_value(empty);
        self.session.with_value(|session| self.show_shape(session.document()));
        self.session.set_value(session);
        self.document_number.update(|number| *number += 1);
        self.session.with_value(|session| {
            let document = session.document();
            let fields = [Field::Title, Field::Date].into_iter().chain(Passage::ALL.map(Field::Passage));
            for field in fields.chain(List::ALL.map(Field::ListText)) {
                if let (Some(control), Some(text)) = (page::element(&field.key()), field.text(document)) {
                    page::set_value(&control, &text);
                }
            }
            set(self.history, (false, false));
        });
        let editor = *self;
        // The rows of the last document go before those of this one come, as their names may be the same.
        after_render(move || {
            editor.session.with_value(|session| editor.show_shape(session.document()));
            editor.settle();
        });
    }

    pub fn draft_id(&self) -> DraftId {
        self.open.with_value(|open| open.id.clone())
    }

    /// Gives the open draft a name.
    pub fn rename(&self, name: Option<String>) {
        self.open.update_value(|open| open.name = name);
        self.saved.set(Saved::Pending);
        self.save();
    }

    /// The file as it was opened.
    pub fn opened(&self) -> Rc<str> {
        self.open.with_value(|open| open.opened.clone())
    }

    /// Whether a file was opened: only then is there something to compare with.
    pub fn has_file(&self) -> bool {
        self.open.with_value(|open| open.file.is_some())
    }

    /// The document as it is to be exported.
    pub fn export(&self, own_form: bool) -> String {
        self.session.with_value(|session| if own_form { session.text() } else { write_canonical(session.document()) })
    }

    /// How many lines a form would change in the opened file.
    pub fn changed_lines(&self, own_form: bool) -> Count {
        let opened = self.opened();
        Difference::of(&opened, &self.export(own_form)).count()
    }

    /// Which form is exported; it is remembered with the draft.
    pub fn set_own_form(&self, own_form: bool) {
        self.own_form.set(own_form);
        self.saved.set(Saved::Pending);
        self.save();
        self.settle();
    }

    /// The name for the exported file: that of the opened one, if there was one.
    pub fn file_name(&self) -> String {
        let opened = self.open.with_value(|open| open.file.clone());
        opened.filter(|name| name.ends_with(".md")).unwrap_or_else(|| self.with(file_name))
    }
}

/// Sets a signal if that changes it.
fn set<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}

/// Does something once the screen shows what changed.
pub fn after_render(act: impl FnOnce() + 'static) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        act();
    });
}

fn shape(document: &Postmortem, list: List) -> Shape {
    let kind = if list == List::Authors { RowKind::Author } else { RowKind::Item(list) };
    match document.list(list) {
        Bullets::Text(_) => Shape::Text,
        Bullets::Items(items) => Shape::Rows(numbered(items.iter().map(|item| (item.id, kind)))),
    }
}

fn numbered(rows: impl Iterator<Item = (Id, RowKind)>) -> Vec<Line> {
    let mut last = 0;
    rows.map(|(id, kind)| {
        let counts = !matches!(kind, RowKind::Day | RowKind::Note);
        last += usize::from(counts);
        Line { id, kind, number: if counts { last } else { 0 } }
    })
    .collect()
}

/// The first field of the first row that one version has and the other has not.
fn first_new_row(before: &Postmortem, after: &Postmortem) -> Option<Field> {
    let rows = |document: &Postmortem| -> Vec<Line> {
        let mut rows = Vec::new();
        for list in List::ALL {
            if let Shape::Rows(lines) = shape(document, list) {
                rows.extend(lines);
            }
        }
        rows.extend(document.actions.iter().map(|entry| Line { id: entry.id, kind: RowKind::Action, number: 0 }));
        rows.extend(document.timeline.iter().map(|entry| Line { id: entry.id, kind: RowKind::Event, number: 0 }));
        rows
    };
    let known: Vec<Id> = rows(before).iter().map(|line| line.id).collect();
    let new = rows(after).into_iter().find(|line| !known.contains(&line.id))?;
    row_fields(new.kind, new.id).into_iter().find(|field| field.text(after).is_some())
}
