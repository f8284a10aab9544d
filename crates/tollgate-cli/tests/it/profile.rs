//! Profiles: their file, their keys, and the check of them.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::shop::Shop;

#[tokio::test(flavor = "multi_thread")]
async fn config_check_tries_each_credential_and_shows_its_mode() {
    let shop = Shop::open("check").await;
    let done = shop.run(&["config", "check", "--json"]).await;
    assert_eq!(done.code, Some(0), "{done:?}");
    let lines = done.lines();
    let checks: Vec<_> = lines
        .iter()
        .map(|line| line["check"].as_str().unwrap())
        .collect();
    assert_eq!(checks, ["api_key", "public_key", "service"]);
    assert_eq!(lines[1]["mode"], "test");
    let cross = shop.run(&["config", "check", "--profile", "cross"]).await;
    assert!(
        cross
            .stdout
            .contains("cross: paycross, test mode\n  secret_key       ok  accepted"),
        "{cross:?}"
    );
    let mut wrong = shop.command(&["config", "check", "--json"]);
    wrong.env("SHOP_API_KEY", "another");
    let output = wrong.output().unwrap();
    assert_eq!(output.status.code(), Some(22), "{output:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_others_may_read_is_refused_before_anything_is_sent() {
    let shop = Shop::open("permissions").await;
    for (file, mode, words) in [
        ("shop.key", 0o640, "other users may read it; run: chmod 600"),
        (
            "config.toml",
            0o620,
            "other users may write it; run: chmod go-w",
        ),
    ] {
        fs::set_permissions(shop.folder.join(file), fs::Permissions::from_mode(mode)).unwrap();
        let done = shop.run(&["config", "check", "--profile", "cross"]).await;
        assert_eq!(done.code, Some(1), "{done:?}");
        assert!(done.stderr.contains(words), "{done:?}");
        fs::set_permissions(shop.folder.join(file), fs::Permissions::from_mode(0o600)).unwrap();
    }
    assert!(shop.sandbox.exchanges().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn no_output_and_no_file_of_the_state_holds_a_key_or_a_token() {
    let shop = Shop::open("secrets").await;
    let token = fs::read_to_string(shop.save_card().await).unwrap();
    let charge = [
        "charge",
        "order-1",
        "1",
        "USD",
        "--customer",
        "customer-7",
        "--token-file",
        "card.token",
    ];
    let mut shown = Vec::new();
    for arguments in [
        &charge[..],
        &["config", "check"],
        &["status", "order-1", "--json"],
    ] {
        let done = shop.run(arguments).await;
        assert_eq!(done.code, Some(0), "{done:?}");
        shown.extend((done.stdout + &done.stderr).into_bytes());
    }
    for file in fs::read_dir(shop.folder.join("state")).unwrap() {
        shown.extend(fs::read(file.unwrap().path()).unwrap());
    }
    let shown = String::from_utf8_lossy(&shown);
    assert!(shown.contains("order-1"));
    for secret in [
        &token,
        &shop.sandbox.info().api_key,
        &shop.sandbox.info().callback_secret,
    ] {
        assert!(!shown.contains(secret.as_str()), "{secret}");
    }
}

#[test]
fn help_has_examples_and_the_exit_codes() {
    let help = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_tollgate"));
        let output = command.args(arguments).arg("--help").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(help(&[]).contains("\n   24  not_found"), "{}", help(&[]));
    for command in [
        "charge",
        "status",
        "wait",
        "refund",
        "capture",
        "void",
        "completions",
        "man",
    ] {
        assert!(help(&[command]).contains("Example"), "{command}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn completions_and_man_pages_know_every_command() {
    let shop = Shop::open("shell").await;
    assert_eq!(shop.run(&["man", "pages"]).await.code, Some(0));
    for shell in ["bash", "zsh", "fish"] {
        let done = shop.run(&["completions", shell]).await;
        assert_eq!(done.code, Some(0), "{done:?}");
        for command in ["charge", "save-card", "reconcile", "listen"] {
            assert!(done.stdout.contains(command), "{shell} {command}");
            let page = shop.folder.join(format!("pages/tollgate-{command}.1"));
            let page = fs::read_to_string(page).unwrap();
            assert!(page.contains(".SH OPTIONS"), "{command}");
        }
    }
}
