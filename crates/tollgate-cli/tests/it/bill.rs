//! `tollgate bill`: from a file of orders to its outcomes, with kills in between.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    thread,
    time::Duration,
};

use serde_json::json;
use tollgate_sandbox::ScriptedOutcome;

use crate::shop::Shop;

const ORDERS: usize = 120;

/// A shop with a file of orders for its saved card.
async fn shop(name: &str) -> (Shop, String) {
    let shop = Shop::open(name).await;
    let file = shop.save_card().await;
    let token = fs::read_to_string(file).unwrap();
    let rows = (0..ORDERS).fold("id,price,card\n".to_owned(), |rows, number| {
        format!("{rows}order-{number},{}.50,{token}\n", number + 1)
    });
    shop.write("orders.csv", &rows);
    (shop, token)
}

const IMPORT: [&str; 16] = [
    "bill",
    "import",
    "may",
    "orders.csv",
    "--map",
    "reference=id",
    "--map",
    "amount=price",
    "--map",
    "token=card",
    "--set",
    "currency=USD",
    "--set",
    "customer=customer-7",
    "--json",
    "--yes",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_is_killed_charges_each_order_once_and_every_file_has_all_lines() {
    let (shop, token) = shop("bill").await;
    let declined = ScriptedOutcome::new("process_failed").resolution("insufficient_funds");
    shop.sandbox.decide("order-7", declined);
    let imported = shop.run(&IMPORT).await;
    assert_eq!(
        imported.json(),
        json!({"added": ORDERS, "known": 0}),
        "{imported:?}"
    );
    let checked = shop
        .run(&["bill", "check", "may", "--services", "--json"])
        .await;
    assert_eq!(
        (checked.code, &checked.json()["errors"]["count"]),
        (Some(0), &json!(0)),
        "{checked:?}"
    );
    assert_eq!(shop.sandbox.ledger().entries.len(), 1);

    for kill in 0..6 {
        let mut child = shop
            .command(&["bill", "run", "may", "--json"])
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_millis(60 + 70 * kill));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let run = [
        "bill",
        "run",
        "may",
        "--patience",
        "1s",
        "--json",
        "--report",
        "may.html",
    ];
    let first = shop.run(&run).await;
    assert!([Some(0), Some(12)].contains(&first.code), "{first:?}");
    // An invoice whose sale was never sent expires.
    shop.sandbox.advance(Duration::from_secs(30 * 60));
    let last = shop.run(&run).await;
    assert_eq!(
        (last.code, &last.json()["ended"]),
        (Some(0), &json!("done")),
        "{last:?}"
    );

    let exported = shop.run(&["bill", "export", "may"]).await;
    let lines: Vec<_> = exported.stdout.lines().skip(1).collect();
    assert_eq!(lines.len(), ORDERS);
    for (number, line) in lines.iter().enumerate() {
        let is_paid = line.contains(",succeeded,charged,");
        assert!(is_paid || line.contains(",declined,untouched,"), "{line}");
        assert_eq!(
            shop.charges(&format!("order-{number}")),
            usize::from(is_paid),
            "{line}"
        );
    }
    let plan = [
        "bill",
        "retry-plan",
        "may",
        "--output",
        "june.csv",
        "--with-tokens",
        "--json",
    ];
    assert!(shop.run(&plan).await.json()["again"].as_u64().unwrap() >= 1);
    let june = fs::read_to_string(shop.folder.join("june.csv")).unwrap();
    assert!(
        june.contains("\norder-7,2,paymega,8.50,USD,") && june.contains(&token),
        "{june}"
    );

    let report = fs::read_to_string(shop.folder.join("may.html")).unwrap();
    assert!(report.contains("Billing run may") && !report.contains(&token));
    let database = fs::read(shop.folder.join("may.sqlite")).unwrap();
    let key = shop.sandbox.info().api_key.clone();
    for secret in [&token, &key] {
        assert!(
            !database
                .windows(secret.len())
                .any(|part| part == secret.as_bytes())
        );
        assert!(!format!("{last:?} {exported:?}").contains(secret.as_str()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_stops_on_a_signal_and_by_command() {
    let (shop, _) = shop("bill-stop").await;
    shop.run(&IMPORT).await;
    for how in ["signal", "command"] {
        let mut command = shop.command(&["bill", "run", "may", "--json", "--rate", "5"]);
        let child = command.spawn().unwrap();
        while shop.run(&["bill", "status", "may", "--json"]).await.json()["left"]["count"] == ORDERS
        {
            thread::sleep(Duration::from_millis(20));
        }
        thread::sleep(Duration::from_millis(200));
        if how == "signal" {
            let pid = child.id().to_string();
            std::process::Command::new("kill")
                .args(["-TERM", &pid])
                .status()
                .unwrap();
        } else {
            let stopped = shop.run(&["bill", "stop", "may"]).await;
            assert_eq!(stopped.code, Some(0), "{stopped:?}");
        }
        let output = child.wait_with_output().unwrap();
        let done = crate::shop::Done::of(output);
        assert_eq!(
            (done.code, &done.json()["ended"]),
            (Some(130), &json!("stopped")),
            "{done:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_lines_and_missing_runs_are_named() {
    let shop = Shop::open("bill-wrong").await;
    shop.write("orders.csv", "reference,amount,currency,token\na,x,USD,t\n");
    let done = shop.run(&["bill", "import", "may", "orders.csv"]).await;
    assert_eq!(done.code, Some(1));
    assert!(done.stderr.contains("line 2, column amount"), "{done:?}");
    let done = shop.run(&["bill", "run", "june"]).await;
    assert!(
        done.code == Some(1) && done.stderr.contains("no run"),
        "{done:?}"
    );
    let done = shop.run(&["bill", "status", "../may"]).await;
    assert_eq!(done.code, Some(2), "{done:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_needs_its_key_and_shows_orders() {
    let (shop, token) = shop("bill-serve").await;
    shop.run(&IMPORT).await;
    let mut child = shop.command(&["bill", "serve", "--json"]).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let url: serde_json::Value = serde_json::from_str(&line).unwrap();
    let url = url["url"].as_str().unwrap().to_owned();
    let (host, path) = url.trim_start_matches("http://").split_once('/').unwrap();
    let key = path.trim_start_matches("?key=");
    let get = |method: &str, path: &str, cookie: &str| {
        use std::io::{Read as _, Write as _};
        let mut stream = std::net::TcpStream::connect(host).unwrap();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        response
    };
    assert!(get("GET", "/", "").starts_with("HTTP/1.1 403"));
    assert!(get("GET", "/", "key=wrong").starts_with("HTTP/1.1 403"));
    let welcome = get("GET", &format!("/?key={key}"), "");
    assert!(
        welcome.starts_with("HTTP/1.1 303") && welcome.contains("SameSite=Strict"),
        "{welcome}"
    );
    let cookie = format!("a=b; key={key}");
    assert!(get("POST", "/", &cookie).starts_with("HTTP/1.1 405"));
    let list = get("GET", "/", &cookie);
    assert!(
        list.contains("<a href=\"/runs/may\">may</a>") && list.contains("<td>120</td>"),
        "{list}"
    );
    for other in ["/runs/june", "/runs/may/other", "/other"] {
        assert!(
            get("GET", other, &cookie).starts_with("HTTP/1.1 404"),
            "{other}"
        );
    }
    let page = get("GET", "/runs/may", &cookie);
    assert!(
        page.contains("0 of 120 orders") && page.contains("http-equiv=\"refresh\""),
        "{page}"
    );
    let page = get("GET", "/runs/may/orders?reference=order-11%39", &cookie);
    assert!(
        page.contains("<td>order-119</td>") && !page.contains("order-118"),
        "{page}"
    );
    let page = get("GET", "/runs/may/orders?reference=%3Cscript", &cookie);
    assert!(
        page.contains("&lt;script") && !page.contains("<script"),
        "{page}"
    );
    for path in [
        "/runs/may/report",
        "/runs/may/plan",
        "/runs/may/plan.csv",
        "/runs/may/orders?reference=o",
    ] {
        let page = get("GET", path, &cookie);
        assert!(
            page.starts_with("HTTP/1.1 200") && !page.contains(&token),
            "{page}"
        );
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let public = shop
        .run(&["bill", "serve", "may", "--listen", "0.0.0.0:0"])
        .await;
    assert_eq!(public.code, Some(2), "{public:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invoice_cannot_live_for_less_than_14_minutes() {
    let shop = Shop::open("bill-life").await;
    let done = shop
        .run(&["bill", "run", "may", "--invoice-life", "1m"])
        .await;
    assert_eq!(done.code, Some(2), "{done:?}");
    assert!(done.stderr.contains("not between 14 minutes"), "{done:?}");
}
