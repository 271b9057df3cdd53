//! Which lines two texts differ in.

use imara_diff::{Algorithm, Diff, InternedInput};

/// The lines that changed between two texts.
pub struct Difference<'t> {
    input: InternedInput<&'t str>,
    diff: Diff,
}

/// How many lines a change adds and removes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub added: usize,
    pub removed: usize,
}

/// A line of a difference as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change<'t> {
    Same(&'t str),
    Added(&'t str),
    Removed(&'t str),
    /// So many lines that are the same are not shown.
    Skipped(usize),
}

impl<'t> Difference<'t> {
    pub fn of(before: &'t str, after: &'t str) -> Difference<'t> {
        let input = InternedInput::new(before, after);
        let mut diff = Diff::compute(Algorithm::Histogram, &input);
        diff.postprocess_lines(&input);
        Difference { input, diff }
    }

    pub fn count(&self) -> Count {
        let (added, removed) = (self.diff.count_additions(), self.diff.count_removals());
        Count { added: added as usize, removed: removed as usize }
    }

    /// The changed lines with up to `context` lines that are the same around them. Lines are without their endings.
    pub fn changes(&self, context: usize) -> Vec<Change<'t>> {
        let mut changes = Vec::new();
        let mut shown = 0;
        let mut hunks = self.diff.hunks().peekable();
        while let Some(hunk) = hunks.next() {
            let (first, end) = (hunk.before.start as usize, hunk.before.end as usize);
            self.same(&mut changes, &mut shown, first.saturating_sub(context), first);
            changes
                .extend(hunk.before.clone().map(|line| Change::Removed(self.line(self.input.before[line as usize]))));
            changes.extend(hunk.after.clone().map(|line| Change::Added(self.line(self.input.after[line as usize]))));
            shown = end;
            let next = hunks.peek().map_or(self.input.before.len(), |next| next.before.start as usize);
            self.same(&mut changes, &mut shown, end, (end + context).min(next));
        }
        let left = self.input.before.len() - shown;
        if left > 0 && !changes.is_empty() {
            changes.push(Change::Skipped(left));
        }
        changes
    }

    /// Adds lines that are the same, and before them how many were skipped.
    fn same(&self, changes: &mut Vec<Change<'t>>, shown: &mut usize, from: usize, to: usize) {
        let from = from.max(*shown);
        if from > *shown {
            changes.push(Change::Skipped(from - *shown));
        }
        changes.extend((from..to).map(|line| Change::Same(self.line(self.input.before[line]))));
        *shown = to.max(*shown);
    }

    fn line(&self, token: imara_diff::Token) -> &'t str {
        self.input.interner[token].trim_end_matches(['\n', '\r'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Change::*;

    #[test]
    fn changed_lines_are_shown_with_those_around_them() {
        let difference = Difference::of("a\nb\nc\nd\ne\nf\n", "a\nb\nC\nd\ne\nf\n");
        assert_eq!(difference.count(), Count { added: 1, removed: 1 });
        assert_eq!(difference.changes(1), [Skipped(1), Same("b"), Removed("c"), Added("C"), Same("d"), Skipped(2)]);
        assert_eq!(Difference::of("a\n", "a\n").changes(1), []);
    }
}
