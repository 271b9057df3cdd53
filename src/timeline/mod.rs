//! Times out of any text: what a paste says, which days it means, what the clocks of another zone show then.

pub mod paste;
pub mod proposal;
pub mod settling;
pub mod spelling;
pub mod zones;
