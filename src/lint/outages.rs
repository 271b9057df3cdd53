//! Words for what was out of order.

use super::phrases::Phrases;
use super::text::Text;

const OUTAGES: [&str; 39] = [
    "broke",
    "broken",
    "couldn't",
    "crash*",
    "degrad*",
    "did not",
    "didn't",
    "disrupt*",
    "down",
    "downtime",
    "error",
    "errors",
    "expire*",
    "fail*",
    "inaccessible",
    "interrupt*",
    "loss of",
    "lost",
    "missing",
    "no longer",
    "not able",
    "not available",
    "not work*",
    "offline",
    "outage*",
    "rejected",
    "returned",
    "returning",
    "slow",
    "stopped",
    "stuck",
    "timed out",
    "timeout*",
    "unable",
    "unavailab*",
    "unreachable",
    "unresponsive",
    "unusable",
    "was not",
];

/// Whether a text tells that something was out of order: not every postmortem is of an outage.
pub fn tells_outage(text: &Text) -> bool {
    Phrases::new(OUTAGES).are_in(text)
}
