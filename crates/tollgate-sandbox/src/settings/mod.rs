//! How the providers behave where their documents are silent, or where accounts and hosts differ.
//!
//! [`Settings`] has one field for each choice. [`Builder`](crate::Builder) sets them at the start,
//! [`Sandbox::change`](crate::Sandbox::change) and the control API change them while the sandbox runs, for all
//! operations or for those of one reference.

mod chance;
mod choice;
mod reference;

pub use choice::{
    Bodies, ChargesAs, Expiry, LateCharge, Lookup, Metadata, OriginalData, RefundList, RefundModel,
    Reported, SecondProcess, SecondSale,
};
pub use reference::{Compared, ReferenceChange};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::num::NonZeroU32;
use std::time::Duration;

/// The settings, one per field. The defaults follow the documents, or what the documents suggest.
///
/// In JSON a field has the same name, and a duration is a number of milliseconds whose name ends in `_ms`:
/// `{"second_sale": "charged", "bank_ms": 60000}`. Durations count on the sandbox's clock, which
/// [`Sandbox::advance`](crate::Sandbox::advance) moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Settings {
    /// Whether test cards are approved in live mode too, as in a demo shop of PayCross. Default: they are declined.
    pub live_cards: bool,
    /// Whether PayCross responds to a repeated `RequestID` with the transaction of the first call. Default: no,
    /// because the operator's own pages do not promise it.
    pub replay: bool,
    /// Whether PayCross puts a transaction's fields at the top level of version 3 responses. Default: no, it wraps
    /// them.
    pub flat: bool,
    /// The transaction that PayCross makes of the charge of a stored card.
    pub charges_as: ChargesAs,
    /// Which transactions PayCross's reports hold.
    pub reported: Reported,
    /// How many transactions a page of PayCross's paged reports holds. Default: 1000.
    pub report_page: NonZeroU32,
    /// How many times faster than published the sandbox retries notifications: the n-th retry comes n minutes after
    /// the previous attempt, divided by this. Default: 1.
    pub callback_speed: NonZeroU32,
    /// The effect of a second sale on one Card Gate session.
    pub second_sale: SecondSale,
    /// The effect of a second request that processes a payout.
    pub second_process: SecondProcess,
    /// How long the bank takes to decide. Until then a sale or transaction is pending. Default: 0.
    #[serde(rename = "bank_ms", with = "milliseconds")]
    pub bank: Duration,
    /// Which invoices of Paymega expire.
    pub expiry: Expiry,
    /// Whether an expired invoice shows a later charge of the bank.
    pub late_charge: LateCharge,
    /// The time from an operation's creation until lists and look-ups by reference show it. Default: 0.
    #[serde(rename = "listed_after_ms", with = "milliseconds")]
    pub listed_after: Duration,
    /// The response to a look-up by reference.
    pub lookup: Lookup,
    /// How a server changes the requested reference of a look-up.
    pub lookup_reference: ReferenceChange,
    /// Which references [`lookup_reference`](Self::lookup_reference) changes before they are compared.
    pub lookup_compares: Compared,
    /// How an invoice shows `original_data`.
    pub original_data: OriginalData,
    /// How an invoice shows the merchant's `metadata`.
    pub metadata: Metadata,
    /// The object in Paymega's response to a refund.
    pub refund_model: RefundModel,
    /// Whether an invoice lists its refunds. It always does if refunds are separate objects.
    pub refund_list: RefundList,
    /// How long a refund of Paymega is pending before it ends. Default: 0.
    #[serde(rename = "refund_ms", with = "milliseconds")]
    pub refund_time: Duration,
    /// How much of an operation a response shows.
    pub bodies: Bodies,
    /// How far the header `Date` is from the sandbox's clock, in seconds. Default: 0.
    pub date_shift: i64,
}

/// The default size of a page of the reports.
const PAGE: NonZeroU32 = NonZeroU32::MIN.saturating_add(999);

impl Default for Settings {
    fn default() -> Self {
        Self {
            live_cards: false,
            replay: false,
            flat: false,
            charges_as: ChargesAs::default(),
            reported: Reported::default(),
            report_page: PAGE,
            callback_speed: NonZeroU32::MIN,
            second_sale: SecondSale::default(),
            second_process: SecondProcess::default(),
            bank: Duration::ZERO,
            expiry: Expiry::default(),
            late_charge: LateCharge::default(),
            listed_after: Duration::ZERO,
            lookup: Lookup::default(),
            lookup_reference: ReferenceChange::default(),
            lookup_compares: Compared::default(),
            original_data: OriginalData::default(),
            metadata: Metadata::default(),
            refund_model: RefundModel::default(),
            refund_list: RefundList::default(),
            refund_time: Duration::ZERO,
            bodies: Bodies::default(),
            date_shift: 0,
        }
    }
}

impl Settings {
    /// A copy with some fields changed. The names are those of the control API.
    pub(crate) fn with(
        &self,
        changes: &serde_json::Map<String, Value>,
    ) -> serde_json::Result<Self> {
        let mut fields = serde_json::to_value(self)?;
        for (name, value) in changes {
            fields[name.as_str()] = value.clone();
        }
        serde_json::from_value(fields)
    }

    /// The length of a minute in the schedule of retries.
    pub(crate) fn minute(&self) -> Duration {
        Duration::from_secs(60) / self.callback_speed.get()
    }
}

/// Durations in JSON.
mod milliseconds {
    use serde::{Deserialize, Deserializer, Serializer};
    use std::time::Duration;

    pub(super) fn serialize<S: Serializer>(time: &Duration, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(u64::try_from(time.as_millis()).unwrap_or(u64::MAX))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
        u64::deserialize(from).map(Duration::from_millis)
    }
}
