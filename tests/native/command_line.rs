//! The command line as a shell runs it: arguments and files in, text, files and exit codes out.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

const CANONICAL: &str = include_str!("fixtures/canonical.md");

/// How a run ended.
#[derive(Debug, PartialEq, Eq)]
pub struct Ended {
    pub code: i32,
    pub out: String,
    pub err: String,
}

pub fn ended(code: i32, out: &str, err: &str) -> Ended {
    Ended { code, out: out.to_owned(), err: err.to_owned() }
}

fn command<A: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_postmortem"));
    command.current_dir(folder).args(arguments);
    command
}

fn run(mut command: Command, input: &[u8]) -> Ended {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().expect("the binary starts");
    child.stdin.take().expect("it has an input").write_all(input).expect("it reads its input");
    let output = child.wait_with_output().expect("it ends");
    Ended {
        code: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).expect("it writes UTF-8"),
        err: String::from_utf8(output.stderr).expect("it complains in UTF-8"),
    }
}

pub fn in_folder<const N: usize>(folder: &Path, arguments: [&str; N]) -> Ended {
    run(command(folder, arguments), b"")
}

/// As many arguments as there are.
pub fn in_folder_with(folder: &Path, arguments: &[&str]) -> Ended {
    run(command(folder, arguments), b"")
}

pub fn with_input<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>, input: &[u8]) -> Ended {
    run(command(Path::new("."), arguments), input)
}

/// An empty folder of a test's own.
pub fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command-line").join(test);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder of the last run can go");
    }
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<_> = entries.map(|entry| entry.expect("it can be listed").file_name()).collect();
    names.sort();
    names.into_iter().map(|name| name.into_string().expect("names are UTF-8")).collect()
}

#[test]
fn fmt_writes_standard_input_in_canonical_form() {
    let in_crlf = CANONICAL.replace('\n', "\r\n");
    assert_eq!(with_input(["fmt"], in_crlf.as_bytes()), ended(0, CANONICAL, ""));
    assert_eq!(with_input(["fmt"], CANONICAL.as_bytes()), ended(0, CANONICAL, ""));
}

#[test]
fn fmt_check_says_whether_standard_input_is_canonical() {
    assert_eq!(with_input(["fmt", "--check"], CANONICAL.as_bytes()), ended(0, "", ""));
    assert_eq!(with_input(["fmt", "--check"], b"# T"), ended(1, "<stdin>\n", ""));
}

#[test]
fn fmt_replaces_the_files_that_differ() {
    let folder = folder("replaces");
    fs::write(folder.join("loose.md"), CANONICAL.replace("\n\n", "\n\n\n")).unwrap();
    fs::write(folder.join("canonical.md"), CANONICAL).unwrap();
    let untouched = fs::metadata(folder.join("canonical.md")).unwrap().modified().unwrap();
    assert_eq!(in_folder(&folder, ["fmt", "loose.md", "canonical.md"]), ended(0, "loose.md\n", ""));
    assert_eq!(fs::read_to_string(folder.join("loose.md")).unwrap(), CANONICAL);
    assert_eq!(fs::metadata(folder.join("canonical.md")).unwrap().modified().unwrap(), untouched);
    assert_eq!(names(&folder), ["canonical.md", "loose.md"]);
}

#[test]
fn fmt_check_names_the_files_that_differ_and_changes_none() {
    let folder = folder("check");
    fs::write(folder.join("loose.md"), "# T").unwrap();
    fs::write(folder.join("canonical.md"), CANONICAL).unwrap();
    assert_eq!(in_folder(&folder, ["fmt", "--check", "canonical.md", "loose.md"]), ended(1, "loose.md\n", ""));
    assert_eq!(in_folder(&folder, ["fmt", "--check", "canonical.md"]), ended(0, "", ""));
    assert_eq!(fs::read_to_string(folder.join("loose.md")).unwrap(), "# T");
}

#[test]
fn a_file_that_seems_to_be_no_postmortem_is_told_of() {
    let folder = folder("something-else");
    for text in ["# Our tool\n\n## Install\n\nUse it.\n", "fn main() {}\n", "---\na: 1\n---\nwords\n"] {
        fs::write(folder.join("other.md"), text).unwrap();
        let said = "postmortem: other.md: no section of a postmortem is in it; is it one?\n";
        assert_eq!(in_folder(&folder, ["fmt", "other.md"]), ended(0, "other.md\n", said));
        assert_eq!(in_folder(&folder, ["fmt", "other.md"]), ended(0, "", ""));
    }
}

#[test]
fn a_file_that_fails_keeps_no_other_from_being_written() {
    let folder = folder("goes-on");
    fs::write(folder.join("loose.md"), "# T").unwrap();
    let ended = in_folder(&folder, ["fmt", "missing.md", "loose.md"]);
    assert_eq!((ended.code, ended.err.as_str()), (2, "postmortem: missing.md: there is no such file\n"));
    assert!(fs::read_to_string(folder.join("loose.md")).unwrap().starts_with("# T\n\n## Date\n"));
    let ended = in_folder(&folder, ["fmt", "--check", "missing.md", "loose.md"]);
    assert_eq!(ended.code, 2, "what failed outweighs what differs");
}

