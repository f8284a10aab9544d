//! Orders that follow a transaction: capture, void, refund.

use tollgate_paycross_gateway::types::{
    ChildEnvelope, ChildRequest, RefundEnvelope, RefundRequest,
};
use tollgate_types::{AdditionalData, PathSegment, TransactionType};

use super::{Body, PreparedOrder, Sealed, check::checked_money, reference::checked_reference};
use crate::{Exponents, Invalid, Mode, Money, attempt::Attempt, paycross::order::OrderFingerprint};

/// An order to capture the amount that an authorisation reserved, whole or in part.
///
/// ```
/// use tollgate::{Currency, Money, dec, paycross::Capture};
///
/// let uid = "e89abc1a-1d18-4d0f-83a1-7009b333dce0";
/// let capture = Capture::new("capture-1042", uid, Money::new(dec!(19.99), Currency::USD));
/// ```
#[derive(Clone, Debug)]
pub struct Capture(Child);

/// An order to void an authorisation.
///
/// ```
/// use tollgate::{Currency, Money, dec, paycross::Void};
///
/// let uid = "e89abc1a-1d18-4d0f-83a1-7009b333dce0";
/// let void = Void::new("void-1042", uid, Money::new(dec!(19.99), Currency::USD));
/// ```
#[derive(Clone, Debug)]
pub struct Void(Child);

/// An order to refund a payment, whole or in part. The gateway requires a reason.
///
/// ```
/// use tollgate::{Currency, Money, dec, paycross::Refund};
///
/// let uid = "e89abc1a-1d18-4d0f-83a1-7009b333dce0";
/// let refund = Refund::new("refund-1042", uid, Money::new(dec!(5), Currency::USD), "Broken cup");
/// ```
#[derive(Clone, Debug)]
pub struct Refund(Child);

/// The common part of these orders. A transaction matches by its type, its parent, and its own reference or, if the
/// gateway does not show the reference, its amount.
#[derive(Clone, Debug)]
struct Child {
    attempt: Attempt,
    parent: String,
    money: Money,
    reason: Option<String>,
    duplicate_check: Option<bool>,
    additional_data: Option<AdditionalData>,
}

impl Capture {
    /// Captures this amount of the authorisation with this uid. The capture has a reference of its own.
    #[must_use]
    pub fn new(reference: impl Into<String>, uid: impl Into<String>, money: Money) -> Self {
        Self(Child::new(reference, uid, money))
    }
}

impl Void {
    /// Voids this amount of the authorisation with this uid. The void has a reference of its own.
    #[must_use]
    pub fn new(reference: impl Into<String>, uid: impl Into<String>, money: Money) -> Self {
        Self(Child::new(reference, uid, money))
    }
}

impl Refund {
    /// Refunds this amount of the payment or capture with this uid. The refund has a reference of its own.
    #[must_use]
    pub fn new(
        reference: impl Into<String>,
        uid: impl Into<String>,
        money: Money,
        reason: impl Into<String>,
    ) -> Self {
        let reason = Some(reason.into());
        Self(Child {
            reason,
            ..Child::new(reference, uid, money)
        })
    }
}

macro_rules! child {
    ($($name:ident),+) => { $(
        impl $name {
            /// Whether the gateway refuses a request that equals another one of the last 30 seconds. Default: it does.
            ///
            /// Equal means the same transaction and amount; the gateway does not compare references. So another order can have this one refused: pass
            /// `false` where such orders come in quick succession.
            ///
            /// **Danger:** the check is the gateway's only protection against two requests for one order. With `false`,
            /// two calls for one order at the same moment move the amount twice, as far as the transaction has it. Take a lock per order first, or set
            /// the builder's `replay_window`.
            #[must_use]
            pub const fn duplicate_check(mut self, checks: bool) -> Self {
                self.0.duplicate_check = Some(checks);
                self
            }

            /// Further information, which the response repeats.
            #[must_use]
            pub fn additional_data(mut self, data: AdditionalData) -> Self {
                self.0.additional_data = Some(data);
                self
            }

            /// The reference that is sent.
            #[must_use]
            pub fn reference(&self) -> String {
                self.0.attempt.reference()
            }
        }
    )+ };
}

child! { Capture, Void, Refund }

impl Child {
    fn new(reference: impl Into<String>, parent: impl Into<String>, money: Money) -> Self {
        Self {
            attempt: Attempt::first(reference),
            parent: parent.into(),
            money,
            reason: None,
            duplicate_check: None,
            additional_data: None,
        }
    }

    fn prepare(
        &self,
        kind: TransactionType,
        mode: Mode,
        exponents: &Exponents,
    ) -> Result<(OrderFingerprint, ChildRequest), Invalid> {
        let reference = self.attempt.checked("tracking_id", checked_reference)?;
        let amount = checked_money(self.money, exponents)?;
        let request = ChildRequest {
            additional_data: self.additional_data.clone(),
            duplicate_check: self.duplicate_check,
            reason: self.reason.clone(),
            tracking_id: Some(reference.clone()),
            ..ChildRequest::new(amount, self.parent.clone())
        };
        request.check()?;
        PathSegment::try_from(self.parent.as_str())
            .map_err(|_| Invalid::new("parent_uid", "cannot be looked up"))?;
        let order = OrderFingerprint {
            kind,
            reference,
            amount_minor: amount.get(),
            currency: self.money.currency(),
            mode,
            last_four: None,
            by_number: false,
            is_charge: false,
            page: None,
            parent: Some(self.parent.clone()),
        };
        Ok((order, request))
    }
}

impl Sealed for Capture {
    fn prepare(&self, mode: Mode, exponents: &Exponents) -> Result<PreparedOrder, Invalid> {
        let (order, request) = self.0.prepare(TransactionType::Capture, mode, exponents)?;
        let body = Body::Capture(ChildEnvelope::new(request));
        Ok(PreparedOrder { order, body })
    }
}

impl Sealed for Void {
    fn prepare(&self, mode: Mode, exponents: &Exponents) -> Result<PreparedOrder, Invalid> {
        let (order, request) = self.0.prepare(TransactionType::Void, mode, exponents)?;
        let body = Body::Void(ChildEnvelope::new(request));
        Ok(PreparedOrder { order, body })
    }
}

impl Sealed for Refund {
    fn prepare(&self, mode: Mode, exponents: &Exponents) -> Result<PreparedOrder, Invalid> {
        let (order, request) = self.0.prepare(TransactionType::Refund, mode, exponents)?;
        let reason = request.reason.unwrap_or_default();
        let request = RefundRequest {
            additional_data: request.additional_data,
            duplicate_check: request.duplicate_check,
            tracking_id: request.tracking_id,
            ..RefundRequest::new(request.amount, request.parent_uid, reason)
        };
        request.check()?;
        if request.reason.trim().is_empty() {
            return Err(Invalid::new("reason", "must not be blank"));
        }
        let body = Body::Refund(RefundEnvelope::new(request));
        Ok(PreparedOrder { order, body })
    }
}
