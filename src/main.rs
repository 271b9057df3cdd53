//! Mounts the editor on the page.

use postmortem_editor::ui::App;

fn main() {
    leptos::mount::mount_to_body(App);
}
