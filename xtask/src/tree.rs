//! Where things stand in the checkout.

use std::path::{Path, PathBuf};

/// The top of the checkout. Cargo says at run time where this package is, so a checkout that was moved is found again.
pub fn root() -> PathBuf {
    let package =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// The release, as it is published.
pub fn site() -> PathBuf {
    root().join("dist/site")
}

/// What measurements write.
pub fn bench() -> PathBuf {
    root().join("target/bench")
}
