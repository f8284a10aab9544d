//! Which of `Debug`, `Display` and `Error` a value has. Used by [`show!`](crate::show).
//!
//! The compiler prefers a method that needs no further reference, so the traits that a value has win.

use std::{
    error::Error,
    fmt::{Debug, Display},
};

use crate::{shown, shown_error};

/// A value to show.
pub struct Of<'a, T>(pub &'a T);

/// A value with `Debug`.
pub trait Debugged {
    /// Both forms.
    fn debug_text(&self) -> Option<String>;
}

/// A value with `Display`.
pub trait Displayed {
    /// Both forms.
    fn display_text(&self) -> Option<String>;
}

/// An error.
pub trait Failed {
    /// The error and its sources.
    fn error_text(&self) -> Option<String>;
}

/// Any other value.
pub trait Unseen {
    /// None.
    fn debug_text(&self) -> Option<String> {
        None
    }

    /// None.
    fn display_text(&self) -> Option<String> {
        None
    }

    /// None.
    fn error_text(&self) -> Option<String> {
        None
    }
}

impl<T: Debug> Debugged for Of<'_, T> {
    fn debug_text(&self) -> Option<String> {
        Some(shown(self.0))
    }
}

impl<T: Display> Displayed for Of<'_, T> {
    fn display_text(&self) -> Option<String> {
        Some(format!("{}\n{:#}", self.0, self.0))
    }
}

impl<T: Error + 'static> Failed for Of<'_, T> {
    fn error_text(&self) -> Option<String> {
        Some(shown_error(self.0))
    }
}

impl<T> Unseen for &Of<'_, T> {}
