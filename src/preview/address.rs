//! Which addresses may be followed from a document.

/// An address that is http, https, mailto or relative, as it stands; `None` for anything else. Browsers drop tabs and
/// line breaks inside an address and spaces before it, so these count as nothing here.
pub fn safe_address(address: &str) -> Option<&str> {
    let seen: String = address.chars().filter(|sign| !sign.is_control() && !sign.is_whitespace()).collect();
    let scheme = seen.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| {
        // A colon after one of these belongs to a path, not to a scheme.
        !scheme.contains(['/', '?', '#'])
    });
    match scheme {
        None => Some(address),
        Some(scheme) => {
            ["http", "https", "mailto"].iter().any(|safe| scheme.eq_ignore_ascii_case(safe)).then_some(address)
        }
    }
}

/// Whether an address is one of the web and complete.
pub fn is_on_the_web(address: &str) -> bool {
    let scheme = address.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_on_the_web_says_so() {
        assert!(is_on_the_web("https://e.org/i.png") && is_on_the_web("HTTP://e.org"));
        for other in ["i.png", "/i.png", "//e.org/i.png", "mailto:a@e.org", "a?https://e.org", ""] {
            assert!(!is_on_the_web(other), "{other:?}");
        }
    }

    #[test]
    fn only_known_schemes_pass() {
        for safe in ["https://e.org", "HTTP://e.org", "mailto:a@e.org", "img/a.png", "/a:b", "?q=a:b", "#a:b", ""] {
            assert_eq!(safe_address(safe), Some(safe));
        }
        for unsafe_address in [
            "javascript:x",
            "java\nscript:x",
            " JavaScript:x",
            "\u{1}javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc",
        ] {
            assert_eq!(safe_address(unsafe_address), None, "{unsafe_address:?}");
        }
    }
}
