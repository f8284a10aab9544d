//! The end of a command about one order: its line, and its exit code.

use tollgate::{Error, Money, Operation, Outcome, Summary};

use crate::{
    exit::Exit,
    output::{Output, Row},
    profile::Profile,
    quote,
};

/// The result of a command about one order.
#[derive(Debug)]
pub struct Ended {
    summary: Summary,
    message: Option<String>,
}

impl Ended {
    /// The end of a call.
    pub fn of<T: Operation>(result: &Result<Outcome<T>, Error>) -> Self {
        let message = match result {
            Ok(outcome) => {
                let message = outcome.operation().message();
                message.map(|it| quote::message(it).into_owned())
            }
            Err(error) => Some(quote::error(&crate::reasons(error))),
        };
        Self {
            summary: Summary::of(result),
            message,
        }
    }

    /// The end of a call that returns no outcome.
    pub fn of_error(error: &Error) -> Self {
        Self {
            summary: Summary::from(error),
            message: Some(quote::error(&crate::reasons(error))),
        }
    }

    /// Adds the order's reference and money, which most errors do not show.
    pub fn for_order(mut self, reference: &str, money: Money) -> Self {
        self.summary = self.summary.for_order(reference, money);
        self
    }

    /// Prints the line, and returns the exit code of the outcome.
    pub fn print(self, command: &'static str, profile: &Profile, output: Output) -> Exit {
        let kind = self.summary.kind;
        let row = Row::new(command, profile, self.summary);
        row.message(self.message).print(output);
        Exit::of(kind)
    }
}
