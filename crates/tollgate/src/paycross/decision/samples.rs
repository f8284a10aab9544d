//! Orders and their transactions, for the tests of the decisions.

use tollgate_paycross::types::TransactionType;

use super::view::{Expected, TransactionView};
use crate::{Currency, Mode};

pub(super) const UID: &str = "uid-1";

pub(super) fn order() -> Expected {
    Expected {
        kind: TransactionType::Payment,
        reference: "order-1042".into(),
        amount_minor: 1999,
        currency: Currency::USD,
        mode: Mode::Test,
        last_four: Some("0000".into()),
        parent: None,
    }
}

pub(super) fn refund() -> Expected {
    Expected {
        kind: TransactionType::Refund,
        parent: Some("parent-1".into()),
        ..order()
    }
}

/// The order's transaction.
pub(super) fn transaction(status: &str) -> TransactionView {
    TransactionView {
        uid: UID.into(),
        kind: Some("payment".into()),
        status: status.into(),
        code: None,
        reference: Some("order-1042".into()),
        amount_minor: Some(1999),
        currency: Some("USD".into()),
        is_test: Some(true),
        last_four: Some("0000".into()),
        parent: None,
        created: Some("2026-01-01T00:00:00.000Z".into()),
        has_redirect: false,
    }
}
