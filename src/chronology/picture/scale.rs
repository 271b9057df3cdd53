//! From instants to places across the picture.

/// A span of time, and the pixels that show it.
///
/// Guarantees: later is never further left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// In seconds since 1970, UTC.
    pub from: i64,
    pub to: i64,
    pub left: i32,
    pub right: i32,
}

/// What is shown around a single instant, in seconds before and after it.
const AROUND: i64 = 300;

impl Scale {
    /// Shows all between two instants, the first of which is not after the last.
    pub fn new(from: i64, to: i64, left: i32, right: i32) -> Scale {
        let around = if from == to { AROUND } else { 0 };
        Scale { from: from - around, to: to + around, left, right: right.max(left + 1) }
    }

    /// Where an instant is shown; at the edge if it is beyond.
    pub fn x(&self, at: i64) -> i32 {
        let whole = self.to - self.from;
        let passed = at.clamp(self.from, self.to) - self.from;
        // All years of the calendar in seconds times a million pixels is in range.
        let pixels = passed * i64::from(self.right - self.left) / whole;
        // It is at most the width.
        self.left + i32::try_from(pixels).unwrap_or_default()
    }
}
