//! A command that is killed at each of its exchanges and run again: exactly one charge, refund or capture.

use std::io::{BufRead as _, BufReader};
use std::process::Child;
use std::time::Duration;

use tokio::task::{block_in_place, spawn_blocking};
use tollgate_sandbox::settings::RefundList;

use crate::proxy::{Last, Proxy};
use crate::shop::{Done, Shop};

const CHARGE: [&str; 6] = [
    "charge",
    "order-1",
    "19.99",
    "USD",
    "--token-file",
    "card.token",
];
const ON_PAYMEGA: [&str; 2] = ["--customer", "customer-7"];
const ON_PAYCROSS: [&str; 4] = ["--description", "May", "--profile", "cross"];

/// Runs a command until its n-th request has arrived, and kills it. Returns whether it was killed: it may have ended
/// before.
async fn killed(shop: &Shop, arguments: &[&str], (request, last): (usize, Last)) -> bool {
    let proxy = Proxy::start(&shop.host(), request, last);
    shop.write_profiles(&proxy.host);
    let child = shop.command(arguments).spawn().unwrap();
    let killed = spawn_blocking(move || kill_at_request(child, &proxy))
        .await
        .unwrap();
    shop.write_profiles(&shop.host());
    killed
}

fn kill_at_request(mut child: Child, proxy: &Proxy) -> bool {
    loop {
        if proxy
            .arrived
            .recv_timeout(Duration::from_millis(20))
            .is_ok()
        {
            child.kill().unwrap();
            child.wait().unwrap();
            proxy.dead.send(()).unwrap();
            proxy.over.recv().unwrap();
            return true;
        }
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success(), "{status}");
            return false;
        }
    }
}

/// Runs the command again until it has an outcome: after an invoice whose sale was never sent has expired, attempt 2
/// charges the order.
async fn finish_on_paymega(shop: &Shop, charge: &[&str]) -> Done {
    let again = shop.run(charge).await;
    if again.code != Some(12) {
        return again;
    }
    shop.sandbox.advance(Duration::from_secs(3 * 24 * 3600));
    let expired = shop.run(charge).await;
    assert_eq!(expired.code, Some(10), "{expired:?}");
    let mut next = charge.to_vec();
    next.extend(["--attempt", "2"]);
    shop.run(&next).await
}

