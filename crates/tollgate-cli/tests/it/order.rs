//! The commands about one order, their output and their exit codes.

use serde_json::json;

use crate::shop::Shop;

const CHARGE: [&str; 9] = [
    "charge",
    "order-1",
    "19.99",
    "USD",
    "--customer",
    "customer-7",
    "--token-file",
    "card.token",
    "--json",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_charge_prints_stable_fields_and_is_made_once() {
    let shop = Shop::open("charge").await;
    shop.save_card().await;
    for _ in 0..2 {
        let done = shop.run(&CHARGE).await;
        assert_eq!(done.code, Some(0), "{done:?}");
        let mut line = done.json();
        let id = line["provider_id"].take();
        assert!(id.as_str().unwrap().starts_with("cpi_"), "{id}");
        let expected = json!({
            "command": "charge", "profile": "shop", "provider": "paymega", "mode": "test", "kind": "succeeded",
            "money": "charged", "reference": "order-1", "provider_id": null, "amount": "19.99", "currency": "USD",
            "code": null, "advice": "Deliver.", "message": null,
        });
        assert_eq!(line, expected);
    }
    assert_eq!(shop.charges("order-1"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn people_get_text_without_colours_in_a_pipe() {
    let shop = Shop::open("text").await;
    shop.save_card().await;
    let done = shop.run(&CHARGE[..8]).await;
    assert!(
        done.stdout
            .starts_with("succeeded  order-1  19.99 USD\n  money   charged\n"),
        "{done:?}"
    );
    assert!(!done.stdout.contains('\x1b'), "{done:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn status_needs_the_reference_alone_for_an_order_of_this_machine() {
    let shop = Shop::open("status").await;
    shop.save_card().await;
    let unknown = shop.run(&["status", "order-1"]).await;
    assert_eq!(unknown.code, Some(1), "{unknown:?}");
    shop.run(&CHARGE).await;
    for command in ["status", "wait"] {
        let done = shop.run(&[command, "order-1", "--json"]).await;
        assert_eq!(
            (done.code, &done.json()["kind"]),
            (Some(0), &json!("succeeded"))
        );
    }
    let elsewhere = shop
        .run(&["status", "order-1", "19.99", "USD", "--json"])
        .await;
    assert_eq!(elsewhere.code, Some(0), "{elsewhere:?}");
    let other_amount = shop
        .run(&["status", "order-1", "20", "USD", "--json"])
        .await;
    assert_eq!(other_amount.code, Some(23), "{other_amount:?}");
    let absent = shop
        .run(&["status", "order-2", "20", "USD", "--json"])
        .await;
    assert_eq!(
        (absent.code, &absent.json()["reference"]),
        (Some(24), &json!("order-2"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn each_outcome_has_its_exit_code() {
    let shop = Shop::open("codes").await;
    shop.save_card().await;
    let end = |status: &str| {
        serde_json::from_value(json!({ "status": status, "resolution": "insufficient_funds" }))
            .unwrap()
    };
    shop.sandbox.decide("order-1", end("process_failed"));
    let declined = shop.run(&CHARGE).await;
    assert_eq!(
        (declined.code, &declined.json()["code"]),
        (Some(10), &json!("insufficient_funds"))
    );
    let invalid = shop
        .run(&[
            "charge",
            "order-2",
            "19.999",
            "USD",
            "--token-file",
            "card.token",
        ])
        .await;
    assert_eq!(invalid.code, Some(20), "{invalid:?}");
    let usage = shop.run(&["charge", "order-2", "19.99", "USD"]).await;
    assert_eq!(usage.code, Some(2), "{usage:?}");
    let other = shop
        .run(&[
            "charge",
            "order-1",
            "5",
            "USD",
            "--customer",
            "customer-7",
            "--token-file",
            "card.token",
        ])
        .await;
    assert_eq!(other.code, Some(23), "{other:?}");
    assert!(
        other
            .stderr
            .contains("another order has the reference order-1"),
        "{other:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_read_from_standard_input_and_the_environment() {
    let shop = Shop::open("token").await;
    let file = shop.save_card().await;
    let token = std::fs::read_to_string(&file).unwrap();
    let mut command = shop.command(&[
        "charge",
        "order-1",
        "1",
        "USD",
        "--customer",
        "customer-7",
        "--token-env",
        "CARD",
    ]);
    command.env("CARD", &token);
    let output = tokio::task::spawn_blocking(move || command.output().unwrap())
        .await
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let mut command = shop.command(&[
        "charge",
        "order-2",
        "1",
        "USD",
        "--customer",
        "customer-7",
        "--token-file",
        "-",
    ]);
    command.stdin(std::fs::File::open(&file).unwrap());
    let output = tokio::task::spawn_blocking(move || command.output().unwrap())
        .await
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let refused = shop
        .run(&["charge", "order-3", "1", "USD", "--token", &token])
        .await;
    assert_eq!(refused.code, Some(2), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn live_mode_needs_a_flag_and_a_confirmation() {
    let shop = Shop::open("live").await;
    shop.save_card().await;
    shop.sandbox.change(|settings| settings.live_cards = true);
    let run = async |more: &[&str]| shop.run(&[&CHARGE[..], more].concat()).await;
    let before = shop.sandbox.exchanges().len();
    let no_flag = run(&["--profile", "live"]).await;
    assert_eq!(no_flag.code, Some(2), "{no_flag:?}");
    let not_live = run(&["--live"]).await;
    assert_eq!(not_live.code, Some(2), "{not_live:?}");
    let no_terminal = run(&["--profile", "live", "--live"]).await;
    assert_eq!(no_terminal.code, Some(3), "{no_terminal:?}");
    assert!(
        no_terminal
            .stderr
            .contains("LIVE: charge 19.99 USD for order-1, at paymega"),
        "{no_terminal:?}"
    );
    assert_eq!(shop.sandbox.exchanges().len(), before, "nothing is sent");
    let confirmed = run(&["--profile", "live", "--live", "--yes"]).await;
    assert!(
        confirmed.stderr.contains("LIVE: charge 19.99 USD"),
        "{confirmed:?}"
    );
    assert_eq!(confirmed.json()["mode"], "live", "{confirmed:?}");
    assert!(shop.sandbox.exchanges().len() > before);
}

#[tokio::test(flavor = "multi_thread")]
async fn paycross_reserves_captures_voids_and_refunds() {
    let shop = Shop::open("paycross").await;
    shop.tokenize().await;
    let run = async |arguments: &[&str]| {
        let done = shop
            .run(&[arguments, &["--profile", "cross", "--json"]].concat())
            .await;
        assert_eq!(done.code, Some(0), "{done:?}");
        done.json()["money"].clone()
    };
    let reserve = async |reference: &str, amount: &str| {
        let money = ["charge", reference, amount, "USD"];
        let more = [
            "--token-file",
            "card.token",
            "--description",
            "May",
            "--authorize",
        ];
        run(&[&money[..], &more].concat()).await
    };
    assert_eq!(reserve("order-1", "10").await, "reserved");
    assert_eq!(
        run(&["capture", "capture-1", "10", "USD", "--order", "order-1"]).await,
        "charged"
    );
    let uid = shop.sandbox.transactions();
    let uid = uid
        .iter()
        .find(|it| it["tracking_id"] == "capture-1")
        .unwrap()["uid"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(
        run(&[
            "refund", "refund-1", "4", "USD", "--id", &uid, "--reason", "Broken"
        ])
        .await,
        "returned"
    );
    assert_eq!(reserve("order-2", "11").await, "reserved");
    assert_eq!(
        run(&["void", "void-2", "11", "USD", "--order", "order-2"]).await,
        "returned"
    );
    let on_paymega = shop
        .run(&["void", "void-2", "11", "USD", "--order", "order-2"])
        .await;
    assert_eq!(on_paymega.code, Some(2), "{on_paymega:?}");
}
