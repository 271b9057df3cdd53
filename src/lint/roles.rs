//! Words that stand for people without naming them.

/// Pronouns and roles, in small letters and in order.
const ROLES: [&str; 54] = [
    "admin",
    "administrator",
    "administrators",
    "admins",
    "anybody",
    "anyone",
    "author",
    "authors",
    "colleague",
    "colleagues",
    "contractor",
    "contractors",
    "dev",
    "developer",
    "developers",
    "devs",
    "employee",
    "employees",
    "engineer",
    "engineers",
    "everybody",
    "everyone",
    "he",
    "i",
    "intern",
    "maintainer",
    "maintainers",
    "manager",
    "managers",
    "nobody",
    "on-call",
    "oncall",
    "operator",
    "operators",
    "people",
    "person",
    "programmer",
    "reviewer",
    "reviewers",
    "she",
    "somebody",
    "someone",
    "staff",
    "sysadmin",
    "team",
    "teams",
    "technician",
    "they",
    "us",
    "vendor",
    "we",
    "who",
    "you",
    "yourself",
];

/// Whether a word, in small letters, stands for a person or for people.
pub fn is_role(word: &str) -> bool {
    ROLES.binary_search(&word).is_ok()
}

/// Words that take back what follows them, in order; besides all that end in `n't`.
const NEGATIONS: [&str; 11] =
    ["cannot", "neither", "never", "no", "no-one", "nobody", "nobody's", "none", "nor", "not", "without"];

/// Whether a word, in small letters, takes back what follows it.
pub fn is_negation(word: &str) -> bool {
    word.ends_with("n't") || NEGATIONS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_negations_are_told() {
        assert!(ROLES.is_sorted() && NEGATIONS.is_sorted());
        assert!(is_role("we") && is_role("admin") && is_role("yourself") && !is_role("server"));
        assert!(is_negation("not") && is_negation("wasn't") && !is_negation("now"));
    }
}
