//! Imports point one way: each module of the core uses those below it only, and nothing but `browser` and `ui` names what
//! belongs to a browser. ARCHITECTURE.md draws the order.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the core, each after those that it may use.
const ORDER: [&str; 12] = [
    "syntax",
    "document",
    "markdown",
    "session",
    "form",
    "template",
    "preview",
    "difference",
    "file_name",
    "draft",
    "browser",
    "ui",
];

/// What belongs to a browser.
const BROWSER: [&str; 5] = ["web_sys", "js_sys", "wasm_bindgen", "gloo_storage", "leptos"];

fn sources() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the sources are there").flatten() {
            let path = entry.path();
            let module = path.strip_prefix(&root).expect("it is below").components().next().expect("it has a name");
            let module = module.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if ORDER.contains(&module.as_str()) {
                sources.push((module, path));
            }
        }
    }
    sources
}

/// The modules that a source names after `crate::`, outside of its tests.
fn used(source: &str) -> Vec<&str> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let names = code.split("crate::").skip(1);
    names.filter_map(|rest| rest.split(|sign: char| !(sign.is_alphanumeric() || sign == '_')).next()).collect()
}

#[test]
fn imports_point_one_way() {
    let place = |module: &str| ORDER.iter().position(|other| *other == module);
    let sources = sources();
    assert!(sources.len() > 40, "only {} sources were found", sources.len());
    for (module, path) in sources {
        let source = fs::read_to_string(&path).expect("a source is UTF-8");
        for name in used(&source) {
            let below = place(name).unwrap_or_else(|| panic!("{}: what is {name}?", path.display()));
            assert!(Some(below) <= place(&module), "{} uses {name}", path.display());
        }
        if !["browser", "ui"].contains(&module.as_str()) {
            let found = BROWSER.iter().find(|name| source.contains(**name));
            assert_eq!(found, None, "{}", path.display());
        }
    }
}
