//! An invoice: Paymega's record of one payment.

mod bearer;
mod card;
mod customer;
mod included;
#[doc(hidden)]
pub mod list;
mod open;
mod operation;
mod payment_request;
#[doc(hidden)]
pub mod public;
mod redirect;
mod sale_error;
mod shown;

use std::{
    fmt,
    sync::{Arc, OnceLock},
};

use serde::Serialize;
use serde_json::Value;
use tollgate_types::{
    Finality, IncludedResource, Invoice as Data, InvoiceAttributes, InvoiceDocument, InvoiceStatus,
    OneOrMany, PaymentFlow, redacted,
};

pub use self::shown::BankContact;
pub use self::{
    customer::Customer,
    open::{Created, OpenInvoice},
    payment_request::PaymentRequest,
    redirect::Redirect,
    sale_error::SaleError,
};
use crate::{RawResponse, Refusal, SavedCard, calendar::UnixTime, error::shown};

/// A payment in Paymega's records: an envelope around Paymega's own data.
#[derive(Clone)]
pub struct Invoice {
    shown: Arc<Shown>,
    raw: Option<RawResponse>,
    notes: Notes,
}

/// Paymega's own data. Clones of an invoice share it, and what is read from it later.
struct Shown {
    data: Data,
    included: OnceLock<Included>,
    bearer_end: OnceLock<Option<UnixTime>>,
}

/// The included resources, if the response has such a field.
type Included = Option<Arc<Vec<IncludedResource>>>;

/// Results of a call beside its outcome.
#[derive(Clone, Default)]
pub(crate) struct Notes {
    pub(crate) lacks_card: bool,
    pub(crate) card_changed: bool,
    pub(crate) sale_refusal: Option<Arc<Refusal>>,
}

/// A change of a charge after its success.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PostCharge {
    /// A refund is under way, or has failed: the merchant still has the money.
    Refunding,
    /// Refunded in part.
    PartiallyRefunded,
    /// Refunded.
    Refunded,
    /// Charged back in part.
    PartiallyChargedBack,
    /// Charged back.
    ChargedBack,
}

impl Invoice {
    #[doc(hidden)]
    pub fn new(document: InvoiceDocument, raw: RawResponse) -> Self {
        Self::of(document.data, document.included, raw)
    }

    /// An invoice without a response.
    pub(crate) fn unread(document: InvoiceDocument) -> Self {
        let included = document.included.map(Arc::new);
        Self::with(document.data, Some(included), None)
    }

    /// An invoice whose included resources are read from its response once they are asked for.
    fn part(data: Data, raw: RawResponse) -> Self {
        Self::with(data, None, Some(raw))
    }

    /// Invoices that share one response.
    fn sharing(
        data: OneOrMany<Data>,
        included: Option<Vec<IncludedResource>>,
        raw: &RawResponse,
    ) -> Vec<Self> {
        let included = included.map(Arc::new);
        data.into_iter()
            .map(|data| Self::with(data, Some(included.clone()), Some(raw.clone())))
            .collect()
    }

    fn with(data: Data, included: Option<Included>, raw: Option<RawResponse>) -> Self {
        let shown = Shown {
            data,
            included: included.map_or_else(OnceLock::new, OnceLock::from),
            bearer_end: OnceLock::new(),
        };
        Self {
            shown: Arc::new(shown),
            raw,
            notes: Notes::default(),
        }
    }

    pub(crate) fn with_notes(mut self, notes: Notes) -> Self {
        self.notes = notes;
        self
    }

    pub(crate) fn shows_another_card_than(&self, expected: Option<&str>) -> bool {
        let shown = card::last_four(self.attributes());
        shown
            .zip(expected)
            .is_some_and(|(shown, expected)| shown != expected)
    }

    /// An invoice from a list or a conflict, with its included resources.
    #[doc(hidden)]
    pub fn of(data: Data, included: Option<Vec<IncludedResource>>, raw: RawResponse) -> Self {
        Self::with(data, Some(included.map(Arc::new)), Some(raw))
    }

    pub(crate) fn data(&self) -> &Data {
        &self.shown.data
    }

