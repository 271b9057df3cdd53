//! The native tests, in one binary: text in, text out.

mod as_opened;
mod blocks;
mod command_line;
mod contained;
mod corpus;
mod direction;
mod encodings;
mod fields;
mod fixtures;
mod generated;
mod independent;
mod local;
mod nothing_lost;
mod order;
mod pastes;
mod picture;
mod promises;
mod times;
mod told_times;
mod total;
mod total_pastes;
mod typing;
mod words;
mod zones;
