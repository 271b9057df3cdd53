//! Markdown that has made parsers slow, or that nests deeply. `benches/proportion.rs` measures with it.

/// Texts that have made Markdown parsers slow: what is said once, and what is then said again and again.
pub const REPEATED: [(&str, &str, &str); 40] = [
    ("blank lines", "", "\n"),
    ("one line of spaces", "", " "),
    ("one line of tabs", "- a\n\n", "\t"),
    ("one line of letters", "## Summary\n", "a"),
    ("one line of emoji", "# ", "🎈"),
    ("quotes in quotes", "", "> "),
    ("bullets in bullets", "", "- "),
    ("numbers in numbers", "", "1. "),
    (
        "many quotes in quotes",
        "",
        "> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > x\n",
    ),
    ("many bullets in bullets", "", "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - x\n"),
    ("bullets and lazy lines", "> > > > > > > > > > > > > > > > - - - - - - - - - - - - - - - - a\n", "b\n"),
    (
        "blank lines below deep lists",
        "## What went well\n\n- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - a\n",
        "\n",
    ),
    ("spaces below deep lists", "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - a\n", "      \n"),
    ("bullets", "## Authors\n\n", "* a\n"),
    ("bullets with hard breaks", "## Authors\n\n", "* a  \n  b\n"),
    ("empty bullets", "", "-\n"),
    ("pipes", "", "|"),
    ("columns", "## Timeline\n\n", "a|"),
    ("rows of a table", "## Timeline\n\n| Time | Description |\n| - | - |\n", "| 9:27 | a \\| b |\n"),
    ("rows of pipes", "## Action Items\n\n| Action Item | Bug |\n|-|-|\n", "|||||||||||||||||||||||||||||||||||\n"),
    ("rules of tables", "a | b\n", "|-|-|-|\n"),
    ("headers and rules", "## Timeline\n\n", "| Time | Description |\n|-|-|\n\n"),
    ("backticks", "## Summary\n\n", "`"),
    ("backticks in lines", "## Summary\n\n", "`` ` ```a  \n"),
    ("code fences", "", "```\n"),
    ("an open code fence", "```\n", "~~~ a\n"),
    ("brackets", "## Summary\n\n", "["),
    ("brackets in lines", "## Summary\n\n", "[[](a  \n"),
    ("definitions", "", "[a]: b\n"),
    ("open definitions", "", "[a\n"),
    ("stars", "## Summary\n\n", "*a _b "),
    ("open comments", "", "<!-- a\n"),
    ("open comments in bullets", "", "- <!-- a\n"),
    ("open tags", "", "<pre>\n</scrip\n"),
    ("instructions and data", "", "<? <![CDATA[\n<!A\n"),
    ("one line of attributes", "<a", " b='c'"),
    ("underlines", "", "a\n=\n"),
    ("one underlined paragraph", "===\n", "a  \n"),
    ("headings", "", "# a\n"),
    ("headings of sections", "", "## Timeline (all times in UTC)\n### Summary\n"),
];

/// A text of at most that many bytes.
pub fn repeated(start: &str, again: &str, size: usize) -> String {
    start.to_owned() + &again.repeat((size - start.len()) / again.len())
}
