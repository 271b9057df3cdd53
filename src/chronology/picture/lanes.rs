//! Dots beside and above each other, and where there are too many, one that says how many.

use std::ops::{Range, RangeInclusive};

/// A dot, or a count of several.
///
/// Guarantees: no dot of one call overlaps another one or a count, and dots are in the order of what they stand for, from
/// left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub x: i32,
    /// Which of the instants it stands for.
    pub members: Range<usize>,
    /// Counted from the axis; `None` for a count, which takes the room of all.
    pub lane: Option<usize>,
}

/// How much room dots have.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    pub left: i32,
    pub right: i32,
    /// From the middle of one dot to that of the next in its lane, at least, in pixels.
    pub pitch: i32,
    pub lanes: usize,
}

/// The part of the width that one count stands for, at least, in pixels: two that are a cell apart do not touch, wherever in
/// their own cells they stand.
const CELL: i32 = 42;

/// The widest that a count may be, in pixels.
pub const WIDEST_COUNT: i32 = 28;

/// Around a count, in pixels.
const GAP: i32 = 2;

/// Gives places to instants, which are given in order as pixels from left to right. Where they are so dense that a dot
/// finds no lane, a cell of the width is counted, and then it is tried again.
pub fn spread(xs: &[i32], room: Room) -> Vec<Spot> {
    let cells = Cells::new(xs, room);
    let mut counted = vec![false; cells.count()];
    let lanes = loop {
        match lanes(xs, room, |x| counted[cells.of(x)]) {
            Ok(found) if !count_alike(&cells, &mut counted) => break found,
            Ok(_) => {}
            Err(at) => {
                // What is in its way is of its own cell and of the one before.
                let cell = cells.of(xs[at]);
                let before = cell.checked_sub(1).filter(|before| !counted[*before]);
                let denser = before.filter(|before| cells.members(*before).len() > cells.members(cell).len());
                counted[denser.unwrap_or(cell)] = true;
            }
        }
    };
    let mut spots: Vec<Spot> = Vec::new();
    // The first instant that has no spot yet.
    let mut next = 0;
    for cell in 0..cells.count() {
        let mut members = cells.members(cell);
        members.start = members.start.max(next);
        if members.is_empty() {
            continue;
        }
        if !counted[cell] {
            spots.extend(members.clone().map(|at| Spot { x: xs[at], members: at..at + 1, lane: lanes[at] }));
        } else {
            let is_counted = |cell: Option<usize>| cell.is_some_and(|cell| counted.get(cell) == Some(&true));
            let bounds = cells.bounds(cell, is_counted(cell.checked_sub(1)), is_counted(Some(cell + 1)));
            let reach = WIDEST_COUNT / 2 + room.pitch / 2 + GAP;
            // It takes in the dots that it would cover.
            let x = loop {
                let x = middle(&xs[members.clone()]).clamp(*bounds.start(), *bounds.end());
                let covers = |at: usize| lanes[at].is_some() && (xs[at] - x).abs() < reach;
                if spots.last().is_some_and(|last| last.lane.is_some() && covers(last.members.start)) {
                    spots.pop();
                    members.start -= 1;
                } else if members.end < xs.len() && covers(members.end) {
                    members.end += 1;
                } else {
                    break x;
                }
            };
            spots.push(Spot { x, members: members.clone(), lane: None });
        }
        next = members.end;
    }
    spots
}

/// Counts the cells that are about as full as those that are counted: dots among counts would look like fewer rows.
/// Returns whether there were any.
fn count_alike(cells: &Cells, counted: &mut [bool]) -> bool {
    let sizes = || (0..cells.count()).map(|cell| cells.members(cell).len());
    let least = sizes().zip(counted.iter()).filter(|(_, counted)| **counted).map(|(size, _)| size).min();
    let Some(least) = least else { return false };
    let mut were_any = false;
    for (size, counted) in sizes().zip(counted) {
        if !*counted && size * 4 >= least * 3 {
            *counted = true;
            were_any = true;
        }
    }
    were_any
}

fn middle(xs: &[i32]) -> i32 {
    let sum: i64 = xs.iter().map(|x| i64::from(*x)).sum();
    // It is between the smallest and the largest.
    i32::try_from(sum / xs.len().max(1) as i64).unwrap_or_default()
}

/// The width in equal parts, and which instants are in each.
struct Cells {
    left: i32,
    width: i32,
    /// Where the instants of each begin, and where those of the last end.
    starts: Vec<usize>,
}

impl Cells {
    fn new(xs: &[i32], room: Room) -> Cells {
        let width = (room.right - room.left).max(1);
        let count = (width / CELL).max(1) as usize;
        let mut cells = Cells { left: room.left, width, starts: vec![0; count + 1] };
        cells.starts = (0..=count).map(|cell| xs.partition_point(|x| cells.of(*x) < cell)).collect();
        cells
    }

    fn count(&self) -> usize {
        self.starts.len() - 1
    }

    fn of(&self, x: i32) -> usize {
        let passed = (x - self.left).clamp(0, self.width - 1) as usize;
        passed * self.count() / self.width as usize
    }

    fn members(&self, cell: usize) -> Range<usize> {
        self.starts[cell]..self.starts[cell + 1]
    }

    /// Where the middle of a cell's count may be: so that it does not touch those of the cells beside it, if there are any.
    fn bounds(&self, cell: usize, before: bool, after: bool) -> RangeInclusive<i32> {
        let edge = |cell: usize| self.left + (self.width as usize * cell / self.count()) as i32;
        let inset = |is_beside: bool| if is_beside { WIDEST_COUNT / 2 + GAP } else { 0 };
        edge(cell) + inset(before)..=edge(cell + 1) - inset(after)
    }
}

/// The lane of each dot, the lowest that is free; none for those that are counted. Fails with the first that finds none.
fn lanes(xs: &[i32], room: Room, is_counted: impl Fn(i32) -> bool) -> Result<Vec<Option<usize>>, usize> {
    let mut ends = vec![i32::MIN; room.lanes];
    let place = |(at, x): (usize, &i32)| {
        if is_counted(*x) {
            return Ok(None);
        }
        let lane = ends.iter().position(|end| end <= x).ok_or(at)?;
        ends[lane] = x + room.pitch;
        Ok(Some(lane))
    };
    xs.iter().enumerate().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { left: 0, right: 420, pitch: 10, lanes: 3 };

    #[test]
    fn dots_stand_above_each_other_where_they_would_overlap() {
        let spots = spread(&[0, 4, 30, 38, 40], ROOM);
        let lanes: Vec<_> = spots.iter().map(|spot| (spot.x, spot.lane)).collect();
        assert_eq!(lanes, [(0, Some(0)), (4, Some(1)), (30, Some(0)), (38, Some(1)), (40, Some(0))]);
    }

    #[test]
    fn too_many_are_counted() {
        let spots = spread(&[0, 100, 101, 102, 103, 104, 400], ROOM);
        let shown: Vec<_> = spots.iter().map(|spot| (spot.x, spot.members.len(), spot.lane)).collect();
        assert_eq!(shown, [(0, 1, Some(0)), (102, 5, None), (400, 1, Some(0))]);
    }

    #[test]
    fn a_count_takes_in_the_dots_that_it_would_cover() {
        // The first of them is of the cell before.
        let spots = spread(&[0, 82, 84, 84, 85, 86, 140, 400], ROOM);
        let shown: Vec<_> = spots.iter().map(|spot| (spot.x, spot.members.len(), spot.lane)).collect();
        assert_eq!(shown, [(0, 1, Some(0)), (84, 5, None), (140, 1, Some(0)), (400, 1, Some(0))]);
    }
}
