//! Lines for the person who runs a task.

use std::fmt::Arguments;
use std::io::{Write, stdout};

/// Prints a line. A reader who leaves after the first ones (`| head`) does not end the task.
macro_rules! out {
    ($($words:tt)*) => {
        $crate::output::line(format_args!($($words)*))
    };
}

pub fn line(words: Arguments<'_>) {
    let _ = writeln!(stdout(), "{words}");
}
