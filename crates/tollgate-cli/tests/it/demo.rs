//! `tollgate demo`.

use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

#[test]
fn a_reader_that_stops_early_does_not_fail_the_demo() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tollgate"));
    command
        .arg("demo")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut process = command.spawn().unwrap();
    let mut first = String::new();
    let mut output = BufReader::with_capacity(64, process.stdout.take().unwrap());
    output.read_line(&mut first).unwrap();
    drop(output);
    let mut errors = String::new();
    process
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut errors)
        .unwrap();
    let status = process.wait().unwrap();
    assert!(status.success(), "{status}: {errors}");
    assert_eq!(errors, "");
    assert!(first.starts_with("Sandbox at "), "{first}");
}

#[test]
fn the_exchanges_are_recorded_without_secrets() {
    let name = format!("demo-{}.jsonl", std::process::id());
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut command = Command::new(env!("CARGO_BIN_EXE_tollgate"));
    let done = command.arg("demo").arg("--record").arg(&file).output();
    assert!(done.unwrap().status.success());
    let text = fs::read_to_string(&file).unwrap();
    fs::remove_file(&file).unwrap();
    assert!(!text.contains("5519283812030000"));
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    let exchanges: Vec<Value> = lines.collect();
    let sales = exchanges
        .iter()
        .filter(|each| each["operation"] == "createSale");
    assert_eq!(sales.count(), 3);
}

#[test]
fn the_ledger_has_the_decimals_of_its_currency() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tollgate"));
    let output = command.arg("demo").output().unwrap().stdout;
    let text = String::from_utf8(output).unwrap();
    let total = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("total: "));
    let amounts = text
        .lines()
        .filter_map(|line| line.split(" charge, ").nth(1));
    let amounts: Vec<&str> = amounts.chain(total).collect();
    assert!(amounts.len() > 1, "{text}");
    for amount in amounts {
        let (_, cents) = amount
            .strip_suffix(" USD")
            .unwrap()
            .split_once('.')
            .unwrap();
        assert_eq!(cents.len(), 2, "{amount}");
    }
}

#[test]
fn a_killed_run_is_resumed_and_agrees_with_the_ledger() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tollgate"));
    let done = command.args(["demo", "bill"]).output().unwrap();
    let text = String::from_utf8(done.stdout).unwrap();
    assert!(
        done.status.success(),
        "{text}{}",
        String::from_utf8_lossy(&done.stderr)
    );
    assert!(text.contains("orders are paid, once each"), "{text}");
}
