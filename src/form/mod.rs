//! The document as a form: which fields it has, what each shows, and which edit each makes. No screen here.

mod field;
mod lines;
mod outline;
mod suggestions;

pub use field::{Field, RowKind, changed_fields, fields, row_fields};
pub use lines::{Line, Shape, Standing, action_lines, list_shape, standing, timeline_lines};
pub use outline::{Completeness, completeness};
pub use suggestions::{Markers, kinds, markers, meant, owners, states, statuses, zones};
