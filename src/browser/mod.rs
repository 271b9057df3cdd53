//! The only code that touches the browser: the page, storage, files, the clipboard, the clock, its zones. It knows nothing
//! of postmortems beyond the drafts that it stores.

pub mod clipboard;
pub mod clock;
pub mod console;
pub mod drafts;
pub mod files;
pub mod page;
pub mod pasted;
pub mod preferences;
mod storage;
pub mod zones;
