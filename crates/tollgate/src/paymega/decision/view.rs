//! The data that the decisions use: an order's fingerprint, and an invoice as Paymega shows it.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{Mode, Money};

/// Seconds since 1970, by Paymega's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct UnixTime(pub(crate) i64);

impl UnixTime {
    pub(crate) const fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }
}

/// Whether the card is charged, or only verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Flow {
    Charge,
    Verify,
}

impl Flow {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Charge => "charge",
            Self::Verify => "verify",
        }
    }
}

/// The fingerprint of an order: the fields by which its invoice is recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OrderFingerprint {
    pub(crate) reference: String,
    pub(crate) money: Money,
    /// Absent for an earlier attempt, like the customer and the card: that attempt may have used another service.
    pub(crate) service: Option<String>,
    pub(crate) mode: Mode,
    pub(crate) flow: Flow,
    pub(crate) customer: Option<String>,
    /// The last four digits of the saved card. An issuer may replace the card behind a token, so they identify no
    /// order.
    pub(crate) last_four: Option<String>,
    /// Whether the order asks to save the card.
    pub(crate) saves_card: bool,
    /// Whether the payer takes part, on a page or with 3-D Secure. If not, the merchant charges a token alone.
    pub(crate) payer_present: bool,
}

/// The tag of the call that created an invoice, in the invoice's metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CallTag {
    /// The response shows no metadata, so it does not say which call created the invoice.
    NotShown,
    /// The metadata holds no tag under this client's key, so no call with this key created the invoice.
    None,
    /// The tag of this call or of another.
    Is(String),
}

/// Whether the charge has reached the bank, by the invoice's `original_data`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BankContact {
    /// `external_id` names an operation at the bank.
    Reached,
    /// `external_id` is shown as null.
    NotReached,
    /// `external_id` is not shown, as in some accounts. That differs from null.
    NotShown,
}

/// The fields of an invoice that the decisions use. A field that the response did not show is `None`.
#[derive(Clone, Debug)]
pub(crate) struct InvoiceView {
    pub(crate) id: String,
    pub(crate) status: String,
    pub(crate) resolution: Option<String>,
    pub(crate) reference: Option<String>,
    pub(crate) amount: Option<Decimal>,
    pub(crate) processed_amount: Option<Decimal>,
    pub(crate) currency: Option<String>,
    pub(crate) service: Option<String>,
    pub(crate) test_mode: Option<bool>,
    pub(crate) flow: Option<String>,
    pub(crate) customer: Option<String>,
    pub(crate) call_tag: CallTag,
    pub(crate) has_bearer: bool,
    pub(crate) bearer_end: Option<UnixTime>,
    pub(crate) bank: BankContact,
    pub(crate) in_moderation: bool,
    /// The time of the last change.
    pub(crate) updated: Option<UnixTime>,
}

impl InvoiceView {
    /// Whether the response shows the fields by which an order is recognised.
    pub(crate) const fn is_recognisable(&self) -> bool {
        self.reference.is_some() && self.amount.is_some() && self.currency.is_some()
    }

    /// Whether this is the invoice with this id, and has no other reference.
    pub(crate) fn is_it(&self, id: &str, reference: &str) -> bool {
        self.id == id
            && self
                .reference
                .as_ref()
                .is_none_or(|shown| shown == reference)
    }

    /// Whether another view of the same invoice says the same about the money.
    pub(crate) fn agrees_with(&self, other: &Self) -> bool {
        self.status.eq_ignore_ascii_case(&other.status)
            && self.processed_amount == other.processed_amount
            && self.amount == other.amount
            && self.currency == other.currency
    }

    pub(crate) fn has_call_tag(&self, call_tag: &str) -> bool {
        matches!(&self.call_tag, CallTag::Is(shown) if shown == call_tag)
    }
}
