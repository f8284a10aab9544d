//! A sandbox, saved cards, and files of orders.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use tollgate::{
    Card, CardNumber, Currency, Cvv, Expiry, Mode, Money, PayCross, Paymega, Policy, SecretKey,
    dec,
    paycross::{Endpoint, NewTokenization},
    paymega::{Endpoints, NewInvoice},
};
use tollgate_billing::{
    Clients, Columns, Error, Format, Vault,
    store::{Access, Import, Imported, Line, Settings, SqliteStore, Store},
};
use tollgate_sandbox::{Info, Sandbox};

use crate::payer;

pub const SERVICE: &str = "payment_card_usd_hpp";
pub const CUSTOMER: &str = "customer-7";

/// A folder of its own for a test, empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The tokens of one card at both providers.
#[derive(Clone)]
pub struct Saved {
    pub paymega: String,
    pub paycross: String,
}

pub fn policy() -> Policy {
    Policy::default()
        .attempt_timeout(Duration::from_secs(2))
        .deadline(Duration::from_secs(6))
}

pub fn paymega(info: &Info) -> Paymega {
    let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
    Paymega::builder(Mode::Test, endpoints)
        .account(&info.account, SecretKey::new(&info.api_key))
        .build()
        .unwrap()
}

pub fn paycross(info: &Info) -> PayCross {
    PayCross::builder(Mode::Test, Endpoint::custom(&info.paycross))
        .shop(&info.shop_id, SecretKey::new(&info.shop_secret))
        .build()
        .unwrap()
}

pub fn clients(info: &Info) -> Clients {
    Clients::new()
        .paymega(paymega(info))
        .paycross(paycross(info))
}

pub async fn save_card(sandbox: &Sandbox) -> Saved {
    Saved {
        paymega: save_on_paymega(&paymega(sandbox.info())).await,
        paycross: save_on_paycross(&paycross(sandbox.info()), "save-card").await,
    }
}

async fn save_on_paymega(client: &Paymega) -> String {
    let one = Money::new(dec!(1), Currency::USD);
    let order = NewInvoice::new("save-card", one, SERVICE)
        .customer(CUSTOMER)
        .save_card();
    let invoice = client.create(&order).await.unwrap();
    let page = invoice.redirect().and_then(|page| page.url()).unwrap();
    payer::types_card(&page).await.unwrap();
    let outcome = client.reconcile(&order).await.unwrap();
    let card = outcome.operation().saved_card().unwrap();
    card.token().expose().to_owned()
}

pub async fn save_on_paycross(client: &PayCross, reference: &str) -> String {
    let (number, cvv) = (CardNumber::new("4200000000000000"), Cvv::new("123"));
    let expiry = Expiry::new(10, 2035).unwrap();
    let card = Card::new(number.unwrap(), cvv.unwrap(), expiry, "Card Holder");
    let one = Money::new(dec!(1), Currency::USD);
    let order = NewTokenization::new(reference, one, card).description("Card");
    let outcome = client.tokenize(&order).await.unwrap();
    let card = outcome.operation().saved_card().unwrap();
    card.token().expose().to_owned()
}

/// The orders of a file. Their amounts differ, so that none equals another one.
#[derive(Default)]
pub struct Orders(String);

pub const HEAD: &str = "reference,provider,amount,currency,token,second_token,customer,service\n";

impl Orders {
    pub fn add(&mut self, reference: &str, route: &str, saved: &Saved) -> &mut Self {
        let number = self.0.lines().count();
        let amount = format!("{}.{:02}", 1 + number / 100, number % 100);
        self.priced(reference, route, &amount, saved)
    }

    pub fn priced(
        &mut self,
        reference: &str,
        route: &str,
        amount: &str,
        saved: &Saved,
    ) -> &mut Self {
        let (first, second) = match route {
            "paycross" => (&*saved.paycross, ""),
            "failover" => (&*saved.paymega, &*saved.paycross),
            _ => (&*saved.paymega, ""),
        };
        writeln!(
            self.0,
            "{reference},{route},{amount},USD,{first},{second},{CUSTOMER},{SERVICE}"
        )
        .unwrap();
        self
    }

    pub fn write(&self, folder: &Path) -> PathBuf {
        let file = folder.join("orders.csv");
        fs::write(&file, format!("{HEAD}{}", self.0)).unwrap();
        file
    }
}

pub fn settings() -> Settings {
    Settings {
        name: "may".to_owned(),
        mode: Mode::Test,
    }
}

pub async fn create(folder: &Path) -> SqliteStore {
    let path = folder.join("may.sqlite");
    SqliteStore::create(&path, &settings()).await.unwrap()
}

pub async fn import(store: &impl Store, file: &Path, vault: Vault) -> Result<Imported, Error> {
    let import = Import::open(file, Format::of(file), Columns::default(), vault)?;
    store.import(import).await
}

/// A run with these orders, whose tokens stay in their file.
pub async fn run_with(folder: &Path, orders: &Orders) -> SqliteStore {
    let store = create(folder).await;
    import(&store, &orders.write(folder), Vault::File)
        .await
        .unwrap();
    store
}

pub fn open(folder: &Path, access: Access) -> Result<SqliteStore, Error> {
    SqliteStore::open(&folder.join("may.sqlite"), access)
}

pub async fn lines(store: &impl Store) -> Vec<Line> {
    store.lines(0, 1_000_000).await.unwrap()
}

/// The kind of each order's outcome, in their order.
pub async fn kinds(store: &impl Store) -> Vec<String> {
    let lines = lines(store).await.into_iter();
    lines
        .map(|line| {
            line.outcome
                .map_or("none".to_owned(), |(row, _)| row.kind.to_string())
        })
        .collect()
}

/// Whether each order was paid or declined.
pub fn are_final(kinds: &[String]) -> bool {
    let mut kinds = kinds.iter();
    kinds.all(|kind| ["succeeded", "declined"].contains(&kind.as_str()))
}

/// Each paid order has one charge in the ledger, and no other order has one, over all of its attempts.
pub async fn assert_ledger_agrees(sandbox: &Sandbox, store: &impl Store) {
    let ledger = sandbox.ledger();
    for line in lines(store).await {
        let reference = &line.order.details.reference;
        let (row, _) = line
            .outcome
            .as_ref()
            .unwrap_or_else(|| panic!("{reference} has no outcome"));
        let charges = ledger
            .entries
            .iter()
            .filter(|entry| entry.reference == *reference)
            .count();
        let expected = usize::from(row.kind.as_str() == "succeeded");
        assert_eq!(charges, expected, "{reference}: {row:?}");
    }
}
