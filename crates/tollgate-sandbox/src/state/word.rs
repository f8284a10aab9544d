//! Reads the sandbox's own constant words back from a file.

use serde::{Deserialize, Deserializer, de::Error};

const KNOWN: [&str; 13] = [
    "platform",
    "paycross",
    "charge",
    "refund",
    "chargeback",
    "payout",
    "callback",
    "webhook",
    "merchant_api",
    "platform_public_api",
    "authorization",
    "content-signature",
    "x-signature",
];

/// One of the known words. The alias keeps serde from borrowing it from the input.
pub(crate) type Word = &'static str;

/// Reads one of the known words.
pub(crate) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Word, D::Error> {
    let text = String::deserialize(from)?;
    let known = KNOWN.into_iter().find(|word| *word == text);
    known.ok_or_else(|| D::Error::custom("this word is not known"))
}

/// Reads headers, whose names are among the known words.
pub(crate) fn headers<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(Word, String)>, D::Error> {
    #[derive(Deserialize)]
    struct Header(#[serde(deserialize_with = "read")] Word, String);

    let headers = Vec::<Header>::deserialize(from)?;
    Ok(headers.into_iter().map(|it| (it.0, it.1)).collect())
}
