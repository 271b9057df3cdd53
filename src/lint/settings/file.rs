//! The settings file that says nothing but what holds anyway, for teams to begin with.

use std::fmt::Write as _;

use serde_json::json;

use super::Settings;
use crate::document::Section;
use crate::lint::rules::RULES;

/// The name that a settings file has in a repository.
pub const SETTINGS_FILE: &str = "postmortem.toml";

/// A settings file with all keys, each as it is by default, and what each means. It is read as [`Settings::default`].
pub fn default_file() -> String {
    let settings = Settings::default();
    let mut out = String::from(
        "# What the rules for postmortems hold this team to. All keys may be left out; these are their defaults.\n",
    );
    let required: Vec<&str> = settings.required.iter().copied().map(Section::heading).collect();
    let keys = [
        ("Sections that must say something.", "required-sections", list(&required)),
        ("Types that action items may have.", "types", list(&settings.kinds)),
        ("States that action items may have.", "states", list(&settings.states)),
        ("Acronyms that every reader knows, besides those that everybody knows.", "acronyms", list(&settings.acronyms)),
        ("Names of roles; the first one is offered in the place of a person.", "roles", list(&settings.roles)),
    ];
    for (what, key, value) in keys {
        let _ = write!(out, "\n# {what}\n{key} = {value}\n");
    }
    out.push_str(
        "\n# How much findings matter: \"error\", \"warning\", \"hint\", or \"off\". A level here holds for all findings of its\n\
         # rule, also for those that matter less by default: what is named below are the levels of those that matter most.\n\
         [levels]\n",
    );
    for rule in RULES {
        let _ = writeln!(out, "# {} = \"{}\"  # {}", rule.name, rule.level.name(), rule.what);
    }
    out.push_str(
        "\n# More words for a rule that looks for words. \"careless*\" stands for all that begin so.\n[words]\n\
         # blame-word = [\"clumsy\", \"asleep at the wheel\"]\n",
    );
    out
}

/// A list as TOML and JSON both write it: their texts are spelled alike.
fn list<T: AsRef<str>>(texts: &[T]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| json!(text.as_ref()).to_string()).collect();
    format!("[{}]", texts.join(", "))
}
