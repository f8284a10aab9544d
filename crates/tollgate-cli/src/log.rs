//! The library's events, as lines on stderr. They hold no token and no key.

use std::io::stderr;

use tracing_subscriber::{
    Layer as _,
    filter::{LevelFilter, Targets},
    fmt,
    layer::SubscriberExt as _,
    registry,
    util::SubscriberInitExt as _,
};

use crate::arguments::Common;

/// Shows events from now on, as far as `--verbose` asks for them, and counts the responses that slow a billing run down.
pub fn install(common: &Common) {
    let level = match common.verbose {
        0 => LevelFilter::OFF,
        1 => LevelFilter::INFO,
        _ => LevelFilter::DEBUG,
    };
    // The events of other crates may show what they send.
    let ours = Targets::new().with_target("tollgate", level);
    let lines = fmt::layer().with_writer(stderr).with_filter(ours);
    let subscriber = registry().with(common.throttled.layer()).with(lines);
    // It is the only subscriber of the process.
    let _ = subscriber.try_init();
}
