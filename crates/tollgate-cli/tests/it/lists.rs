//! Lists: reconciliation with the provider's own list, charge-backs, and cards that expire.

use serde_json::{Value, json};
use tollgate_sandbox::settings::Reported;

use crate::shop::Shop;

/// Charges order-1 to order-3 with 5, 6 and 7 USD; order-3 is declined.
async fn charged(shop: &Shop) {
    shop.save_card().await;
    let declined = json!({ "status": "process_failed", "resolution": "insufficient_funds" });
    shop.sandbox
        .decide("order-3", serde_json::from_value(declined).unwrap());
    for (reference, amount, code) in [
        ("order-1", "5", 0),
        ("order-2", "6", 0),
        ("order-3", "7", 10),
    ] {
        let order = [
            "charge",
            reference,
            amount,
            "USD",
            "--customer",
            "customer-7",
            "--token-file",
            "card.token",
        ];
        assert_eq!(shop.run(&order).await.code, Some(code), "{reference}");
    }
}

async fn reconciled(shop: &Shop, csv: &str, more: &[&str]) -> (Option<i32>, Vec<Value>) {
    shop.write("orders.csv", csv);
    let command = [
        "reconcile",
        "--since",
        "1h",
        "--csv",
        "orders.csv",
        "--json",
    ];
    let done = shop.run(&[&command[..], more].concat()).await;
    assert!(done.stderr.is_empty(), "{done:?}");
    (done.code, done.lines())
}

