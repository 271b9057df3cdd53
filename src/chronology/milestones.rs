//! What the markers of rows mean.

/// What a marked row says of the outage or of the incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Milestone {
    OutageBegins,
    IncidentBegins,
    Detected,
    Acknowledged,
    Mitigated,
    OutageEnds,
    IncidentEnds,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Outage,
    Incident,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Begins,
    Detected,
    Acknowledged,
    Mitigated,
    Ends,
    Resolved,
}

enum Word {
    Subject(Subject),
    Verb(Verb),
    And,
}

impl Word {
    fn of(word: &str) -> Option<Word> {
        Some(match word {
            "OUTAGE" => Word::Subject(Subject::Outage),
            "INCIDENT" => Word::Subject(Subject::Incident),
            "BEGINS" | "BEGIN" | "BEGAN" | "STARTS" | "START" | "STARTED" => Word::Verb(Verb::Begins),
            "DETECTED" => Word::Verb(Verb::Detected),
            "ACKNOWLEDGED" => Word::Verb(Verb::Acknowledged),
            "MITIGATED" => Word::Verb(Verb::Mitigated),
            "ENDS" | "END" | "ENDED" => Word::Verb(Verb::Ends),
            "RESOLVED" => Word::Verb(Verb::Resolved),
            "AND" => Word::And,
            _ => return None,
        })
    }
}

/// What a marker says, in its own order; nothing if it is one of the team's own. Joined ones say several things:
/// `INCIDENT/OUTAGE ENDS`, `OUTAGE ENDS AND INCIDENT BEGINS`. Only a begin or an end needs to be said of what it is; what is resolved is
/// the incident.
pub fn milestones(marker: &str) -> Vec<Milestone> {
    let mut found = Vec::new();
    let mut subjects: Vec<Subject> = Vec::new();
    let mut after_verb = false;
    for word in marker.split([' ', '/', '&', '+']).filter(|word| !word.is_empty()) {
        match Word::of(word) {
            None => return Vec::new(),
            Some(Word::And) => {}
            Some(Word::Subject(subject)) => {
                if std::mem::take(&mut after_verb) {
                    subjects.clear();
                }
                subjects.push(subject);
            }
            Some(Word::Verb(verb)) => {
                after_verb = true;
                match verb {
                    Verb::Detected => found.push(Milestone::Detected),
                    Verb::Acknowledged => found.push(Milestone::Acknowledged),
                    Verb::Mitigated => found.push(Milestone::Mitigated),
                    Verb::Resolved if subjects.is_empty() => found.push(Milestone::IncidentEnds),
                    Verb::Begins | Verb::Ends if subjects.is_empty() => return Vec::new(),
                    Verb::Begins | Verb::Ends | Verb::Resolved => {
                        found.extend(subjects.iter().map(|subject| match (subject, verb == Verb::Begins) {
                            (Subject::Outage, true) => Milestone::OutageBegins,
                            (Subject::Outage, false) => Milestone::OutageEnds,
                            (Subject::Incident, true) => Milestone::IncidentBegins,
                            (Subject::Incident, false) => Milestone::IncidentEnds,
                        }));
                    }
                }
            }
        }
    }
    // A subject that nothing is said of is no marker that is known.
    if subjects.is_empty() || after_verb { found } else { Vec::new() }
}

/// A marker as people say it: `Outage begins`. One of the team's own stays as it is.
pub fn spoken(marker: &str) -> String {
    let mut letters = marker.chars();
    match letters.next().filter(|_| !milestones(marker).is_empty()) {
        Some(first) => format!("{first}{}", letters.as_str().to_lowercase()),
        None => marker.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Milestone::*;
    use super::*;
    use crate::document::MARKERS;

    #[test]
    fn a_marker_says_one_thing_or_several() {
        for (marker, says) in [
            ("OUTAGE BEGINS", vec![OutageBegins]),
            ("INCIDENT STARTED", vec![IncidentBegins]),
            ("INCIDENT/OUTAGE ENDS", vec![IncidentEnds, OutageEnds]),
            ("OUTAGE AND INCIDENT BEGINS", vec![OutageBegins, IncidentBegins]),
            ("OUTAGE MITIGATED", vec![Mitigated]),
            ("MITIGATED", vec![Mitigated]),
            ("DETECTED", vec![Detected]),
            ("INCIDENT DETECTED", vec![Detected]),
            ("ACKNOWLEDGED", vec![Acknowledged]),
            ("INCIDENT BEGINS & ACKNOWLEDGED", vec![IncidentBegins, Acknowledged]),
            ("OUTAGE ENDS/INCIDENT BEGINS", vec![OutageEnds, IncidentBegins]),
            ("INCIDENT RESOLVED", vec![IncidentEnds]),
            ("OUTAGE RESOLVED", vec![OutageEnds]),
            ("RESOLVED", vec![IncidentEnds]),
            ("OUTAGE MITIGATED/RESOLVED", vec![Mitigated, OutageEnds]),
        ] {
            assert_eq!(milestones(marker), says, "{marker}");
        }
        assert!(MARKERS.iter().all(|marker| !milestones(marker).is_empty()));
    }

    #[test]
    fn what_a_team_writes_itself_says_nothing_of_these() {
        for marker in ["CDN PURGED", "OUTAGE", "ENDS", "START", "SECOND OUTAGE BEGINS", "DETECTED OUTAGE", ""] {
            assert_eq!(milestones(marker), [], "{marker}");
        }
    }

    #[test]
    fn a_marker_is_said_without_shouting() {
        assert_eq!(spoken("INCIDENT/OUTAGE ENDS"), "Incident/outage ends");
        assert_eq!(spoken("CDN PURGED"), "CDN PURGED");
    }
}
