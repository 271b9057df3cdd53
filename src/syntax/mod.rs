//! Text into blocks: which lines of a Markdown text belong together, and as what.
//!
//! Guarantees: every line belongs to exactly one block or to the gap between two; nothing is copied or changed; any
//! text is accepted; time and memory grow linearly with the text. Blocks are those of CommonMark 0.31 with GitHub's
//! tables, as far as the top level goes: what a list or a quote holds is looked at only to know where it ends.
//!
//! Not here: inline Markdown (emphasis, links, code spans).
//!
//! Two deliberate differences from CommonMark, both so that a slip of the writer does not hide half of a document:
//! - an HTML block that would run to the end of the text because nothing closes it (`<!-- ...` without `-->`) is text;
//! - a line of `===` or `---` below what may be a link reference definition starts a block of its own.

mod cursor;
mod front_matter;
mod heading;
mod html;
mod lines;
mod list;
mod scan;
mod table;

pub use cursor::Cursor;
pub use front_matter::{begins_front_matter, front_matter};
pub use heading::atx;
pub use html::{End, block_start};
pub use lines::{Line, line_feeds, lines, strip_bom};
pub use list::{Marker, is_thematic_break, marker};
pub use scan::{Block, Item, Kind, Scan, scan};
pub use table::{cell_spans, is_delimiter_row, split_row};
