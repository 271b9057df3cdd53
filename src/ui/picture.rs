//! The picture of the timeline: above the rows, where points and rows point to each other, and in the preview.

use std::rc::Rc;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, SvgElement};

use super::editor::Editor;
use super::figures::{Figures, Shown, put_into_summary};
use super::notices::Notice;
use crate::browser::{files, page};
use crate::chronology::Times;
use crate::chronology::picture::drawing::{POINT, Shape, draw};
use crate::chronology::picture::{Scene, svg};
use crate::document::Id;
use crate::file_name::picture_name;
use crate::form::Field;
use crate::preview::{inline, plain_text};

/// What it is called.
const NAME: &str = "Picture of the timeline";

/// The key of its description in words.
const DESCRIPTION: &str = "picture-description";

/// The class of what is pointed at, in the picture and among the rows.
const LIT: &str = "lit";

/// Where nothing tells how wide the picture may be, in pixels: it is not on the screen.
const UNSEEN_WIDTH: i32 = 640;

/// The rows of the timeline, below its figures and its picture, which follow them once typing pauses.
#[component]
pub fn WithPicture(children: Children) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let shown = RwSignal::new(Shown::default());
    let picture = Picture::new();
    let width = RwSignal::new(UNSEEN_WIDTH);
    let made_of = StoredValue::new_local(None::<MadeOf>);
    Effect::new(move |_| {
        editor.settled.track();
        let now = MadeOf { times: editor.times(), width: width.get() };
        if made_of.with_value(|before| before.as_ref() == Some(&now)) {
            return;
        }
        let figures = Shown::of(&now.times);
        if shown.with_untracked(|before| *before != figures) {
            shown.set(figures);
        }
        picture.scene.set(now.scene(editor));
        made_of.set_value(Some(now));
    });
    let whole = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(whole) = whole.get() {
            page::observe_width(&whole, move |now| width.set(now));
        }
    });
    let put = Callback::new(move |measure| put_into_summary(editor, measure));
    let at = |target: Option<web_sys::EventTarget>| target.and_then(|target| target.dyn_into::<Element>().ok());
    view! {
        <div node_ref=whole
            on:mouseover=move |event| picture.point_at(at(event.target()))
            on:mouseleave=move |_| picture.point_at(None)
            on:focusin=move |event| picture.point_at(at(event.target()))
            on:focusout=move |event| picture.point_at(at(event.related_target()))
        >
            <Figures shown=shown put=put />
            <Frame picture=picture />
            {children()}
        </div>
    }
}

/// What a picture is made of.
struct MadeOf {
    times: Rc<Times>,
    /// In pixels.
    width: i32,
}

impl MadeOf {
    fn scene(&self, editor: Editor) -> Option<Scene> {
        let Times { chronology, figures } = &*self.times;
        editor.zones.with_value(|zones| Scene::of(chronology, figures, self.width, zones))
    }
}

impl PartialEq for MadeOf {
    fn eq(&self, other: &MadeOf) -> bool {
        Rc::ptr_eq(&self.times, &other.times) && self.width == other.width
    }
}

/// The picture above the rows.
#[derive(Clone, Copy)]
struct Picture {
    scene: RwSignal<Option<Scene>, LocalStorage>,
    frame: NodeRef<Div>,
    /// What is pointed at in the picture, in words.
    pointed: RwSignal<String>,
    /// What shines.
    lit: StoredValue<Lit, LocalStorage>,
    /// The point that Tab comes to is that of this row.
    current: StoredValue<Option<Id>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Lit {
    rows: Vec<Id>,
    elements: Vec<Element>,
}

#[component]
fn Frame(picture: Picture) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let Picture { scene, frame, pointed, .. } = picture;
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            scene.with(|scene| picture.show(&frame, scene.as_ref()));
        }
    });
    let description = move || scene.with(|scene| scene.as_ref().map(|scene| scene.description.clone()));
    let is_empty = Memo::new(move |_| scene.with(Option::is_none));
    view! {
        <div class="picture-frame" hidden=move || is_empty.get()>
            <p class="unseen" id=DESCRIPTION>{description}</p>
            <div node_ref=frame
                on:keydown=move |event| picture.pressed(editor, &event)
                on:click=move |event| picture.clicked(editor, &event)></div>
            <footer>
                <p class="pointed" aria-hidden="true">{move || pointed.get()}</p>
                <button type="button" class="save" on:click=move |_| picture.save(editor)>"Save picture"</button>
            </footer>
        </div>
    }
}

