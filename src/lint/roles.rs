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

/// Those of them that programs are called by, or that stand for things as well.
const ALSO_THINGS: [&str; 5] = ["manager", "managers", "operator", "operators", "they"];

/// Whether a word, in small letters, stands for people and never for a program or a thing: of a cluster's operator and of
/// retries it is said, too, what they ignored.
pub fn is_surely_somebody(word: &str) -> bool {
    is_role(word) && !ALSO_THINGS.contains(&word)
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
        assert!(is_surely_somebody("engineer") && !is_surely_somebody("operator") && !is_surely_somebody("server"));
        assert!(is_negation("not") && is_negation("wasn't") && !is_negation("now"));
    }
}
