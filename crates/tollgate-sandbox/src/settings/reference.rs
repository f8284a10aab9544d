//! How servers change a reference on its way to a look-up.

use icu_normalizer::ComposingNormalizer;
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How a server in front of the provider changes a reference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReferenceChange {
    /// Nothing.
    #[default]
    AsSent,
    /// White space at its end is cut off.
    Trimmed,
    /// Capitals become small letters.
    Lowercase,
    /// It ends before the first dot, as a path before its extension.
    CutAtDot,
    /// It ends before the first `#`, as a path before its fragment.
    CutAtHash,
    /// It ends before the first slash, as a segment of a path.
    CutAtSlash,
    /// It is percent-decoded once more.
    DecodedTwice,
    /// A plus becomes a space, as in a form.
    PlusAsSpace,
    /// It is composed by Unicode's form C.
    Composed,
}

/// Which references are changed before they are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Compared {
    /// The requested one, as by a server in front. An operation is found only if its stored reference has the changed
    /// form.
    #[default]
    Asked,
    /// The stored ones too, as by a database that treats such references as equal. The look-up then finds other
    /// operations as well.
    Both,
}

impl ReferenceChange {
    /// Changes a reference.
    pub(crate) fn of(self, reference: &str) -> Cow<'_, str> {
        let before = |end: char| reference.split(end).next().unwrap_or_default().into();
        match self {
            Self::AsSent => reference.into(),
            Self::Trimmed => reference.trim_end().into(),
            Self::Lowercase => reference.to_lowercase().into(),
            Self::CutAtDot => before('.'),
            Self::CutAtHash => before('#'),
            Self::CutAtSlash => before('/'),
            Self::DecodedTwice => percent_decode_str(reference).decode_utf8_lossy(),
            Self::PlusAsSpace => reference.replace('+', " ").into(),
            Self::Composed => ComposingNormalizer::new_nfc().normalize(reference),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ReferenceChange;

    #[test]
    fn references_are_changed_like_servers_do() {
        for (change, sent, becomes) in [
            (ReferenceChange::AsSent, "Order.1 ", "Order.1 "),
            (ReferenceChange::Trimmed, "order-1 \u{a0}", "order-1"),
            (ReferenceChange::Lowercase, "ORDER-1", "order-1"),
            (ReferenceChange::CutAtDot, "2026.11.25", "2026"),
            (ReferenceChange::CutAtHash, "o#1", "o"),
            (ReferenceChange::CutAtSlash, "shop/17", "shop"),
            (ReferenceChange::DecodedTwice, "order-1%20", "order-1 "),
            (ReferenceChange::PlusAsSpace, "a+b", "a b"),
            (ReferenceChange::Composed, "cafe\u{301}", "caf\u{e9}"),
        ] {
            assert_eq!(change.of(sent), becomes, "{change:?}");
        }
    }
}
