//! Words that the sandbox itself chooses, when they are read back from a file.

use serde::{Deserialize, Deserializer, de::Error};

const KNOWN: [&str; 12] = [
    "platform",
    "paycross",
    "charge",
    "refund",
    "chargeback",
    "callback",
    "webhook",
    "merchant_api",
    "platform_public_api",
    "authorization",
    "content-signature",
    "x-signature",
];

/// One of the known words. Behind this name serde does not take it for a text to borrow.
pub(crate) type Word = &'static str;

/// Reads one of the known words.
pub(crate) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Word, D::Error> {
    let text = String::deserialize(from)?;
    let known = KNOWN.into_iter().find(|word| *word == text);
    known.ok_or_else(|| D::Error::custom("this word is not known"))
}

/// Reads headers, whose names are known words.
pub(crate) fn headers<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(Word, String)>, D::Error> {
    #[derive(Deserialize)]
    struct Header(#[serde(deserialize_with = "read")] Word, String);

    let headers = Vec::<Header>::deserialize(from)?;
    Ok(headers.into_iter().map(|it| (it.0, it.1)).collect())
}
