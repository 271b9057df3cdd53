//! The postmortem: what it is made of, and the edits that change it. No Markdown file, no browser.
//!
//! Types forbid what cannot be written and read back; what is merely bad is for rules to report.

mod action;
mod bullets;
mod cell;
mod clock;
mod data;
mod date;
mod day_and_zone;
mod edit;
mod front_matter;
mod heading;
mod new_event;
mod now;
mod order;
mod postmortem;
mod prose;
mod rows;
mod section;
mod table;
mod timeline;
mod typed_time;
mod zone;

pub use action::{Action, ActionColumn, ActionEntry, KINDS, STATES};
pub use bullets::{Author, Bullets, ItemLines, items};
pub use cell::Cell;
pub use clock::{Clock, TimeOfDay};
pub use date::{Date, day, iso};
pub use day_and_zone::DayAndZone;
pub use edit::{Edit, Levels, Place, Rows};
pub use front_matter::FrontMatter;
pub use heading::Heading;
pub use new_event::{NewEntry, NewEvent};
pub use postmortem::{Anchor, Content, List, OwnSection, Passage, Postmortem};
pub use prose::{Prose, Room, heading_content};
pub use rows::{Id, Ids, Row, position};
pub use section::Section;
pub use table::{Entries, TableEntry, TableLayout, read_entries};
pub use timeline::{DayLine, Event, EventColumn, MARKERS, MarkedText, TimelineEntry, is_marker};
pub use typed_time::{UnclearTime, read_time};
pub use zone::Zone;
