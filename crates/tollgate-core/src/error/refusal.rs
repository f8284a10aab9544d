//! A refusal by the provider.

use std::{error::Error, fmt, sync::Arc};

use tollgate_types::shown;

use super::{Cause, Credential};
use crate::{MoneyState, RawResponse};

/// The most digits in the name of a field: it can have the place in a list.
const MOST_DIGITS: usize = 4;

/// The provider's response when it refused a request.
#[derive(Clone)]
#[non_exhaustive]
pub struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) money: MoneyState,
    pub(crate) cause: Option<Arc<Cause>>,
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

    /// The same refusal with the exchange that it came from.
    #[doc(hidden)]
    #[must_use]
    pub fn caused_by(self, cause: Cause) -> Self {
        Self {
            cause: Some(cause.into()),
            ..self
        }
    }

    /// The provider's code as far as it may be shown, or else the status.
    pub(crate) fn word(&self) -> String {
        let code = self.code().map(shown);
        code.map_or_else(|| self.status.to_string(), str::to_owned)
    }

    /// Whether the provider refused the credentials.
    #[cfg(feature = "paymega")]
    pub(crate) const fn is_of_credentials(&self) -> bool {
        matches!(self.status, 401 | 403)
    }

    /// Whether the shop may not send card numbers.
    pub(super) fn refuses_card_numbers(&self) -> bool {
        let code = self.code().unwrap_or_default();
        code.eq_ignore_ascii_case("E.1065")
    }

    /// The credential of the request.
    pub(super) fn credential(&self) -> Option<Credential> {
        self.cause.as_deref()?.credential()
    }

    /// The cause as this crate knows it, beyond the provider's own words.
    fn hint(&self) -> Option<String> {
        let credential = || {
            let known = self.credential().map(Credential::description);
            known.unwrap_or("the credentials")
        };
        let base = self.cause.as_deref().map(Cause::base_url);
        match self.status {
            _ if self.refuses_card_numbers() => Some(
                "this shop may not send card numbers; tokens of saved cards are not affected"
                    .to_owned(),
            ),
            401 => Some(format!("check {}", credential())),
            403 => Some(format!("not permitted with {}", credential())),
            404 | 405 => base.map(|base| format!("check the base URL {base}")),
            _ => None,
        }
    }

    /// The whole response.
    #[must_use]
    pub const fn raw(&self) -> &RawResponse {
        &self.raw
    }
}

/// The name of a field that may be shown. A token or a key in its place has more digits.
pub(super) fn shown_field(name: &str) -> &str {
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    if digits <= MOST_DIGITS {
        shown(name)
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
        if let Some(hint) = self.hint() {
            write!(f, " ({hint})")?;
        }
        for (index, (field, _)) in self.fields.iter().enumerate() {
            write!(
                f,
                "{}{}",
                if index == 0 { ", because of " } else { ", " },
                shown_field(field)
            )?;
        }
        Ok(())
    }
}

impl Error for Refusal {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.cause.as_deref()?)
    }
}

impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<_> = self
            .fields
            .iter()
            .map(|(field, _)| shown_field(field))
            .collect();
        f.debug_struct("Refusal")
            .field("status", &self.status)
            .field("code", &self.code.as_deref().map(shown))
            .field("fields", &fields)
            .finish_non_exhaustive()
    }
}
