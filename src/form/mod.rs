//! The document as a form: which fields it has, what each shows, and which edit each makes. No screen here.

mod field;
mod outline;
mod suggestions;

pub use field::{Field, RowKind, changed_fields, row_fields};
pub use outline::{Completeness, completeness};
pub use suggestions::{kinds, markers, owners, states, statuses, zones};
