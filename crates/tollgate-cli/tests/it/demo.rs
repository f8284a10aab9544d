//! `tollgate demo`.

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
