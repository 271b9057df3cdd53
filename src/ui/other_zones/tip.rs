//! What a time is in the other zones that matter to a person: shown above the time while the pointer rests on it or the
//! focus is in it, and read out with it.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::portal::Portal;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::super::editor::{FORM_COLUMN, after_render};
use super::{Shown, UTC};
use crate::browser::page;
use crate::chronology::elsewhere::zone;
use crate::chronology::{NamedZone, ShownTime};
use crate::document::Id;
use crate::form::Field;

const KEY: &str = "times-elsewhere";

/// How long the pointer rests on a time before the tip comes, in milliseconds.
const RESTS: u64 = 400;

/// How long the focus is in a time, and nothing is typed, before the tip comes, in milliseconds: whoever goes through the
/// rows or fills them in is not to be followed by it.
const STAYS: u64 = 900;

/// How long the pointer has to go from the time to the tip, in milliseconds.
const WAITS: u64 = 150;

#[derive(Clone, Copy)]
pub struct Tip {
    shown: Shown,
    /// The row that it is about.
    row: RwSignal<Option<Id>>,
    /// The row whose time has the focus.
    focused: StoredValue<Option<Id>>,
    is_open: RwSignal<bool>,
    timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

/// The time in a zone.
#[derive(Clone, PartialEq)]
struct Line {
    time: String,
    zone: String,
    /// How many days later it is there, in words.
    later: String,
}

/// The control that an event is about, if it is the time of a row.
fn time_of(event: &Event) -> Option<(Element, Id)> {
    let control: Element = event.target()?.dyn_into().ok()?;
    match Field::of_key(&control.id())? {
        Field::Time(id) => Some((control, id)),
        _ => None,
    }
}

impl Tip {
    pub fn new(shown: Shown) -> Tip {
        Tip {
            shown,
            row: RwSignal::new(None),
            focused: StoredValue::new(None),
            is_open: RwSignal::new(false),
            timer: StoredValue::new_local(None),
        }
    }

    pub fn hovered(self, event: &Event) {
        if let Some((_, id)) = time_of(event) {
            self.open_soon(id, RESTS);
        }
    }

    pub fn unhovered(self, event: &Event) {
        if time_of(event).is_some() {
            self.close_soon();
        }
    }

    pub fn focused(self, event: &Event) {
        if let Some((control, id)) = time_of(event) {
            self.focused.set_value(Some(id));
            page::describe(&control, KEY, true);
            self.open_soon(id, STAYS);
        }
    }

    pub fn left(self, event: &Event) {
        if let Some((control, _)) = time_of(event) {
            self.focused.set_value(None);
            page::describe(&control, KEY, false);
            self.close();
        }
    }

    /// Takes it away until the person comes to a time again.
    pub fn close(self) {
        self.stop();
        self.is_open.set(false);
        self.row.set(self.focused.get_value());
    }

    fn close_soon(self) {
        self.after(WAITS, move || self.close());
    }

    /// It is about this row at once, for those who hear it, and comes into sight later.
    fn open_soon(self, id: Id, milliseconds: u64) {
        self.is_open.set(false);
        self.row.set(Some(id));
        self.after(milliseconds, move || self.is_open.set(true));
    }

    fn stop(self) {
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
        }
    }

    fn after(self, milliseconds: u64, act: impl Fn() + 'static) {
        self.stop();
        self.timer.set_value(set_timeout_with_handle(act, Duration::from_millis(milliseconds)).ok());
    }

    /// The time in UTC, in the person's zone and in the chosen one, unless it was written in that.
    fn lines(self) -> Vec<Line> {
        let Shown { zones, mine, zone: chosen, elsewhere, .. } = self.shown;
        let Some(id) = self.row.get() else { return Vec::new() };
        let mine = mine.get_value();
        zones.with_value(|zones| {
            let named = [Some(UTC), mine.as_deref()].into_iter().flatten().filter_map(|name| zone(name, zones));
            let mut others: Vec<NamedZone> = Vec::new();
            for other in named.chain(chosen.get()) {
                if others.iter().all(|known| known.name != other.name) {
                    others.push(other);
                }
            }
            elsewhere.with(|elsewhere| {
                let Some(row) = elsewhere.rows.iter().find(|row| row.id == id) else { return Vec::new() };
                let times = elsewhere.times(row, &others, zones).into_iter();
                let line = |(time, zone): (ShownTime, &str)| Line {
                    time: time.to_string(),
                    zone: zone.to_owned(),
                    later: later(time.days),
                };
                times.map(line).collect()
            })
        })
    }

    pub fn view(self) -> impl IntoView {
        let lines = Memo::new(move |_| self.lines());
        // What stands beside the time already is worth no tip.
        let is_new = move |line: &Line| {
            self.shown.zone.with(|chosen| chosen.as_ref().and_then(|chosen| chosen.name.as_ref()) != Some(&line.zone))
        };
        let is_shown = move || self.is_open.get() && lines.with(|lines| lines.iter().any(is_new));
        let tip = NodeRef::<leptos::html::Div>::new();
        Effect::new(move |_| {
            let control = self.row.get().and_then(|id| page::element(&Field::Time(id).key()));
            if let (Some(tip), Some(control), Some(form)) = (tip.get(), control, page::element(FORM_COLUMN))
                && is_shown()
            {
                // Its size is known once it is shown.
                after_render(move || page::place_above(&tip, &control, &form));
            }
        });
        // Escape takes it away wherever the focus is: it may have come by the mouse.
        Effect::new(move |_| {
            if self.is_open.get() {
                let pressed = move |event: web_sys::KeyboardEvent| {
                    if event.key() == "Escape" {
                        self.close();
                    }
                };
                let listener = window_event_listener(leptos::ev::keydown, pressed);
                on_cleanup(move || listener.remove());
            }
        });
        let is_used = Memo::new(move |was: Option<&bool>| was == Some(&true) || self.row.get().is_some());
        // The section would cut off what stands out of it.
        let view = move |form: HtmlElement| {
            view! {
                <Portal mount=form>
                    <div class="tip" id=KEY role="tooltip" hidden=move || !is_shown() node_ref=tip
                        on:mouseenter=move |_| self.stop() on:mouseleave=move |_| self.close_soon()>
                        {move || lines.get().into_iter().map(|line| view! { <p><b>{line.time}</b>" "{line.zone}{line.later}</p> }).collect_view()}
                    </div>
                </Portal>
            }
        };
        move || is_used.get().then(|| page::element(FORM_COLUMN).map(view))
    }
}

/// How many days later it is elsewhere, in words after the zone.
fn later(days: i64) -> String {
    let (count, direction) = (days.abs(), if days < 0 { "earlier" } else { "later" });
    match count {
        0 => String::new(),
        1 => format!(", a day {direction}"),
        _ => format!(", {count} days {direction}"),
    }
}