#[test]
fn what_cannot_be_read_is_named_on_one_line() {
    let folder = folder("unreadable");
    fs::create_dir(folder.join("reports")).unwrap();
    fs::write(folder.join("latin1.md"), b"# T\r\n\r\ncaf\xe9\r\n").unwrap();
    fs::write(folder.join("utf16.md"), b"\xff\xfe#\0 \0T\0").unwrap();
    for (file, reason) in [
        ("missing.md", "there is no such file"),
        ("reports", "this is a folder, not a file"),
        ("latin1.md", "not UTF-8 text: line 3, byte 11 of the file"),
        ("utf16.md", "not UTF-8 text: line 1, byte 1 of the file (is it UTF-16?)"),
    ] {
        let expected = ended(2, "", &format!("postmortem: {file}: {reason}\n"));
        assert_eq!(in_folder(&folder, ["fmt", file]), expected);
        assert_eq!(in_folder(&folder, ["fmt", "--check", file]), expected);
        assert_eq!(in_folder(&folder, ["show", "--json", file]), expected);
    }
    assert_eq!(fs::read(folder.join("latin1.md")).unwrap(), b"# T\r\n\r\ncaf\xe9\r\n");
    let from_input = with_input(["fmt"], b"\n\n\xc3");
    assert_eq!(from_input, ended(2, "", "postmortem: <stdin>: not UTF-8 text: line 3, byte 3 of the file\n"));
}

#[test]
fn new_prints_an_empty_canonical_document() {
    let new = with_input(["new", "The lights went out", "--date", "September 5, 2016"], b"");
    assert!(new.out.starts_with("# The lights went out\n\n## Date\n\n2016-09-05\n\n## Authors\n\n-\n"), "{}", new.out);
    assert_eq!(with_input(["fmt", "--check"], new.out.as_bytes()), ended(0, "", ""));
    let undated = with_input(["new", "# Summary\n## Date"], b"");
    assert_eq!(undated.code, 0);
    assert_eq!(with_input(["fmt", "--check"], undated.out.as_bytes()), ended(0, "", ""));
}

#[test]
fn new_refuses_a_date_that_is_not_a_day() {
    for date in ["2016-13-01", "6 December", "", "2023-02-29"] {
        let expected = format!("postmortem: --date {date}: not a day; write it as in 2016-09-05\n");
        assert_eq!(with_input(["new", "T", "--date", date], b""), ended(2, "", &expected));
    }
}

#[test]
fn what_is_no_command_ends_with_2() {
    assert_eq!(with_input(["format"], b"").code, 2);
    assert_eq!(with_input(["show", "x.md"], b"").code, 2, "only JSON can be shown");
}

