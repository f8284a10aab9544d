//! `tollgate sandbox`: its first line, its options, and its end.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

fn command(options: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tollgate"));
    command.arg("sandbox").args(options);
    command
}

/// A running sandbox.
pub struct Running {
    process: Child,
    output: BufReader<std::process::ChildStdout>,
    info: Value,
}

impl Running {
    pub fn start(options: &[&str]) -> Self {
        let mut command = command(options);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let info = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
        Self {
            process,
            output,
            info,
        }
    }

    /// Starts a sandbox that prints variables for a shell.
    pub fn start_for_shell() -> Self {
        let mut command = command(&["--env"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let output = BufReader::new(process.stdout.take().unwrap());
        Self {
            process,
            output,
            info: Value::Null,
        }
    }

    /// The variables for a shell, up to the last one.
    pub fn variables(&mut self) -> String {
        let mut lines = String::new();
        while !lines.contains("TOLLGATE_PAYCROSS_WEBHOOK_KEY=") {
            assert!(self.output.read_line(&mut lines).unwrap() > 0, "{lines}");
        }
        lines
    }

    pub fn text(&self, name: &str) -> &str {
        self.info[name].as_str().unwrap()
    }

    /// Stops the sandbox with a signal, and returns its further output on both streams.
    fn end(mut self, signal: &str) -> [String; 2] {
        let kill = format!("kill -{signal} {}", self.process.id());
        assert!(
            Command::new("sh")
                .args(["-c", &kill])
                .status()
                .unwrap()
                .success()
        );
        let mut said = [String::new(), String::new()];
        self.output.read_to_string(&mut said[0]).unwrap();
        let errors = self.process.stderr.as_mut().unwrap();
        errors.read_to_string(&mut said[1]).unwrap();
        let status = self.process.wait().unwrap();
        assert!(status.success(), "{status}: {}", said[1]);
        said
    }

    /// Calls the control API.
    fn control(&self, method: &str, path: &str, body: &Value) -> Value {
        let url = format!("{}{path}", self.text("control"));
        call(method, &url, "", body)
    }

    /// Pays at PayCross in live mode, always with the same request id.
    fn pay(&self) -> Value {
        self.pay_with("")
    }

    /// Pays with these additional headers.
    fn pay_with(&self, more: &str) -> Value {
        let key = format!("{}:{}", self.text("shop_id"), self.text("shop_secret"));
        let key = STANDARD.encode(key);
        let headers = format!("authorization: Basic {key}\r\nrequestid: 7\r\n{more}");
        let request = json!({"request": {
            "amount": 1, "currency": "USD", "description": "x", "tracking_id": "order-1",
            "notification_url": "http://127.0.0.1:9/",
            "credit_card": {"number": "4200000000000000", "exp_month": "05", "exp_year": "2030"}
        }});
        let url = format!("{}/transactions/payments", self.text("paycross"));
        call("POST", &url, &headers, &request)
    }

    pub fn get(&self, path: &str) -> Value {
        self.control("GET", path, &Value::Null)
    }
}

impl Running {
    /// Kills the process, which can do nothing about it.
    pub fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
    }
}

/// Sends one request with a JSON body, and reads the JSON response.
pub fn call(method: &str, url: &str, headers: &str, body: &Value) -> Value {
    let (host, path) = url
        .strip_prefix("http://")
        .unwrap()
        .split_once('/')
        .unwrap();
    let body = body.to_string();
    let request = format!(
        "{method} /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\
         content-length: {}\r\n{headers}\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(host).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    serde_json::from_str(response.split_once("\r\n\r\n").unwrap().1).unwrap()
}

/// A file path that only this process uses.
pub fn file(name: &str) -> PathBuf {
    let name = format!("{name}-{}", std::process::id());
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_file(&path);
    path
}

fn refused(options: &[&str]) -> String {
    let Output {
        status,
        stderr,
        stdout,
    } = command(options).output().unwrap();
    assert!(!status.success() && stdout.is_empty(), "{options:?}");
    String::from_utf8(stderr).unwrap()
}

#[test]
fn the_first_line_is_for_programs_and_the_rest_for_people() {
    for signal in ["INT", "TERM"] {
        let running = Running::start(&[]);
        let mut keys: Vec<_> = running.info.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        let agreed = [
            "account",
            "api_key",
            "callback_secret",
            "cardgate",
            "checkout",
            "control",
            "paycross",
            "private",
            "public",
            "public_key",
            "reports",
            "shop_id",
            "shop_public_key",
            "shop_secret",
        ];
        assert_eq!(keys, agreed);
        let page = running.text("control").replace("_control", "");
        let [output, errors] = running.end(signal);
        assert_eq!(output, "", "one line, and no more");
        for url in [format!("{page}\n"), format!("{page}docs\n")] {
            assert!(errors.contains(&url), "{url}: {errors}");
        }
    }
}

#[test]
fn every_option_does_what_it_says() {
    let plan = r#"[{"operation": "createSale", "kind": "close"}]"#;
    let running = Running::start(&[
        "--seed",
        "7",
        "--callback-secret",
        "sk_test_x",
        "--faults",
        plan,
    ]);
    assert_eq!(running.text("callback_secret"), "sk_test_x");
    assert_eq!(running.get("/faults")[0]["kind"], "close");
    let port = running
        .text("private")
        .split([':', '/'])
        .nth(4)
        .unwrap()
        .to_owned();
    let key = running.text("api_key").to_owned();
    running.end("TERM");
    let again = Running::start(&["--seed", "7", "--port", &port, "--faults", "3:0.5"]);
    assert_eq!(again.text("api_key"), key);
    assert!(again.text("private").contains(&format!(":{port}/")));
    assert_eq!(again.get("/faults"), json!([]), "by chance");
    let taken = refused(&["--port", &port]);
    assert!(taken.contains(&format!("port {port}: ")), "{taken}");
}

#[test]
fn accounts_differ_by_option() {
    let usual = Running::start(&[]);
    let first = usual.pay();
    assert_eq!(
        first["transaction"]["status"], "failed",
        "a test card in live mode"
    );
    assert!(usual.pay()["response"].is_object(), "a duplicate");
    assert!(attempts(&usual) < 2);
    let other = Running::start(&["--live-cards", "--replay", "--callback-speed", "100000"]);
    let paid = other.pay();
    assert_eq!(paid["transaction"]["status"], "successful");
    assert_eq!(other.pay(), paid, "the request id is known");
    let minimal = Running::start(&["--live-cards", "--settings", r#"{"bodies": "minimal"}"#]);
    assert_eq!(minimal.pay()["transaction"].as_object().unwrap().len(), 2);
    assert_eq!(minimal.get("/settings")["live_cards"], true);
    let version = "x-api-version: 3\r\n";
    let flat = Running::start(&["--live-cards", "--flat"]);
    assert_eq!(flat.pay_with(version)["status"], "successful");
    let begin = Instant::now();
    while attempts(&other) <= 10 {
        // At the usual speed ten of them take an hour.
        let is_fast = begin.elapsed() < Duration::from_secs(300);
        assert!(is_fast, "{}", other.get("/callbacks"));
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// How often the first notification was posted.
fn attempts(running: &Running) -> u64 {
    running.get("/callbacks")["items"][0]["attempts"]
        .as_u64()
        .unwrap()
}

#[test]
fn a_plan_may_be_in_a_file() {
    let path = file("plan.json");
    std::fs::write(&path, "{\"kind\": \"stale\", \"times\": 0}\n").unwrap();
    let running = Running::start(&["--faults", &format!("@{}", path.display())]);
    assert_eq!(running.get("/faults")[0]["kind"], "stale");
    std::fs::remove_file(path).unwrap();
}

#[test]
fn the_state_survives_in_a_file() {
    let path = file("state.json");
    let data = path.to_str().unwrap();
    let first = Running::start(&["--data", data]);
    let key = first.text("api_key").to_owned();
    first.control("POST", "/clock", &json!({"advance": 1_000_000}));
    let now = first.get("/clock")["now"].as_i64().unwrap();
    first.end("INT");
    let second = Running::start(&[
        "--data",
        data,
        "--callback-speed",
        "60",
        "--replay",
        "--live-cards",
    ]);
    assert_eq!(second.text("api_key"), key);
    assert!(second.get("/clock")["now"].as_i64().unwrap() >= now);
    second.end("INT");
    std::fs::write(&path, "{}").unwrap();
    let failure = refused(&["--data", data]);
    assert!(
        failure.contains(&format!("data {data}: this file does not hold a sandbox")),
        "{failure}"
    );
    std::fs::remove_file(path).unwrap();
}

#[test]
fn a_killed_process_releases_its_file() {
    let path = file("released.json");
    let data = path.to_str().unwrap();
    let mut first = Running::start(&["--data", data]);
    let failure = refused(&["--data", data]);
    let named = format!("data {data}: another sandbox uses this file");
    assert!(failure.contains(&named), "{failure}");
    first.process.kill().unwrap();
    first.process.wait().unwrap();
    let key = first.text("api_key").to_owned();
    let second = Running::start(&["--data", data]);
    assert_eq!(second.text("api_key"), key);
    second.end("INT");
    std::fs::remove_file(path).unwrap();
}

#[test]
fn a_bad_value_names_its_option() {
    for (options, option, words) in [
        (["--port", "99999"], "--port", "not in 0..=65535"),
        (["--seed", "x"], "--seed", "invalid digit"),
        (["--faults", "{"], "--faults", "EOF"),
        (
            ["--settings", r#"{"second_sail": "charged"}"#],
            "--settings",
            "unknown field `second_sail`",
        ),
        (
            ["--faults", r#"{"kind": "explode"}"#],
            "--faults",
            "unknown variant `explode`",
        ),
        (
            ["--faults", "7:2"],
            "--faults",
            "the rate must be from 0 to 1",
        ),
        (
            ["--faults", "@/no/such/file"],
            "--faults",
            "/no/such/file: No such file",
        ),
        (["--callback-speed", "0"], "--callback-speed", "zero"),
        (
            ["--data", "/no/such/dir/state"],
            "data",
            "/no/such/dir/state: No such file",
        ),
    ] {
        let said = refused(&options);
        assert!(
            said.contains(option) && said.contains(words),
            "{options:?}: {said}"
        );
    }
}
