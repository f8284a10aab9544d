//! Text that remembers whether it stood in quotes.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use serde_json::Value;

/// The text of a JSON string, or of a number or boolean that stood where a string belongs.
///
/// PHP writes `false` or `5` for strings at times. They are kept and written back as they were,
/// since one odd field must not lose a whole response.
pub(crate) struct Scalar {
    pub(crate) text: String,
    pub(crate) bare: bool,
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // `Value` takes anything, so no error of serde's can quote what stood there.
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

/// Writes a text as it was read.
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
