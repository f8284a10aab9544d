//! The fields of a transaction that the rules use. A field that the response did not show proves nothing.

use tollgate_paycross_gateway::types::ThreeDSecureVerification;
use tollgate_types::{Token, TransactionStatus, TransactionType};

use super::Transaction;
use crate::{
    Currency,
    calendar::{Moment, moment},
};

impl Transaction {
    pub(crate) fn has_status(&self, status: TransactionStatus) -> bool {
        self.data.status == status
    }

    /// Whether the transaction shows this type.
    pub(crate) fn has_kind(&self, kind: TransactionType) -> bool {
        self.data.type_.as_ref().is_some_and(|shown| *shown == kind)
    }

    /// Whether the transaction shows a type, and another one.
    pub(crate) fn has_other_kind(&self, kind: TransactionType) -> bool {
        self.data.type_.is_some() && !self.has_kind(kind)
    }

    pub(crate) fn amount_minor(&self) -> Option<i64> {
        self.data.amount.map(i64::from)
    }

    /// Whether the transaction shows this currency.
    pub(crate) fn has_currency(&self, currency: Currency) -> bool {
        let shown = self.data.currency.as_ref();
        shown.is_some_and(|shown| shown.parse().is_ok_and(|shown: Currency| shown == currency))
    }

    /// Whether the transaction shows a currency, and another one.
    pub(crate) fn has_other_currency(&self, currency: Currency) -> bool {
        self.data.currency.is_some() && !self.has_currency(currency)
    }

    /// When it was created.
    pub(crate) fn created(&self) -> Option<Moment> {
        self.data.created_at.as_deref().and_then(moment)
    }

    pub(crate) fn last_four(&self) -> Option<&str> {
        self.data.credit_card.as_ref()?.last_4.as_deref()
    }

    pub(crate) fn is_incomplete(&self) -> bool {
        self.has_status(TransactionStatus::Incomplete)
    }

    /// Whether the transaction waits for the payer, and shows an address for the payer, or a request for the issuer. A
    /// browser need not be able to follow the address.
    pub(crate) fn awaits_payer(&self) -> bool {
        let url = self.data.redirect_url.as_ref();
        let shows_page = url.is_some_and(|url| !url.expose().trim().is_empty());
        (self.is_incomplete() && shows_page) || self.issuer_request().is_some()
    }

    /// The 3-D Secure data of a transaction that waits for the payer.
    pub(crate) fn verification(&self) -> Option<&ThreeDSecureVerification> {
        let secure = self.data.three_d_secure_verification.as_ref();
        secure.filter(|_| self.is_incomplete())
    }

    /// The issuer's address, and the request for it.
    pub(crate) fn issuer_request(&self) -> Option<(&Token, &Token)> {
        let secure = self.verification()?;
        let parts = (secure.acs_url.as_ref()?, secure.pa_req.as_ref()?);
        let is_set = |text: &Token| !text.expose().is_empty();
        (is_set(parts.0) && is_set(parts.1)).then_some(parts)
    }

    /// Whether the transaction shows that money moved, in any status: a time of payment, or a section that succeeded.
    pub(crate) fn shows_payment(&self) -> bool {
        let times = [&self.data.paid_at, &self.data.settled_at];
        let mut shown = times.into_iter().flatten();
        shown.any(|time| !time.trim().is_empty()) || self.has_section(TransactionStatus::Successful)
    }

    /// Whether a section of the transaction failed.
    pub(crate) fn shows_failure(&self) -> bool {
        self.has_section(TransactionStatus::Failed)
    }

    /// Whether the acquirer's result of any operation has this status.
    fn has_section(&self, status: TransactionStatus) -> bool {
        let data = &*self.data;
        let sections = [
            &data.payment,
            &data.authorization,
            &data.tokenization,
            &data.capture,
            &data.void,
            &data.refund,
        ];
        let shown = sections.into_iter().flatten();
        let mut statuses = shown.filter_map(|it| it.status.as_ref());
        statuses.any(|it| *it == status)
    }

    /// Whether the transaction matches a search for `reference`: a `;` separates several references of one transaction.
    #[doc(hidden)]
    pub fn is_found_by(&self, reference: &str) -> bool {
        self.reference()
            .is_some_and(|shown| shown == reference || shown.split(';').any(|one| one == reference))
    }

    /// As [`is_found_by`](Self::is_found_by), for a gateway whose search ignores case.
    #[doc(hidden)]
    pub fn is_found_by_any_case(&self, reference: &str) -> bool {
        self.reference().is_some_and(|shown| {
            let mut all = shown.split(';').chain([shown]);
            all.any(|one| one.eq_ignore_ascii_case(reference))
        })
    }

    /// Whether two transactions differ in a field that decides.
    pub(crate) fn differs_from(&self, other: &Self) -> bool {
        self.core() != other.core()
    }

    /// The fields that decide.
    fn core(&self) -> impl PartialEq {
        let data = &*self.data;
        let words = (&data.uid, &data.type_, &data.status, &data.code);
        let order = (&data.tracking_id, &data.parent_uid, &data.test);
        let money = (self.amount_minor(), &data.currency, self.last_four());
        let signs = (self.shows_payment(), self.shows_failure());
        (
            words,
            order,
            money,
            signs,
            self.created(),
            self.awaits_payer(),
        )
    }
}
