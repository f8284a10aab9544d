//! Ids in a URL's path.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, de::Error};

use crate::ParseError;

/// One segment of a URL's path, safe to send.
///
/// Refuses empty text, `.` and `..`, since they would send the request to another resource, and control characters.
/// Everything else is percent-encoded in the request.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct PathSegment(String);

impl PathSegment {
    /// The original segment, not encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PathSegment {
    type Error = ParseError;

    fn try_from(text: String) -> Result<Self, ParseError> {
        if matches!(text.as_str(), "" | "." | "..") || text.contains(char::is_control) {
            return Err(ParseError::expected(
                "an id that is neither empty nor `.` nor `..` and has no control characters",
            ));
        }
        Ok(Self(text))
    }
}

impl TryFrom<&str> for PathSegment {
    type Error = ParseError;

    fn try_from(text: &str) -> Result<Self, ParseError> {
        text.to_owned().try_into()
    }
}

impl FromStr for PathSegment {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        text.try_into()
    }
}

impl AsRef<str> for PathSegment {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PathSegment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl<'de> Deserialize<'de> for PathSegment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .try_into()
            .map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_a_segment_that_changes_the_path() {
        for text in ["", ".", "..", "a\n", "\u{0}", "a\u{7f}", "\u{85}"] {
            assert!(text.parse::<PathSegment>().is_err(), "{text:?}");
            let json = serde_json::to_string(text).unwrap();
            assert!(
                serde_json::from_str::<PathSegment>(&json).is_err(),
                "{text:?}"
            );
        }
    }

    #[test]
    fn keeps_everything_else() {
        for text in ["cpi_1", "...", "a/b", "%2e%2e", "é", "a b"] {
            assert_eq!(text.parse::<PathSegment>().unwrap().to_string(), text);
        }
    }
}
