//! How much a finding matters.

/// How much a finding matters. None of them stops anybody from saving or exporting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth a look.
    Hint,
    /// Most teams would change it.
    Warning,
    /// The document is not ready to be published.
    Error,
}

impl Level {
    /// The worst ones first, as counts of them are told.
    pub const ALL: [Level; 3] = [Level::Error, Level::Warning, Level::Hint];

    /// As it is written in settings and in output.
    pub fn name(self) -> &'static str {
        match self {
            Level::Hint => "hint",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }

    /// So many findings of it, in words.
    pub fn counted(self, count: usize) -> String {
        format!("{count} {}{}", self.name(), if count == 1 { "" } else { "s" })
    }
}
