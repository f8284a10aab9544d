//! The code of a decline, as it is stored.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
#[cfg(feature = "paycross")]
use tollgate_paycross_gateway::types::ResultCode;
#[cfg(feature = "paymega")]
use tollgate_paymega_private::types::PayoutResolution;
#[cfg(feature = "paymega")]
use tollgate_types::Resolution;
use tollgate_types::{DeclineSource, NextTry, Open, ParseError, Reason};

use crate::error::shown;

/// The code of a decline: Paymega's word, such as `insufficient_funds`, or PayCross's code, such as `F.0114`.
///
/// A stored code still says who declined and what may help. A word that charges and payouts share has the meaning that it
/// has for charges: [`Decline::source`](super::Decline::source) knows which of them it is.
///
/// ```
/// use tollgate::outcome::{DeclineCode, NextTry};
///
/// let code: DeclineCode = "insufficient_funds".parse()?;
/// assert_eq!(code.next_try(), NextTry::Later);
/// # Ok::<(), tollgate::data::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DeclineCode(String);

impl DeclineCode {
    /// A code of a provider; one that may not be shown, such as a text with a card's number, becomes `…`.
    pub(super) fn new(code: &str) -> Self {
        Self(shown(code).to_owned())
    }

    /// The code as the provider writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The side that declined, and that can change the result.
    #[must_use]
    pub fn source(&self) -> DeclineSource {
        self.reason()
            .map_or(DeclineSource::Unknown, |(source, _)| source)
    }

    /// The next step that may help. A code without a known reason asks for another card, which is always a safe step.
    #[must_use]
    pub fn next_try(&self) -> NextTry {
        self.reason().map_or(NextTry::AnotherCard, |(_, next)| next)
    }

    /// The providers' codes have different forms, so no code belongs to both.
    fn reason(&self) -> Option<(DeclineSource, NextTry)> {
        let mut reason = None;
        #[cfg(feature = "paymega")]
        {
            reason = reason.or_else(|| Open::<Resolution>::new(self.as_str()).decline());
            reason = reason.or_else(|| Open::<PayoutResolution>::new(self.as_str()).decline());
        }
        #[cfg(feature = "paycross")]
        {
            reason = reason.or_else(|| Open::<ResultCode>::new(self.as_str()).decline());
        }
        reason
    }
}

impl fmt::Display for DeclineCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for DeclineCode {
    type Err = ParseError;

    /// Reads a stored code, also one that this version does not know.
    fn from_str(code: &str) -> Result<Self, ParseError> {
        if code.is_empty() || shown(code) != code {
            return Err(const {
                ParseError::expected("a code without a card number, of 1 to 100 characters")
            });
        }
        Ok(Self(code.to_owned()))
    }
}

impl Serialize for DeclineCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for DeclineCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        code.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_code_keeps_its_meaning() {
        for (code, source, next) in [
            (
                "lost_or_stolen_card",
                DeclineSource::Card,
                NextTry::NeverThisCard,
            ),
            ("insufficient_funds", DeclineSource::Payer, NextTry::Later),
            ("F.0111", DeclineSource::Card, NextTry::NeverThisCard),
            ("F.0114", DeclineSource::Payer, NextTry::Later),
            ("a_new_word", DeclineSource::Unknown, NextTry::AnotherCard),
        ] {
            let code: DeclineCode = code.parse().unwrap();
            assert_eq!((code.source(), code.next_try()), (source, next), "{code}");
            let json = serde_json::to_string(&code).unwrap();
            assert_eq!(json, format!("\"{code}\""));
            assert_eq!(serde_json::from_str::<DeclineCode>(&json).unwrap(), code);
        }
    }

    #[test]
    fn a_code_that_holds_a_card_number_is_not_stored() {
        assert!("4200000000000000".parse::<DeclineCode>().is_err());
        assert!("".parse::<DeclineCode>().is_err());
        assert_eq!(DeclineCode::new("declined 4200000000000000").as_str(), "…");
    }
}
