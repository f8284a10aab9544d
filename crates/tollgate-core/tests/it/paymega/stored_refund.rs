//! The stored text of a refund.

use proptest::prelude::*;
use tollgate_core::{
    Currency, Exponents, Mode, Money, dec,
    paymega::{Refund, StoredRefund, order::RefundStoredForm},
};

/// The text of the first version.
const FIRST: &str = r#"{"version":1,"reference":"refund-1042","invoice":"cpi_1","money":{"amount":"5","currency":"USD"},"mode":"test"}"#;

fn stored(reference: &str, invoice: &str, cents: i64) -> StoredRefund {
    let money = Money::new(
        dec!(0.01) * rust_decimal::Decimal::from(cents),
        Currency::USD,
    );
    let refund = Refund::new(reference, invoice, money);
    let stored = refund.stored_form(Mode::Test, &Exponents::paymega());
    stored.unwrap()
}

proptest! {
    #[test]
    fn a_stored_refund_is_the_same_after_its_text(
        reference in "[a-z0-9-]{1,40}",
        invoice in "cpi_[A-Za-z0-9]{1,20}",
        cents in 1_i64..1_000_000,
    ) {
        let stored = stored(&reference, &invoice, cents);
        let text = serde_json::to_string(&stored).unwrap();
        prop_assert_eq!(serde_json::from_str::<StoredRefund>(&text).unwrap(), stored.clone());
        let again = stored.stored_form(Mode::Test, &Exponents::paymega());
        prop_assert_eq!(again.unwrap(), stored);
    }
}

#[test]
fn the_text_of_the_first_version_is_read_and_a_later_one_is_refused() {
    let read: StoredRefund = serde_json::from_str(FIRST).unwrap();
    assert_eq!(
        (read.reference(), read.invoice_id()),
        ("refund-1042", "cpi_1")
    );
    assert_eq!(read.money(), Money::new(dec!(5), Currency::USD));
    let more = FIRST.replace('{', r#"{"colour":"red","#).replacen(
        r#""money":{"colour":"red","#,
        r#""money":{"#,
        1,
    );
    assert_eq!(serde_json::from_str::<StoredRefund>(&more).unwrap(), read);
    let later = FIRST.replace(r#""version":1"#, r#""version":2"#);
    let error = serde_json::from_str::<StoredRefund>(&later).unwrap_err();
    assert!(error.to_string().contains("version"), "{error}");
}

#[test]
fn a_stored_refund_of_the_other_mode_or_of_an_unusable_invoice_is_refused() {
    let read: StoredRefund = serde_json::from_str(FIRST).unwrap();
    let live = read.stored_form(Mode::Live, &Exponents::paymega());
    assert_eq!(live.unwrap_err().field(), "mode");
    let odd: StoredRefund = serde_json::from_str(&FIRST.replace("cpi_1", "..")).unwrap();
    let odd = odd.stored_form(Mode::Test, &Exponents::paymega());
    assert_eq!(odd.unwrap_err().field(), "id");
}
