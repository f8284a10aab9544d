//! Lines for the person or the program that runs a command.

mod color;
mod row;
mod table;

pub use self::{color::Color, row::Row, table::Table};

use std::fmt::Arguments;
use std::io::{IsTerminal as _, Write, stdout};

use serde::Serialize;

/// Prints a line. A reader that stops after the first lines (`| head`) does not end the command.
macro_rules! out {
    ($($words:tt)*) => {
        $crate::output::line(format_args!($($words)*))
    };
}

pub(crate) fn line(words: Arguments<'_>) {
    let _ = writeln!(stdout(), "{words}");
}

/// The form of a command's output: for people, or JSON lines for programs.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    json: bool,
    is_colored: bool,
}

impl Output {
    /// JSON lines if `json`; else text, with colours on a terminal unless `NO_COLOR` is set.
    pub fn new(json: bool) -> Self {
        let is_colored = !json && stdout().is_terminal() && color::is_wanted();
        Self { json, is_colored }
    }

    /// Whether the output is JSON lines.
    pub const fn is_json(self) -> bool {
        self.json
    }

    /// Prints a record as one line of JSON, or the text made for people.
    pub fn record(self, record: &impl Serialize, text: impl FnOnce() -> String) {
        if self.json {
            match serde_json::to_string(record) {
                Ok(text) => out!("{text}"),
                Err(error) => eprintln!("tollgate: {error}"),
            }
        } else {
            out!("{}", text());
        }
    }

    /// A text in a colour, if the output has colours.
    pub fn paint(self, color: Color, text: &str) -> String {
        if self.is_colored {
            color.paint(text)
        } else {
            text.to_owned()
        }
    }
}
