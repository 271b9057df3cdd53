//! How the lines of a paste belong together, told by all of them: which are heads of messages, which are code, which are of a
//! dialogue.

use super::chat;
use super::line::{Line, Mark};
use super::shape::{Shape, Stands};

/// Where the texts of a paste's times stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// `Ana Ruiz 9:27 AM`, with what she says below.
    pub name_then_time: bool,
    /// `[9:27 AM] Ana Ruiz`, with what she says below.
    pub time_then_name: bool,
    /// A name stands above a time that stands alone.
    pub name_above: bool,
    /// A time that stands alone ends the text above it.
    pub time_below: bool,
    /// Tabs part a nick from what it says.
    pub nicks: bool,
}

impl Manner {
    pub fn of(lines: &[Line], shapes: &[Shape]) -> Manner {
        let mut manner = Manner::default();
        let (mut timed, mut last, mut first) = (0, Heads::default(), Heads::default());
        let mut is_told = false;
        for (at, (line, shape)) in lines.iter().zip(shapes).enumerate() {
            let Shape::Timed(one) = shape else { continue };
            timed += 1;
            manner.nicks |= chat::is_mark_of_nick(&one.text);
            if line.mark != Mark::None || one.text.is_empty() || !chat::is_name(chat::without_status(&one.text)) {
                continue;
            }
            let followed = words_follow(lines, shapes, at) && lines[at + 1].mark == Mark::None;
            match one.stands {
                Stands::First => first.count(followed),
                Stands::Last if !chat::is_program(&one.text) => {
                    last.count(followed);
                    is_told |= is_full(line, shape);
                }
                Stands::Last | Stands::Inside => {}
            }
        }
        // One line that ends in a time makes no chat, unless that is as much as a message begins with.
        manner.name_then_time = last.are_heads(if is_told || last.all > 1 { 0 } else { timed });
        manner.time_then_name = first.are_heads(timed);
        let lone: Vec<usize> = (0..lines.len()).filter(|at| stands_alone(&lines[*at], &shapes[*at])).collect();
        let begins_with_time = lone.first().copied() == lines.iter().position(|line| !line.is_blank());
        let ends_with_time = lone.last().copied() == lines.iter().rposition(|line| !line.is_blank());
        // A message that follows another one of the same person has its time alone: less of it than the first one has.
        let all_alike = !lone.iter().any(|at| is_full(&lines[*at], &shapes[*at]));
        manner.name_above = !begins_with_time
            && lone.iter().any(|at| {
                let name = name_above(lines, shapes, *at);
                name.is_some_and(|_| all_alike || is_full(&lines[*at], &shapes[*at]))
            });
        manner.time_below = !manner.is_chat()
            && !begins_with_time
            && ends_with_time
            && lone.iter().all(|at| *at > 0 && !lines[*at - 1].is_blank());
        manner
    }

    pub fn is_chat(self) -> bool {
        self.name_then_time || self.time_then_name || self.name_above
    }
}

/// Lines that may be heads of messages, and how many of them have something below.
#[derive(Clone, Copy, Debug, Default)]
struct Heads {
    all: usize,
    followed: usize,
}

impl Heads {
    fn count(&mut self, followed: bool) {
        self.all += 1;
        self.followed += usize::from(followed);
    }

    /// Whether most of them have, and they are at least half of so many lines.
    fn are_heads(self, of: usize) -> bool {
        self.all > 0 && self.followed * 2 > self.all && self.all * 2 >= of
    }
}

/// Whether the next line is words.
pub fn words_follow(lines: &[Line], shapes: &[Shape], at: usize) -> bool {
    lines.get(at + 1).is_some_and(|next| !next.is_blank() && shapes[at + 1].is_words())
}

/// Whether a line is a time that stands alone, not as a heading or an item of a list.
pub fn stands_alone(line: &Line, shape: &Shape) -> bool {
    let is_time = |text: &str| text.is_empty() || chat::is_program(text);
    line.mark == Mark::None && matches!(shape, Shape::Timed(timed) if is_time(&timed.text))
}

/// The name above a time that stands alone, if the line is one.
pub fn name_above<'l>(lines: &'l [Line], shapes: &[Shape], at: usize) -> Option<&'l str> {
    let above = lines.get(at.checked_sub(1)?)?;
    let name = chat::without_status(&above.bare);
    let is_name =
        shapes[at - 1] == Shape::Text && above.mark == Mark::None && chat::is_name(name) && !chat::is_noise(name, true);
    // What is less than a whole time follows on a word more often than on a name.
    (is_name && (name.starts_with(char::is_uppercase) || is_full(&lines[at], &shapes[at]))).then_some(name)
}

/// Whether a time that stands alone is as much as a message begins with: more than the clock's numbers.
fn is_full(line: &Line, shape: &Shape) -> bool {
    let Shape::Timed(timed) = shape else { return false };
    line.indent > 0
        || timed.stamp.day.is_some()
        || chat::is_program(&timed.text)
        || line.bare.ends_with(['M', 'm', '.'])
}

/// For each line that opens a fence around code, the line that closes it.
pub fn closing_fences(lines: &[Line]) -> Vec<Option<usize>> {
    let mut closes = vec![None; lines.len()];
    let mut open: Option<(usize, &str)> = None;
    for (at, fence) in lines.iter().enumerate().filter_map(|(at, line)| Some((at, line.fence()?))) {
        match open {
            None => open = Some((at, fence)),
            Some((start, opened)) if opened == fence => {
                closes[start] = Some(at);
                open = None;
            }
            Some(_) => {}
        }
    }
    closes
}

/// Which items are those of a dialogue or of another list below a sentence, rather than of a timeline: few carry a time.
pub fn spoken(lines: &[Line], shapes: &[Shape]) -> Vec<bool> {
    let mut spoken = vec![false; lines.len()];
    let (mut items, mut timed, mut introduced) = (Vec::new(), 0, false);
    for at in 0..=lines.len() {
        let goes_on = lines.get(at).is_some_and(|line| line.is_blank() || line.mark == Mark::Bullet || line.indent > 0);
        if goes_on {
            if lines[at].mark == Mark::Bullet {
                items.push(at);
                let has_time = matches!(shapes[at], Shape::Timed(_)) || shapes[at].time_in_prose().is_some();
                timed += usize::from(has_time);
            }
            continue;
        }
        let is_dialogue = introduced && timed * 3 <= items.len();
        for item in items.drain(..) {
            spoken[item] = is_dialogue;
        }
        timed = 0;
        introduced = lines.get(at).is_some_and(|line| line.bare.ends_with(':'));
    }
    spoken
}
