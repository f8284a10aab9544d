//! Checkouts as the service shows them.

use std::fmt;

use tollgate_paycross_checkout::types::Checkout as Data;
use tollgate_types::Open;

use super::webhook::{CHECKOUT, RawEvent};

/// A checkout, as the service shows it.
#[derive(Clone)]
pub struct Checkout(Data);

impl Checkout {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(data: Data) -> Self {
        Self(data)
    }

    /// Reads the event by which the gateway reports that a page ended unpaid: an [`Event::Other`](super::webhook::Event::Other) whose
    /// [kind](RawEvent::kind) is `checkout`. `None` for every other event, and for a body that cannot be read.
    ///
    /// ```
    /// # use tollgate::paycross::{Checkout, webhook::{Event, Webhook}};
    /// fn take(event: &Event<Webhook>) {
    ///     if let Event::Other(other) = event
    ///         && let Some(checkout) = Checkout::from_event(other)
    ///     {
    ///         println!("reconcile {:?}: {}", checkout.reference(), checkout.is_expired());
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn from_event(event: &RawEvent) -> Option<Self> {
        let is_checkout = event.kind() == Some(CHECKOUT);
        let body = is_checkout.then(|| event.expose_body())?;
        serde_json::from_slice(body).ok().map(Self)
    }

    /// The uid of the last transaction on the page, if the payer has tried. Read it with `PayCross::transaction`.
    #[must_use]
    pub fn uid(&self) -> Option<&str> {
        let shown = self.0.gateway_response.as_ref()?;
        let sections = [
            &shown.capture,
            &shown.payment,
            &shown.authorization,
            &shown.tokenization,
        ];
        let mut uids = sections.into_iter().flatten().map(|it| it.uid.as_deref());
        uids.find_map(|uid| uid).or(shown.uid.as_deref())
    }

    /// The merchant's reference (`tracking_id`).
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        self.0.order.as_ref()?.tracking_id.as_deref()
    }

    /// The service's word for the state of the last transaction, or `error`. It does not decide about money: an earlier
    /// attempt on the page may differ, so reconcile the order.
    #[must_use]
    pub fn status(&self) -> Option<&str> {
        self.0.status.as_ref().map(Open::as_str)
    }

    /// Whether the time to pay has passed.
    #[must_use]
    pub fn is_expired(&self) -> bool {
        self.0.expired == Some(true)
    }

    /// Whether the page takes no further attempt.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.0.finished == Some(true)
    }

    /// All data that the service shows.
    #[must_use]
    pub const fn data(&self) -> &Data {
        &self.0
    }
}

impl fmt::Debug for Checkout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Checkout")
            .field("reference", &self.reference())
            .field("status", &self.status())
            .field("expired", &self.is_expired())
            .finish_non_exhaustive()
    }
}
