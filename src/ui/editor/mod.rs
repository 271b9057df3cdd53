//! The open document and all that acts on it. Components ask it for the signals that they show and hand it edits.
//!
//! Controls are not bound to signals: a key that is typed changes the session and nothing on the screen. Where a
//! document changes by other ways (undo, a fix, another file), the controls whose texts changed are given them.

mod all_drafts;
mod findings;
mod saving;
mod times;

use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use web_sys::Element;

use super::marker_menu::{self, Menu};
use super::notices::Notice;
use super::place_of_change::place_of_change;
use super::row::reveal_row;
use crate::browser::drafts::{self, DraftId};
use crate::browser::zones::BrowserZones;
use crate::browser::{clock, page, preferences};
use crate::difference::{Count, Difference};
use crate::document::{Anchor, Edit, Id, List, Passage, Postmortem, Section};
use crate::draft::Draft;
use crate::file_name::file_name;
use crate::form::{
    Completeness, Field, Line, Shape, action_lines, changed_fields, completeness, list_shape, standing, timeline_lines,
};
use crate::lint::{Decisions, Settings};
use crate::markdown::write_canonical;
use crate::session::Session;
use crate::template::{SRE, Template};

pub use all_drafts::Deleted;
pub use findings::{Findings, Spot};
pub use saving::Saved;

/// The preview follows after this pause, in milliseconds, so that it does not take time between two keys.
const PREVIEW_AFTER: u64 = 180;

/// But it does not wait for longer than this, in milliseconds.
const PREVIEW_AT_LATEST: f64 = 1_200.0;

/// The key of the part of the page that the form stands in.
pub const FORM_COLUMN: &str = "main";

/// What small screens show one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Write,
    Read,
}

/// What stands beside the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    Preview,
    Findings,
    Markdown,
    Changes,
}

/// Facts about the draft that is open.
#[derive(Clone, Debug)]
struct Open {
    id: DraftId,
    file: Option<String>,
    name: Option<String>,
    /// The text of the file as it was first opened: what the difference is shown to.
    opened: Rc<str>,
    /// What storage held of the draft when this tab last read or wrote it there; `None`: it never did.
    seen: Option<Draft>,
}

impl Open {
    /// A text that is no draft yet.
    fn new(text: &str, file: Option<String>) -> Open {
        Open { id: DraftId::unused(), file, name: None, opened: text.into(), seen: None }
    }
}

/// A mouse or a finger. What it is pressed on is not to move before it is released: the click would miss it.
#[derive(Clone, Copy, Debug, Default)]
struct Pointer {
    is_pressed: bool,
    /// The time that the person left by pressing: its row moves once the pointer is released.
    left: Option<Field>,
}

/// The editor of one document at a time.
#[derive(Clone, Copy)]
pub struct Editor {
    session: StoredValue<Session, LocalStorage>,
    open: StoredValue<Open, LocalStorage>,
    /// The field that is being typed in: its control already shows what was typed.
    typing: StoredValue<Option<Field>, LocalStorage>,
    pointer: StoredValue<Pointer>,
    save_timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    preview_timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    preview_due: StoredValue<Option<f64>, LocalStorage>,
    /// The timeline as it was last read.
    read: StoredValue<Option<times::Read>, LocalStorage>,
    /// What the browser knows of zones: it is asked once for all.
    pub zones: StoredValue<BrowserZones, LocalStorage>,
    pub title: RwSignal<String>,
    pub lists: [RwSignal<Shape>; List::ALL.len()],
    pub actions: RwSignal<Vec<Line>>,
    pub timeline: RwSignal<Vec<Line>>,
    pub own: RwSignal<Vec<(Id, Anchor)>>,
    /// Which of [`EXTRA`] say something.
    pub extra: RwSignal<[bool; EXTRA.len()]>,
    pub progress: RwSignal<[Completeness; Section::ALL.len()]>,
    pub history: RwSignal<(bool, bool)>,
    pub saved: RwSignal<Saved>,
    /// The drafts as they were last listed, the one that was changed last first.
    pub drafts: RwSignal<Vec<(DraftId, Draft)>>,
    /// The drafts that were deleted since the page was opened.
    pub deleted: RwSignal<Vec<Deleted>>,
    pub own_form: RwSignal<bool>,
    /// Whether the opened file was in canonical form.
    pub canonical: RwSignal<bool>,
    /// Grows with each change once typing pauses: what is costly follows this.
    pub settled: RwSignal<u32>,
    pub side: RwSignal<Side>,
    /// What stands beside the form.
    pub view: RwSignal<View>,
    pub findings: Findings,
    /// The menu of markers, while it is open.
    pub menu: RwSignal<Option<Menu>>,
    pub notice: RwSignal<Option<Notice>>,
}

