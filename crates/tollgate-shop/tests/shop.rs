//! The shop as a process: customers sign up by HTTP, nightly runs are killed, and the ledger is compared with the table.

#[path = "../../tollgate/examples/payer/mod.rs"]
mod payer;

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use rusqlite::Connection;
use tollgate::{
    Card, CardNumber, Currency, Cvv, Expiry, Mode, Money, PayCross, SecretKey, dec,
    paycross::{Endpoint, NewTokenization},
};
use tollgate_sandbox::{Sandbox, ScriptedOutcome};

const CUSTOMERS: usize = 40;
const KILLS: u64 = 12;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// A process of the shop, which ends with the test.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The shop's environment.
struct World {
    sandbox: Sandbox,
    database: PathBuf,
}

impl World {
    async fn open(name: &str) -> Self {
        let database = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.sqlite"));
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", database.display()));
        }
        let sandbox = Sandbox::start().await.unwrap();
        Self { sandbox, database }
    }

    fn shop(&self, url: &str, arguments: &[&str]) -> Command {
        let info = self.sandbox.info();
        let mut command = Command::new(env!("CARGO_BIN_EXE_shop"));
        command
            .args(arguments)
            .env("SHOP_DATABASE", &self.database)
            .env("SHOP_URL", url)
            .env("PAYMEGA_PUBLIC_URL", &info.public)
            .env("PAYMEGA_PRIVATE_URL", &info.private)
            .env("PAYMEGA_CARDGATE_URL", &info.cardgate)
            .env("PAYMEGA_ACCOUNT", &info.account)
            .env("PAYMEGA_API_KEY", &info.api_key)
            .env("PAYMEGA_CALLBACK_SECRET", &info.callback_secret)
            .env("PAYCROSS_URL", &info.paycross)
            .env("PAYCROSS_SHOP", &info.shop_id)
            .env("PAYCROSS_SECRET", &info.shop_secret)
            .env("SHOP_TIMEOUT_MS", "2000")
            .env("SHOP_LEASE_MS", "0")
            .stdout(Stdio::piped());
        command
    }

    /// Starts the shop's pages on a free port.
    fn serve(&self) -> (Process, String) {
        // The shop's own address is in the links that it makes, so the port is chosen first.
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap().to_string();
        drop(free);
        let url = format!("http://{address}");
        let mut child = self.shop(&url, &["serve", &address]).spawn().unwrap();
        let mut line = String::new();
        let output = child.stdout.take().unwrap();
        BufReader::new(output).read_line(&mut line).unwrap();
        assert_eq!(line.trim(), url);
        (Process(child), url)
    }

    /// Runs a night's billing, and kills it after this time.
    fn bill(&self, day: &str, killed_after: Option<Duration>) {
        let mut command = self.shop("http://127.0.0.1:1", &["bill", "2026-05", day]);
        let mut run = Process(command.spawn().unwrap());
        match killed_after {
            Some(time) => thread::sleep(time),
            None => assert!(run.0.wait().unwrap().success()),
        }
    }

    fn database(&self) -> Connection {
        Connection::open(&self.database).unwrap()
    }

    /// The result of a customer's order: its kind, and the attempt.
    fn order(&self, customer: &str) -> (String, u32) {
        let sql = "select coalesce(kind, 'none'), attempt from orders where customer = ?1";
        let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        self.database().query_row(sql, [customer], row).unwrap()
    }

    /// The charges of a customer's order, over all of its attempts and both providers.
    fn charges(&self, customer: &str) -> usize {
        let order = format!("2026-05-{customer}");
        let is_own = |reference: &str| {
            let first = reference.split('~').next();
            first.map(|it| it.trim_end_matches("-second")) == Some(&*order)
        };
        let ledger = self.sandbox.ledger();
        ledger
            .entries
            .iter()
            .filter(|entry| is_own(&entry.reference))
            .count()
    }
}

/// The payer: signs up, types a card on the hosted page, and comes back.
async fn sign_up(shop: &str, customer: &str) {
    let sign_up = format!("{shop}/signup/{customer}");
    let (_, page) = payer::posts(&sign_up, "", b"").await.unwrap();
    payer::types_card(&page).await.unwrap();
    let text = get(shop, &format!("/return/{customer}"));
    assert!(text.contains("Thank you"), "{customer}: {text}");
}

fn get(host: &str, path: &str) -> String {
    let host = host.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).unwrap();
    let head = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    response
}

/// Saves a card at the second provider, as a shop does that moves from there.
async fn save_on_paycross(world: &World, customer: &str) {
    let info = world.sandbox.info();
    let paycross = PayCross::builder(Mode::Test, Endpoint::custom(&info.paycross))
        .shop(&info.shop_id, SecretKey::new(&info.shop_secret))
        .build()
        .unwrap();
    let (number, cvv) = (CardNumber::new("4200000000000000"), Cvv::new("123"));
    let expiry = Expiry::new(10, 2035).unwrap();
    let card = Card::new(number.unwrap(), cvv.unwrap(), expiry, "Card Holder");
    let one = Money::new(dec!(1), Currency::USD);
    let order = NewTokenization::new(format!("save-{customer}"), one, card).description("Card");
    let outcome = paycross.tokenize(&order).await.unwrap();
    let saved = outcome.operation().saved_card().unwrap();
    let sql = "update customers set paycross_token = ?2 where id = ?1";
    let row = [customer, saved.token().expose()];
    world.database().execute(sql, row).unwrap();
}

fn declined(resolution: &str) -> ScriptedOutcome {
    ScriptedOutcome::new("process_failed").resolution(resolution)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shop_that_is_killed_again_and_again_charges_each_order_once() {
    let world = World::open("killed").await;
    let (_shop, url) = world.serve();
    let customers: Vec<_> = (0..CUSTOMERS).map(|it| format!("customer-{it}")).collect();
    for customer in &customers {
        sign_up(&url, customer).await;
    }

    // Three orders have a story of their own.
    let [later, never, moved] = [&customers[0], &customers[1], &customers[2]];
    save_on_paycross(&world, moved).await;
    let orders = [
        (later, "insufficient_funds", 1),
        (never, "lost_or_stolen_card", 3),
        (moved, "issuer_decline", 3),
    ];
    for (customer, resolution, attempts) in orders {
        for attempt in 1..=attempts {
            let order = format!("2026-05-{customer}");
            let reference = match attempt {
                1 => order,
                _ => format!("{order}~{attempt}"),
            };
            world.sandbox.decide(reference, declined(resolution));
        }
    }

    // The first night: the run is killed at one moment after another, while 5 of 100 requests fail.
    world.sandbox.faults_by_chance(2026, 0.05);
    for kill in 0..KILLS {
        world.bill("1", Some(Duration::from_millis(20 + 35 * kill)));
    }
    world.bill("1", None);
    world.sandbox.clear_faults();
    // An invoice whose sale a killed run never sent expires within the day, and the next night attempts again.
    for day in ["2", "3", "4"] {
        world.sandbox.advance(DAY);
        world.bill(day, None);
    }

    let later = world.order(later);
    assert!(later.0 == "succeeded" && later.1 > 1, "{later:?}");
    assert_eq!(world.order(never).0, "declined");
    assert_eq!(world.order(moved).0, "succeeded");
    for customer in &customers {
        let (kind, attempt) = world.order(customer);
        let expected = usize::from(kind == "succeeded");
        let charges = world.charges(customer);
        assert_eq!(charges, expected, "{customer}: {kind} at attempt {attempt}");
        assert!(
            kind == "succeeded" || customer == never,
            "{customer}: {kind}"
        );
    }
}
