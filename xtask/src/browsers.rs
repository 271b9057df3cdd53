//! The browsers that the tests run in, and their drivers.
//!
//! Debian has all of them, and root may install them; anywhere else a message says what is missing. Chromium and Firefox
//! are required. WebKitGTK is tested where it can run.

use std::env::consts::EXE_SUFFIX;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use crate::command::{command, find, output, path_with, run};
use crate::failure::{Outcome, fail};
use crate::install;

/// The browsers by the names that the tests use.
pub const NAMES: [&str; 3] = ["chromium", "firefox", "webkit"];

/// A program under any of its names, the environment variable that names it elsewhere, and Debian's package of it.
struct Program {
    names: &'static [&'static str],
    variable: &'static str,
    package: &'static str,
}

impl Program {
    /// The file that the variable names, or the first name that is on the PATH.
    fn find(&self) -> Option<PathBuf> {
        let named = std::env::var_os(self.variable).map(PathBuf::from).filter(|path| path.is_file());
        named.or_else(|| self.names.iter().find_map(|name| find(name)))
    }
}

const CHROMEDRIVER: Program =
    Program { names: &["chromedriver"], variable: "CHROMEDRIVER", package: "chromium-driver" };
/// The variable that names Firefox's driver.
const GECKODRIVER: &str = "GECKODRIVER";
const CHROMIUM: &[Program] = &[
    CHROMEDRIVER,
    Program {
        names: &["chromium", "chromium-browser", "google-chrome", "chrome"],
        variable: "CHROMIUM",
        package: "chromium",
    },
];
const FIREFOX: &[Program] =
    &[Program { names: &["firefox-esr", "firefox"], variable: "FIREFOX", package: "firefox-esr" }];
const WEBKIT: &[Program] = &[
    Program { names: &["WebKitWebDriver"], variable: "WEBKITDRIVER", package: "webkit2gtk-driver" },
    Program { names: &["Xvfb"], variable: "XVFB", package: "xvfb" },
];

/// What [`ensure`] found.
pub struct Browsers {
    /// The PATH with the drivers on it.
    pub path: OsString,
    /// Why the tests cannot run in a browser that may be absent, by its name.
    pub absent: Vec<(&'static str, String)>,
}

/// Installs what is missing of these browsers and their drivers, where that is possible.
pub fn ensure(names: &[&'static str]) -> Outcome<Browsers> {
    let all: Vec<&Program> = names.iter().flat_map(|name| missing(name)).collect();
    if !all.is_empty() && may_install() {
        let packages: Vec<&str> = all.iter().map(|program| program.package).collect();
        eprintln!("Installing {} with apt (usually a minute).", packages.join(", "));
        run(command("apt-get").args(["update", "--quiet"]))?;
        run(command("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["install", "--yes", "--quiet", "--no-install-recommends"])
            .args(&packages))?;
    }

    let mut absent = Vec::new();
    let mut required = Vec::new();
    for &name in names {
        let gone = missing(name);
        match (name, gone.is_empty()) {
            (_, true) => {}
            ("webkit", false) => absent.push((name, format!("{} not found", list(&gone)))),
            (_, false) => required.push(format!("  {}", list(&gone))),
        }
    }
    if !required.is_empty() {
        return fail(format!(
            "the browser tests need these, please install them (on the PATH, or named by the variable):\n{}",
            required.join("\n")
        ));
    }

    let mut folders = Vec::new();
    if names.contains(&"firefox") && std::env::var_os(GECKODRIVER).is_none() {
        folders.push(install::geckodriver()?);
    }
    Ok(Browsers { path: path_with(folders.iter().map(PathBuf::as_path)), absent })
}

/// The driver of a browser that the wasm tests start by themselves, and the variable that names it to them.
pub fn wasm_driver(browser: &str) -> Outcome<Option<(&'static str, PathBuf)>> {
    Ok(match browser {
        "chromium" => CHROMEDRIVER.find().map(|driver| (CHROMEDRIVER.variable, driver)),
        "firefox" => match std::env::var_os(GECKODRIVER) {
            Some(named) => Some((GECKODRIVER, named.into())),
            None => Some((GECKODRIVER, install::geckodriver()?.join(format!("geckodriver{EXE_SUFFIX}")))),
        },
        _ => None,
    })
}

/// What a browser needs and this machine has not.
fn missing(browser: &str) -> Vec<&'static Program> {
    let programs = match browser {
        "chromium" => CHROMIUM,
        "firefox" => FIREFOX,
        _ => WEBKIT,
    };
    programs.iter().filter(|program| program.find().is_none()).collect()
}

fn list(programs: &[&Program]) -> String {
    let all: Vec<String> = programs
        .iter()
        .map(|program| {
            format!("{} (variable {}, Debian's package {})", program.names[0], program.variable, program.package)
        })
        .collect();
    all.join(", ")
}

/// Root on Debian: elsewhere the packages have other names, or are wrappers that a driver cannot start.
fn may_install() -> bool {
    let debian =
        fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line.trim() == "ID=debian"));
    let root = output(command("id").arg("-u")).is_some_and(|text| text.trim() == "0");
    debian && root && find("apt-get").is_some()
}
