//! Settings as text: TOML into a value, and which line of the text says what.

use std::collections::HashMap;

use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue, Error};

use super::problem::Problem;
use crate::syntax::lines;

/// What a text in TOML says, and the line on which each key and each entry of a list stands, counted from 1, by its JSON
/// pointer: `/levels/blame-word`, `/types/2`.
#[derive(Debug)]
pub struct Told {
    pub value: Value,
    pub lines: HashMap<String, usize>,
}

/// Reads TOML. What cannot be read is told, all of it: then nothing certain can be said of the rest.
pub fn told(text: &str) -> Result<Told, Vec<Problem>> {
    let starts: Vec<usize> = lines(text, 0).map(|line| line.start).collect();
    let line = |at: usize| starts.partition_point(|start| *start <= at).max(1);
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(errors.iter().map(|error| problem(error, &line)).collect());
    }
    let mut told = Told { value: Value::Null, lines: HashMap::new() };
    told.value = Value::Object(told.table(table.get_ref(), "", &line));
    Ok(told)
}

fn problem(error: &Error, line: &dyn Fn(usize) -> usize) -> Problem {
    let message = error.message().lines().map(str::trim).collect::<Vec<_>>().join("; ");
    Problem { line: error.span().map(|span| line(span.start)), message: format!("This is not TOML: {message}.") }
}

/// The JSON pointer of a key in a table, which has its own pointer.
pub fn pointer(table: &str, key: &str) -> String {
    format!("{table}/{}", key.replace('~', "~0").replace('/', "~1"))
}

impl Told {
    fn table(&mut self, table: &DeTable, at: &str, line: &dyn Fn(usize) -> usize) -> Map<String, Value> {
        let mut map = Map::new();
        for (key, value) in table {
            let at = pointer(at, key.get_ref());
            self.lines.insert(at.clone(), line(key.span().start));
            let value = self.value(value.get_ref(), &at, line);
            map.insert(key.get_ref().clone().into_owned(), value);
        }
        map
    }

    fn value(&mut self, value: &DeValue, at: &str, line: &dyn Fn(usize) -> usize) -> Value {
        match value {
            DeValue::String(text) => Value::from(text.as_ref()),
            DeValue::Boolean(is) => Value::from(*is),
            DeValue::Integer(number) => number.as_str().parse::<i64>().map_or(Value::from(0), Value::from),
            DeValue::Float(number) => number.as_str().parse::<f64>().map_or(Value::from(0), Value::from),
            DeValue::Datetime(_) => Value::Null,
            DeValue::Table(table) => Value::Object(self.table(table, at, line)),
            DeValue::Array(entries) => {
                let each = entries.iter().enumerate().map(|(index, entry)| {
                    let at = format!("{at}/{index}");
                    self.lines.insert(at.clone(), line(entry.span().start));
                    self.value(entry.get_ref(), &at, line)
                });
                each.collect()
            }
        }
    }
}
