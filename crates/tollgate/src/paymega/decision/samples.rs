//! An order and its invoice, for the tests of the decisions.

use crate::dec;

use super::view::{BankContact, CallTag, Flow, InvoiceView, OrderFingerprint, UnixTime};
use crate::{Currency, Mode, Money};

pub(super) const CALL_TAG: &str = "tag-of-this-call";
pub(super) const ID: &str = "cpi_1";
pub(super) const BEARER_END: UnixTime = UnixTime(1_700_001_800);

/// Statuses of charged invoices, some of them refunded or charged back later.
const WERE_CHARGED: [&str; 9] = [
    "processed",
    "refunding",
    "refund_pending",
    "refund_error",
    "refund_failed",
    "partially_refunded",
    "refunded",
    "charged_back",
    "partially_charged_back",
];

pub(super) fn order() -> OrderFingerprint {
    OrderFingerprint {
        reference: "order-1042".into(),
        money: Money::new(dec!(19.99), Currency::USD),
        service: Some("payment_card_usd_hpp".into()),
        mode: Mode::Test,
        flow: Flow::Charge,
        customer: Some("customer-7".into()),
        last_four: Some("0000".into()),
        saves_card: false,
        payer_present: false,
    }
}

/// The order's invoice, created by this call.
pub(super) fn invoice(status: &str) -> InvoiceView {
    InvoiceView {
        id: ID.into(),
        status: status.into(),
        resolution: Some("ok".into()),
        reference: Some("order-1042".into()),
        amount: Some(dec!(19.99)),
        processed_amount: WERE_CHARGED.contains(&status).then_some(dec!(19.99)),
        currency: Some("USD".into()),
        service: Some("payment_card_usd_hpp".into()),
        test_mode: Some(true),
        flow: Some("charge".into()),
        customer: Some("customer-7".into()),
        call_tag: CallTag::Is(CALL_TAG.into()),
        has_bearer: true,
        bearer_end: Some(BEARER_END),
        bank: BankContact::NotReached,
        in_moderation: false,
        updated: Some(BEARER_END),
    }
}