#[tokio::test(flavor = "multi_thread")]
async fn equal_lists_end_with_0() {
    let shop = Shop::open("equal").await;
    charged(&shop).await;
    let csv = "reference,amount,currency,kind\nsave-1,1.00,USD,succeeded\norder-1,5,USD,succeeded\n\
               order-2,6.00,USD,\norder-3,7,USD,declined\n";
    let (code, lines) = reconciled(&shop, csv, &[]).await;
    assert_eq!(
        (code, &lines[..]),
        (
            Some(0),
            &[json!({ "what": "counts", "counts": { "matched": 4 } })][..]
        )
    );
    let (_, all) = reconciled(&shop, csv, &["--all"]).await;
    assert_eq!(all.len(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_difference_is_named_and_the_command_ends_with_4() {
    let shop = Shop::open("different").await;
    charged(&shop).await;
    let csv = "Order,amount,currency,kind\norder-1,5.01,USD,succeeded\norder-3,7,USD,succeeded\norder-4,8,USD,\n";
    let (code, lines) = reconciled(
        &shop,
        csv,
        &["--map", "reference=Order", "--out", "differences.csv"],
    )
    .await;
    let found: Vec<_> = lines
        .iter()
        .map(|it| {
            (
                it["what"].as_str().unwrap(),
                it["reference"].as_str().unwrap_or(""),
            )
        })
        .collect();
    let expected = [
        ("other_amount", "order-1"),
        ("missing_here", "order-2"),
        ("missing_here", "save-1"),
        ("missing_there", "order-4"),
        ("other_status", "order-3"),
        ("counts", ""),
    ];
    assert_eq!((code, &found[..]), (Some(4), &expected[..]));
    let written = std::fs::read_to_string(shop.folder.join("differences.csv")).unwrap();
    assert!(written.starts_with("difference,reference,here,there,ids\nother_amount,order-1,5.01 USD succeeded,5.00 USD succeeded,cpi_"), "{written}");
    assert_eq!(shop.charges("order-1"), 1, "nothing is charged");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_older_than_the_list_is_looked_up() {
    let shop = Shop::open("older").await;
    charged(&shop).await;
    shop.write("orders.csv", "reference,amount,currency\norder-1,5,USD\n");
    let tomorrow = humantime::format_rfc3339_seconds(
        std::time::SystemTime::now() + std::time::Duration::from_secs(86400),
    );
    let done = shop
        .run(&[
            "reconcile",
            "--since",
            &tomorrow.to_string(),
            "--csv",
            "orders.csv",
            "--json",
        ])
        .await;
    assert_eq!(done.code, Some(0), "{done:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_was_paid_twice_is_shown_with_both_payments() {
    let shop = Shop::open("twice").await;
    shop.save_card().await;
    for reference in ["order-1", "order-1~2"] {
        tokio::task::block_in_place(|| shop.charge_elsewhere(reference));
    }
    let csv = "reference,amount,currency\nsave-1,1,USD\norder-1,5,USD\norder-1~2,5,USD\n";
    let (code, lines) = reconciled(&shop, csv, &[]).await;
    assert_eq!(
        (code, &lines[0]["what"], &lines[0]["reference"]),
        (Some(4), &json!("paid_twice"), &json!("order-1"))
    );
    assert_eq!(lines[0]["ids"].as_array().unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn charge_backs_and_refunds_are_listed() {
    let shop = Shop::open("disputes").await;
    charged(&shop).await;
    assert_eq!(
        shop.run(&["refund", "refund-1", "2", "USD", "--order", "order-1"])
            .await
            .code,
        Some(0)
    );
    let invoices = shop.sandbox.invoices();
    let second = invoices
        .iter()
        .find(|it| it["attributes"]["reference_id"] == "order-2")
        .unwrap();
    let back = serde_json::from_value(json!({ "status": "charged_back" })).unwrap();
    assert!(shop.sandbox.settle(second["id"].as_str().unwrap(), &back));
    let done = shop.run(&["disputes", "--since", "1h", "--json"]).await;
    let mut found: Vec<_> = done
        .lines()
        .iter()
        .map(|it| (it["reference"].clone(), it["status"].clone()))
        .collect();
    found.sort_by_key(|it| it.0.to_string());
    let expected = [
        (json!("order-1"), json!("partially_refunded")),
        (json!("order-2"), json!("charged_back")),
    ];
    assert_eq!(found, expected);
}

/// Charges order-1 and order-2 at PayCross, of which order-2 is declined, and refunds a part of order-1.
async fn charged_at_paycross(shop: &Shop) {
    shop.tokenize().await;
    let declined = json!({ "status": "failed", "resolution": "F.0114" });
    shop.sandbox
        .decide("order-2", serde_json::from_value(declined).unwrap());
    let options = [
        "--token-file",
        "card.token",
        "--description",
        "May",
        "--profile",
        "cross",
    ];
    for (reference, amount, code) in [("order-1", "5", 0), ("order-2", "6", 10)] {
        let order = ["charge", reference, amount, "USD"];
        let done = shop.run(&[&order[..], &options].concat()).await;
        assert_eq!(done.code, Some(code), "{done:?}");
    }
    let refund = [
        "refund",
        "refund-1",
        "2",
        "USD",
        "--order",
        "order-1",
        "--reason",
        "Broken",
        "--profile",
        "cross",
    ];
    assert_eq!(shop.run(&refund).await.code, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_report_of_paycross_is_compared_too() {
    let shop = Shop::open("report").await;
    shop.sandbox
        .change(|settings| settings.reported = Reported::All);
    charged_at_paycross(&shop).await;
    let csv = "reference,amount,currency,kind\norder-1,5,USD,succeeded\norder-2,6,USD,declined\n";
    let (code, lines) = reconciled(&shop, csv, &["--profile", "cross"]).await;
    assert_eq!(
        (code, &lines[..]),
        (
            Some(0),
            &[json!({ "what": "counts", "counts": { "matched": 2 } })][..]
        )
    );
    let csv = "reference,amount,currency,kind\norder-2,6,USD,succeeded\norder-3,7,USD,\n";
    let (code, lines) = reconciled(&shop, csv, &["--profile", "cross"]).await;
    let found: Vec<_> = lines
        .iter()
        .map(|it| it["what"].as_str().unwrap())
        .collect();
    assert_eq!(
        (code, &found[..]),
        (
            Some(4),
            &["missing_here", "missing_there", "other_status", "counts"][..]
        )
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn refunds_of_paycross_are_listed() {
    let shop = Shop::open("paycross-disputes").await;
    shop.sandbox
        .change(|settings| settings.reported = Reported::All);
    charged_at_paycross(&shop).await;
    let of_declined = [
        "refund",
        "refund-2",
        "6",
        "USD",
        "--order",
        "order-2",
        "--reason",
        "Broken",
        "--profile",
        "cross",
    ];
    let refused = shop.run(&of_declined).await;
    assert!(
        refused
            .stderr
            .contains("no successful payment has the reference order-2"),
        "{refused:?}"
    );
    let done = shop
        .run(&["disputes", "--since", "1h", "--json", "--profile", "cross"])
        .await;
    let lines = done.lines();
    assert_eq!(lines.len(), 1, "{done:?}");
    assert_eq!(
        (&lines[0]["reference"], &lines[0]["status"]),
        (&json!("refund-1"), &json!("refund successful"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn cards_that_expire_are_warnings() {
    let shop = Shop::open("cards").await;
    shop.write(
        "cards.csv",
        "card,expiry,token\nold,01/20,secret-1\nnew,2099-12,secret-2\n",
    );
    let done = shop.run(&["cards", "expiring", "cards.csv"]).await;
    assert_eq!(
        (done.code, done.stdout.as_str()),
        (Some(0), "CARD  EXPIRY\nold   01/20   expired\n")
    );
    let all = shop
        .run(&[
            "cards",
            "expiring",
            "cards.csv",
            "--within",
            "99years",
            "--json",
        ])
        .await;
    assert_eq!(all.lines().len(), 2, "{all:?}");
    assert!(!all.stdout.contains("secret"), "{all:?}");
    let wrong = shop
        .run(&[
            "cards",
            "expiring",
            "cards.csv",
            "--map",
            "card=token",
            "--map",
            "expiry=card",
        ])
        .await;
    assert!(wrong.stderr.contains("line 2: expiry"), "{wrong:?}");
    assert!(!wrong.stderr.contains("old"), "{wrong:?}");
}
