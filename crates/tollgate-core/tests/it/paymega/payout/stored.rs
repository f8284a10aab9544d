//! The stored text of a payout.

use proptest::prelude::*;
use tollgate_core::{
    CardToken,
    paymega::{StoredPayout, payout::StoredForm},
};

use super::*;

/// The text of the first version.
const FIRST: &str = r#"{"version":1,"reference":"payout-1042","money":{"amount":"19.99","currency":"USD"},"service":"payment_card_usd","mode":"live","customer":"customer-7"}"#;

fn stored(payout: &impl StoredForm) -> Result<StoredPayout, tollgate_core::Invalid> {
    payout.stored_form(Mode::Live, &Exponents::paymega())
}

proptest! {
    #[test]
    fn a_stored_payout_is_the_same_after_its_text(
        reference in "[a-zA-Z0-9 ._/-]{0,40}[a-z0-9]",
        service in "[a-z_]{1,20}",
        customer in proptest::option::of("[a-z0-9-]{1,20}"),
        cents in 1_i64..1_000_000,
    ) {
        let amount = dec!(0.01) * rust_decimal::Decimal::from(cents);
        let payout = NewPayout::new(reference, Money::new(amount, Currency::USD), service);
        let payout = match customer {
            Some(customer) => payout.customer(customer),
            None => payout,
        };
        let Ok(kept) = stored(&payout) else {
            return Ok(());
        };
        let text = serde_json::to_string(&kept).unwrap();
        let read = serde_json::from_str::<StoredPayout>(&text).unwrap();
        prop_assert_eq!(&read, &kept);
        prop_assert_eq!(stored(&read).unwrap(), kept);
        prop_assert_eq!(read.reference(), payout.reference());
    }
}

#[test]
fn the_text_of_the_first_version_is_read_and_a_later_one_is_refused() {
    let secret = NewPayout::new(
        "payout-1042",
        Money::new(dec!(19.99), Currency::USD),
        "payment_card_usd",
    )
    .token(CardToken::new("secret-token"))
    .customer("customer-7")
    .field("account", "555");
    let kept = stored(&secret).unwrap();
    assert_eq!(serde_json::to_string(&kept).unwrap(), FIRST);
    assert_eq!(serde_json::from_str::<StoredPayout>(FIRST).unwrap(), kept);
    let more = FIRST.replacen('{', r#"{"colour":"red","#, 1);
    assert_eq!(serde_json::from_str::<StoredPayout>(&more).unwrap(), kept);
    let later = FIRST.replace(r#""version":1"#, r#""version":2"#);
    let error = serde_json::from_str::<StoredPayout>(&later).unwrap_err();
    assert!(error.to_string().contains("version"), "{error}");
    let shown = format!("{secret:?}");
    assert!(
        !shown.contains("secret-token") && !shown.contains("555"),
        "{shown}"
    );
}

#[test]
fn a_stored_payout_of_the_other_mode_is_refused() {
    let read: StoredPayout = serde_json::from_str(FIRST).unwrap();
    let test = read.stored_form(Mode::Test, &Exponents::paymega());
    assert_eq!(test.unwrap_err().field(), "mode");
}
