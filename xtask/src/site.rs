//! `cargo xtask build`: the release, in `dist/site/`.

use std::path::PathBuf;
use std::{env, fs};

use crate::command::{command, run};
use crate::failure::Outcome;
use crate::{install, tree};

/// Builds the release and says how large it is.
pub fn build() -> Outcome {
    make()?;
    run(command("node").arg("tests/bench/sizes.mjs").arg(tree::site()))
}

/// Trunk says what it does, but not that its minifier leaves wasm-bindgen's script as it is: it cannot read all of today's
/// JavaScript.
const LOG: &str = "info,trunk::processing::minify=error";

/// Builds the release: small (`[profile.web]`), run through wasm-opt, with hashed names. `index.html` says how.
pub fn make() -> Outcome {
    let path = install::site_builders()?;
    eprintln!("Building the release: 3 minutes the first time on two cores, about one after a change.");
    run(command("trunk").env("PATH", path).env("CARGO_ENCODED_RUSTFLAGS", flags()).args([
        "build",
        "--skip-version-check",
        "--log",
        LOG,
        "--release",
        "--dist",
        "dist/site",
    ]))
}

/// What the compiler is told for the release. Leptos makes less code for views whose types are erased (4% of the
/// download). Panics name their file: not where it stood on the machine that built the site.
fn flags() -> String {
    let mut flags = vec!["--cfg".to_owned(), "erase_components".to_owned()];
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    if let Some(sources) = home.map(|home| home.join("registry/src")) {
        let registries = fs::read_dir(sources).into_iter().flatten().flatten();
        flags.extend(registries.map(|registry| format!("--remap-path-prefix={}=crates", registry.path().display())));
    }
    flags.push(format!("--remap-path-prefix={}=editor", tree::root().display()));
    flags.join("\u{1f}")
}
