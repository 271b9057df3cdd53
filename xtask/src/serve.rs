//! `cargo xtask serve`: the editor on this machine, rebuilt when a file changes.

use crate::command::{command, run};
use crate::failure::{Failure, Outcome};
use crate::install;
use crate::options::Options;

const PORT: u16 = 8080;

/// Serves until it is interrupted. Only this machine can reach it.
pub fn serve(options: &Options) -> Outcome {
    let port = match options.value("port") {
        None => PORT,
        Some(text) => {
            text.parse().map_err(|_| Failure(format!("--port needs a number up to 65535, not \"{text}\"")))?
        }
    };
    let path = install::site_builders()?;
    eprintln!(
        "Building the editor: 3 minutes the first time on two cores, then seconds. It will stand at http://127.0.0.1:{port}/"
    );
    run(command("trunk")
        .env("PATH", path)
        .args(["serve", "--skip-version-check", "--dist", "dist/serve", "--address", "127.0.0.1", "--port"])
        .arg(port.to_string()))
}
