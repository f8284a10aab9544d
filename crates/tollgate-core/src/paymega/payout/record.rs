//! A payout: Paymega's record of one payment to a customer.

use std::{fmt, sync::Arc};

use rust_decimal::Decimal;
use serde_json::{Map, Value};
use tollgate_paymega_private::types::{
    PayoutAttributes, PayoutDocument, PayoutOperation, PayoutResolution,
};
use tollgate_types::{Amount, Finality, IncludedResource, Open, PhpObject, Reason, redacted};

use crate::{
    Money, MoneyState, Operation, RawResponse, Refusal, SavedCard,
    error::shown,
    operation::sealed::Sealed,
    outcome::{DeclineSource, NextTry},
    paymega::Customer,
};

/// A payout in Paymega's records: an envelope around Paymega's own data.
#[derive(Clone)]
pub struct Payout {
    document: Arc<PayoutDocument>,
    raw: Option<RawResponse>,
    process_refusal: Option<Arc<Refusal>>,
}

impl Payout {
    #[doc(hidden)]
    pub fn new(document: PayoutDocument, raw: RawResponse) -> Self {
        Self {
            raw: Some(raw),
            ..Self::unread(document)
        }
    }

    /// A payout without a response.
    pub(crate) fn unread(document: PayoutDocument) -> Self {
        Self {
            document: Arc::new(document),
            raw: None,
            process_refusal: None,
        }
    }

    pub(super) fn with_process_refusal(mut self, refusal: Option<Arc<Refusal>>) -> Self {
        self.process_refusal = refusal;
        self
    }

    /// Paymega's id, `cpoi_…`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.document.data.id
    }

    /// The merchant's reference.
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        self.attributes().reference_id.as_deref()
    }

    /// Paymega's word for the status.
    #[must_use]
    pub fn status(&self) -> &str {
        self.attributes().status.as_str()
    }

    /// Paymega's word for the reason of the status.
    #[must_use]
    pub fn resolution(&self) -> Option<&str> {
        self.attributes().resolution.as_ref().map(Open::as_str)
    }

    /// Whether a payout ends at this status. The [outcome](crate::Outcome) says whether it is definitely unpaid.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.attributes().status.is_final()
    }

    /// Whether the status says that the payout was paid.
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.attributes().status.is_success()
    }

    /// Whether another status may follow.
    #[must_use]
    pub fn may_still_change(&self) -> bool {
        self.attributes().status.may_still_change()
    }

    /// All attributes that Paymega shows.
    ///
    /// `Debug` hides the details of the recipient. Serialisation writes all of them in clear, so that they can be stored
    /// and read again: never pass them to a logger that serialises. For logs there is [`redacted`](Payout::redacted).
    #[must_use]
    pub fn attributes(&self) -> &PayoutAttributes {
        &self.document.data.attributes
    }

    /// The resources that the response includes, such as the customer. Serialisation writes them in clear.
    #[must_use]
    pub fn included(&self) -> &[IncludedResource] {
        self.document.included.as_deref().unwrap_or_default()
    }

    /// Paymega's refusal of this call's request to process the payout, with the fields that it objects to. Only the
    /// payout decides the outcome.
    #[must_use]
    pub fn process_refusal(&self) -> Option<&Refusal> {
        self.process_refusal.as_deref()
    }

    /// The payout and its included resources as JSON for logs: without secrets, and without values of the merchant's or
    /// the recipient's under keys that the documents do not name. See [`redacted`](fn@crate::data::redacted).
    #[must_use]
    pub fn redacted(&self) -> Value {
        redacted(&*self.document)
    }

    /// The response that held this payout, if it came in a response.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawResponse> {
        self.raw.as_ref()
    }
}

/// The fields that decisions use. A field that the response does not show is `None`.
impl Payout {
    pub(super) fn shown_amount(&self) -> Option<Decimal> {
        self.attributes().amount.map(Amount::decimal)
    }

    /// The amount that was paid.
    pub(super) fn processed_amount(&self) -> Option<Decimal> {
        self.attributes().processed_amount.map(Amount::decimal)
    }

    /// The operations at the provider, if the response lists them.
    pub(super) fn operations(&self) -> Option<&[PayoutOperation]> {
        self.attributes().payouts.as_deref()
    }

    pub(super) fn service(&self) -> Option<&str> {
        let relationships = self.document.data.relationships.as_ref()?.get()?;
        let service = relationships.payout_service.as_ref()?.data.as_ref()?;
        service.id.as_deref()
    }

    /// The customer, by the merchant's own id, which only an included customer shows.
    pub(super) fn customer_reference(&self) -> Option<&str> {
        let relationships = self.document.data.relationships.as_ref()?.get()?;
        let id = relationships
            .customer
            .as_ref()?
            .data
            .as_ref()?
            .id
            .as_deref()?;
        Customer::find(self.included(), id)?.reference()
    }

    pub(crate) fn metadata(&self) -> Option<&Map<String, Value>> {
        self.attributes().metadata.as_ref().and_then(PhpObject::get)
    }

    /// Whether a person at Paymega must decide on the payout first.
    pub(super) fn is_in_moderation(&self) -> bool {
        self.attributes().moderation_required == Some(true)
    }

    /// Whether the response shows the fields by which an order is recognised.
    pub(super) fn is_recognisable(&self) -> bool {
        let attributes = self.attributes();
        self.reference().is_some() && attributes.amount.is_some() && attributes.currency.is_some()
    }

    /// Whether this is the payout with this id, and shows no other reference.
    pub(super) fn is_it(&self, id: &str, reference: &str) -> bool {
        self.id() == id && self.reference().is_none_or(|shown| shown == reference)
    }

    /// Whether another view of the same payout says the same about the money.
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        let (this, that) = (self.attributes(), other.attributes());
        this.status == that.status
            && self.processed_amount() == other.processed_amount()
            && self.shown_amount() == other.shown_amount()
            && this.currency == that.currency
    }
}

impl Sealed for Payout {
    fn moved_by_success(&self) -> MoneyState {
        MoneyState::PaidOut
    }

    fn decline(&self) -> Option<(DeclineSource, NextTry)> {
        Open::<PayoutResolution>::new(self.resolution()?).decline()
    }
}

impl Operation for Payout {
    fn id(&self) -> &str {
        self.id()
    }

    fn reference(&self) -> Option<&str> {
        self.reference()
    }

    fn status(&self) -> &str {
        self.status()
    }

    fn resolution(&self) -> Option<&str> {
        self.resolution()
    }

    fn message(&self) -> Option<&str> {
        self.attributes().resolution_message.as_deref()
    }

    fn amount(&self) -> Option<Money> {
        let attributes = self.attributes();
        Money::shown(attributes.amount, attributes.currency.as_deref())
    }

    /// A payout saves no card.
    fn saved_card(&self) -> Option<SavedCard> {
        None
    }

    fn raw(&self) -> Option<&RawResponse> {
        self.raw()
    }
}

impl fmt::Debug for Payout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Payout")
            .field("id", &self.id())
            .field("status", &shown(self.status()))
            .field("resolution", &self.resolution().map(shown))
            .finish_non_exhaustive()
    }
}
