//! Abbreviations of zones, and what each may mean.
//!
//! The offsets are those of the IANA time zone database; of those that its data has given up, the ones in use among
//! people. An abbreviation that names several zones is asked for.

/// What an abbreviation may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// In words for the person who is asked.
    pub name: &'static str,
    pub zone: MeantZone<'static>,
}

/// A zone of which the offset is known, or can be looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeantZone<'a> {
    /// Minutes east of UTC, the whole year round.
    Fixed(i16),
    /// A zone of the IANA database: the day decides about summer time.
    Region(&'a str),
}

const fn fixed(name: &'static str, minutes: i16) -> Meaning {
    Meaning { name, zone: MeantZone::Fixed(minutes) }
}

const fn region(name: &'static str, zone: &'static str) -> Meaning {
    Meaning { name, zone: MeantZone::Region(zone) }
}

const TABLE: &[(&str, &[Meaning])] = &[
    ("ACDT", &[fixed("Australian central daylight time", 630)]),
    ("ACST", &[fixed("Australian central standard time", 570)]),
    ("ADT", &[fixed("Atlantic daylight time", -180)]),
    ("AEDT", &[fixed("Australian eastern daylight time", 660)]),
    ("AEST", &[fixed("Australian eastern standard time", 600)]),
    ("AKDT", &[fixed("Alaska daylight time", -480)]),
    ("AKST", &[fixed("Alaska standard time", -540)]),
    ("AMT", &[fixed("Amazon time", -240), fixed("Armenia time", 240)]),
    ("ART", &[fixed("Argentina time", -180)]),
    ("AST", &[fixed("Atlantic standard time", -240), fixed("Arabia standard time", 180)]),
    ("AWST", &[fixed("Australian western standard time", 480)]),
    ("BRT", &[fixed("Brasília time", -180)]),
    ("BST", &[fixed("British summer time", 60), fixed("Bangladesh standard time", 360)]),
    ("CAT", &[fixed("Central Africa time", 120)]),
    ("CDT", &[fixed("Central daylight time, North America", -300), fixed("Cuba daylight time", -240)]),
    ("CEST", &[fixed("Central European summer time", 120)]),
    ("CET", &[fixed("Central European time", 60)]),
    ("CLT", &[region("Chile time", "America/Santiago")]),
    ("COT", &[fixed("Colombia time", -300)]),
    (
        "CST",
        &[
            fixed("Central standard time, North America", -360),
            fixed("China standard time", 480),
            fixed("Cuba standard time", -300),
        ],
    ),
    ("CT", &[region("Central time, North America", "America/Chicago")]),
    ("EAT", &[fixed("East Africa time", 180)]),
    ("EDT", &[fixed("Eastern daylight time, North America", -240)]),
    ("EEST", &[fixed("Eastern European summer time", 180)]),
    ("EET", &[fixed("Eastern European time", 120)]),
    ("EST", &[fixed("Eastern standard time, North America", -300)]),
    ("ET", &[region("Eastern time, North America", "America/New_York")]),
    ("HKT", &[fixed("Hong Kong time", 480)]),
    ("HST", &[fixed("Hawaii standard time", -600)]),
    ("ICT", &[fixed("Indochina time", 420)]),
    ("IDT", &[fixed("Israel daylight time", 180)]),
    ("IST", &[fixed("India standard time", 330), fixed("Irish standard time", 60), fixed("Israel standard time", 120)]),
    ("JST", &[fixed("Japan standard time", 540)]),
    ("KST", &[fixed("Korea standard time", 540)]),
    ("MDT", &[fixed("Mountain daylight time, North America", -360)]),
    ("MSK", &[fixed("Moscow time", 180)]),
    ("MST", &[fixed("Mountain standard time, North America", -420), fixed("Malaysia standard time", 480)]),
    ("MT", &[region("Mountain time, North America", "America/Denver")]),
    ("NDT", &[fixed("Newfoundland daylight time", -150)]),
    ("NPT", &[fixed("Nepal time", 345)]),
    ("NST", &[fixed("Newfoundland standard time", -210)]),
    ("NZDT", &[fixed("New Zealand daylight time", 780)]),
    ("NZST", &[fixed("New Zealand standard time", 720)]),
    ("PDT", &[fixed("Pacific daylight time", -420)]),
    ("PHT", &[fixed("Philippine time", 480)]),
    ("PKT", &[fixed("Pakistan standard time", 300)]),
    ("PST", &[fixed("Pacific standard time", -480), fixed("Philippine standard time", 480)]),
    ("PT", &[region("Pacific time", "America/Los_Angeles")]),
    ("SAST", &[fixed("South Africa standard time", 120)]),
    ("SGT", &[fixed("Singapore time", 480)]),
    ("TRT", &[fixed("Turkey time", 180)]),
    ("WAT", &[fixed("West Africa time", 60)]),
    ("WEST", &[fixed("Western European summer time", 60)]),
    ("WET", &[fixed("Western European time", 0)]),
    ("WIB", &[fixed("Western Indonesia time", 420)]),
];

/// Pairs that mean one of both, whichever the day has.
const PAIRS: &[(&str, Meaning)] = &[
    ("CET/CEST", region("Central European time", "Europe/Berlin")),
    ("EET/EEST", region("Eastern European time", "Europe/Helsinki")),
    ("WET/WEST", region("Western European time", "Europe/Lisbon")),
    ("GMT/BST", region("British time", "Europe/London")),
    ("PST/PDT", region("Pacific time", "America/Los_Angeles")),
    ("MST/MDT", region("Mountain time, North America", "America/Denver")),
    ("CST/CDT", region("Central time, North America", "America/Chicago")),
    ("EST/EDT", region("Eastern time, North America", "America/New_York")),
    ("AEST/AEDT", region("Australian eastern time", "Australia/Sydney")),
    ("NZST/NZDT", region("New Zealand time", "Pacific/Auckland")),
];

/// What an abbreviation may mean, the usual meaning first; nothing if it is not known.
pub fn meanings(name: &str) -> &'static [Meaning] {
    let swapped = name.split_once('/').map(|(first, second)| format!("{second}/{first}"));
    let is = |pair: &str| pair == name || Some(pair) == swapped.as_deref();
    if let Some((_, meaning)) = PAIRS.iter().find(|(pair, _)| is(pair)) {
        return std::slice::from_ref(meaning);
    }
    TABLE.binary_search_by_key(&name, |(known, _)| known).map_or(&[], |at| TABLE[at].1)
}

/// Whether a word is the abbreviation of a zone.
pub fn is_known(name: &str) -> bool {
    !meanings(name).is_empty() || matches!(name, "UTC" | "GMT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(TABLE.is_sorted_by_key(|(name, _)| name));
    }

    #[test]
    fn some_have_several_meanings() {
        assert_eq!(meanings("IST").len(), 3);
        assert_eq!(meanings("CEST").len(), 1);
        assert_eq!(meanings("CEST/CET"), meanings("CET/CEST"));
        assert!(meanings("API").is_empty());
    }
}
