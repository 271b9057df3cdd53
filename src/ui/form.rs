//! The form: every section of the template as the control that suits it, in the template's order.

use leptos::prelude::*;

use super::actions::ActionTable;
use super::bullets::BulletList;
use super::calendar::{self, add_calendar};
use super::editor::{EXTRA, Editor};
use super::keys;
use super::own::{AddOwn, OwnSections};
use super::section::Frame;
use super::text::{MarkdownArea, PlainArea};
use super::timeline::TimelineTable;
use crate::document::{Anchor, Content, Passage, Section};
use crate::form::{Field, owners, statuses, zones};
use crate::lint::Part;
use crate::template::{SRE, Template};

#[component]
pub fn Form() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let template = Template::read(SRE);
    let sections = Section::ALL.map(|section| {
        let guidance = template.guidance(section);
        let own_after = match section {
            Section::LessonsLearned => None,
            Section::GotLucky => Some(
                view! {
                    <OwnSections after=Anchor::Section(Section::GotLucky) />
                    <OwnSections after=Anchor::Section(Section::LessonsLearned) />
                }
                .into_any(),
            ),
            _ => Some(view! { <OwnSections after=Anchor::Section(section) /> }.into_any()),
        };
        view! {
            <Frame key=key(section) heading=section.heading() level=section.level() guidance=guidance part=Part::Section(section)>
                {control(section)}
            </Frame>
            {own_after}
        }
    });
    view! {
        <form class="form" id="form" aria-label="Postmortem" autocomplete="off"
            on:submit=|event| event.prevent_default()
            on:input=move |event| keys::input(editor, &event)
            on:change=move |event| calendar::picked(editor, &event)
            on:focusin=move |event| keys::came(editor, &event)
            on:focusout=move |event| keys::left(editor, &event)
            on:keydown=move |event| keys::pressed(editor, &event)
            on:click=move |event| keys::clicked(editor, &event)
        >
            <Extra field=Field::FrontMatter name="Front matter" />
            <Extra field=Field::Passage(Passage::BeforeTitle) name="Before the title" />
            <Frame key="title".to_owned() heading="Title" guidance=template.title_guidance() part=Part::Title>
                <div class="written">
                    <textarea id=Field::Title.key() class="area title" rows="1" aria-label="Title" placeholder="What happened, as a headline"
                        data-line prop:value=editor.text(Field::Title)></textarea>
                </div>
            </Frame>
            <Extra field=Field::Passage(Passage::Introduction) name="Introduction" />
            <OwnSections after=Anchor::Title />
            {sections.collect_view()}
            <AddOwn after=Anchor::Section(Section::SupportingInformation) />
            <Suggestions />
        </form>
    }
}

/// Names a section in the page.
pub fn key(section: Section) -> String {
    format!("{section:?}").to_lowercase()
}

fn control(section: Section) -> AnyView {
    match section.content() {
        Content::Date => view! { <DateControl /> }.into_any(),
        Content::Passage(Passage::Status) => view! { <StatusControl /> }.into_any(),
        Content::Passage(passage) => {
            let (field, name) = (Field::Passage(passage), section.heading());
            if EXTRA.contains(&field) {
                view! { <Extra field=field name=name /> }.into_any()
            } else {
                view! { <MarkdownArea field=field name=name bar=true /> }.into_any()
            }
        }
        Content::List(list) => view! { <BulletList list=list /> }.into_any(),
        Content::Actions => view! { <ActionTable /> }.into_any(),
        Content::Timeline => view! { <TimelineTable /> }.into_any(),
    }
}

/// One of [`EXTRA`]: a text that is shown only while it says something.
#[component]
fn Extra(field: Field, name: &'static str) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let index = EXTRA.iter().position(|extra| *extra == field);
    let shown = Memo::new(move |_| index.is_some_and(|index| editor.extra.get()[index]));
    move || {
        shown.get().then(|| {
            view! {
                <div class="extra">
                    <p class="label">{name}</p>
                    {if field == Field::FrontMatter {
                        view! { <PlainArea field=field name=name /> }.into_any()
                    } else {
                        view! { <MarkdownArea field=field name=name /> }.into_any()
                    }}
                </div>
            }
        })
    }
}

/// The date, typed or picked. What is not a day is kept as typed.
#[component]
fn DateControl() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let field = Field::Date;
    let control = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let Some(control) = control.get() {
            add_calendar(&control, "Pick the date");
        }
    });
    view! {
        <div class="day" node_ref=control>
            <input type="text" id=field.key() class="line" aria-label="Date" placeholder="YYYY-MM-DD" prop:value=editor.text(field) />
        </div>
    }
}

/// The status, with the usual ones at hand.
#[component]
fn StatusControl() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let field = Field::Passage(Passage::Status);
    let choose = move |status: String| {
        editor.apply(field.edit(status));
    };
    view! {
        <MarkdownArea field=field name="Status" />
        <div class="choices" role="group" aria-label="Usual statuses">
            {statuses().into_iter().map(|status| {
                let chosen = status.clone();
                view! { <button type="button" class="chip" on:click=move |_| choose(chosen.clone())>{status}</button> }
            }).collect_view()}
        </div>
    }
}

/// What fields are usually filled with: shared by all rows.
#[component]
fn Suggestions() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let list = move |key: &'static str, words: fn(&crate::document::Postmortem) -> Vec<String>| {
        let words = Memo::new(move |_| {
            editor.settled.track();
            editor.with(words)
        });
        view! {
            <datalist id=key>
                {move || words.get().into_iter().map(|word| view! { <option value=word></option> }).collect_view()}
            </datalist>
        }
    };
    view! { {list("owners", owners)} {list("zones", zones)} }
}
