//! The layer that touches the browser, tested inside one.
#![cfg(target_family = "wasm")]

mod zones;

use postmortem_editor::browser::drafts::{self, DraftId, Held};
use postmortem_editor::browser::{files, page};
use postmortem_editor::draft::{Draft, VERSION};
use postmortem_editor::lint::Decisions;
use postmortem_editor::preview::blocks;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Blob, File};

wasm_bindgen_test_configure!(run_in_browser);

fn draft(text: &str, changed: u64) -> Draft {
    let (text, decisions) = (text.to_owned(), Decisions::default());
    Draft { version: VERSION, text, opened: None, file: None, name: None, own_form: false, decisions, changed }
}

#[wasm_bindgen_test]
fn drafts_are_found_again_the_last_changed_first() {
    let (older, newer) = (DraftId::unused(), DraftId::unused());
    drafts::save(&older, &draft("# Older\n", 1)).unwrap();
    drafts::save(&newer, &draft("# Newer\n", 2)).unwrap();
    assert_eq!(drafts::load(&older), Some(draft("# Older\n", 1)));
    let all: Vec<DraftId> = drafts::all().into_iter().map(|(id, _)| id).collect();
    assert_eq!(all, [newer.clone(), older.clone()]);
    drafts::delete(&older);
    drafts::delete(&newer);
    assert_eq!(drafts::load(&older), None);
    assert_eq!(drafts::held(&older), Held::Nothing);
}

#[wasm_bindgen_test]
fn a_record_that_is_not_understood_is_left_alone() {
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    storage.set_item("postmortem-editor/draft/later", "{\"version\":99}").unwrap();
    assert!(drafts::all().is_empty());
    assert_eq!(drafts::held(&DraftId::of_key("postmortem-editor/draft/later").unwrap()), Held::Unknown);
    assert!(storage.get_item("postmortem-editor/draft/later").unwrap().is_some());
    storage.remove_item("postmortem-editor/draft/later").unwrap();
}

#[wasm_bindgen_test]
fn a_tree_becomes_elements_and_html_stays_text() {
    let root = page::document().create_element("div").unwrap();
    page::show(&root, &blocks("a <img src=x onerror=alert(1)>\n\n[b](javascript:alert(1)) [c](https://e.org)"));
    assert!(root.query_selector("img").unwrap().is_none());
    let links = page::descendants(&root, "a");
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].get_attribute("href").as_deref(), Some("https://e.org"));
    assert_eq!(links[0].get_attribute("rel").as_deref(), Some("noopener noreferrer"));
    assert!(root.text_content().unwrap().contains("<img src=x onerror=alert(1)>"));
}

#[wasm_bindgen_test]
fn an_image_of_the_web_is_loaded_when_it_is_seen_and_one_beside_the_file_is_named() {
    let root = page::document().create_element("div").unwrap();
    page::show(&root, &blocks("![a](https://e.org/a.png) ![b](b.png)"));
    let images = page::descendants(&root, "img");
    assert_eq!(images.len(), 1);
    assert_eq!(images[0].get_attribute("loading").as_deref(), Some("lazy"));
    assert_eq!(images[0].get_attribute("alt").as_deref(), Some("a"));
    let named = root.query_selector("span.image").unwrap().unwrap();
    assert_eq!(named.text_content().as_deref(), Some("b b.png"));
}

#[wasm_bindgen_test]
fn a_choice_takes_a_value_that_it_does_not_offer() {
    let select = page::document().create_element("select").unwrap();
    page::set_value(&select, "PARKED");
    assert_eq!(page::value(&select).as_deref(), Some("PARKED"));
}

fn file(name: &str, bytes: &[u8]) -> File {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts).unwrap();
    File::new_with_blob_sequence(&js_sys::Array::of1(&blob), name).unwrap()
}

#[wasm_bindgen_test]
async fn a_file_is_read_as_it_is() {
    let text = "\u{feff}# T\r\n\u{0}";
    assert_eq!(files::read(&file("t.md", text.as_bytes())).await.as_deref(), Ok(text));
}

#[wasm_bindgen_test]
async fn a_file_that_is_no_text_is_refused_in_words() {
    let refusal = files::read(&file("t.md", b"abc\xff")).await.unwrap_err();
    assert!(refusal.contains("t.md") && refusal.contains("byte 4"), "{refusal}");
}
