//! Messages in exports of Slack: who wrote them, and their text as it was shown.

use std::collections::{HashMap, HashSet};

use super::json_scan::{Kind, Values};
use super::record::trimmed_lines;

/// Whether an object is a message.
pub fn is_message(values: &Values, place: usize) -> bool {
    values.field(place, "ts").is_some() && values.text(place, "type").as_deref() == Some("message")
}

/// The names of users and channels that an export tells.
#[derive(Debug, Default)]
pub struct Names {
    by_id: HashMap<String, String>,
    /// The places of the objects that are there to tell them.
    told_at: HashSet<usize>,
}

impl Names {
    pub fn of(values: &Values) -> Names {
        let mut names = Names::default();
        let is_export = |place| matches!(values.key(place), "user" | "users" | "user_profile" | "channels");
        if !(0..values.nodes().len()).any(is_export) {
            return names;
        }
        for place in (0..values.nodes().len()).filter(|place| values.nodes()[*place].kind == Kind::Object) {
            let profile = values.field(place, "user_profile").or_else(|| values.field(place, "profile"));
            let of_profile =
                || ["real_name", "display_name", "name"].into_iter().find_map(|key| values.text(profile?, key));
            if let Some((id, name)) = values.text(place, "user").zip(of_profile()) {
                names.by_id.insert(id.into_owned(), name.into_owned());
            }
            if let Some(id) = values.text(place, "id")
                && let Some(name) =
                    values.text(place, "real_name").or_else(of_profile).or_else(|| values.text(place, "name"))
            {
                names.by_id.insert(id.into_owned(), name.into_owned());
                names.told_at.insert(place);
            }
        }
        names
    }

    /// Whether an object is there to tell a name.
    pub fn are_told_at(&self, place: usize) -> bool {
        self.told_at.contains(&place)
    }

    fn name<'n>(&'n self, id: &'n str) -> &'n str {
        self.by_id.get(id).map_or(id, String::as_str)
    }

    /// A message with who wrote it.
    pub fn message(&self, values: &Values, place: usize, text: &str) -> String {
        let text = trimmed_lines(&self.decoded(text));
        let user = values.text(place, "user");
        let user = user.as_deref().map(|id| self.name(id).to_owned());
        let name = user.or_else(|| Some(values.text(place, "username")?.into_owned())).or_else(|| {
            let profile = values.field(place, "user_profile").or_else(|| values.field(place, "bot_profile"))?;
            Some(values.text(profile, "real_name").or_else(|| values.text(profile, "name"))?.into_owned())
        });
        match name {
            // Who joined is said by the text.
            Some(name) if !text.starts_with(&name) => format!("{name}: {text}"),
            _ => text,
        }
    }

    /// The text of a message: `<@U1>`, `<#C1|name>`, `<https://x|label>` and entities as they are shown.
    fn decoded(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(open) = rest.find('<') {
            out.push_str(&rest[..open]);
            let Some(length) = rest[open..].find('>') else {
                rest = &rest[open..];
                break;
            };
            let inner = &rest[open + 1..open + length];
            let (target, label) = inner.split_once('|').map_or((inner, None), |(target, label)| (target, Some(label)));
            match (target.chars().next(), label) {
                (Some('@'), label) => out.push_str(label.unwrap_or_else(|| self.name(&target[1..]))),
                (Some('#'), label) => {
                    out.push('#');
                    out.push_str(label.unwrap_or_else(|| self.name(&target[1..])));
                }
                (Some('!'), label) => {
                    out.push('@');
                    out.push_str(label.unwrap_or(&target[1..]).trim_start_matches('@'));
                }
                (_, Some(label)) => {
                    for part in ["[", label, "](", target, ")"] {
                        out.push_str(part);
                    }
                }
                (_, None) => out.push_str(target),
            }
            rest = &rest[open + length + 1..];
        }
        out.push_str(rest);
        out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    }
}
