//! A refusal by the provider.

use std::fmt;

use crate::{MoneyState, RawResponse};

/// The provider's response when it refused a request.
#[derive(Clone)]
#[non_exhaustive]
pub struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) money: MoneyState,
    pub(crate) raw: RawResponse,
}

impl Refusal {
    /// The HTTP status.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// The provider's own code, if it gave one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The provider's own message, if it gave one. The message may quote the request: mind where it is shown.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The fields that the provider objects to, each with its message.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields
            .iter()
            .map(|(field, message)| (field.as_str(), message.as_str()))
    }

    /// The next step, in one sentence.
    pub(crate) fn advice(&self) -> &'static str {
        match self.hint() {
            Some(Hint::CardNumbers) => {
                "Ask the provider to permit card numbers for this shop, or charge a saved card: tokens are not affected."
            }
            Some(Hint::Credentials) => {
                "Check the credentials and the mode that they belong to, then call again with the same order."
            }
            None => "Correct what the provider objects to, then call again with the same order.",
        }
    }

    fn hint(&self) -> Option<Hint> {
        match (self.code(), self.status) {
            (Some(code), _) if code.eq_ignore_ascii_case("E.1065") => Some(Hint::CardNumbers),
            (_, 401 | 403) => Some(Hint::Credentials),
            _ => None,
        }
    }

    /// The whole response.
    #[must_use]
    pub const fn raw(&self) -> &RawResponse {
        &self.raw
    }
}

/// The cause as this crate knows it, beyond the provider's own words.
enum Hint {
    /// The shop may not send card numbers.
    CardNumbers,
    /// The credentials are wrong, or do not permit this request.
    Credentials,
}

/// A code or a name that may be shown. A possible card number is hidden, since a provider may quote the request.
fn shown(word: &str) -> &str {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if digits < 12 && word.len() <= 100 && !word.contains(char::is_control) {
        word
    } else {
        "…"
    }
}

/// Shows the status, the code and the names of fields, never the messages: they may quote the request.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the provider refused the request with status {}",
            self.status
        )?;
        if let Some(code) = &self.code {
            write!(f, ", code {}", shown(code))?;
        }
        match self.hint() {
            Some(Hint::CardNumbers) => f.write_str(
                " (this shop may not send card numbers; tokens of saved cards are not affected)",
            )?,
            Some(Hint::Credentials) => f.write_str(" (check the credentials)")?,
            None => {}
        }
        for (index, (field, _)) in self.fields.iter().enumerate() {
            write!(
                f,
                "{}{}",
                if index == 0 { ", because of " } else { ", " },
                shown(field)
            )?;
        }
        Ok(())
    }
}

impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<_> = self.fields.iter().map(|(field, _)| shown(field)).collect();
        f.debug_struct("Refusal")
            .field("status", &self.status)
            .field("code", &self.code.as_deref().map(shown))
            .field("fields", &fields)
            .finish_non_exhaustive()
    }
}
