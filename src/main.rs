//! Mounts the editor on the page.

use postmortem_editor::browser::console;
use postmortem_editor::ui::App;

fn main() {
    console::report_panics();
    leptos::mount::mount_to_body(App);
}
