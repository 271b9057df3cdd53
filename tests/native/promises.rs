//! The promises of reading and writing, each tried on generated files and documents.

use postmortem_editor::markdown::{read, write_canonical};
use proptest::prelude::*;

use crate::generated::{config, edited, file, steps};

#[test]
fn a_file_is_written_as_it_was_opened() {
    proptest!(config(), |(text in file())| {
        let opened = read(&text);
        prop_assert_eq!(opened.write(opened.document()), text);
    });
}

#[test]
fn what_was_written_canonically_is_canonical() {
    proptest!(config(), |(text in file())| {
        let once = write_canonical(read(&text).document());
        let twice = write_canonical(read(&once).document());
        prop_assert_eq!(&twice, &once, "read: {:?}", text);
    });
}

#[test]
fn a_document_is_read_back_from_its_canonical_form() {
    proptest!(config(), |(text in file(), steps in steps())| {
        let (_, document) = edited(&text, &steps);
        let written = write_canonical(&document);
        let back = read(&written);
        prop_assert_eq!(back.document(), &document, "{}", written);
    });
}

#[test]
fn a_document_is_read_back_from_the_form_of_its_file() {
    proptest!(config(), |(text in file(), steps in steps())| {
        let (opened, document) = edited(&text, &steps);
        let written = opened.write(&document);
        let back = read(&written);
        prop_assert_eq!(back.document(), &document, "{}", written);
    });
}
