//! The names of marked rows, above the picture, each with a line down to its dot.

use super::SIZE;
use super::text_width::{cut, text_width};

/// From the line to its text, and between a text and what comes next, in pixels.
const GAP: i32 = 4;

/// The widest that a label may be, in pixels.
const WIDEST: i32 = 190;

/// In how many lanes the important names may stand.
pub const LANES: usize = 6;

/// A name with a line.
///
/// Guarantees: no text of one call overlaps another one or is crossed by a line, and all are within the width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where its line is.
    pub x: i32,
    /// The left end of its text.
    pub left: i32,
    pub width: i32,
    /// Counted from the lowest.
    pub lane: usize,
    pub text: String,
}

/// How many names at most are tried in all arrangements, and how many at most are named besides.
const ARRANGED: usize = 12;
const BESIDES: usize = 40;

/// A name that is to have its line at some pixels from the left.
pub type Named = (i32, String);

/// Gives places to names, which are given from left to right; those that find none are left out. The important ones come
/// first, in the arrangement that has the most of them and then the fewest lanes; the others stand in so many lanes.
pub fn place(important: &[Named], others: &[Named], width: i32, lanes: usize) -> Vec<Label> {
    let (arranged, rest) = important.split_at(important.len().min(ARRANGED));
    let arrangements = (0..=arranged.len()).flat_map(|split| [true, false].map(|parting| (split, parting)));
    let all = arrangements.map(|(split, parting)| {
        let (left, right) = arranged.split_at(split);
        let mut board = Board { width, lanes: LANES, placed: Vec::new() };
        if parting {
            // Texts go to both sides from the middle. The one nearest to the edge stands highest.
            left.iter().for_each(|named| board.add(named, Side::Left));
            right.iter().rev().for_each(|named| board.add(named, Side::Right));
        } else {
            right.iter().for_each(|named| board.add(named, Side::Left));
            left.iter().rev().for_each(|named| board.add(named, Side::Right));
        }
        board
    });
    let lanes_of = |board: &Board| board.placed.iter().map(|label| label.lane).sum::<usize>();
    let best = all.min_by_key(|board| (arranged.len() - board.placed.len(), lanes_of(board)));
    let mut board = best.unwrap_or(Board { width, lanes, placed: Vec::new() });
    board.lanes = lanes;
    rest.iter().chain(others).take(BESIDES).for_each(|named| board.add(named, Side::Right));
    board.placed
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// The names that have their places.
struct Board {
    width: i32,
    lanes: usize,
    placed: Vec<Label>,
}

impl Board {
    /// Gives a name the lowest place on this side of its line, else on the other, if there is one.
    fn add(&mut self, (x, name): &Named, side: Side) {
        let x = *x;
        let text = cut(name, SIZE, WIDEST.min(self.width - GAP));
        let width = text_width(&text, SIZE);
        let sides = match side {
            Side::Left => [x - GAP - width, x + GAP],
            Side::Right => [x + GAP, x - GAP - width],
        };
        let places = sides.into_iter().flat_map(|left| (0..self.lanes).map(move |lane| (left, lane)));
        let mut labels = places.map(|(left, lane)| Label { x, left, width, lane, text: text.clone() });
        let is_inside = |label: &Label| label.left >= 0 && label.left + width <= self.width;
        let found = labels.find(|label| is_inside(label) && self.placed.iter().all(|other| stand_apart(label, other)));
        self.placed.extend(found);
    }
}

/// Whether two labels neither overlap nor cross each other. A line goes from its text down through all lanes below.
fn stand_apart(one: &Label, other: &Label) -> bool {
    let overlap = one.left < other.left + other.width + GAP && other.left < one.left + one.width + GAP;
    let crosses = |line: &Label, text: &Label| {
        line.lane >= text.lane && (text.left - GAP / 2..=text.left + text.width + GAP / 2).contains(&line.x)
    };
    !(one.lane == other.lane && overlap || crosses(one, other) || crosses(other, one))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lanes(names: &[(i32, &str)], width: i32) -> Vec<(String, usize, Side)> {
        let names: Vec<Named> = names.iter().map(|(x, name)| (*x, (*name).to_owned())).collect();
        let mut placed = place(&names, &[], width, 4);
        placed.sort_by_key(|label| label.x);
        let side = |label: &Label| if label.left > label.x { Side::Right } else { Side::Left };
        placed.iter().map(|label| (label.text.clone(), label.lane, side(label))).collect()
    }

    #[test]
    fn names_stand_beside_each_other_where_there_is_room() {
        let placed = lanes(&[(100, "Outage begins"), (300, "Detected"), (400, "Outage ends")], 600);
        assert_eq!(placed.iter().map(|(_, lane, _)| *lane).collect::<Vec<_>>(), [0, 0, 0]);
    }

    #[test]
    fn at_the_edge_a_name_stands_on_the_other_side_of_its_line() {
        assert_eq!(lanes(&[(590, "Outage ends")], 600), [("Outage ends".to_owned(), 0, Side::Left)]);
        assert_eq!(lanes(&[(10, "Outage ends")], 600), [("Outage ends".to_owned(), 0, Side::Right)]);
        assert_eq!(lanes(&[(10, "Outage ends")], 60), []);
    }

    #[test]
    fn names_that_crowd_stand_above_each_other() {
        for names in [
            [(100, "Outage ends"), (100, "Incident ends"), (100, "Detected")],
            [(300, "Outage begins"), (310, "Detected"), (320, "Acknowledged")],
            [(480, "Detected"), (540, "Outage ends"), (590, "Incident ends")],
            [(5, "Detected"), (50, "Outage ends"), (60, "Incident ends")],
        ] {
            assert_eq!(lanes(&names, 600).len(), 3, "{names:?}");
        }
    }
}
