//! Rows of a Markdown table: cells between pipes.

/// Whether a line is the rule below a header.
pub fn is_rule(line: &str) -> bool {
    line.contains('-') && line.contains('|') && line.bytes().all(|byte| b"|-: \t".contains(&byte))
}

/// The cells of a row, without the spaces around them. A pipe behind a backslash or in code belongs to its cell.
pub fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    let mut in_code = false;
    for sign in line.chars() {
        match sign {
            '|' if !escaped && !in_code => cells.push(String::new()),
            _ => {
                if let Some(cell) = cells.last_mut() {
                    cell.push(sign);
                }
            }
        }
        in_code ^= sign == '`' && !escaped;
        escaped = sign == '\\' && !escaped;
    }
    if line.ends_with('|') && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells.into_iter().map(|cell| cell.trim().replace("\\|", "|")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_keep_the_pipes_that_belong_to_them() {
        assert_eq!(cells("| a | b\\|c | `d|e` |"), ["a", "b|c", "`d|e`"]);
        assert_eq!(cells("a|b"), ["a", "b"]);
        assert_eq!(cells("| a |  |"), ["a", ""]);
        assert!(is_rule("| --- | :-: |") && is_rule("---|---") && !is_rule("| a |"));
    }
}
