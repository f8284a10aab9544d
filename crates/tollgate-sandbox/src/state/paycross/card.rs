//! The published test cards of the gateway.

use serde::{Deserialize, Serialize};

/// A test card.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Card {
    pub(crate) number: &'static str,
    pub(crate) secure: Secure,
    /// Whether the bank approves.
    pub(crate) approves: bool,
}

/// The 3-D Secure result of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Secure {
    /// No authentication.
    Off,
    /// Authenticated without a challenge, with this letter.
    Frictionless(char),
    /// The payer must pass a challenge.
    Challenge,
    /// Authentication fails, with this letter.
    Fails(char),
}

const fn card(number: &'static str, secure: Secure, approves: bool) -> Card {
    Card {
        number,
        secure,
        approves,
    }
}

static CARDS: [Card; 14] = [
    card("9112300000000000", Secure::Off, true),
    card("4200000000000000", Secure::Off, true),
    card("4005550000000019", Secure::Off, false),
    card("4012000000001006", Secure::Frictionless('Y'), true),
    card("4012000000001055", Secure::Frictionless('A'), true),
    card("4012000000001097", Secure::Challenge, true),
    card("4012000000001022", Secure::Fails('U'), true),
    card("4012000000001030", Secure::Fails('R'), true),
    card("4012000000001014", Secure::Fails('N'), true),
    card("4012000000003010", Secure::Challenge, true),
    card("5204240000015003", Secure::Frictionless('Y'), true),
    card("5204240000015011", Secure::Frictionless('A'), true),
    card("5204240000015029", Secure::Challenge, true),
    card("5204240000015045", Secure::Fails('N'), true),
];

impl Card {
    pub(crate) fn find(number: &str) -> Option<&'static Self> {
        CARDS.iter().find(|card| card.number == number)
    }

    /// The numbers of all test cards.
    pub(crate) fn numbers() -> String {
        CARDS.each_ref().map(|card| card.number).join(", ")
    }

    /// First six and last four digits.
    pub(super) fn mask(&self) -> String {
        format!("{}******{}", &self.number[..6], &self.number[12..])
    }

    pub(crate) fn brand(&self) -> &'static str {
        match self.number.as_bytes().first() {
            Some(b'4') => "visa",
            Some(b'9') => "belkart",
            _ => "master",
        }
    }
}

/// Serialises a card as its mask. The masks of the published cards differ.
pub(crate) mod by_mask {
    use super::{CARDS, Card};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(card: &Card, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&card.mask())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<&'static Card, D::Error> {
        let mask = String::deserialize(from)?;
        let known = CARDS.iter().find(|card| card.mask() == mask);
        known.ok_or_else(|| D::Error::custom("there is no such test card"))
    }
}
