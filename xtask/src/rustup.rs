//! Parts of the Rust toolchain: the wasm target, rustfmt and clippy. They are there with some installations and not with
//! others; rustup adds them in seconds.

use std::path::Path;

use crate::command::{cargo, command, find, output, run};
use crate::failure::{Outcome, fail};

/// The standard library for wasm.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that Rust can build for the browser.
pub fn wasm_target() -> Outcome {
    let there = output(command("rustc").args(["--print", "sysroot"]))
        .is_some_and(|sysroot| Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).join("lib").is_dir());
    if there { Ok(()) } else { add("target", WASM) }
}

pub fn rustfmt() -> Outcome {
    if output(cargo().args(["fmt", "--version"])).is_some() { Ok(()) } else { add("component", "rustfmt") }
}

pub fn clippy() -> Outcome {
    if output(cargo().args(["clippy", "--version"])).is_some() { Ok(()) } else { add("component", "clippy") }
}

fn add(kind: &str, name: &str) -> Outcome {
    if find("rustup").is_none() {
        return fail(format!(
            "Rust's {kind} {name} is missing, and there is no rustup to add it: install it with what installed Rust"
        ));
    }
    eprintln!("Installing Rust's {kind} {name} (usually seconds).");
    run(command("rustup").args([kind, "add", name]))
}