fn shown(test: &str, text: &str) -> Value {
    let folder = folder(test);
    fs::write(folder.join("file.md"), text).unwrap();
    let ended = in_folder(&folder, ["show", "--json", "file.md"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    serde_json::from_str(&ended.out).expect("it is JSON")
}

#[test]
fn show_prints_each_section_by_its_name() {
    let shown = shown("show", CANONICAL);
    assert_eq!(shown["title"], "Search answers with yesterday's prices");
    assert_eq!(shown["date"], "2024-02-28");
    assert_eq!(
        shown["authors"],
        json!([{ "name": "Ana", "link": "https://example.org/ana" }, { "name": "Bo Li", "link": "" }])
    );
    assert_eq!(shown["trigger"], "A deploy of the index writer.");
    assert_eq!(
        shown["action_items"],
        json!([
            {
                "item": "Alert when the index is older than 1 h | 2 h",
                "type": "detect",
                "owner": "Ana",
                "tracking": "[search#12](https://example.org/search/12)",
                "state": "TODO",
            },
            { "item": "Write a runbook", "type": "process", "owner": "", "tracking": "n/a", "state": null },
        ])
    );
    assert_eq!(shown["went_well"], json!(["The on-call engineer\n\nwas awake."]));
    assert_eq!(shown["got_lucky"], json!([]));
    assert_eq!(
        shown["timeline"],
        json!([
            { "day": "2024-02-28", "zone": "CET", "time": "23:50", "marker": "OUTAGE BEGINS", "description": "it stops" },
            { "day": "2024-02-29", "zone": "CET", "time": "~00:10", "marker": null, "description": "Ana sees it" },
        ])
    );
    assert_eq!(
        shown["own_sections"],
        json!([{ "after": "timeline", "heading": "Glossary", "text": "The index: what search reads." }])
    );
    assert_eq!(shown["notes"], json!([{ "section": "timeline", "rows_above": 1, "text": "![](night.png)" }]));
}

#[test]
fn show_has_the_same_keys_whatever_the_file_says() {
    let full = shown("show-full", CANONICAL);
    let bare = shown("show-bare", "");
    let kinds = |shown: &Value| {
        let object = shown.as_object().expect("it is an object");
        object.iter().map(|(key, value)| (key.clone(), value.is_array())).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&bare), kinds(&full));
    let prose = shown("show-prose", "## Authors\n\nAnn and Bo\n\n## Timeline\n\nIn the morning.\n");
    assert_eq!(kinds(&prose), kinds(&full));
    assert_eq!(prose["authors"], json!([]));
    assert_eq!(
        prose["notes"],
        json!([
            { "section": "authors", "rows_above": 0, "text": "Ann and Bo" },
            { "section": "timeline", "rows_above": 0, "text": "In the morning." },
        ])
    );
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::os::unix::process::CommandExt;

    use super::*;

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_replaced_file_keeps_its_permissions() {
        let folder = folder("permissions");
        let file = folder.join("private.md");
        fs::write(&file, "# T").unwrap();
        set_mode(&file, 0o640);
        assert_eq!(in_folder(&folder, ["fmt", "private.md"]), ended(0, "private.md\n", ""));
        assert_eq!(fs::metadata(&file).unwrap().mode() & 0o7777, 0o640);
    }

    #[test]
    fn what_a_link_points_to_is_replaced_not_the_link() {
        let folder = folder("link");
        fs::create_dir(folder.join("there")).unwrap();
        fs::write(folder.join("there/report.md"), "# T").unwrap();
        symlink("there/report.md", folder.join("latest.md")).unwrap();
        assert_eq!(in_folder(&folder, ["fmt", "latest.md"]), ended(0, "latest.md\n", ""));
        assert!(fs::symlink_metadata(folder.join("latest.md")).unwrap().is_symlink());
        assert!(fs::read_to_string(folder.join("there/report.md")).unwrap().contains("## Timeline"));
        assert_eq!(names(&folder.join("there")), ["report.md"]);
    }

    #[test]
    fn a_write_protected_file_is_left_alone() {
        let folder = folder("protected");
        let file = folder.join("report.md");
        fs::write(&file, "# T").unwrap();
        set_mode(&file, 0o444);
        let refused = ended(2, "", "postmortem: report.md: the file is write-protected\n");
        assert_eq!(in_folder(&folder, ["fmt", "report.md"]), refused);
        assert_eq!(fs::read_to_string(&file).unwrap(), "# T");
        assert_eq!(in_folder(&folder, ["fmt", "--check", "report.md"]).code, 1);
    }

    /// A run by somebody who is not root: root may read and write anything. `None` where nobody else may run the binary.
    fn not_as_root<const N: usize>(folder: &Path, arguments: [&str; N]) -> Option<Ended> {
        const SOMEBODY: u32 = 65_534;
        let mut attempt = command(folder, arguments);
        if fs::metadata(folder).unwrap().uid() == 0 {
            attempt.uid(SOMEBODY).gid(SOMEBODY);
            if command(folder, ["--version"]).uid(SOMEBODY).gid(SOMEBODY).output().is_err() {
                eprintln!("skipped: nobody but root may run the binary where it is");
                return None;
            }
        }
        Some(run(attempt, b""))
    }

    #[test]
    fn a_file_in_a_read_only_folder_is_left_whole() {
        let folder = folder("read-only");
        let file = folder.join("report.md");
        fs::write(&file, "# T").unwrap();
        set_mode(&file, 0o666);
        set_mode(&folder, 0o555);
        let refused = not_as_root(&folder, ["fmt", "report.md"]);
        set_mode(&folder, 0o755);
        let reason = "no file can be written beside it, which replacing it needs: permission denied";
        let expected = ended(2, "", &format!("postmortem: report.md: {reason}\n"));
        assert!(refused.is_none_or(|refused| refused == expected));
        assert_eq!(fs::read_to_string(&file).unwrap(), "# T");
        assert_eq!(names(&folder), ["report.md"]);
    }

    #[test]
    fn a_file_that_may_not_be_read_is_named() {
        let folder = folder("secret");
        let file = folder.join("report.md");
        fs::write(&file, "# T").unwrap();
        set_mode(&file, 0o000);
        let expected = ended(2, "", "postmortem: report.md: permission denied\n");
        assert!(not_as_root(&folder, ["fmt", "report.md"]).is_none_or(|refused| refused == expected));
    }

    /// As in `postmortem show --json report.md | head -1`.
    #[test]
    fn a_reader_that_has_seen_enough_is_no_failure() {
        let folder = folder("pipe");
        fs::write(folder.join("long.md"), format!("# T\n\n## Summary\n\n{}", "word ".repeat(200_000))).unwrap();
        let mut show = command(&folder, ["show", "--json", "long.md"]);
        let mut child = show.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
    }
}