async fn charge_on_paymega(last: Last) {
    let charge = [&CHARGE[..], &ON_PAYMEGA].concat();
    for request in 1.. {
        let shop = Shop::open(&format!("killed-paymega-{last:?}-{request}")).await;
        shop.save_card().await;
        if !killed(&shop, &charge, (request, last)).await {
            assert!(request > 3, "creation, sale and a read: {request}");
            return;
        }
        let done = finish_on_paymega(&shop, &charge).await;
        assert_eq!(done.code, Some(0), "{last:?} {request}: {done:?}");
        let charges = shop.charges("order-1") + shop.charges("order-1~2");
        assert_eq!(charges, 1, "{last:?} {request}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_charge_on_paymega_that_is_killed_before_a_request_arrives_is_made_once() {
    charge_on_paymega(Last::Lost).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_charge_on_paymega_that_is_killed_after_a_request_was_sent_is_made_once() {
    charge_on_paymega(Last::Late).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_charge_on_paycross_is_made_once() {
    let charge = [&CHARGE[..], &ON_PAYCROSS].concat();
    for last in [Last::Lost, Last::Late] {
        for request in 1.. {
            let shop = Shop::open(&format!("killed-paycross-{last:?}-{request}")).await;
            shop.tokenize().await;
            if !killed(&shop, &charge, (request, last)).await {
                assert!(request > 2, "look-up and payment: {request}");
                break;
            }
            let done = shop.run(&charge).await;
            assert_eq!(done.code, Some(0), "{last:?} {request}: {done:?}");
            assert_eq!(shop.charges("order-1"), 1, "{last:?} {request}");
        }
    }
}

/// Charges an order, then kills its refund at each exchange. `is_listed` says whether the provider shows refunds: if
/// not, a person must look, and the refund is still made at most once.
async fn refund(profile: &str, is_listed: bool) {
    for last in [Last::Lost, Last::Late] {
        for request in 1.. {
            let name = format!("killed-refund-{profile}-{is_listed}-{last:?}-{request}");
            let shop = Shop::open(&name).await;
            if is_listed {
                shop.sandbox
                    .change(|settings| settings.refund_list = RefundList::Shown);
            }
            charged(&shop, profile).await;
            let options = [
                "--order",
                "order-1",
                "--reason",
                "Broken",
                "--profile",
                profile,
            ];
            let refund = [&["refund", "refund-1", "5", "USD"], &options[..]].concat();
            if !killed(&shop, &refund, (request, last)).await {
                assert!(request > 2, "look-up and refund: {request}");
                break;
            }
            let done = shop.run(&refund).await;
            let refunds = shop.sandbox.ledger().account("order-1").refunds;
            let is_known = done.code == Some(0) && refunds == 1;
            let is_open = !is_listed && done.code == Some(25) && refunds <= 1;
            assert!(is_known || is_open, "{name}: {refunds}, {done:?}");
        }
    }
}

async fn charged(shop: &Shop, profile: &str) {
    let options = if profile == "shop" {
        shop.save_card().await;
        ON_PAYMEGA.to_vec()
    } else {
        shop.tokenize().await;
        ON_PAYCROSS.to_vec()
    };
    let done = shop.run(&[&CHARGE[..], &options].concat()).await;
    assert_eq!(done.code, Some(0), "{done:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_refund_on_paymega_is_made_once() {
    refund("shop", true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_refund_is_never_made_twice_where_refunds_are_not_listed() {
    refund("shop", false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_refund_on_paycross_is_made_once() {
    refund("cross", true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_capture_is_made_once() {
    for last in [Last::Lost, Last::Late] {
        for request in 1.. {
            let shop = Shop::open(&format!("killed-capture-{last:?}-{request}")).await;
            shop.tokenize().await;
            let reserve = [&CHARGE[..], &ON_PAYCROSS, &["--authorize"]].concat();
            assert_eq!(shop.run(&reserve).await.code, Some(0));
            let options = ["--order", "order-1", "--profile", "cross"];
            let capture = [&["capture", "capture-1", "19.99", "USD"], &options[..]].concat();
            if !killed(&shop, &capture, (request, last)).await {
                assert!(request > 2, "look-up and capture: {request}");
                break;
            }
            let done = shop.run(&capture).await;
            assert_eq!(done.code, Some(0), "{last:?} {request}: {done:?}");
            let charged: usize = shop
                .sandbox
                .ledger()
                .references()
                .values()
                .map(|it| it.charges)
                .sum();
            assert_eq!(charged, 1, "{last:?} {request}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_void_is_made_once() {
    for last in [Last::Lost, Last::Late] {
        for request in 1.. {
            let shop = Shop::open(&format!("killed-void-{last:?}-{request}")).await;
            shop.tokenize().await;
            let reserve = [&CHARGE[..], &ON_PAYCROSS, &["--authorize"]].concat();
            assert_eq!(shop.run(&reserve).await.code, Some(0));
            let options = ["--order", "order-1", "--profile", "cross"];
            let void = [&["void", "void-1", "19.99", "USD"], &options[..]].concat();
            if !killed(&shop, &void, (request, last)).await {
                assert!(request > 2, "look-up and void: {request}");
                break;
            }
            let done = shop.run(&void).await;
            assert_eq!(done.code, Some(0), "{last:?} {request}: {done:?}");
            let transactions = shop.sandbox.transactions();
            let voids = transactions
                .iter()
                .filter(|it| it["tracking_id"] == "void-1" && it["status"] == "successful");
            assert_eq!(voids.count(), 1, "{last:?} {request}: {transactions:?}");
        }
    }
}

/// The request of the killed command is still under way when the command is run again: the second one waits for it.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_still_under_way_is_waited_for() {
    let shop = Shop::open("under-way").await;
    shop.tokenize().await;
    let charge = [&CHARGE[..], &ON_PAYCROSS].concat();
    let proxy = Proxy::start(&shop.host(), 2, Last::Late);
    shop.write_profiles_with(&proxy.host, "10s");
    let mut first = shop.command(&charge).spawn().unwrap();
    block_in_place(|| proxy.arrived.recv()).unwrap();
    first.kill().unwrap();
    first.wait().unwrap();
    shop.write_profiles_with(&shop.host(), "10s");
    let mut second = shop.command(&charge).spawn().unwrap();
    let mut words = BufReader::new(second.stderr.take().unwrap());
    let mut line = String::new();
    block_in_place(|| words.read_line(&mut line)).unwrap();
    // Two equal payments are no longer refused as duplicates.
    shop.sandbox.advance(Duration::from_secs(60));
    proxy.dead.send(()).unwrap();
    block_in_place(|| proxy.over.recv()).unwrap();
    let status = block_in_place(|| second.wait()).unwrap();
    assert_eq!(shop.charges("order-1"), 1, "{line}");
    assert!(line.contains("order-1 was interrupted: waiting"), "{line}");
    assert!(status.success(), "{status}");
}
