//! Exports and log lines in JSON: records that carry a time and say something.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::cells::whole_stamp;
use super::draft::{Draft, Fate};
use crate::syntax::lines;
use crate::timeline::spelling::stamp::Stamp;

/// Records are looked for this deep: exports wrap them once or twice.
const DEEPEST: usize = 4;

/// Reads a text that is JSON as a whole, or of which most lines are.
pub fn read(text: &str) -> Option<Vec<Draft>> {
    let trimmed = text.trim_matches([' ', '\t', '\n', '\r', '\u{feff}']);
    if !trimmed.contains('{') {
        return None;
    }
    if trimmed.starts_with(['{', '['])
        && let Ok(whole) = serde_json::from_str::<&RawValue>(trimmed)
    {
        let names = Names::of(whole.get());
        let mut drafts = Vec::new();
        walk(whole.get(), text, &names, DEEPEST, &mut drafts);
        return (!drafts.is_empty()).then_some(drafts);
    }
    json_lines(text)
}

fn json_lines(text: &str) -> Option<Vec<Draft>> {
    let mut drafts = Vec::new();
    let (mut objects, mut others) = (0, 0);
    for line in lines(text, 0) {
        let content = line.of(text).trim();
        if content.is_empty() {
            continue;
        }
        let span = line.start..line.end;
        let object =
            if content.starts_with('{') { serde_json::from_str::<Map<String, Value>>(content).ok() } else { None };
        match object {
            Some(object) => {
                objects += 1;
                match record(span.clone(), &object, &Names::default()) {
                    found if found.is_empty() => drafts.push(Draft::line(span, content, Fate::Note)),
                    found => drafts.extend(found),
                }
            }
            None => {
                others += 1;
                let fate = if objects > 0 { Fate::Attach } else { Fate::Note };
                drafts.push(Draft::line(span, content, fate));
            }
        }
    }
    (objects > others).then_some(drafts)
}

/// Finds records in a value that is a part of the text.
fn walk(value: &str, text: &str, names: &Names, depth: usize, drafts: &mut Vec<Draft>) {
    if depth == 0 {
        return;
    }
    if value.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(value).unwrap_or_default();
        for item in items {
            walk(item.get(), text, names, depth - 1, drafts);
        }
    } else if value.starts_with('{') {
        let object: Map<String, Value> = serde_json::from_str(value).unwrap_or_default();
        let wraps =
            object.values().any(|value| value.as_array().is_some_and(|items| items.iter().any(Value::is_object)));
        let found = if wraps { Vec::new() } else { record(span_of(value, text), &object, names) };
        if found.is_empty() {
            let fields: BTreeMap<String, &RawValue> = serde_json::from_str(value).unwrap_or_default();
            let mut fields: Vec<&RawValue> = fields.into_values().collect();
            fields.sort_by_key(|field| field.get().as_ptr());
            for field in fields {
                walk(field.get(), text, names, depth - 1, drafts);
            }
        } else {
            drafts.extend(found);
        }
    }
}

/// Where a part of a text stands in it.
fn span_of(part: &str, text: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start..start + part.len()
}

/// Keys that tell when, the best first. Compared without case and signs.
const WHEN: [&str; 26] = [
    "ts",
    "time",
    "timestamp",
    "datetime",
    "date",
    "createdat",
    "startsat",
    "eventtime",
    "datehappened",
    "firsttimestamp",
    "lasttimestamp",
    "eventtimestamp",
    "realtimetimestamp",
    "occurredat",
    "happenedat",
    "startedat",
    "start",
    "starttime",
    "when",
    "created",
    "updatedat",
    "publishedat",
    "at",
    "t",
    "logged",
    "asctime",
];

/// Keys that tell what, the best first.
const WHAT: [&str; 15] = [
    "message",
    "msg",
    "text",
    "textpayload",
    "summary",
    "title",
    "log",
    "cmd",
    "description",
    "body",
    "content",
    "event",
    "eventname",
    "reason",
    "name",
];

