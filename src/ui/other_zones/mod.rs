//! The timeline's times in other zones. Which one is shown beside them is a choice of this browser and no part of the
//! document.

mod beside;
mod tip;

use std::rc::Rc;

use leptos::prelude::*;

use self::beside::Beside;
use self::tip::Tip;
use super::editor::{Editor, after_render};
use crate::browser::zones::{self, BrowserZones};
use crate::browser::{page, preferences};
use crate::chronology::elsewhere::zone;
use crate::chronology::{Elsewhere, NamedZone, Times};
use crate::form::RowKind;

/// What stands beside the times.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Choice {
    Nothing,
    Utc,
    /// The zone of the browser, wherever that is now.
    Mine,
    /// As it was typed.
    Another(String),
}

const MINE: &str = "mine";
const ANOTHER: &str = "another";
const UTC: &str = "UTC";

impl Choice {
    fn remembered() -> Choice {
        match preferences::other_zone() {
            None => Choice::Nothing,
            Some(zone) if zone == UTC => Choice::Utc,
            Some(zone) if zone == MINE => Choice::Mine,
            Some(zone) => Choice::Another(zone),
        }
    }

    /// The choice of an option's value.
    fn of(value: &str) -> Choice {
        match value {
            UTC => Choice::Utc,
            MINE => Choice::Mine,
            ANOTHER => Choice::Another(String::new()),
            _ => Choice::Nothing,
        }
    }

    fn value(&self) -> &'static str {
        match self {
            Choice::Nothing => "",
            Choice::Utc => UTC,
            Choice::Mine => MINE,
            Choice::Another(_) => ANOTHER,
        }
    }

    fn remember(&self) {
        preferences::set_other_zone(match self {
            Choice::Another(typed) => typed,
            choice => choice.value(),
        });
    }
}

/// What the control and the times share.
#[derive(Clone, Copy)]
struct Shown {
    zones: StoredValue<BrowserZones, LocalStorage>,
    mine: StoredValue<Option<String>>,
    choice: RwSignal<Choice>,
    /// The zone that is chosen, if there is one of that name.
    zone: Memo<Option<NamedZone>>,
    /// Follows the timeline once typing pauses.
    elsewhere: RwSignal<Elsewhere, LocalStorage>,
}

/// The rows of the timeline, below the choice of the zone that their times are shown in too.
#[component]
pub fn OtherZones(children: Children) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let zones = editor.zones;
    let mine = StoredValue::new(zones::own());
    let choice = RwSignal::new(Choice::remembered());
    let zone = Memo::new(move |_| {
        let name = choice.with(|choice| match choice {
            Choice::Nothing => None,
            Choice::Utc => Some(UTC.to_owned()),
            Choice::Mine => mine.get_value(),
            Choice::Another(typed) => Some(typed.clone()),
        });
        zones.with_value(|zones| zone(&name?, zones))
    });
    let elsewhere = RwSignal::new_local(Elsewhere::default());
    let shown = Shown { zones, mine, choice, zone, elsewhere };

    let read = StoredValue::new_local(None::<Rc<Times>>);
    // Whether the timeline is another one than was read last.
    let read_anew = move || {
        let times = editor.times();
        if read.with_value(|read| read.as_ref().is_some_and(|read| Rc::ptr_eq(read, &times))) {
            return false;
        }
        elsewhere.set(zones.with_value(|zones| Elsewhere::of(&times.chronology, zones)));
        read.set_value(Some(times));
        true
    };
    let rows = NodeRef::<leptos::html::Div>::new();
    let beside = StoredValue::new_local(Beside::default());
    let show = move |zone: Option<NamedZone>| {
        let Some(rows) = rows.get_untracked() else { return };
        if !read_anew() && !beside.with_value(|beside| beside.is_due(zone.as_ref())) {
            return;
        }
        let _ = rows.class_list().toggle_with_force("with-others", zone.is_some());
        elsewhere.with_untracked(|elsewhere| {
            zones.with_value(|zones| beside.update_value(|beside| beside.show(elsewhere, zone, zones)));
        });
    };
    Effect::new(move |_| {
        editor.settled.track();
        let zone = zone.get();
        // The rows may be about to come.
        after_render(move || show(zone));
    });
    let tip = Tip::new(shown);
    view! {
        <Control shown=shown />
        <div class="times" node_ref=rows
            on:mouseover=move |event| tip.hovered(&event)
            on:mouseout=move |event| tip.unhovered(&event)
            on:focusin=move |event| tip.focused(&event)
            on:focusout=move |event| tip.left(&event)
            on:input=move |_| tip.close()
        >
            {children()}
        </div>
        {tip.view()}
    }
}

