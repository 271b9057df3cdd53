//! Where a person sees what undo or redo did.

use super::own::ADD_OWN;
use super::row::add_key;
use crate::document::{List, Postmortem, Rows};
use crate::form::{Field, Line, Shape, action_lines, changed_fields, list_shape, row_fields, timeline_lines};

/// The key of the control where a change is seen: a field that it changed, the first of what it brought, or what stands beside what
/// it took away.
pub fn place_of_change(before: &Postmortem, after: &Postmortem) -> Option<String> {
    let changed = changed_fields(before, after).into_iter().find(|field| field.text(before) != field.text(after));
    if let Some(field) = changed {
        return Some(field.key());
    }
    let groups: Vec<_> = groups(before).into_iter().zip(groups(after)).filter(|(was, is)| was != is).collect();
    let came = groups.iter().find_map(|((_, was), (_, is))| {
        let row = is.get(first_difference(was, is)).filter(|row| !was.contains(row))?;
        Some(row.first()?.key())
    });
    let went = || {
        groups.iter().find_map(|((add, was), (_, is))| {
            let at = first_difference(was, is);
            was.get(at).filter(|row| !is.contains(row))?;
            let beside = at.checked_sub(1).and_then(|at| is.get(at)).or(is.first());
            Some(beside.and_then(|row| row.last()).map_or(add.clone(), |field| field.key()))
        })
    };
    came.or_else(went)
}

/// What comes and goes in a document: rows and own sections, each with its fields, after the key of the button that adds
/// one.
fn groups(document: &Postmortem) -> Vec<(String, Vec<Vec<Field>>)> {
    let fields = |lines: Vec<Line>| lines.into_iter().map(|line| row_fields(line.kind, line.id)).collect();
    let lists = List::ALL.map(|list| match list_shape(document, list) {
        Shape::Rows(lines) => (add_key(Rows::List(list)), fields(lines)),
        Shape::Text => (add_key(Rows::List(list)), vec![vec![Field::ListText(list)]]),
    });
    let actions = (add_key(Rows::Actions), fields(action_lines(document)));
    let timeline = (add_key(Rows::Timeline), fields(timeline_lines(document)));
    let own = document.own.iter().map(|own| vec![Field::OwnHeading(own.id), Field::OwnText(own.id)]).collect();
    lists.into_iter().chain([actions, timeline, (ADD_OWN.to_owned(), own)]).collect()
}

/// Where two lists stop being the same.
fn first_difference<T: PartialEq>(one: &[T], other: &[T]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}
