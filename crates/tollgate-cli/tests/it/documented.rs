//! The examples of `docs/cli.md`: each command is run, and its output compared.

use crate::shop::Shop;

const DOCUMENT: &str = include_str!("../../../../docs/cli.md");

/// The commands and the expected output of all blocks of the kind `console`, in their order.
fn examples() -> Vec<(Vec<&'static str>, Vec<&'static str>)> {
    let blocks = DOCUMENT.split("```console\n").skip(1);
    let lines = blocks.flat_map(|block| block.split("```").next().unwrap().lines());
    let mut examples: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
    for line in lines {
        match line.strip_prefix("$ tollgate ") {
            Some(command) => examples.push((command.split(' ').collect(), Vec::new())),
            None => examples.last_mut().unwrap().1.push(line),
        }
    }
    examples
}

/// Whether a text is the expected one, in which `…` is any text.
fn fits(expected: &str, text: &str) -> bool {
    let mut parts = expected.split('…');
    let first = parts.next().unwrap();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let parts: Vec<_> = parts.collect();
    for (index, part) in parts.iter().enumerate() {
        let place = if index + 1 == parts.len() {
            rest.strip_suffix(part).map(str::len)
        } else {
            rest.find(part)
        };
        let Some(place) = place else {
            return false;
        };
        rest = &rest[place + part.len()..];
    }
    rest.is_empty()
}

#[test]
fn the_comparison_can_fail() {
    for (expected, text, is_it) in [
        ("a", "a", true),
        ("a", "ab", false),
        ("a…", "ab", true),
        ("a…c", "abc", true),
        ("a…c", "abd", false),
        ("a…b…", "axbx", true),
        ("a…b…", "axcx", false),
        ("…a", "ba", true),
    ] {
        assert_eq!(fits(expected, text), is_it, "{expected} {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_documented_example_prints_what_the_document_says() {
    let shop = Shop::open("documented").await;
    std::fs::rename(shop.tokenize().await, shop.folder.join("cross.token")).unwrap();
    shop.save_card().await;
    shop.write(
        "orders.csv",
        "reference,amount,currency\norder-1042,20.00,USD\nsave-1,1.00,USD\n",
    );
    shop.write("cards.csv", "card,expiry\ncard-7,01/20\ncard-8,12/2099\n");
    for (command, expected) in examples() {
        let done = shop.run(&command).await;
        assert!(
            fits(&expected.join("\n"), done.stdout.trim_end()),
            "{command:?}: {done:#?}"
        );
    }
}

#[test]
fn every_command_is_documented() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_tollgate"))
        .arg("--help")
        .output()
        .unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let commands = help
        .split("Commands:\n")
        .nth(1)
        .unwrap()
        .split("\n\n")
        .next()
        .unwrap();
    let names = commands
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    for name in names.filter(|name| !["", "help", "demo"].contains(name)) {
        let mentions = [format!("tollgate {name}"), format!("`{name}")];
        assert!(mentions.iter().any(|it| DOCUMENT.contains(it)), "{name}");
    }
}
