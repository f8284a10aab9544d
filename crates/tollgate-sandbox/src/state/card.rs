//! The published test cards of Paymega.

/// A published test card.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TestCard {
    pub(crate) number: &'static str,
    pub(crate) brand: &'static str,
    pub(crate) issuer: &'static str,
    /// Whether the card requires 3-D Secure.
    pub(crate) secure: bool,
    pub(crate) approves: bool,
}

const fn card(number: &'static str, brand: &'static str, secure: bool, approves: bool) -> TestCard {
    TestCard {
        number,
        brand,
        issuer: "FIRST DATA CORPORATION",
        secure,
        approves,
    }
}

/// All four.
pub(crate) static TEST_CARDS: [TestCard; 4] = [
    card("5123817234060000", "mastercard", true, true),
    card("5519283812030000", "mastercard", false, true),
    card("4412397212080000", "visa", true, false),
    card("4302912837020000", "visa", false, false),
];

impl TestCard {
    pub(crate) fn find(number: &str) -> Option<&'static Self> {
        TEST_CARDS.iter().find(|card| card.number == number)
    }

    /// The numbers of all test cards.
    pub(crate) fn numbers() -> String {
        TEST_CARDS.each_ref().map(|card| card.number).join(", ")
    }

    pub(crate) fn first(&self) -> &'static str {
        &self.number[..6]
    }

    pub(crate) fn last(&self) -> &'static str {
        &self.number[12..]
    }

    pub(crate) fn mask(&self) -> String {
        format!("{}******{}", self.first(), self.last())
    }
}

/// Serialises a card as its mask. The masks of the published cards differ.
pub(crate) mod by_mask {
    use super::{TEST_CARDS, TestCard};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(card: &TestCard, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&card.mask())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<&'static TestCard, D::Error> {
        let mask = String::deserialize(from)?;
        let known = TEST_CARDS.iter().find(|card| card.mask() == mask);
        known.ok_or_else(|| D::Error::custom("there is no such test card"))
    }
}
