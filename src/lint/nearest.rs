//! The name that was meant.

/// How many signs a name may have to be compared with others.
const LONGEST: usize = 60;

/// The candidate that a name was most likely to be, if one is near: a few signs differ, or the name is how it begins.
/// Capitals do not matter.
fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let name = name.trim().to_lowercase();
    let signs = name.chars().count();
    // No name is as long: comparing would cost time and tell nothing.
    if signs > LONGEST {
        return None;
    }
    let distances = candidates.into_iter().filter_map(|candidate| {
        let other = candidate.to_lowercase();
        let distance = match strsim::osa_distance(&name, &other) {
            _ if signs >= 3 && other.starts_with(&name) => 1,
            distance => distance,
        };
        (distance <= 1.max(signs / 3)).then_some((distance, candidate))
    });
    distances.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

/// A question that ends a message about an unknown name: empty, or ` Did you mean “…”?`
pub fn did_you_mean<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> String {
    nearest(name, candidates).map_or(String::new(), |nearest| format!(" Did you mean “{nearest}”?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near_and_other_words_are_not() {
        const NAMES: [&str; 4] = ["title-missing", "blame-word", "hint", "off"];
        for (name, meant) in [
            ("title-mising", Some("title-missing")),
            ("ttile-missing", Some("title-missing")),
            ("Title-Missing", Some("title-missing")),
            ("blame-wrods", Some("blame-word")),
            ("blame", Some("blame-word")),
            ("bl", None),
            ("ofF", Some("off")),
            ("fo", None),
            ("hnit", Some("hint")),
            ("summary", None),
            ("", None),
            (&"blame-word".repeat(7), None),
        ] {
            assert_eq!(nearest(name, NAMES), meant, "{name}");
        }
        assert_eq!(did_you_mean("of", NAMES), " Did you mean “off”?");
        assert_eq!(did_you_mean("summary", NAMES), "");
    }
}
