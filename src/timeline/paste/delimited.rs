//! Files of separated values: CSV, with semicolons too, and what is copied out of a spreadsheet.

use std::ops::Range;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::cells::{Columns, row};
use super::draft::{Draft, Fate};
use crate::timeline::spelling::stamp::stamps;

/// Reads a text whose first line names its columns, one of them that of the times.
pub fn read(text: &str) -> Option<Vec<Draft>> {
    let start = text.len() - text.trim_start_matches(['\u{feff}', '\n', '\r', ' ']).len();
    let header = text[start..].lines().next()?;
    if !stamps(header).is_empty() {
        return None;
    }
    let (delimiter, columns, width) = [b'\t', b',', b';'].into_iter().find_map(|delimiter| {
        let (_, headers) = records(header, 0, delimiter).into_iter().next()?;
        let columns = Columns::of(&headers).filter(|_| headers.len() > 1)?;
        // A sentence with commas is no header.
        let short = headers.iter().all(|header| header.split(' ').count() <= 4);
        short.then_some((delimiter, columns, headers.len()))
    })?;
    let records = records(text, start, delimiter);
    // What an event says may come last, without a name.
    let wide = records.get(1).map_or(width, |(_, cells)| cells.len().max(width));
    let alike = records.iter().skip(1).filter(|(_, cells)| cells.len() == wide).count();
    if alike < 1 + usize::from(wide > width) || alike * 10 < records.len().saturating_sub(1) * 8 {
        return None;
    }
    let mut records = records.into_iter();
    let header = records.next().map(|(span, _)| Draft::line(span.clone(), text[span].trim(), Fate::Drop));
    Some(header.into_iter().chain(records.map(|(span, cells)| row(span, &cells, Some(&columns)))).collect())
}

/// The records of a text and where they stand. Line breaks in a cell stay.
fn records(text: &str, start: usize, delimiter: u8) -> Vec<(Range<usize>, Vec<String>)> {
    let mut reader: Reader = ReaderBuilder::new().delimiter(delimiter).build();
    let mut input = &text.as_bytes()[start..];
    let mut at = start;
    let mut records = Vec::new();
    let (mut output, mut ends) = (vec![0; 4096], vec![0; 64]);
    let (mut begin, mut written, mut ended) = (start, 0, 0);
    loop {
        let (result, read, wrote, cells) = reader.read_record(input, &mut output[written..], &mut ends[ended..]);
        input = &input[read..];
        at += read;
        written += wrote;
        ended += cells;
        match result {
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull => output.resize(output.len() * 2, 0),
            ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
            ReadRecordResult::Record => {
                let mut from = 0;
                let cells = ends[..ended].iter().map(|end| {
                    let cell = String::from_utf8_lossy(&output[from..*end]);
                    from = *end;
                    cell.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
                });
                let cells: Vec<String> = cells.collect();
                let blank = text[begin..at].len() - text[begin..at].trim_start_matches(['\n', '\r']).len();
                let end = begin + text[begin..at].trim_end_matches(['\n', '\r']).len();
                if cells.iter().any(|cell| !cell.is_empty()) {
                    records.push(((begin + blank).min(end)..end, cells));
                }
                (begin, written, ended) = (at, 0, 0);
            }
            ReadRecordResult::End => return records,
        }
    }
}
