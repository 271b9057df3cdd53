//! `postmortem`: the reading and writing of the editor without its page, for shells and for a repository's CI.

#[cfg(not(target_family = "wasm"))]
mod command_line;

#[cfg(not(target_family = "wasm"))]
fn main() -> std::process::ExitCode {
    command_line::main()
}

/// A browser has no command line.
#[cfg(target_family = "wasm")]
fn main() {}
