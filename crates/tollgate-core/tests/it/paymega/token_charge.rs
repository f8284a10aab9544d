//! The request of a charge by token, and the checks before it is sent.

use tollgate_core::{
    CardToken, Currency, Exponents, Initiator, Mode, Money, dec,
    paymega::{TokenCharge, order::Sealed},
};

fn order(reference: &str) -> TokenCharge {
    TokenCharge::new(
        reference,
        Money::new(dec!(19.99), Currency::USD),
        CardToken::new("token"),
    )
    .customer("customer-7")
    .service("payment_card_usd_hpp")
}

fn field_of(order: &TokenCharge) -> String {
    order
        .prepare(Mode::Test, &Exponents::paymega())
        .unwrap_err()
        .field()
        .to_owned()
}

#[test]
fn each_attempt_has_a_reference_of_its_own() {
    let order = order("order-1042");
    assert_eq!(order.attempt(1).reference(), "order-1042");
    assert_eq!(order.attempt(2).reference(), "order-1042~2");
    assert_eq!(order.attempt(2).attempt(3).reference(), "order-1042~3");
}

#[test]
fn an_earlier_attempt_is_known_by_reference_money_and_mode_alone() {
    let known = |order: &TokenCharge| {
        let prepared = order.prepare(Mode::Test, &Exponents::paymega()).unwrap();
        (
            prepared.order.service,
            prepared.order.customer,
            prepared.order.last_four,
        )
    };
    let order = order("order-1042").card_ending("0000");
    let whole = known(&order);
    assert!(whole.0.is_some() && whole.1.is_some() && whole.2.is_some());
    for same in [
        order.attempt(1),
        order.attempt(2),
        order.attempt(2).attempt(3),
    ] {
        assert_eq!(known(&same), whole);
    }
    let second = order.attempt(2);
    for earlier in [second.attempt(1), second.attempt(1).attempt(1)] {
        assert_eq!(known(&earlier), (None, None, None));
    }
    // Each attempt charges the whole order.
    let prepared = second.attempt(1).prepare(Mode::Test, &Exponents::paymega());
    assert_eq!(prepared.unwrap().attributes.service, "payment_card_usd_hpp");
}

#[test]
fn a_field_that_paymega_would_refuse_is_named_before_sending() {
    let money = |amount| Money::new(amount, Currency::USD);
    let token = || CardToken::new("token");
    let bare = TokenCharge::new("order-1042", money(dec!(1)), token());
    assert_eq!(field_of(&bare), "service");
    assert_eq!(
        field_of(&bare.clone().service("payment_card_usd_hpp")),
        "customer.reference_id"
    );
    assert_eq!(field_of(&order("")), "reference_id");
    assert_eq!(field_of(&order("a\nb")), "reference_id");
    assert_eq!(field_of(&order("order~2")), "reference_id");
    assert_eq!(field_of(&order("order").attempt(0)), "attempt");
    assert_eq!(
        field_of(&order("order").customer("")),
        "customer.reference_id"
    );
    assert_eq!(
        field_of(&order("order").callback_url("shop")),
        "callback_url"
    );
    for amount in [dec!(1.005), dec!(0), dec!(-1), dec!(1_000_000_000.01)] {
        assert_eq!(
            field_of(&TokenCharge::new("order", money(amount), token())),
            "amount",
            "{amount}"
        );
    }
    let empty = TokenCharge::new("order", money(dec!(1)), CardToken::new(""));
    assert_eq!(field_of(&empty.service("x").customer("y")), "token");
}

#[test]
fn the_prepared_order_is_the_request() {
    let prepared = order("order-1042")
        .prepare(Mode::Test, &Exponents::paymega())
        .unwrap();
    let json = serde_json::to_value(&prepared.attributes).unwrap();
    let expected = serde_json::json!({
        "reference_id": "order-1042",
        "amount": 19.99,
        "currency": "USD",
        "service": "payment_card_usd_hpp",
        "flow": "charge",
        "test_mode": true,
        "token": "token",
        "customer": { "reference_id": "customer-7" },
        "gateway_options": { "cardgate": { "instant": true } },
    });
    assert_eq!(json, expected);
}

#[test]
fn any_field_can_be_set_but_those_that_make_the_order() {
    let order = order("order-1042").with(|attributes| {
        attributes.descriptor = Some("SHOP".into());
        attributes.token = None;
        attributes.service = "another".into();
        attributes.amount = dec!(1).into();
        attributes.reference_id = "another".into();
        attributes.test_mode = Some(false);
    });
    let order = order.cardgate(|options| {
        options.theme = Some("dark".into());
        options.instant = Some(false);
    });
    let prepared = order.prepare(Mode::Test, &Exponents::paymega()).unwrap();
    let json = serde_json::to_value(&prepared.attributes).unwrap();
    let expected = serde_json::json!({
        "reference_id": "order-1042",
        "amount": 19.99,
        "currency": "USD",
        "service": "payment_card_usd_hpp",
        "flow": "charge",
        "test_mode": true,
        "token": "token",
        "descriptor": "SHOP",
        "customer": { "reference_id": "customer-7" },
        "gateway_options": { "cardgate": { "theme": "dark", "instant": true } },
    });
    assert_eq!(json, expected);
}

#[test]
fn a_charge_by_the_cardholder_is_not_instant() {
    let order = order("order-1042").initiator(Initiator::Cardholder);
    let prepared = order.prepare(Mode::Test, &Exponents::paymega()).unwrap();
    let json = serde_json::to_value(&prepared.attributes).unwrap();
    assert_eq!(json["token"], "token");
    assert!(json.get("gateway_options").is_none(), "{json}");
    assert!(order.attempt(2).starts_with_payer() && order.starts_with_payer());
    let instant = order.cardgate(|options| options.instant = Some(true));
    assert_eq!(field_of(&instant), "gateway_options.cardgate.instant");
}