fn plain(key: &str) -> String {
    key.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The rows that a record makes.
pub fn record<'o>(span: Range<usize>, object: &'o Map<String, Value>, names: &Names) -> Vec<Draft> {
    let field = |keys: &[&str]| -> Vec<(String, &'o Value)> {
        let mut found: Vec<(usize, String, &'o Value)> = object
            .iter()
            .filter_map(|(key, value)| {
                let key = plain(key);
                keys.iter().position(|known| *known == key).map(|at| (at, key, value))
            })
            .collect();
        found.sort_by_key(|(at, ..)| *at);
        found.into_iter().map(|(_, key, value)| (key, value)).collect()
    };
    let Some(stamp) = field(&WHEN).into_iter().find_map(|(_, value)| stamp_of(value)) else { return Vec::new() };
    if let Some(alert) = alert(&span, object, &stamp) {
        return alert;
    }
    let said = |value: &'o Value| value.as_str().filter(|text| !text.trim().is_empty());
    // Else what a part of the record says: `"jsonPayload": {"message": "pool exhausted"}`.
    let within = || object.values().find_map(|part| said(part.get("message").or_else(|| part.get("msg"))?));
    let what = field(&WHAT).into_iter().find_map(|(_, value)| said(value)).or_else(within);
    let Some(what) = what else { return Vec::new() };
    let is_chat = object.contains_key("ts") && object.get("type").and_then(Value::as_str) == Some("message");
    let text = if is_chat { names.message(object, what) } else { joined(what) };
    vec![Draft::row(span, stamp, text)]
}

fn joined(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn stamp_of(value: &Value) -> Option<Stamp> {
    match value {
        Value::Number(number) => whole_stamp(&number.to_string()),
        Value::String(text) => whole_stamp(text.trim()),
        // MongoDB says of what kind a value is: `{"$date": "2026-03-12T09:27:01Z"}`.
        Value::Object(typed) => typed.get("$date").filter(|date| !date.is_object()).and_then(stamp_of),
        Value::Null | Value::Bool(_) | Value::Array(_) => None,
    }
}

/// An alert of Alertmanager: one row for its start, one for its end.
fn alert(span: &Range<usize>, object: &Map<String, Value>, starts: &Stamp) -> Option<Vec<Draft>> {
    let name = object.get("labels")?.get("alertname")?.as_str()?;
    let annotation = |key: &str| object.get("annotations")?.get(key)?.as_str();
    let summary = annotation("summary").or_else(|| annotation("description"));
    let text = |state: &str| {
        let parts = [Some(name), Some(state), summary];
        joined(&parts.into_iter().flatten().collect::<Vec<_>>().join(" — "))
    };
    let mut rows = vec![Draft::row(span.clone(), starts.clone(), text("firing"))];
    if let Some(ends) = object.get("endsAt").and_then(stamp_of)
        && object.get("status").and_then(Value::as_str) != Some("firing")
    {
        rows.push(Draft::row(span.clone(), ends, text("resolved")));
    }
    Some(rows)
}

/// The names of users and channels that an export tells.
#[derive(Debug, Default)]
pub struct Names(HashMap<String, String>);

impl Names {
    fn of(text: &str) -> Names {
        let mut names = HashMap::new();
        if text.contains("\"user") || text.contains("\"channels") {
            let value: Value = serde_json::from_str(text).unwrap_or_default();
            collect(&value, &mut names, DEEPEST + 1);
        }
        Names(names)
    }

    fn name<'n>(&'n self, id: &'n str) -> &'n str {
        self.0.get(id).map_or(id, String::as_str)
    }

    /// A chat message with who wrote it.
    fn message(&self, object: &Map<String, Value>, text: &str) -> String {
        let text = joined(&self.decoded(text));
        let user = object.get("user").and_then(Value::as_str).map(|id| self.name(id));
        let name = user.or_else(|| object.get("username").and_then(Value::as_str)).or_else(|| {
            let profile = object.get("user_profile").or_else(|| object.get("bot_profile"))?;
            profile.get("real_name").or_else(|| profile.get("name"))?.as_str()
        });
        match name {
            // Who joined is said by the text.
            Some(name) if !text.starts_with(name) => format!("{name}: {text}"),
            _ => text,
        }
    }

    /// The text of a Slack message: `<@U1>`, `<#C1|name>`, `<https://x|label>` and entities as they are shown.
    fn decoded(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(open) = rest.find('<') {
            out.push_str(&rest[..open]);
            let Some(length) = rest[open..].find('>') else { break };
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
                (_, Some(label)) => out.push_str(&format!("[{label}]({target})")),
                (_, None) => out.push_str(target),
            }
            rest = &rest[open + length + 1..];
        }
        out.push_str(rest);
        out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    }
}

fn collect(value: &Value, names: &mut HashMap<String, String>, depth: usize) {
    if depth == 0 {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, names, depth - 1)),
        Value::Object(object) => {
            let text = |value: Option<&Value>| {
                value.and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
            };
            let profile = object.get("user_profile").or_else(|| object.get("profile"));
            let profile_name = || {
                let profile = profile?;
                text(profile.get("real_name"))
                    .or_else(|| text(profile.get("display_name")))
                    .or_else(|| text(profile.get("name")))
            };
            if let (Some(id), Some(name)) = (text(object.get("user")), profile_name()) {
                names.insert(id, name);
            }
            if let Some(id) = text(object.get("id"))
                && let Some(name) =
                    text(object.get("real_name")).or_else(profile_name).or_else(|| text(object.get("name")))
            {
                names.insert(id, name);
            }
            object.values().for_each(|value| collect(value, names, depth - 1));
        }
        _ => {}
    }
}
