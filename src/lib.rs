//! The core of the postmortem editor: a postmortem's Markdown read into typed values, changed by named edits, and
//! written back.
//!
//! Nothing here touches a browser, a clock or a disk unless the feature `app` adds the modules that do. ARCHITECTURE.md says
//! what belongs where, and what must stay true.

pub mod chronology;
pub mod difference;
pub mod document;
pub mod draft;
pub mod file_name;
pub mod form;
pub mod lint;
pub mod markdown;
pub mod preview;
pub mod review;
pub mod session;
pub mod syntax;
pub mod template;
pub mod timeline;

#[cfg(not(target_family = "wasm"))]
pub mod zone_database;

#[cfg(feature = "app")]
pub mod browser;
#[cfg(feature = "app")]
pub mod ui;
