//! What the browser's console says, for whoever looks for a mistake of the editor's.

/// Says in the console what a panic says: the browser by itself only tells where in the wasm it was.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}
