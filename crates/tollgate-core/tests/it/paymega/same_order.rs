//! Whether an invoice belongs to the order.

use tollgate_core::paymega::rules::is_another;

use crate::paymega::samples::{Sample, invoice, order, sample};

#[test]
fn the_order_is_recognised_whatever_the_case_of_words() {
    let invoice = sample("processed")
        .set("currency", "usd")
        .service("PAYMENT_CARD_USD_HPP")
        .set("payment_flow", "Charge")
        .set("amount", "19.990")
        .invoice();
    assert!(!is_another(&invoice, &order()));
}

#[test]
fn each_difference_makes_another_operation() {
    type Change = fn(Sample) -> Sample;
    let changes: [Change; 7] = [
        |it| it.reference("ORDER-1042"),
        |it| it.set("amount", 19.98),
        |it| it.set("currency", "EUR"),
        |it| it.service("payment_card_eur_hpp"),
        |it| it.set("test_mode", false),
        |it| it.set("payment_flow", "verify"),
        |it| it.customer("customer-8"),
    ];
    for (index, change) in changes.into_iter().enumerate() {
        let invoice = change(sample("processed")).invoice();
        assert!(is_another(&invoice, &order()), "change {index}");
    }
}

#[test]
fn a_field_that_the_order_does_not_set_makes_no_difference() {
    let mut order = order();
    (order.service, order.customer) = (None, None);
    assert!(!is_another(&invoice("processed"), &order));
}

#[test]
fn a_field_that_is_not_shown_proves_nothing() {
    let invoice = sample("processed")
        .without_customer()
        .without("payment_flow")
        .without("test_mode")
        .invoice();
    assert!(!is_another(&invoice, &order()));
}
