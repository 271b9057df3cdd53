//! The picture as SVG elements: names from a fixed list, attributes that hold numbers and names of classes, and texts that
//! are nothing but text. The page makes its elements of them, and a file is written from them; each brings its colours.

use super::{Band, COUNT_HEIGHT, Part, Point, SIZE, Scene, Sign, WIDEST_COUNT};
use crate::chronology::figures::Measure;

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    pub name: &'static str,
    pub attributes: Vec<(&'static str, String)>,
    pub text: String,
    pub children: Vec<Shape>,
}

/// The attribute that says which of [`Scene::points`] an element shows.
pub const POINT: &str = "data-point";

/// The size of a count, in pixels.
const COUNT_SIZE: i32 = 10;

/// The width of what a pointer may hit of a point that stands alone, in pixels.
const TARGET: i32 = 24;

/// Half the width of each sign.
const ROW: i32 = 4;
const MILESTONE: i32 = 6;
const OWN_MARKER: i32 = 5;

impl Shape {
    fn new(name: &'static str, class: &str) -> Shape {
        let class = if class.is_empty() { Vec::new() } else { vec![("class", class.to_owned())] };
        Shape { name, attributes: class, ..Shape::default() }
    }

    fn with(mut self, name: &'static str, value: String) -> Shape {
        self.attributes.push((name, value));
        self
    }

