//! The order of a payout: what is sent of it, and what is stored.

use serde_json::{Value, json, to_value};
use tollgate_core::{CardToken, Invalid};

use super::*;

fn card() -> NewPayout {
    let money = Money::new(dec!(19.99), Currency::USD);
    NewPayout::new("payout-1042", money, "payment_card_usd").token(CardToken::new("secret-token"))
}

fn attributes(payout: &NewPayout) -> Value {
    let prepared = payout.prepare(Mode::Live, &Exponents::paymega()).unwrap();
    let (_, request, _) = prepared.tagged("tollgate_mark").unwrap();
    to_value(request).unwrap()["data"]["attributes"].clone()
}

fn refused(payout: &NewPayout) -> String {
    let refused: Invalid = payout
        .prepare(Mode::Live, &Exponents::paymega())
        .unwrap_err();
    refused.field().to_owned()
}

#[test]
fn a_payout_waits_to_be_processed_unless_it_says_otherwise() {
    let sent = attributes(&card().customer("customer-7"));
    let options = json!({
        "auto_process": false, "split_mode": false, "parallel_mode": false, "allow_partially": false,
    });
    assert_eq!(sent["options"], options);
    assert_eq!(sent["token"], "secret-token");
    assert_eq!(sent["amount"], json!(19.99));
    assert_eq!(sent["test_mode"], false);
    let at_once = attributes(&card().customer("customer-7").process_at_once());
    assert_eq!(at_once["options"]["auto_process"], true);
}

#[test]
fn what_paymega_would_refuse_or_misread_is_not_sent() {
    let card = || card().customer("customer-7");
    assert_eq!(refused(&super::order::card()), "customer.reference_id");
    assert_eq!(
        refused(&card().field("card_number", "4111111111111111")),
        "fields"
    );
    assert_eq!(
        refused(&card().callback_url("ftp://shop.example")),
        "callback_url"
    );
    let zero = Money::new(dec!(0), Currency::USD);
    assert_eq!(
        refused(&NewPayout::new("payout-1", zero, "test_usd")),
        "amount"
    );
    let money = Money::new(dec!(1), Currency::USD);
    assert_eq!(
        refused(&NewPayout::new("", money, "test_usd")),
        "reference_id"
    );
    assert_eq!(refused(&NewPayout::new("payout-1", money, "")), "service");
    let taken = card().metadata("tollgate_mark", "mine");
    let prepared = taken.prepare(Mode::Live, &Exponents::paymega()).unwrap();
    assert!(matches!(
        prepared.tagged("tollgate_mark"),
        Err(Error::Invalid(_))
    ));
}
