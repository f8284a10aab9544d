//! Planted secrets in the place of every argument, variable, file and setting: the command repeats none of them.

use std::fs;

use tollgate_leaks::Secrets;

use crate::shop::{Done, Shop};

/// A card token, a key and a card number that a user confuses with another value.
const TOKEN: &str = "tok-Qz7xK2vN9mR4wT8";
const KEY: &str = "sk_test_Jd5bW3hY8cL6pF1";
const CARD: &str = "5123817234060008";
const PASSWORD: &str = "Vg9sX4nB7kM2zQ5t";
const URL: &str = "http://name:Vg9sX4nB7kM2zQ5t@127.0.0.1:9/?key=Jd5bW3hY8cL6pF1";

/// The name of each command, as its help lists them.
fn commands(help: &str) -> Vec<String> {
    let listed = help.split("Commands:\n").nth(1).unwrap_or_default();
    let lines = listed.lines().take_while(|line| line.starts_with("  "));
    let names = lines.filter_map(|line| line.split_whitespace().next());
    names
        .filter(|it| *it != "help")
        .map(str::to_owned)
        .collect()
}

/// The options of a command that take a value, as its help lists them.
fn options(help: &str) -> Vec<String> {
    let words = help
        .lines()
        .filter_map(|line| line.trim_start().split_once(" <"));
    let last = words.filter_map(|(before, _)| before.split_whitespace().last());
    last.filter(|it| it.starts_with("--"))
        .map(str::to_owned)
        .collect()
}

/// Every command and every action of one.
async fn all(shop: &Shop) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for name in commands(&shop.run(&["--help"]).await.stdout) {
        let actions = commands(&shop.run(&[&name, "--help"]).await.stdout);
        if actions.is_empty() {
            found.push(vec![name]);
        } else {
            found.extend(actions.into_iter().map(|action| vec![name.clone(), action]));
        }
    }
    assert!(found.len() > 25, "{found:?}");
    found
}

async fn secrets(shop: &Shop) -> Secrets {
    let info = shop.sandbox.info();
    let mut secrets = Secrets::new([
        ("a token", TOKEN),
        ("a key", KEY),
        ("a card number", CARD),
        ("a password", PASSWORD),
        ("the API key", &info.api_key),
        ("the secret of callbacks", &info.callback_secret),
        ("the shop's secret key", &info.shop_secret),
    ]);
    let token = fs::read_to_string(shop.tokenize().await).unwrap();
    secrets.plant("PayCross's token", &token);
    let token = fs::read_to_string(shop.save_card().await).unwrap();
    secrets.plant("Paymega's token", &token);
    secrets
}

fn check(secrets: &Secrets, done: &Done, arguments: &[&str]) {
    let place = arguments.join(" ");
    secrets.check(&place, &done.stdout).unwrap();
    secrets.check(&place, &done.stderr).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn no_command_repeats_a_secret_that_was_given_in_the_wrong_place() {
    let shop = Shop::open("leaks").await;
    let secrets = secrets(&shop).await;
    let mut options_seen = 0;
    for command in all(&shop).await {
        let command: Vec<&str> = command.iter().map(String::as_str).collect();
        if matches!(command[0], "demo" | "sandbox" | "listen" | "completions")
            || command.ends_with(&["serve"])
        {
            continue;
        }
        for secret in [TOKEN, KEY, CARD, URL] {
            // One value too many is an error of the command line.
            let too_many = [secret; 9];
            let arguments = [&command[..], &too_many, &["-vv", "--json"]].concat();
            check(&secrets, &shop.run(&arguments).await, &arguments);
        }
        // It has the options of `status`, and takes its time.
        if command[0] == "wait" {
            continue;
        }
        let help = shop.run(&[&command[..], &["--help"]].concat()).await.stdout;
        for option in options(&help) {
            options_seen += 1;
            for secret in [TOKEN, URL] {
                let joined = format!("{option}={secret}");
                let arguments = [&command[..], &["may", "5", "USD", &joined]].concat();
                check(&secrets, &shop.run(&arguments).await, &arguments);
            }
        }
    }
    assert!(options_seen > 60, "{options_seen} options");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_place_of_a_key_is_repeated_if_it_may_be_the_key() {
    let shop = Shop::open("leaks-places").await;
    let secrets = secrets(&shop).await;
    let charge = [
        "charge",
        "order-1",
        "5",
        "USD",
        "--customer",
        "customer-7",
        "-vv",
    ];
    let token = ["--token-file", "card.token"];
    for (option, secret, more) in [
        ("--token-file", TOKEN, &[][..]),
        ("--token-env", TOKEN, &[]),
        ("--profile", KEY, &token),
        ("--config", KEY, &token),
    ] {
        let arguments = [&charge[..], &[option, secret], more].concat();
        let done = shop.run(&arguments).await;
        assert_eq!(done.code, Some(1), "{done:?}");
        check(&secrets, &done, &arguments);
    }
    let charge = [&charge[..], &token].concat();
    for place in ["env", "file", "keyring"] {
        for setting in [
            "api_key",
            "proxy",
            "callback_secrets",
            "account",
            "mode",
            "network",
            KEY,
        ] {
            let profile = format!(
                "default = 'own'\n[profile.own]\nprovider = 'paymega'\n{setting} = {{ {place} = '{KEY}' }}\n\
                 mode = 'test'\naccount = '{KEY}'\ncardgate = '{URL}'\npublic = '{URL}'\nprivate = '{URL}'\n"
            );
            shop.write("config.toml", &profile);
            for arguments in [&["config", "check", "-vv"][..], &charge] {
                let done = shop.run(arguments).await;
                assert_ne!(done.code, Some(0), "{done:?}");
                check(&secrets, &done, arguments);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_provider_makes_the_command_show_a_secret() {
    let shop = Shop::open("leaks-provider").await;
    let secrets = secrets(&shop).await;
    let declined = tollgate_sandbox::ScriptedOutcome::new("process_failed")
        .resolution(CARD)
        .undocumented();
    shop.sandbox.decide("order-1", declined);
    for reference in ["order-1", "order-2"] {
        for json in [&["--json"][..], &[]] {
            let charge = [
                "charge",
                reference,
                "5",
                "USD",
                "--customer",
                "customer-7",
                "--token-file",
                "card.token",
                "-vv",
            ];
            for command in [
                &charge[..],
                &["status", reference, "-vv"],
                &["wait", reference, "--timeout", "1s"],
            ] {
                let arguments = [command, json].concat();
                check(&secrets, &shop.run(&arguments).await, &arguments);
            }
        }
    }
    let searched = secrets
        .check_folder(&shop.folder, &["card.token", "shop.key"])
        .unwrap();
    assert!(searched > 2, "{searched} files");
}
