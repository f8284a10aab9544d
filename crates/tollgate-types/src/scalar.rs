//! Text from JSON, with or without quotes.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use serde_json::Value;

/// The text of a JSON string, or of a number or boolean in place of a string.
///
/// PHP sometimes writes `false` or `5` in place of a string. The type keeps such values and writes them back unchanged,
/// since one odd field must not make a whole response unreadable.
pub(crate) struct Scalar {
    pub(crate) text: String,
    pub(crate) bare: bool,
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // `Value` accepts any JSON, so no error of serde can quote the value.
        let (text, bare) = match Value::deserialize(deserializer)? {
            Value::String(text) => (text, false),
            Value::Number(number) => (number.to_string(), true),
            Value::Bool(value) => (value.to_string(), true),
            Value::Null | Value::Array(_) | Value::Object(_) => {
                return Err(de::Error::custom("expected a string"));
            }
        };
        Ok(Self { text, bare })
    }
}

/// Writes a text in the form in which it was read.
pub(crate) fn serialize<S: Serializer>(
    text: &str,
    bare: bool,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if !bare {
        return serializer.serialize_str(text);
    }
    serde_json::from_str::<Value>(text)
        .map_err(|_| ser::Error::custom("expected a number or a boolean"))?
        .serialize(serializer)
}
