//! The screen: Leptos components, with a file for each part of the page. Components hold no rules; they show what the core
//! says and hand it edits.

mod actions;
mod app;
mod bullets;
mod calendar;
mod dialogs;
mod editor;
mod figures;
mod findings;
mod form;
mod formatting;
mod header;
mod keys;
mod marker_menu;
mod notices;
mod other_zones;
mod outline;
mod own;
mod paper;
mod pasting;
mod picture;
mod place_of_change;
mod preview;
mod prototype;
mod row;
mod section;
mod text;
mod timeline;

pub use app::App;