impl Picture {
    fn new() -> Picture {
        Picture {
            scene: RwSignal::new_local(None),
            frame: NodeRef::new(),
            pointed: RwSignal::new(String::new()),
            lit: StoredValue::new_local(Lit::default()),
            current: StoredValue::new(None),
        }
    }

    /// Draws it anew. A point that has the focus keeps it.
    fn show(&self, frame: &Element, scene: Option<&Scene>) {
        let had_focus = frame.contains(page::document().active_element().as_deref());
        frame.set_text_content(None);
        let Some(scene) = scene else { return };
        let drawn = build(&draw(scene));
        page::set_attributes(&drawn, &[("role", "group"), ("aria-label", NAME), ("aria-describedby", DESCRIPTION)]);
        let current = self.current.get_value().and_then(|id| scene.points.iter().position(|it| it.rows.contains(&id)));
        let current = current.unwrap_or(0);
        for (at, point) in page::descendants(&drawn, POINTS).iter().enumerate() {
            let reached = if at == current { "0" } else { "-1" };
            page::set_attributes(point, &[("role", "button"), ("tabindex", reached)]);
        }
        let _ = frame.append_child(&drawn);
        if had_focus {
            self.focus(current);
        }
        self.light(self.lit.with_value(|lit| lit.rows.clone()));
    }

    fn element(&self, at: usize) -> Option<Element> {
        self.frame.get_untracked()?.query_selector(&format!("[{POINT}=\"{at}\"]")).ok()?
    }

    /// Lets Tab come to a point from now on, and puts the focus there.
    fn focus(&self, at: usize) {
        if let Some(frame) = self.frame.get_untracked() {
            for before in page::descendants(&frame, "[tabindex=\"0\"]") {
                page::set_attributes(&before, &[("tabindex", "-1")]);
            }
        }
        let Some(point) = self.element(at).and_then(|point| point.dyn_into::<SvgElement>().ok()) else { return };
        page::set_attributes(&point, &[("tabindex", "0")]);
        let _ = point.focus();
    }

    /// The point that an element belongs to.
    fn point_around(&self, element: &Element) -> Option<usize> {
        element.closest(POINTS).ok()??.get_attribute(POINT)?.parse().ok()
    }

    fn rows_of(&self, at: usize) -> Vec<Id> {
        self.scene.with_untracked(|scene| {
            scene.as_ref().and_then(|scene| scene.points.get(at)).map(|point| point.rows.clone()).unwrap_or_default()
        })
    }

    /// Lets a point and its rows shine while one of them is pointed at, or has the focus while nothing is pointed at.
    fn point_at(&self, target: Option<Element>) {
        let focused = || page::document().active_element();
        let subject = |target: &Element| -> Option<(Vec<Id>, Option<usize>)> {
            if let Some(at) = self.point_around(target) {
                return Some((self.rows_of(at), Some(at)));
            }
            let row = target.closest("[data-rows=timeline] [data-row]").ok()??;
            Some((vec![Id(row.get_attribute("data-id")?.parse().ok()?)], None))
        };
        let found = target.as_ref().and_then(subject).or_else(|| subject(&focused()?));
        let (rows, point) = found.unwrap_or_default();
        let name =
            point.and_then(|at| self.scene.with_untracked(|scene| Some(scene.as_ref()?.points.get(at)?.name.clone())));
        let name = name.unwrap_or_default();
        if self.pointed.with_untracked(|before| *before != name) {
            self.pointed.set(name);
        }
        if self.lit.with_value(|lit| lit.rows != rows) {
            self.light(rows);
        }
    }

