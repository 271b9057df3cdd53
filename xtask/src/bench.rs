//! `cargo xtask bench`: the figures, as a table on the terminal and as JSON in `target/bench/`.
//!
//! - native: reading and writing in MB/s, beside a plain parser in the same run (`benches/throughput.rs`)
//! - proportion: reading texts that are hard to read, beside their parts in the same run (`benches/proportion.rs`)
//! - in Chromium: typing, the rules, adding a row, pasting a log and opening a document, beside a bare text area in the same run, and the size of what
//!   is downloaded (`tests/bench/browser.mjs`)
//!
//! The machine should do nothing else meanwhile.

use std::fs;

use crate::command::{cargo, command, run};
use crate::failure::{Failure, Outcome};
use crate::options::Options;
use crate::{browsers, node, site, tree};

const PARTS: [&str; 8] = ["native", "proportion", "size", "type", "rules", "row", "open", "paste"];

pub fn bench(options: &Options) -> Outcome {
    let parts = options.choice("only", &PARTS)?;
    let folder = tree::bench();
    fs::create_dir_all(&folder).map_err(|error| Failure(format!("{} cannot be made: {error}", folder.display())))?;
    if parts.contains(&"native") {
        throughput()?;
    }
    if parts.contains(&"proportion") {
        run(cargo().args(["bench", "--bench", "proportion"]))?;
    }
    let page: Vec<&str> = parts.into_iter().filter(|part| !["native", "proportion"].contains(part)).collect();
    if !page.is_empty() {
        node::packages()?;
        let browsers = browsers::ensure(&["chromium"])?;
        site::make()?;
        let mut bench = command("node");
        bench.env("PATH", browsers.path).arg("tests/bench/browser.mjs").arg("--only").arg(page.join(","));
        for name in ["rows", "keys"] {
            if let Some(value) = options.value(name) {
                bench.arg(format!("--{name}")).arg(value);
            }
        }
        run(bench.arg("--out").arg(folder.join("browser.json")))?;
    }
    Ok(())
}

/// It writes its JSON where this variable says.
fn throughput() -> Outcome {
    run(cargo().env("POSTMORTEM_BENCH_OUT", tree::bench().join("throughput.json")).args([
        "bench",
        "--bench",
        "throughput",
    ]))
}
