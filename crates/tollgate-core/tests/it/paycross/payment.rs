//! The request of a payment, and the checks before it is sent.

use std::time::{Duration, SystemTime};

use tollgate_core::{
    CardToken, Currency, Cvv, Exponents, Initiator, Invalid, Mode, Money, dec,
    paycross::{
        NewPayment,
        data::EncryptedCard,
        order::{Body, PreparedOrder, Sealed},
    },
};

fn order(reference: &str) -> NewPayment {
    let (money, token) = (
        Money::new(dec!(19.99), Currency::USD),
        CardToken::new("token"),
    );
    NewPayment::by_token(reference, money, token, Initiator::Merchant).description("Order")
}

fn prepare(order: &NewPayment) -> Result<PreparedOrder, Invalid> {
    order.prepare(Mode::Test, &Exponents::paycross())
}

fn field_of(order: &NewPayment) -> String {
    prepare(order).unwrap_err().field().to_owned()
}

#[test]
fn a_payment_sends_the_orders_fields() {
    let prepared = prepare(&order("order-1042").attempt(2)).unwrap();
    let Body::Payment(envelope) = prepared.body else {
        panic!("{:?}", prepared.body)
    };
    let expected = serde_json::json!({ "request": {
        "amount": 1999,
        "currency": "USD",
        "description": "Order",
        "tracking_id": "order-1042~2",
        "test": true,
        "credit_card": { "token": "token", "skip_three_d_secure_verification": true },
    } });
    assert_eq!(serde_json::to_value(envelope).unwrap(), expected);
    assert_eq!(prepared.order.reference, "order-1042~2");
}

#[test]
fn an_expiry_is_sent_with_its_offset_and_an_invalid_time_is_refused() {
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_775_143_245);
    let Body::Payment(envelope) = prepare(&order("order").expires(at)).unwrap().body else {
        panic!("no payment")
    };
    let sent = serde_json::to_value(envelope).unwrap();
    assert_eq!(sent["request"]["expired_at"], "2026-04-02T15:20:45+00:00");
    for text in ["", "tomorrow", "2026-04-02T15:20:45"] {
        let order = order("order").with(|request| request.expired_at = Some(text.to_owned()));
        assert_eq!(field_of(&order), "expired_at", "{text}");
    }
}

#[test]
fn an_earlier_attempt_matches_with_any_card() {
    let order = order("order").card_ending("0019").attempt(3);
    let last_four = |order: &NewPayment| prepare(order).unwrap().order.last_four;
    assert_eq!(last_four(&order).as_deref(), Some("0019"));
    assert_eq!(last_four(&order.attempt(3)).as_deref(), Some("0019"));
    assert_eq!(last_four(&order.attempt(2)), None);
}

#[test]
fn a_payment_by_the_card_holder_keeps_three_d_secure() {
    let money = Money::new(dec!(1), Currency::USD);
    let token = CardToken::new("token");
    let order = NewPayment::by_token("order", money, token, Initiator::Cardholder)
        .description("Order")
        .cvv(Cvv::new("123").unwrap())
        .authorize_only();
    let Body::Authorization(envelope) = prepare(&order).unwrap().body else {
        panic!("no authorisation")
    };
    let card = serde_json::json!({ "token": "token", "verification_value": "123" });
    let sent = serde_json::to_value(envelope).unwrap();
    assert_eq!(sent["request"]["credit_card"], card);
}

#[test]
fn the_orders_own_fields_cannot_be_changed_in_the_request() {
    let order = order("order").with(|request| {
        request.amount = 1.into();
        request.currency = "EUR".into();
        request.tracking_id = Some("other".into());
        request.test = Some(false);
    });
    let Body::Payment(envelope) = prepare(&order).unwrap().body else {
        panic!("no payment")
    };
    let sent = envelope.request;
    assert_eq!((sent.amount.get(), sent.currency.as_str()), (1999, "USD"));
    assert_eq!(
        (sent.tracking_id.as_deref(), sent.test),
        (Some("order"), Some(true))
    );
}

#[test]
fn a_field_that_the_gateway_refuses_is_named_before_it_is_sent() {
    assert_eq!(field_of(&order("")), "tracking_id");
    assert_eq!(field_of(&order("a;b")), "tracking_id");
    assert_eq!(field_of(&order("order~2")), "tracking_id");
    assert_eq!(field_of(&order(&"x".repeat(254)).attempt(2)), "tracking_id");
    assert_eq!(field_of(&order("order").attempt(0)), "attempt");
    let money = Money::new(dec!(1), Currency::USD);
    let empty = NewPayment::by_encrypted_card("order", money, EncryptedCard::default());
    assert_eq!(
        field_of(&empty.description("Order")),
        "encrypted_credit_card.number"
    );
    assert_eq!(field_of(&order("order").description("")), "description");
    assert_eq!(field_of(&order("order").return_url("shop")), "return_url");
    let dearer = |amount, currency| {
        let (money, token) = (Money::new(amount, currency), CardToken::new("token"));
        NewPayment::by_token("order", money, token, Initiator::Merchant).description("Order")
    };
    assert_eq!(field_of(&dearer(dec!(1.005), Currency::USD)), "amount");
    assert_eq!(field_of(&dearer(dec!(0), Currency::USD)), "amount");
    assert_eq!(field_of(&dearer(dec!(100), Currency::IDR)), "currency");
}