/// What the template has no place for: shown only while it says something.
pub const EXTRA: [Field; 4] = [
    Field::FrontMatter,
    Field::Passage(Passage::BeforeTitle),
    Field::Passage(Passage::Introduction),
    Field::Passage(Passage::Lessons),
];

impl Editor {
    /// Opens the draft of this tab, or the one that was changed last, or an empty document.
    pub fn start() -> Editor {
        let blank = Template::read(SRE).blank();
        let editor = Editor {
            session: StoredValue::new_local(Session::open(&blank)),
            open: StoredValue::new_local(Open::new(&blank, None)),
            typing: StoredValue::new_local(None),
            pointer: StoredValue::new(Pointer::default()),
            save_timer: StoredValue::new_local(None),
            preview_timer: StoredValue::new_local(None),
            preview_due: StoredValue::new_local(None),
            read: StoredValue::new_local(None),
            zones: StoredValue::new_local(BrowserZones::default()),
            title: RwSignal::new(String::new()),
            lists: List::ALL.map(|_| RwSignal::new(Shape::Rows(Vec::new()))),
            actions: RwSignal::new(Vec::new()),
            timeline: RwSignal::new(Vec::new()),
            own: RwSignal::new(Vec::new()),
            extra: RwSignal::new([false; EXTRA.len()]),
            progress: RwSignal::new([Completeness::Empty; Section::ALL.len()]),
            history: RwSignal::new((false, false)),
            saved: RwSignal::new(Saved::New),
            drafts: RwSignal::new(Vec::new()),
            deleted: RwSignal::new(Vec::new()),
            own_form: RwSignal::new(false),
            canonical: RwSignal::new(true),
            settled: RwSignal::new(0),
            side: RwSignal::new(Side::Write),
            view: RwSignal::new(View::Preview),
            // What an earlier version of the page took may be a mistake to this one; the dialog of the rules says so.
            findings: Findings::new(
                preferences::rules().and_then(|text| Settings::of_toml(&text).ok()).unwrap_or_default(),
            ),
            menu: RwSignal::new(None),
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
        self.shown_text(field).unwrap_or_default()
    }

    /// What a field shows; `None` if the document does not have it.
    fn shown_text(&self, field: Field) -> Option<String> {
        self.with(|document| field.text(document))
    }

    // Edits

    /// Makes an edit that no control of its own shows already. Returns the rows that it added.
    pub fn apply(&self, edit: Edit) -> Vec<Id> {
        self.settle_time();
        self.typing.set_value(None);
        marker_menu::close(*self);
        self.change(|session| session.apply(edit))
    }

    /// Makes an edit in place of what is typed in a field: both are one step.
    pub fn finish(&self, edit: Edit) {
        self.typing.set_value(None);
        self.change(|session| session.finish(edit));
    }

    /// What is typed from now on is another step, and the field was before it as it is now.
    pub fn end_step(&self) {
        self.session.update_value(Session::end_step);
    }

    /// Has the time that is typed understood, if one is; its row goes to its place. The person is told where that is, or
    /// why it was not understood.
    pub fn settle_time(&self) {
        self.pointer.update_value(|pointer| pointer.left = None);
        let Some(Field::Time(id)) = self.typing.get_value() else { return };
        if !self.session.with_value(Session::has_typed) {
            return;
        }
        let (before, typed) = (self.with(|document| standing(document, id)), self.text(Field::Time(id)));
        self.finish(Edit::SettleTime(id, typed.clone()));
        let after = self.with(|document| standing(document, id));
        let unclear = self.with(|document| document.unclear_time(id));
        if let Some(unclear) = unclear {
            self.notice.set(Some(Notice::say(format!("“{typed}” stays as typed. {unclear}"))));
        } else if let Some(after) = after.filter(|after| before.is_some_and(|before| before.entry != after.entry)) {
            self.notice.set(Some(Notice::say(format!("Moved to {after}."))));
            after_render(move || reveal_row(id));
        }
    }

    /// Takes over what was typed into a control.
    pub fn typed(&self, field: Field, text: String) {
        if self.typing.get_value() != Some(field) {
            self.settle_time();
        }
        self.typing.set_value(Some(field));
        let now = clock::ticks();
        self.change(|session| session.apply_at(field.edit(text), now));
    }

    /// The person left a control: from now on it shows what the document holds.
    pub fn left(&self, field: Field, control: &Element) {
        if matches!(field, Field::Time(_)) && self.pointer.with_value(|pointer| pointer.is_pressed) {
            return self.pointer.update_value(|pointer| pointer.left = Some(field));
        }
        self.settle_time();
        self.typing.set_value(None);
        marker_menu::leave(*self, field);
        self.session.update_value(Session::end_step);
        self.with(|document| {
            if let Some(text) = field.text(document) {
                page::set_value(control, &text);
            }
            self.show_shape(document);
        });
    }

    /// The pointer is pressed somewhere.
    pub fn pressed(&self) {
        self.pointer.update_value(|pointer| pointer.is_pressed = true);
    }

    /// It is not any more. A click follows, and then what waited for it.
    pub fn released(&self) {
        self.pointer.update_value(|pointer| pointer.is_pressed = false);
        if self.pointer.with_value(|pointer| pointer.left.is_some()) {
            let editor = *self;
            set_timeout(move || editor.go_on(), Duration::ZERO);
        }
    }

    /// Does what waited for the pointer to be released.
    fn go_on(&self) {
        let left = self.pointer.try_update_value(|pointer| pointer.left.take()).flatten();
        if let Some((field, control)) = left.and_then(|field| Some((field, page::element(&field.key())?))) {
            self.left(field, &control);
        }
    }

    pub fn undo(&self) {
        self.go_on();
        if !self.put_back() {
            self.reveal_change(Session::undo);
        }
    }

    pub fn redo(&self) {
        self.go_on();
        self.reveal_change(Session::redo);
    }

    /// Takes back what was typed last where that changed nothing in the document, as with a day that is none: it is no step,
    /// and the one before it is about something else. Returns whether there was such a text.
    fn put_back(&self) -> bool {
        if self.session.with_value(Session::is_typing_a_step) {
            return false;
        }
        let typed = self.typing.get_value().and_then(|field| page::element(&field.key()).zip(self.shown_text(field)));
        let Some((control, text)) = typed else { return false };
        if page::value(&control).is_none_or(|typed| typed == text) {
            return false;
        }
        self.typing.set_value(None);
        self.session.update_value(Session::end_step);
        page::set_value(&control, &text);
        true
    }

    /// Makes a change, if there is one to make, and puts the focus where the person sees what it did.
    fn reveal_change(&self, change: impl FnOnce(&mut Session) -> bool) {
        self.typing.set_value(None);
        marker_menu::close(*self);
        let focused = page::document().active_element().map(|element| element.id());
        let before = self.with(Postmortem::clone);
        if !self.change(change) {
            return;
        }
        let place = self.with(|after| place_of_change(&before, after));
        // A row that moved loses the focus on the way.
        if let Some(key) = place.or(focused).filter(|key| !key.is_empty()) {
            self.go_to(key);
        }
    }

    /// Puts the focus into the control of a key, once the form is shown and the control is there.
    pub fn go_to(&self, key: String) {
        self.side.set(Side::Write);
        after_render(move || page::focus(if page::element(&key).is_some() { &key } else { FORM_COLUMN }));
    }

    fn change<T>(&self, change: impl FnOnce(&mut Session) -> T) -> T {
        let before = self.with(Postmortem::clone);
        let result = self.session.try_update_value(change);
        if self.with(|after| *after != before) {
            self.end_offer();
            self.show_changes(&before);
            self.schedule();
        }
        // The session lives as long as the page.
        result.unwrap_or_else(|| unreachable!("the session is gone"))
    }

    /// Takes away a message whose offer was about the document as it was until now.
    fn end_offer(&self) {
        if self.notice.with_untracked(|notice| notice.as_ref().is_some_and(Notice::ends_with_edit)) {
            self.notice.set(None);
        }
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

    /// Updates the signals that say which rows and parts there are. The control that is typed in stays where it is, even
    /// if what it holds just now is nothing, or rows.
    fn show_shape(&self, document: &Postmortem) {
        let typing = self.typing.get_value();
        set(self.title, document.title.to_string());
        for list in List::ALL.into_iter().filter(|list| typing != Some(Field::ListText(*list))) {
            set(self.lists[list as usize], list_shape(document, list));
        }
        if !matches!(typing, Some(Field::Note(_))) {
            set(self.actions, action_lines(document));
            set(self.timeline, timeline_lines(document));
        }
        set(self.own, document.own.iter().map(|own| (own.id, own.value.after)).collect());
        let says = |field: Field| field.text(document).is_some_and(|text| !text.is_empty());
        set(self.extra, EXTRA.map(|field| typing == Some(field) || says(field)));
        set(self.progress, completeness(document));
    }

    // Time

    /// Sees to it that what changed is stored and shown soon.
    fn schedule(&self) {
        let editor = *self;
        self.save_soon();
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

    // Documents

    /// Opens a person's text as a new draft, and says so by `then`. The draft that was open stays stored; if it cannot be,
    /// the person is asked first.
    pub fn open_text(&self, text: String, file: Option<String>, then: impl Fn() + Send + Sync + 'static) {
        let editor = *self;
        self.leave(move || {
            editor.show_text(&text, file.clone(), true);
            // What a person opened is worth keeping before the first edit.
            editor.saved.set(Saved::Pending);
            editor.save();
            then();
        });
    }

    /// Opens a text that is always to be had. It becomes a draft with the first edit.
    pub fn open_template(&self, text: String) {
        let editor = *self;
        self.leave(move || editor.show_text(&text, None, false));
    }

    /// Shows a text that is no draft yet; it is judged as a whole if it was written before.
    fn show_text(&self, text: &str, file: Option<String>, whole: bool) {
        let decisions = Decisions { whole, ..Decisions::default() };
        self.show_document(Session::open(text), Open::new(text, file), false, decisions);
        self.saved.set(Saved::New);
    }

    /// An empty document.
    pub fn open_blank(&self) {
        self.open_template(Template::read(SRE).blank());
    }

    pub fn open_draft(&self, id: DraftId, draft: Draft) {
        let editor = *self;
        self.leave(move || editor.show_draft(id.clone(), draft.clone()));
    }

    /// Goes on to another document, once all of the open draft is stored. If it cannot be, that is offered to the person.
    fn leave(&self, go_on: impl Fn() + Send + Sync + 'static) {
        self.settle_time();
        self.save();
        if self.saved.get_untracked() == Saved::Deleted {
            self.keep_deleted();
            return go_on();
        }
        if self.is_stored() {
            return go_on();
        }
        let text =
            "The open draft is not saved, as the browser's storage is full or blocked. Export a copy of it first.";
        self.notice.set(Some(Notice::offer(text, "Discard it", go_on).until_edit()));
    }

    fn show_draft(&self, id: DraftId, draft: Draft) {
        let (session, own_form, changed) = (Session::open(&draft.text), draft.own_form, draft.changed);
        let decisions = draft.decisions.clone();
        let (file, name, opened) = (draft.file.clone(), draft.name.clone(), draft.opened().into());
        drafts::set_current(&id);
        self.show_document(session, Open { id, file, name, opened, seen: Some(draft) }, own_form, decisions);
        self.saved.set(Saved::At(changed));
    }

    fn show_document(&self, session: Session, open: Open, own_form: bool, decisions: Decisions) {
        self.typing.set_value(None);
        self.end_offer();
        let canonical = crate::markdown::read(&open.opened).is_canonical();
        set(self.canonical, canonical);
        self.open.set_value(open);
        set(self.own_form, own_form);
        self.findings.open(session.document(), decisions);
        // No row of the last document may stand for one of this: all rows are made anew.
        let empty = Session::open("");
        self.session.set_value(empty);
        self.session.with_value(|session| self.show_shape(session.document()));
        self.session.set_value(session);
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

    /// The file as it was opened.
    pub fn opened(&self) -> Rc<str> {
        self.open.with_value(|open| open.opened.clone())
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
        if self.own_form.get_untracked() == own_form {
            return;
        }
        self.own_form.set(own_form);
        self.save_facts();
        self.settle();
    }

    /// The name for the exported file: that of the opened one if it is one of Markdown. Another one, as `notes.txt`, is not
    /// kept: Markdown in a file that says otherwise is shown as something else.
    pub fn file_name(&self) -> String {
        let is_markdown = |name: &String| {
            let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
            matches!(ending.as_deref(), Some("md" | "markdown"))
        };
        let opened = self.open.with_value(|open| open.file.clone());
        opened.filter(is_markdown).unwrap_or_else(|| self.with(file_name))
    }
}

/// Sets a signal if that changes it.
pub fn set<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
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
