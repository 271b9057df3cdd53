//! The browser's storages, where it lets the page have them.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use web_sys::window;

/// The storage that lasts; `None` where the browser does not let the page have it.
pub fn lasting() -> Option<web_sys::Storage> {
    window()?.local_storage().ok()??;
    Some(LocalStorage::raw())
}

/// The storage of this tab; `None` where the browser does not let the page have it.
pub fn of_tab() -> Option<web_sys::Storage> {
    window()?.session_storage().ok()??;
    Some(SessionStorage::raw())
}
