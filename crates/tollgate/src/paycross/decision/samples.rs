//! Orders and their transactions, for the tests of the decisions.

use tollgate_paycross_gateway::types::TransactionType;

use super::{
    event::Found,
    view::{OrderFingerprint, TransactionView},
};
use crate::{Currency, Mode, calendar::Moment};

pub(super) const UID: &str = "uid-1";

/// A charge by token.
pub(super) fn order() -> OrderFingerprint {
    OrderFingerprint {
        kind: TransactionType::Payment,
        reference: "order-1042".into(),
        amount_minor: 1999,
        currency: Currency::USD,
        mode: Mode::Test,
        last_four: Some("0000".into()),
        by_number: false,
        parent: None,
    }
}

pub(super) fn refund() -> OrderFingerprint {
    OrderFingerprint {
        kind: TransactionType::Refund,
        parent: Some("parent-1".into()),
        last_four: None,
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
        created: Some(Moment {
            seconds: 0,
            nanos: 0,
        }),
        has_redirect: false,
        shows_payment: false,
        shows_failure: false,
    }
}

/// The documented list with these transactions.
pub(super) fn list(views: impl IntoIterator<Item = TransactionView>) -> Found {
    Found {
        views: views.into_iter().collect(),
        is_list: true,
    }
}

/// One transaction in place of the list.
pub(super) fn alone(view: TransactionView) -> Found {
    Found {
        views: vec![view],
        is_list: false,
    }
}
