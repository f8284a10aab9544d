//! One line for each thing that happens to a request.

use hyper::StatusCode;
use serde::Serialize;
use tollgate::paycross::webhook::NotVerified;

use super::verify::Content;
use crate::{
    Failure,
    output::{Color, Output},
    profile::Profile,
};

/// The lines of `listen`. As JSON their fields are stable.
#[derive(Clone, Copy, Debug)]
pub struct Log {
    output: Output,
}

/// A line as JSON; the field `event` says which it is.
#[derive(Debug, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
enum Line<'a> {
    Listening {
        url: &'a str,
        profile: &'a str,
        provider: &'static str,
        mode: tollgate::Mode,
    },
    Received {
        number: i64,
        #[serde(flatten)]
        content: Content,
    },
    Refused {
        reason: String,
        bytes: usize,
    },
    Forwarded {
        number: i64,
        status: Option<u16>,
        error: Option<String>,
    },
}

impl Log {
    /// Lines in this form.
    pub const fn new(output: Output) -> Self {
        Self { output }
    }

    /// The server is ready.
    pub fn listening(self, url: &str, profile: &Profile) {
        let line = Line::Listening {
            url,
            profile: profile.name(),
            provider: profile.provider(),
            mode: profile.mode(),
        };
        let text = || {
            format!(
                "Listening at {url} for {} in {} mode.",
                profile.provider(),
                profile.mode()
            )
        };
        self.output.record(&line, text);
    }

    /// A request was verified and stored.
    pub fn received(self, number: i64, content: Content) {
        let text = format!(
            "{} {number:>5}  {}",
            self.output.paint(Color::Good, "<-"),
            content.text()
        );
        self.output
            .record(&Line::Received { number, content }, || text);
    }

    /// A request has a wrong signature.
    pub fn refused(self, reason: NotVerified, bytes: usize) {
        let reason = reason.to_string();
        let text = format!(
            "{} {:>5}  {reason} ({bytes} bytes)",
            self.output.paint(Color::Bad, "xx"),
            ""
        );
        self.output
            .record(&Line::Refused { reason, bytes }, || text);
    }

    /// A request was sent to the receiver.
    pub fn forwarded(self, number: i64, result: &Result<StatusCode, Failure>) {
        let status = result.as_ref().ok().map(StatusCode::as_u16);
        let error = result.as_ref().err().map(ToString::to_string);
        let is_taken = result.as_ref().is_ok_and(StatusCode::is_success);
        let arrow = self
            .output
            .paint(if is_taken { Color::Good } else { Color::Bad }, "->");
        let end = status.map_or_else(
            || error.clone().unwrap_or_default(),
            |status| status.to_string(),
        );
        let text = format!("{arrow} {number:>5}  {end}");
        self.output.record(
            &Line::Forwarded {
                number,
                status,
                error,
            },
            || text,
        );
    }
}
