//! An invoice: what the platform holds of one payment.

mod bearer;
mod card;
mod customer;
mod extract;
mod included;
mod payment_request;
pub(crate) mod public;
mod redirect;
mod ticket;

use std::{fmt, sync::Arc};

use serde_json::Value;
use tollgate_types::{
    Finality, IncludedResource, InvoiceAttributes, InvoiceDocument, Token, redacted,
};

pub use self::{customer::Customer, payment_request::PaymentRequest, redirect::Redirect};
pub(crate) use self::{extract::view, ticket::SaleTicket};
use crate::{RawResponse, Refusal, SavedCard};

/// A payment as the platform shows it: an envelope around the platform's own data.
#[derive(Clone)]
pub struct Invoice {
    document: Arc<InvoiceDocument>,
    raw: Option<RawResponse>,
    ticket: Option<Arc<SaleTicket>>,
    notes: Notes,
}

/// What a call found out beside the outcome.
#[derive(Clone, Default)]
pub(crate) struct Notes {
    pub(crate) lacks_card: bool,
    pub(crate) card_changed: bool,
    pub(crate) sale_refusal: Option<Arc<Refusal>>,
}

/// What happened to a charge after it had succeeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PostCharge {
    /// A refund is under way, or has failed: the money is still the merchant's.
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
    pub(crate) fn new(document: InvoiceDocument, raw: RawResponse) -> Self {
        Self {
            document: Arc::new(document),
            raw: Some(raw),
            ticket: None,
            notes: Notes::default(),
        }
    }

    /// One that did not come as a response.
    pub(crate) fn unread(document: InvoiceDocument) -> Self {
        Self {
            document: Arc::new(document),
            raw: None,
            ticket: None,
            notes: Notes::default(),
        }
    }

    pub(crate) fn with_ticket(mut self, ticket: SaleTicket) -> Self {
        self.ticket = Some(Arc::new(ticket));
        self
    }

    pub(crate) fn with_notes(mut self, notes: Notes) -> Self {
        self.notes = notes;
        self
    }

    /// Takes the right to send this invoice's sale, which no clone of it has afterwards.
    pub(crate) fn take_ticket(&self, client: u64) -> Option<&SaleTicket> {
        self.ticket.as_deref().filter(|ticket| ticket.take(client))
    }

    /// The id of its session at the card gate.
    pub(crate) fn session(&self) -> Option<&str> {
        bearer::session(self.attributes())
    }

    pub(crate) fn shows_another_card_than(&self, expected: Option<&str>) -> bool {
        let shown = card::last_four(self.attributes());
        shown
            .zip(expected)
            .is_some_and(|(shown, expected)| shown != expected)
    }

    pub(crate) fn bearer(&self) -> Option<&Token> {
        bearer::of(self.attributes())
    }

    /// An invoice out of a list or a conflict, with what came beside it.
    pub(crate) fn of(
        data: tollgate_types::Invoice,
        included: Option<Vec<IncludedResource>>,
        raw: RawResponse,
    ) -> Self {
        let mut document = InvoiceDocument::new(data);
        document.included = included;
        Self::new(document, raw)
    }

    pub(crate) fn document(&self) -> &InvoiceDocument {
        &self.document
    }

    /// The platform's id, `cpi_…`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.document.data.id
    }

    /// The merchant's reference.
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        self.attributes().reference_id.as_deref()
    }

    /// The platform's word for the status.
    #[must_use]
    pub fn status(&self) -> &str {
        self.attributes().status.as_str()
    }

    /// The platform's word for the reason of the status.
    #[must_use]
    pub fn resolution(&self) -> Option<&str> {
        self.attributes()
            .resolution
            .as_ref()
            .map(tollgate_types::Open::as_str)
    }

    /// Whether the status is one at which a payment ends. Whether it is definitely unpaid, its
    /// [outcome](crate::Outcome) tells.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.attributes().status.is_final()
    }

    /// Whether the status says that the card was charged, or successfully verified. Whether it was charged with the
    /// amount of your order, [`reconcile`](crate::Paymega::reconcile) tells.
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.attributes().status.is_success()
    }

    /// Whether another status may follow.
    #[must_use]
    pub fn may_still_change(&self) -> bool {
        self.attributes().status.may_still_change()
    }

    /// Everything that the platform shows of it.
    ///
    /// `Debug` hides what gives access, such as the bearer for the card gate and the token of the card. Serialised, all
    /// of it is in clear, so that it can be stored and read again: never hand it to a logger that serialises. For logs
    /// there is [`redacted`](Invoice::redacted).
    #[must_use]
    pub fn attributes(&self) -> &InvoiceAttributes {
        &self.document.data.attributes
    }

    /// What came along with it, such as the customer. Serialised, all of it is in clear.
    #[must_use]
    pub fn included(&self) -> &[IncludedResource] {
        self.document.included.as_deref().unwrap_or_default()
    }

    /// The invoice's customer, if the platform brought it along, as callbacks do.
    #[must_use]
    pub fn customer(&self) -> Option<Customer<'_>> {
        let relationships = self.document.data.relationships.as_ref()?.get()?;
        let id = relationships
            .customer
            .as_ref()?
            .data
            .as_ref()?
            .id
            .as_ref()?;
        self.customers().find(|customer| customer.id() == id)
    }

    /// The payment request that the invoice is paid by, if the platform brought it along.
    #[must_use]
    pub fn payment_request(&self) -> Option<PaymentRequest<'_>> {
        let relationships = self.document.data.relationships.as_ref()?.get()?;
        let relationship = relationships.payment_request.as_ref()?.data.as_ref()?;
        let id = relationship.id.as_ref()?;
        self.payment_requests().find(|request| request.id() == id)
    }

    /// All payment requests that came along.
    pub fn payment_requests(&self) -> impl Iterator<Item = PaymentRequest<'_>> {
        payment_request::all(self.included())
    }

    /// All customers that came along.
    pub fn customers(&self) -> impl Iterator<Item = Customer<'_>> {
        customer::all(self.included())
    }

    /// The saved card, if the invoice saved one. It may be missing also after a success that was asked to save it.
    #[must_use]
    pub fn saved_card(&self) -> Option<SavedCard> {
        card::saved(self.attributes())
    }

    /// Whether the order asked to save the card, and this success came without its token.
    #[must_use]
    pub const fn lacks_card(&self) -> bool {
        self.notes.lacks_card
    }

    /// Whether the invoice shows another card than the order expected, by
    /// [`card_ending`](crate::TokenCharge::card_ending). Issuers replace the card behind a token: the charge is the
    /// order's all the same.
    #[must_use]
    pub const fn card_changed(&self) -> bool {
        self.notes.card_changed
    }

    /// The card gate's own refusal of this call's sale, with the fields that it objects to. It decides nothing: the
    /// invoice does.
    #[must_use]
    pub fn sale_refusal(&self) -> Option<&Refusal> {
        self.notes.sale_refusal.as_deref()
    }

    /// The way to the page on which the payer pays, or `None` if the invoice leads to none.
    #[must_use]
    pub fn redirect(&self) -> Option<Redirect> {
        redirect::of(self.attributes())
    }

    /// What happened to the charge after it had succeeded.
    #[must_use]
    pub fn post_charge(&self) -> Option<PostCharge> {
        match self.status().to_ascii_lowercase().as_str() {
            "refunding" | "refund_pending" | "refund_error" | "refund_failed" => {
                Some(PostCharge::Refunding)
            }
            "partially_refunded" => Some(PostCharge::PartiallyRefunded),
            "refunded" => Some(PostCharge::Refunded),
            "partially_charged_back" => Some(PostCharge::PartiallyChargedBack),
            "charged_back" => Some(PostCharge::ChargedBack),
            _ => None,
        }
    }

    /// Whether the card was only checked, not charged.
    #[must_use]
    pub fn is_verification(&self) -> bool {
        let flow = self.attributes().payment_flow.as_ref();
        let is_told = ["verified", "verify_failed"]
            .iter()
            .any(|word| self.status().eq_ignore_ascii_case(word));
        is_told || flow.is_some_and(|flow| flow.as_str().eq_ignore_ascii_case("verify"))
    }

    /// The invoice and what came along with it as JSON, for logs: without what gives access, and without values of the
    /// merchant's or the payer's under keys that the documents do not name. See [`redacted`](fn@crate::data::redacted).
    #[must_use]
    pub fn redacted(&self) -> Value {
        redacted(self.document())
    }

    /// The response in which it came, if it came as a response.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawResponse> {
        self.raw.as_ref()
    }
}

impl fmt::Debug for Invoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Invoice")
            .field("id", &self.id())
            .field("status", &self.status())
            .field("resolution", &self.resolution())
            .finish_non_exhaustive()
    }
}
