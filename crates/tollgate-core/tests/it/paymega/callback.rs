//! The order of verified callbacks, and the changes that they report.

use tollgate_core::{
    Currency, Money, SecretKey, dec,
    paymega::callback::{Arrival, Callback, CallbackSecrets, TestCallback, Verifier},
};

fn verified(test: &TestCallback) -> Callback {
    let secret = SecretKey::new("sk_test_secret");
    let (signature, body) = test.sign(&secret).unwrap();
    let verifier = Verifier::new(CallbackSecrets::new().test(secret).unwrap());
    let event = verifier.verify(&signature, &body).unwrap();
    event.into_operation().unwrap()
}

fn test(status: &str) -> TestCallback {
    let price = Money::new(dec!(19.99), Currency::USD);
    TestCallback::new("cpi_1", "order-1042", price).status(status)
}

#[test]
fn two_changes_at_one_time_are_a_tie() {
    let (processed, refunded) = (verified(&test("processed")), verified(&test("refunded")));
    let last = processed.identity();
    assert_eq!(refunded.arrival(Some(&last)), Arrival::Tie);
    assert_eq!(
        verified(&test("PROCESSED")).arrival(Some(&last)),
        Arrival::Duplicate
    );
    let partly = test("processed").with(|it| it.refunded_amount = Some(dec!(5).into()));
    assert_eq!(verified(&partly).arrival(Some(&last)), Arrival::Tie);
    let timeless = verified(&test("processed").with(|it| it.updated = None));
    assert_eq!(timeless.arrival(Some(&last)), Arrival::Tie);
    assert_eq!(processed.arrival(Some(&timeless.identity())), Arrival::Tie);
}

#[test]
fn an_id_of_any_characters_is_ordered_by_time() {
    for id in [
        "cpi_1",
        "cpi|1",
        "cpi|1700000000|processed",
        "{\"id\":\"|",
        "",
    ] {
        let price = Money::new(dec!(19.99), Currency::USD);
        let at = |time| verified(&TestCallback::new(id, "order-1042", price).updated(time));
        let (early, late) = (at(1_600_000_000), at(1_600_000_001));
        assert_eq!(early.arrival(Some(&late.identity())), Arrival::Outdated);
        assert_eq!(late.arrival(Some(&early.identity())), Arrival::New);
        assert_eq!(late.arrival(Some(&late.identity())), Arrival::Duplicate);
    }
}

/// Identities that earlier versions of this crate made.
#[test]
fn an_identity_of_an_earlier_version_is_compared() {
    let now = verified(&test("processed").updated(1_600_000_000));
    let arrival = |last: &str| now.arrival(Some(last));
    assert_eq!(
        arrival("cpi_1|1600000000|processed|19.99||"),
        Arrival::Duplicate
    );
    assert_eq!(
        arrival("cpi_1|1600000000|refunded|19.99|19.99|"),
        Arrival::Tie
    );
    assert_eq!(arrival("cpi_1||processed|19.99||"), Arrival::Tie);
    assert_eq!(
        arrival("cpi_1|1600000001|refunded|19.99|19.99|"),
        Arrival::Outdated
    );
    assert_eq!(arrival("cpi_1|1599999999|pending|||"), Arrival::New);
}

#[test]
fn a_late_refund_or_chargeback_is_reported() {
    use tollgate_core::paymega::PostCharge;
    for (status, later) in [
        ("processed", None),
        ("refund_pending", Some(PostCharge::Refunding)),
        ("refund_failed", Some(PostCharge::Refunding)),
        ("partially_refunded", Some(PostCharge::PartiallyRefunded)),
        ("refunded", Some(PostCharge::Refunded)),
        (
            "partially_charged_back",
            Some(PostCharge::PartiallyChargedBack),
        ),
        ("charged_back", Some(PostCharge::ChargedBack)),
    ] {
        assert_eq!(
            verified(&test(status)).invoice().post_charge(),
            later,
            "{status}"
        );
    }
}

#[test]
fn only_a_paid_test_callback_has_a_processed_amount() {
    let amount = |status| {
        verified(&test(status))
            .invoice()
            .attributes()
            .processed_amount
    };
    assert_eq!(amount("processed"), Some(dec!(19.99).into()));
    assert_eq!(amount("refunded"), Some(dec!(19.99).into()));
    assert_eq!(amount("process_failed"), None);
}
