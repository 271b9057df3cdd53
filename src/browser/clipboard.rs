//! Writing to the clipboard.

use wasm_bindgen_futures::JsFuture;

/// The browser does not allow copying, as on pages that are not served securely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCopied;

/// Puts text on the clipboard.
pub async fn copy(text: &str) -> Result<(), NotCopied> {
    let window = web_sys::window().filter(web_sys::Window::is_secure_context).ok_or(NotCopied)?;
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.map(drop).map_err(|_| NotCopied)
}
