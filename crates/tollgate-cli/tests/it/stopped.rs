//! A command that ^C ends while its request is under way.

use std::process::Command;

use tokio::task::block_in_place;

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

/// Sends ^C when the n-th request has arrived; the sandbox gets the request or does not.
fn interrupted(shop: &Shop, command: &[&str], (request, last): (usize, Last)) -> Done {
    let proxy = Proxy::start(&shop.host(), request, last);
    shop.write_profiles(&proxy.host);
    let child = shop.command(command).spawn().unwrap();
    let output = block_in_place(|| {
        proxy.arrived.recv().unwrap();
        let pid = child.id().to_string();
        let status = Command::new("kill").args(["-INT", &pid]).status();
        assert!(status.unwrap().success());
        let output = child.wait_with_output().unwrap();
        proxy.dead.send(()).unwrap();
        proxy.over.recv().unwrap();
        output
    });
    shop.write_profiles(&shop.host());
    Done::of(output)
}

async fn is_charged_once(profile: &str, more: &[&str], requests: usize) {
    let command = [&CHARGE[..], more].concat();
    for last in [Last::Lost, Last::Late] {
        for request in 1..=requests {
            let shop = Shop::open(&format!("stopped-{profile}-{last:?}-{request}")).await;
            if profile == "shop" {
                shop.save_card().await;
            } else {
                shop.tokenize().await;
            }
            let done = interrupted(&shop, &command, (request, last));
            assert_eq!(done.code, Some(130), "{done:?}");
            assert!(
                done.stderr.contains("run the same command again"),
                "{done:?}"
            );
            assert!(done.stdout.is_empty(), "{done:?}");
            let again = shop.run(&command).await;
            let is_open = profile == "shop" && again.code == Some(12);
            assert!(
                is_open || again.code == Some(0),
                "{last:?} {request}: {again:?}"
            );
            let charges = shop.charges("order-1");
            assert_eq!(
                charges,
                usize::from(!is_open),
                "{last:?} {request}: {again:?}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interrupted_charge_on_paymega_says_to_run_it_again_and_is_made_at_most_once() {
    is_charged_once("shop", &["--customer", "customer-7"], 3).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interrupted_charge_on_paycross_says_to_run_it_again_and_is_made_once() {
    is_charged_once("cross", &["--description", "May", "--profile", "cross"], 2).await;
}
