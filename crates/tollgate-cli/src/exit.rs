//! The exit codes: one for each outcome, so that a script need not read the output.

use std::error::Error;
use std::fmt;
use std::process::ExitCode;

use tollgate::outcome::Kind;

use crate::Failure;

/// The code with which a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exit(u8);

/// A code, its word, and its meaning.
type Line = (u8, &'static str, &'static str);

/// All codes. They never change; new ones may be added.
const TABLE: [Line; 17] = [
    (0, "succeeded", "done; for a list: no difference"),
    (
        1,
        "failed",
        "a file, a profile or a connection of the command itself",
    ),
    (
        2,
        "usage",
        "the command line is wrong, or `--live` is missing",
    ),
    (
        3,
        "not_confirmed",
        "the amount was not confirmed: nothing was sent",
    ),
    (
        4,
        "different",
        "a list differs from the provider's, or has orders that would fail",
    ),
    (10, "declined", "not charged"),
    (11, "action_required", "the payer must act, on a page"),
    (12, "pending", "not final yet: run `wait` or `status`"),
    (13, "review", "a person must look at it"),
    (20, "invalid", "a value cannot be sent: nothing was sent"),
    (21, "not_sent", "no connection, or a deadline: see `money`"),
    (22, "refused", "the provider refused the request"),
    (
        23,
        "reference_reused",
        "another operation has the reference",
    ),
    (24, "not_found", "there is no such operation now"),
    (25, "outcome_unknown", "the response was lost: run `status`"),
    (
        130,
        "interrupted",
        "ended by ^C: run the same command again",
    ),
    (
        137,
        "killed",
        "ended by SIGKILL: run the same command again",
    ),
];

impl Exit {
    /// Done.
    pub const SUCCESS: Self = Self(0);
    /// The command itself failed.
    pub const FAILED: Self = Self(1);
    /// The command line is wrong.
    pub const USAGE: Self = Self(2);
    /// The amount was not confirmed.
    pub const NOT_CONFIRMED: Self = Self(3);
    /// A list differs from the provider's, or has orders that would fail.
    pub const DIFFERENT: Self = Self(4);
    /// Ended by a signal or a request to stop.
    pub const INTERRUPTED: Self = Self(130);

    /// The code for the operating system.
    pub fn code(self) -> ExitCode {
        ExitCode::from(self.0)
    }

    /// The code of an outcome or error.
    pub fn of(kind: Kind) -> Self {
        let line = TABLE.iter().find(|(_, word, _)| *word == kind.as_str());
        line.map_or(Self::FAILED, |(code, _, _)| Self(*code))
    }

    /// The code of the failure that ends a command.
    pub fn of_failure(failure: &Failure) -> Self {
        if let Some(error) = failure.downcast_ref::<tollgate::Error>() {
            return Self::of(error.kind());
        }
        if failure.is::<tollgate::Invalid>() {
            return Self::of(Kind::Invalid);
        }
        failure
            .downcast_ref::<Stop>()
            .map_or(Self::FAILED, |stop| stop.exit)
    }
}

/// The end of a command with a code of its own.
#[derive(Debug)]
pub struct Stop {
    exit: Exit,
    words: String,
}

impl Stop {
    /// Ends the command with this code, and shows these words.
    pub fn with(exit: Exit, words: impl Into<String>) -> Failure {
        let words = words.into();
        Box::new(Self { exit, words })
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl Error for Stop {}

/// The table of all codes, for `--help`.
pub fn help() -> String {
    let lines = TABLE.iter();
    let lines = lines.map(|(code, word, meaning)| format!("  {code:>3}  {word:<16}  {meaning}"));
    format!("Exit codes:\n{}", lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_and_error_has_a_code_of_its_own() {
        for kind in Kind::ALL {
            let Exit(code) = Exit::of(*kind);
            assert_eq!(code == 0, *kind == Kind::Succeeded, "{kind}");
            assert_ne!(Exit(code), Exit::FAILED, "{kind}");
            let equal = TABLE.iter().filter(|line| line.0 == code);
            assert_eq!(equal.count(), 1, "{kind}");
        }
    }

    /// Scripts of merchants compare with these numbers.
    #[test]
    fn codes_never_change() {
        let codes = TABLE.map(|(code, word, _)| format!("{word}={code}"));
        assert_eq!(
            codes.join(" "),
            "succeeded=0 failed=1 usage=2 not_confirmed=3 different=4 declined=10 action_required=11 \
             pending=12 review=13 invalid=20 not_sent=21 refused=22 reference_reused=23 not_found=24 \
             outcome_unknown=25 interrupted=130 killed=137"
        );
    }

    #[test]
    fn documentation_has_the_same_table() {
        let documented = include_str!("../../../docs/cli.md");
        for (code, word, meaning) in TABLE {
            let row = format!("| {code} | `{word}` | {meaning} |");
            assert!(documented.contains(&row), "{row}");
        }
    }
}
