//! Imports point one way: each module uses those that are named here and no others, and nothing but `browser` and `ui` names
//! what belongs to a browser. ARCHITECTURE.md draws the order.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The modules, each after those that it uses, and these. `browser` uses the three whose values it stores, shows and is
/// asked for: it knows nothing of postmortems.
const USES: [(&str, &[&str]); 18] = [
    ("syntax", &[]),
    ("timeline", &["syntax"]),
    ("zone_database", &["timeline"]),
    ("document", &["syntax", "timeline"]),
    ("form", &["document"]),
    ("markdown", &["document", "form", "syntax"]),
    ("session", &["document", "markdown"]),
    ("template", &["document", "markdown", "syntax"]),
    ("preview", &[]),
    ("chronology", &["document", "preview", "timeline"]),
    ("lint", &["chronology", "document", "form", "preview", "syntax", "timeline"]),
    ("draft", &["lint"]),
    ("difference", &[]),
    ("file_name", &["document", "preview"]),
    ("review", &["document", "timeline"]),
    (
        "bin",
        &["chronology", "document", "lint", "markdown", "review", "session", "syntax", "timeline", "zone_database"],
    ),
    ("browser", &["draft", "preview", "timeline"]),
    (
        "ui",
        &[
            "document",
            "syntax",
            "timeline",
            "markdown",
            "review",
            "session",
            "form",
            "template",
            "preview",
            "chronology",
            "lint",
            "difference",
            "file_name",
            "draft",
            "browser",
        ],
    ),
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
            } else if USES.iter().any(|(name, _)| *name == module) {
                sources.push((module, path));
            }
        }
    }
    sources
}

/// The modules that a source names, outside of its tests. The command line is a crate of its own.
fn used<'a>(source: &'a str, module: &str) -> Vec<&'a str> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let names = code.split(if module == "bin" { "postmortem_editor::" } else { "crate::" }).skip(1);
    names.filter_map(|rest| rest.split(|sign: char| !(sign.is_alphanumeric() || sign == '_')).next()).collect()
}

#[test]
fn imports_point_one_way() {
    for (place, (module, uses)) in USES.iter().enumerate() {
        let before = |name: &str| USES[..place].iter().any(|(other, _)| *other == name);
        assert!(uses.iter().all(|name| before(name)), "{module} uses what comes after it");
    }
    let mut used_by: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let sources = sources();
    assert!(sources.len() > 40, "only {} sources were found", sources.len());
    for (module, path) in sources {
        let source = fs::read_to_string(&path).expect("a source is UTF-8");
        let others = used(&source, &module).into_iter().filter(|name| *name != module).map(str::to_owned);
        used_by.entry(module.clone()).or_default().extend(others);
        if !["browser", "ui"].contains(&module.as_str()) {
            let found = BROWSER.iter().find(|name| source.contains(**name));
            assert_eq!(found, None, "{}", path.display());
        }
    }
    for (module, uses) in USES {
        let uses: BTreeSet<String> = uses.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(used_by[module], uses, "what {module} uses, and what is named here");
    }
}