    /// Paymega's id, `cpi_…`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.shown.data.id
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
        self.attributes()
            .resolution
            .as_ref()
            .map(tollgate_types::Open::as_str)
    }

    /// Whether a payment ends at this status. The [outcome](crate::Outcome) says whether the payment is definitely
    /// unpaid.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.attributes().status.is_final()
    }

    /// Whether the status says that the card was charged, or successfully verified.
    /// `Paymega::reconcile` checks that the amount is that of your order.
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
    /// `Debug` hides the secrets in them, such as the bearer for the card gate and the token of the card. Serialisation
    /// writes all of them in clear, so that they can be stored and read again: never pass them to a logger that
    /// serialises. For logs there is [`redacted`](Invoice::redacted).
    #[must_use]
    pub fn attributes(&self) -> &InvoiceAttributes {
        &self.shown.data.attributes
    }

    /// The resources that the response includes, such as the customer: of a list of several invoices those that this one
    /// refers to. Serialisation writes them in clear.
    #[must_use]
    pub fn included(&self) -> &[IncludedResource] {
        self.included_field().map_or(&[], Vec::as_slice)
    }

    fn included_field(&self) -> Option<&Vec<IncludedResource>> {
        let read = || included::in_response(self.raw()?).map(Arc::new);
        self.shown.included.get_or_init(read).as_deref()
    }

    /// The invoice's customer, if the response includes it, as callbacks do.
    #[must_use]
    pub fn customer(&self) -> Option<Customer<'_>> {
        let relationships = self.data().relationships.as_ref()?.get()?;
        let id = relationships
            .customer
            .as_ref()?
            .data
            .as_ref()?
            .id
            .as_ref()?;
        self.customers().find(|customer| customer.id() == id)
    }

    /// The payment request that pays the invoice, if the response includes it.
    #[must_use]
    pub fn payment_request(&self) -> Option<PaymentRequest<'_>> {
        let relationships = self.data().relationships.as_ref()?.get()?;
        let relationship = relationships.payment_request.as_ref()?.data.as_ref()?;
        let id = relationship.id.as_ref()?;
        self.payment_requests().find(|request| request.id() == id)
    }

    /// All payment requests that the response includes.
    pub fn payment_requests(&self) -> impl Iterator<Item = PaymentRequest<'_>> {
        payment_request::all(self.included())
    }

    /// All customers that the response includes.
    pub fn customers(&self) -> impl Iterator<Item = Customer<'_>> {
        customer::all(self.included())
    }

    /// The saved card, if the invoice saved one. The card may be missing even after a success that was asked to save
    /// it.
    #[must_use]
    pub fn saved_card(&self) -> Option<SavedCard> {
        card::saved(self.attributes())
    }

    /// Whether the order asked to save the card, and this success came without its token.
    #[must_use]
    pub const fn lacks_card(&self) -> bool {
        self.notes.lacks_card
    }

    /// Whether the invoice shows another card than the order named by [`card_ending`](crate::paymega::TokenCharge::card_ending).
    /// Issuers replace the card behind a token: the charge still belongs to the order.
    #[must_use]
    pub const fn card_changed(&self) -> bool {
        self.notes.card_changed
    }

    /// The card gate's refusal of this call's sale, with the fields that it objects to. Only the invoice decides the
    /// outcome.
    #[must_use]
    pub fn sale_refusal(&self) -> Option<&Refusal> {
        self.notes.sale_refusal.as_deref()
    }

    /// The address or form of the hosted page, or `None` if the invoice shows none.
    #[must_use]
    pub fn redirect(&self) -> Option<Redirect> {
        redirect::of(self.attributes())
    }

    /// A refund or chargeback after the charge's success, if there is one.
    #[must_use]
    pub fn post_charge(&self) -> Option<PostCharge> {
        use InvoiceStatus as Status;
        match self.attributes().status.known()? {
            Status::Refunding
            | Status::RefundPending
            | Status::RefundError
            | Status::RefundFailed => Some(PostCharge::Refunding),
            Status::PartiallyRefunded => Some(PostCharge::PartiallyRefunded),
            Status::Refunded => Some(PostCharge::Refunded),
            Status::PartiallyChargedBack => Some(PostCharge::PartiallyChargedBack),
            Status::ChargedBack => Some(PostCharge::ChargedBack),
            _ => None,
        }
    }

    /// Whether the card was only checked, not charged.
    #[must_use]
    pub fn is_verification(&self) -> bool {
        let attributes = self.attributes();
        let flow = attributes.payment_flow.as_ref();
        attributes.status == InvoiceStatus::Verified
            || attributes.status == InvoiceStatus::VerifyFailed
            || flow.is_some_and(|flow| *flow == PaymentFlow::Verify)
    }

    /// The invoice and its included resources as JSON for logs: without secrets, and without values of the merchant's
    /// or the payer's under keys that the documents do not name. See [`redacted`](fn@crate::data::redacted).
    #[must_use]
    pub fn redacted(&self) -> Value {
        #[derive(Serialize)]
        struct Document<'a> {
            data: &'a Data,
            #[serde(skip_serializing_if = "Option::is_none")]
            included: Option<&'a Vec<IncludedResource>>,
        }
        redacted(&Document {
            data: self.data(),
            included: self.included_field(),
        })
    }

    /// The response that held this invoice, if it came in a response. Of a list of several invoices it is the part that
    /// shows this one, as the body of a response to it alone: `{"data": …, "included": […]}`.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawResponse> {
        self.raw.as_ref()
    }
}

impl fmt::Debug for Invoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Invoice")
            .field("id", &self.id())
            .field("status", &shown(self.status()))
            .field("resolution", &self.resolution().map(shown))
            .finish_non_exhaustive()
    }
}
