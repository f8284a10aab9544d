//! Orders and their transactions, for the tests of the rules and of the state machine.

use std::sync::LazyLock;

use http::{HeaderMap, StatusCode};
use serde_json::json;
use tollgate_core::{
    CardToken, Currency, Exponents, Initiator, Mode, Money, Refusal, calendar, dec,
    paycross::{
        NewPayment, Transaction, error_body,
        order::{OrderFingerprint, PreparedOrder, Sealed},
        rules::{Decoded, Found},
    },
};
use tollgate_paycross_gateway::types::{ProcessingResult, Transaction as Data};
use tollgate_types::{Open, Response, Token, TransactionStatus, TransactionType};

pub(crate) const UID: &str = "uid-1";

/// A change of a transaction.
pub(crate) type Change = fn(&mut Data);

static EXPONENTS: LazyLock<Exponents> = LazyLock::new(Exponents::paycross);

static PENDING: LazyLock<Data> = LazyLock::new(|| {
    let transaction = json!({
        "uid": UID, "type": "payment", "status": "pending", "tracking_id": "order-1042",
        "amount": 1999, "currency": "USD", "test": true, "credit_card": {"last_4": "0000"},
        "created_at": "1970-01-01T00:00:00Z",
    });
    serde_json::from_value(transaction).unwrap()
});

/// A charge by token.
pub(crate) fn order() -> OrderFingerprint {
    OrderFingerprint {
        kind: TransactionType::Payment,
        reference: "order-1042".into(),
        amount_minor: 1999,
        currency: Currency::USD,
        mode: Mode::Test,
        last_four: Some("0000".into()),
        by_number: false,
        is_charge: false,
        page: None,
        parent: None,
    }
}

pub(crate) fn refund() -> OrderFingerprint {
    OrderFingerprint {
        kind: TransactionType::Refund,
        parent: Some("parent-1".into()),
        last_four: None,
        ..order()
    }
}

/// The order with a body, which says nothing to the tests.
pub(crate) fn prepared(order: OrderFingerprint) -> PreparedOrder {
    static BODY: LazyLock<PreparedOrder> = LazyLock::new(|| {
        let price = Money::new(dec!(19.99), Currency::USD);
        let payment = NewPayment::by_token(
            "order-1042",
            price,
            CardToken::new("t"),
            Initiator::Merchant,
        );
        let payment = payment.description("A subscription");
        payment.prepare(Mode::Test, &EXPONENTS).unwrap()
    });
    PreparedOrder {
        order,
        ..BODY.clone()
    }
}

/// The order's transaction.
pub(crate) fn transaction(status: &str) -> Transaction {
    with(status, |_| {})
}

/// The order's successful transaction, with a change.
pub(crate) fn changed(change: impl FnOnce(&mut Data)) -> Transaction {
    with("successful", change)
}

/// The order's transaction in this status, with a change.
pub(crate) fn with(status: &str, change: impl FnOnce(&mut Data)) -> Transaction {
    let mut data = PENDING.clone();
    data.status = Open::new(status);
    change(&mut data);
    Transaction::new(data, &EXPONENTS, None)
}

/// The transaction with a further change.
pub(crate) fn again(transaction: &Transaction, change: impl FnOnce(&mut Data)) -> Transaction {
    let mut data = transaction.data().clone();
    change(&mut data);
    Transaction::new(data, &EXPONENTS, None)
}

pub(crate) fn waiting_for_the_payer() -> Transaction {
    with("incomplete", |data| {
        data.redirect_url = Some(Token::new("https://gateway.example/process/1"));
    })
}

/// The acquirer's result of a failed operation.
pub(crate) fn failed_section() -> ProcessingResult {
    let mut section = ProcessingResult::default();
    section.status = Some(TransactionStatus::Failed.into());
    section
}

/// Sets the time of creation, in seconds since 1970.
pub(crate) fn created(data: &mut Data, seconds: i64) {
    data.created_at = Some(calendar::format(seconds));
}

/// The documented list with these transactions.
pub(crate) fn list(transactions: impl IntoIterator<Item = Transaction>) -> Found {
    Found {
        transactions: transactions.into_iter().collect(),
        is_list: true,
    }
}

/// One transaction in place of the list.
pub(crate) fn alone(transaction: Transaction) -> Found {
    Found {
        transactions: vec![transaction],
        is_list: false,
    }
}

/// A documented refusal with this status.
pub(crate) fn refusal(status: u16) -> Refusal {
    let body = r#"{"response":{"message":"Refused."}}"#;
    let status = StatusCode::from_u16(status).unwrap();
    let response = Response::new(status, HeaderMap::new(), body);
    match error_body::decode(&response) {
        Decoded::Error { refusal, .. } => *refusal,
        other => panic!("{other:?}"),
    }
}
