//! The words of a text, however it is marked up.

/// The words of a text in order: letters and digits, numbers without leading zeros (`9:27` is `09:27`).
pub fn words(text: &str) -> Vec<String> {
    let text = decoded(text);
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| if is_number(word) { word.trim_start_matches('0') } else { word }.to_owned()).collect()
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The text with the character references decoded that keep a heading from being taken for another.
fn decoded(text: &str) -> String {
    let mut parts = text.split("&#");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let sign = part.split_once(';').and_then(|(digits, rest)| Some((char::from_u32(digits.parse().ok()?)?, rest)));
        match sign {
            Some((sign, rest)) => out.extend([sign.to_string().as_str(), rest]),
            None => out.extend(["&#", part]),
        }
    }
    out
}