/// The choice of a zone.
#[component]
fn Control(shown: Shown) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let Shown { zones, mine, choice, zone: chosen, elsewhere } = shown;
    let has_rows =
        Memo::new(move |_| editor.timeline.with(|lines| lines.iter().any(|line| line.kind == RowKind::Event)));
    let choose = move |new: Choice| {
        new.remember();
        choice.set(new);
    };
    let is_another = Memo::new(move |_| choice.with(|choice| matches!(choice, Choice::Another(_))));
    let as_written = move || {
        elsewhere.with(|elsewhere| match elsewhere.only_zone() {
            Some(zone) => format!("as written ({zone})"),
            None => "as written".to_owned(),
        })
    };
    let selected = move |event: web_sys::Event| {
        choose(Choice::of(&event_target_value(&event)));
        if is_another.get_untracked() {
            after_render(|| page::focus(TYPED));
        }
    };
    let option = move |value: &'static str, text: String| {
        view! { <option value=value selected=move || choice.with(|choice| choice.value() == value)>{text}</option> }
    };
    // Where the browser's zone is UTC, one of both will do.
    let own = mine.get_value().filter(|own| own != UTC);
    let hint = move || {
        let typed = choice.with(|choice| match choice {
            Choice::Another(typed) => typed.trim().to_owned(),
            _ => String::new(),
        });
        match chosen.get() {
            None if typed.is_empty() => None,
            None => Some(format!("No zone “{typed}” is known here. Write one as Asia/Kolkata, CET or +05:30.")),
            Some(_) if elsewhere.with(|elsewhere| !elsewhere.is_dated) => {
                Some("What clocks elsewhere show depends on the day: give the incident its date first.".to_owned())
            }
            Some(zone) => zone.note(),
        }
    };
    let names = move || {
        let names = if is_another.get() { zones::all() } else { Vec::new() };
        names.into_iter().map(|name| view! { <option value=name></option> }).collect_view()
    };
    view! {
        <div class="other-zones" hidden=move || !has_rows.get()>
            <label for="other-zone">"Show times in"</label>
            <select id="other-zone" class="line" on:change=selected>
                <option value="" selected=move || choice.with(|choice| *choice == Choice::Nothing)>{as_written}</option>
                {option(UTC, UTC.to_owned())}
                {own.map(|own| option(MINE, format!("my zone ({own})")))}
                {option(ANOTHER, "another zone".to_owned())}
            </select>
            {move || is_another.get().then(|| {
                let typed = choice.with_untracked(|choice| match choice {
                    Choice::Another(typed) => typed.clone(),
                    _ => String::new(),
                });
                view! {
                    <input type="text" id=TYPED class="line" list="all-zones" aria-label="The other zone" placeholder="Asia/Kolkata"
                        autocomplete="off" value=typed aria-describedby="other-zone-hint"
                        on:change=move |event| choose(Choice::Another(event_target_value(&event)))
                        on:input=move |event| {
                            // One of the list is meant as soon as it is complete.
                            let typed = event_target_value(&event);
                            if zones.with_value(|zones| zone(&typed, zones)).is_some() {
                                choose(Choice::Another(typed));
                            }
                        } />
                }
            })}
            <datalist id="all-zones">{names}</datalist>
            <p class="hint" id="other-zone-hint" aria-live="polite">{hint}</p>
        </div>
    }
}

/// The key of the field that another zone is typed into.
const TYPED: &str = "other-zone-name";