    fn light(&self, rows: Vec<Id>) {
        self.lit.update_value(|lit| {
            for element in lit.elements.drain(..) {
                let _ = element.class_list().remove_1(LIT);
            }
            let row = |id: &Id| page::element(&Field::Time(*id).key())?.closest("[data-row]").ok()?;
            lit.elements.extend(rows.iter().filter_map(row));
            let point = self.scene.with_untracked(|scene| {
                let first = rows.first()?;
                scene.as_ref()?.points.iter().position(|point| point.rows.contains(first))
            });
            lit.elements.extend(point.and_then(|at| self.element(at)));
            for element in &lit.elements {
                let _ = element.class_list().add_1(LIT);
            }
            lit.rows = rows;
        });
    }

    /// The arrows go from point to point, in the order of time; Enter and the space bar go to the row.
    fn pressed(&self, editor: Editor, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(at) = target.and_then(|target| self.point_around(&target)) else { return };
        let last = self.scene.with_untracked(|scene| scene.as_ref().map_or(0, |scene| scene.points.len() - 1));
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (at + 1).min(last),
            "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "Enter" | " " => {
                event.prevent_default();
                return self.go(editor, at);
            }
            _ => return,
        };
        event.prevent_default();
        self.current.set_value(self.rows_of(to).first().copied());
        self.focus(to);
    }

    fn clicked(&self, editor: Editor, event: &web_sys::MouseEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(at) = target.and_then(|target| self.point_around(&target)) {
            self.go(editor, at);
        }
    }

    fn go(&self, editor: Editor, at: usize) {
        let Some(row) = self.rows_of(at).first().copied() else { return };
        self.current.set_value(Some(row));
        editor.go_to(Field::Time(row).key());
    }

    /// Offers it as a file.
    fn save(&self, editor: Editor) {
        let title = editor.with(|document| plain_text(&inline(&document.title)));
        let title = if title.is_empty() { NAME } else { &title };
        let file = self.scene.with_untracked(|scene| scene.as_ref().map(|scene| svg::standalone(scene, title)));
        let Some(file) = file else { return };
        let name = editor.with(picture_name);
        let said = match files::download(&name, &file) {
            Ok(()) => format!("“{name}” was downloaded."),
            Err(_) => "The browser did not allow the download.".to_owned(),
        };
        editor.notice.set(Some(Notice::say(said)));
    }
}

/// The picture in the preview, which is only looked at. A click on a point goes to its row.
#[derive(Default)]
pub struct StillPicture {
    made_of: Option<MadeOf>,
}

impl StillPicture {
    /// Makes an element hold the picture of a document, or nothing if there is none.
    pub fn show(&mut self, holder: &Element, editor: Editor) {
        let width = Some(holder.client_width()).filter(|width| *width > 0).unwrap_or(UNSEEN_WIDTH);
        let now = MadeOf { times: editor.times(), width };
        if self.made_of.as_ref() == Some(&now) {
            return;
        }
        let scene = now.scene(editor);
        self.made_of = Some(now);
        holder.set_text_content(None);
        let Some(scene) = scene else { return };
        let drawn = build(&draw(&scene));
        let name = format!("{NAME}. {}", scene.description);
        page::set_attributes(&drawn, &[("role", "img"), ("aria-label", &name)]);
        for (element, point) in page::descendants(&drawn, POINTS).iter().zip(&scene.points) {
            if let Some(row) = point.rows.first() {
                page::set_attributes(element, &[("data-go", &Field::Description(*row).key())]);
            }
        }
        let _ = holder.append_child(&drawn);
    }
}

/// All points of a picture, in the order of the scene.
const POINTS: &str = "[data-point]";

/// Makes an element of a shape.
fn build(shape: &Shape) -> Element {
    const SVG: Option<&str> = Some("http://www.w3.org/2000/svg");
    // The names are those of SVG, and with such a name this does not fail.
    let element = page::document().create_element_ns(SVG, shape.name);
    let element = element.unwrap_or_else(|_| wasm_bindgen::throw_str("no element"));
    for (name, value) in &shape.attributes {
        let _ = element.set_attribute(name, value);
    }
    if !shape.text.is_empty() {
        element.set_text_content(Some(&shape.text));
    }
    for child in &shape.children {
        let _ = element.append_child(&build(child));
    }
    element
}
