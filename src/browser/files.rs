//! Files that a person opens and saves.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Why a file was not read, in words for the person who chose it.
pub type Refusal = String;

/// Larger files than this are not opened: they are no postmortem, and would not fit into storage.
const LARGEST: f64 = 4_000_000.0;

/// Reads a text file.
pub async fn read(file: &File) -> Result<String, Refusal> {
    let name = file.name();
    if file.size() > LARGEST {
        return Err(format!("“{name}” is larger than 4 MB. Is it the right file?"));
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|_| format!("“{name}” could not be read. Is it a folder, or has it been moved?"))?;
    String::from_utf8(Uint8Array::new(&buffer).to_vec()).map_err(|error| {
        let at = error.utf8_error().valid_up_to() + 1;
        format!("“{name}” is not UTF-8 text (byte {at} is something else). Save it as UTF-8 and open it again.")
    })
}

/// Offers a text as a download. Its name says whether it is a picture or Markdown.
pub fn download(name: &str, text: &str) -> Result<(), JsValue> {
    let document = super::page::document();
    let kind = BlobPropertyBag::new();
    kind.set_type(if name.ends_with(".svg") { "image/svg+xml" } else { "text/markdown;charset=utf-8" });
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download has begun; the address is not needed after that.
    let release = move || drop(Url::revoke_object_url(&address));
    leptos::prelude::set_timeout(release, std::time::Duration::from_secs(30));
    Ok(())
}
