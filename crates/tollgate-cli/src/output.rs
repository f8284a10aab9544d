//! Lines for the person who runs a command.

use std::fmt::Arguments;
use std::io::{Write, stdout};

/// Prints a line. A reader that stops after the first lines (`| head`) does not end the command.
macro_rules! out {
    ($($words:tt)*) => {
        $crate::output::line(format_args!($($words)*))
    };
}

pub(crate) fn line(words: Arguments<'_>) {
    let _ = writeln!(stdout(), "{words}");
}