    fn all(mut self, numbers: &[(&'static str, i32)]) -> Shape {
        self.attributes.extend(numbers.iter().map(|(name, value)| (*name, value.to_string())));
        self
    }

    fn saying(mut self, text: &str) -> Shape {
        self.text = text.to_owned();
        self
    }

    fn holding(mut self, children: impl IntoIterator<Item = Shape>) -> Shape {
        self.children.extend(children);
        self
    }
}

/// The whole picture, what is behind first.
pub fn draw(scene: &Scene) -> Shape {
    let svg = Shape::new("svg", "picture").with("viewBox", format!("0 0 {} {}", scene.width, scene.height)).all(&[
        ("width", scene.width),
        ("height", scene.height),
        ("font-size", SIZE),
    ]);
    // The lines of labels pass behind the bands, whose names they would strike through.
    svg.holding(axis(scene))
        .holding(labels(scene))
        .holding(scene.bands.iter().flat_map(band))
        .holding(scene.points.iter().enumerate().map(|(index, shown)| point(index, shown, is_alone(scene, index))))
}

fn vertical(class: &str, x: i32, from: i32, to: i32) -> Shape {
    Shape::new("line", class).all(&[("x1", x), ("x2", x), ("y1", from), ("y2", to)])
}

fn text(class: &str, x: i32, y: i32, said: &str) -> Shape {
    Shape::new("text", class).all(&[("x", x), ("y", y)]).saying(said)
}

fn axis(scene: &Scene) -> Vec<Shape> {
    let y = scene.axis_y;
    let mut shapes = Vec::new();
    for tick in &scene.ticks {
        let class = if tick.day.is_some() { "midnight" } else { "grid" };
        shapes.push(vertical(class, tick.x, scene.labels_bottom, y));
        if !tick.label.is_empty() {
            shapes.push(text("tick", tick.x, y + 15, &tick.label).with("text-anchor", "middle".to_owned()));
        }
    }
    let line = [("x1", 0), ("x2", scene.width), ("y1", y), ("y2", y)];
    shapes.push(Shape::new("line", "axis").all(&line));
    shapes.extend(scene.captions.iter().map(|caption| text("caption", caption.x, y + 31, &caption.text)));
    shapes
}

fn band(band: &Band) -> Vec<Shape> {
    let class = match band.measure {
        Measure::Outage => "outage",
        _ => "incident",
    };
    let segment = |segment: &super::Segment| {
        let part = match segment.part {
            Part::Sure => "sure",
            Part::Mitigated => "mitigated",
            Part::Possible => "possible",
            Part::Open => "unended",
        };
        let size =
            [("x", segment.left), ("y", band.top), ("width", segment.right - segment.left), ("height", band.height)];
        Shape::new("rect", &format!("band {class} {part}")).all(&size)
    };
    let mut shapes: Vec<Shape> = band.segments.iter().map(segment).collect();
    shapes.extend(band.name.iter().map(|name| {
        let class = if name.is_inside { "band-name" } else { "band-name beside" };
        text(class, name.x, band.top + band.height / 2 + 4, &name.text)
    }));
    shapes
}

fn labels(scene: &Scene) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for label in &scene.labels {
        let y = scene.label_y(label.lane);
        let down_to = scene.points.iter().filter(|point| point.x == label.x && point.sign != Sign::Row);
        let down_to = down_to.map(|point| point.y).max().unwrap_or(scene.axis_y);
        shapes.push(vertical("leader", label.x, y - SIZE, down_to));
        // Where a font is narrower than was thought, a text still stands at its line.
        let on_right = label.left > label.x;
        let (x, anchor) = if on_right { (label.left, "start") } else { (label.left + label.width, "end") };
        shapes.push(text("name", x, y - 2, &label.text).with("text-anchor", anchor.to_owned()));
    }
    shapes
}

/// Whether no other point stands where a finger that means this one may come down.
fn is_alone(scene: &Scene, index: usize) -> bool {
    let (before, rest) = scene.points.split_at(index);
    let Some((point, after)) = rest.split_first() else { return false };
    let is_far = |other: &Point| (other.x - point.x).abs().max((other.y - point.y).abs()) >= TARGET;
    before.iter().chain(after).all(is_far)
}

fn point(index: usize, point: &Point, is_alone: bool) -> Shape {
    let (x, y) = (point.x, point.y);
    let doubtful = if point.approximate || point.reach.is_some() { " doubtful" } else { "" };
    let rect = |class: &str, width: i32, height: i32, round: i32| {
        let place = [("x", x - width / 2), ("y", y - height / 2), ("width", width), ("height", height), ("rx", round)];
        Shape::new("rect", class).all(&place)
    };
    let circle = |class: &str, r: i32| Shape::new("circle", class).all(&[("cx", x), ("cy", y), ("r", r)]);
    let diamond = |class: &str, half: i32| {
        let corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
        let corners = corners.map(|(x, y)| format!("{x},{y}")).join(" ");
        Shape::new("polygon", class).with("points", corners)
    };
    let group = Shape::new("g", "point").with(POINT, index.to_string());
    let group = group.holding([Shape::new("title", "").saying(&point.name)]);
    let group = group.holding(
        point
            .reach
            .map(|(from, to)| Shape::new("line", "reach").all(&[("x1", from), ("x2", to), ("y1", y), ("y2", y)])),
    );
    let group = match point.sign {
        Sign::Row => group.holding([circle("ring", ROW + 4), circle(&format!("plain{doubtful}"), ROW)]),
        Sign::Milestone => {
            group.holding([circle("ring", MILESTONE + 3), diamond(&format!("milestone{doubtful}"), MILESTONE)])
        }
        Sign::OwnMarker => {
            group.holding([circle("ring", OWN_MARKER + 4), diamond(&format!("own-marker{doubtful}"), OWN_MARKER)])
        }
        Sign::Count => {
            let count = count(point.rows.len());
            let width = super::text_width::text_width(&count, COUNT_SIZE).max(COUNT_HEIGHT - 8) + 8;
            let height = COUNT_HEIGHT - 2;
            let number = text("number", x, y + 4, &count)
                .with("text-anchor", "middle".to_owned())
                .all(&[("font-size", COUNT_SIZE)]);
            group.holding([
                rect("ring", width.min(WIDEST_COUNT) + 6, height + 6, height / 2 + 3),
                rect("count", width.min(WIDEST_COUNT), height, height / 2),
                number,
            ])
        }
    };
    if is_alone { group.holding([circle("target", TARGET / 2)]) } else { group }
}

/// In at most three signs.
fn count(rows: usize) -> String {
    match rows {
        0..=999 => rows.to_string(),
        1_000..=99_999 => format!("{}k", rows / 1_000),
        _ => "…".to_owned(),
    }
}
