//! The Action Items: a table of what is to be done.

use leptos::prelude::*;

use super::editor::Editor;
use super::row::{AddRow, RowBlocks};
use crate::document::Rows;
use crate::form::RowKind;

#[component]
pub fn ActionTable() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let lines = editor.actions;
    let has_rows = move || lines.with(|lines| lines.iter().any(|line| line.kind == RowKind::Action));
    view! {
        <div class="columns action" aria-hidden="true" hidden=move || !has_rows()>
            <span>"Action item"</span><span>"Type"</span><span>"Owner"</span><span>"Bug"</span><span>"State"</span>
        </div>
        <RowBlocks lines=lines rows=Rows::Actions />
        <AddRow rows=Rows::Actions name="Add action item" />
    }
}
