//! Reading and writing take any text, whatever it says. How long they take is measured: see `benches/proportion.rs`.

use postmortem_editor::markdown::{read, write_canonical};

use crate::hard_texts::{REPEATED, repeated};

/// The size of the inputs that are read, in bytes: what takes more than its part of the time would not end.
const LARGE: usize = 2 << 20;

/// The size of those that are written in another form.
const SMALL: usize = 100 << 10;

#[test]
fn any_text_is_read_and_written_as_it_was() {
    for (name, start, again) in REPEATED {
        let text = repeated(start, again, LARGE);
        let opened = read(&text);
        assert!(opened.write(opened.document()) == text, "{name}");
    }
}

#[test]
fn what_is_hard_to_read_is_written_canonically() {
    for (name, start, again) in REPEATED {
        let text = repeated(start, again, SMALL);
        let canonical = write_canonical(read(&text).document());
        assert!(write_canonical(read(&canonical).document()) == canonical, "{name}");
    }
}
