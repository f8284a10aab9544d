//! The library's events on stderr.

use std::fs;

use crate::shop::Shop;

#[tokio::test(flavor = "multi_thread")]
async fn events_are_shown_if_they_are_asked_for_and_hold_no_secret() {
    let shop = Shop::open("verbose").await;
    let token = fs::read_to_string(shop.save_card().await).unwrap();
    for (index, (option, operation, attempt)) in [
        (None, false, false),
        (Some("-v"), true, false),
        (Some("-vv"), true, true),
    ]
    .into_iter()
    .enumerate()
    {
        let reference = format!("order-{index}");
        let mut charge = vec!["charge", &reference, "5", "USD", "--customer", "customer-7"];
        charge.extend(["--token-file", "card.token"]);
        charge.extend(option);
        let done = shop.run(&charge).await;
        assert_eq!(done.code, Some(0), "{done:?}");
        let shows = |words: &str| done.stderr.contains(words);
        assert_eq!(
            (shows("tollgate::operation"), shows("tollgate::attempt")),
            (operation, attempt),
            "{done:?}"
        );
        assert_eq!(shows(&reference), operation, "{done:?}");
        for secret in [&token, &shop.sandbox.info().api_key] {
            assert!(!shows(secret), "{done:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_billing_run_shows_events_too() {
    let shop = Shop::open("verbose-bill").await;
    let token = fs::read_to_string(shop.save_card().await).unwrap();
    let rows =
        format!("reference,amount,currency,token,customer\norder-1,5,USD,{token},customer-7\n");
    shop.write("orders.csv", &rows);
    shop.run(&["bill", "import", "may", "orders.csv"]).await;
    let done = shop.run(&["bill", "run", "may", "--json", "-vv"]).await;
    assert_eq!(done.code, Some(0), "{done:?}");
    for words in ["tollgate::operation", "tollgate::attempt", "order-1"] {
        assert!(done.stderr.contains(words), "{done:?}");
    }
    assert!(!done.stderr.contains(&token), "{done:?}");
}
