//! A merchant with profiles of both providers, whose commands run against a sandbox in the test's process.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use tokio::task::spawn_blocking;
use tollgate::{
    Card, CardNumber, CardToken, Cvv, Expiry, Mode, Money, Outcome, PayCross, Paymega, SecretKey,
    paycross::{Endpoint, NewTokenization},
    paymega::{CardSale, Endpoints, Invoice, NewInvoice},
};
use tollgate_sandbox::{Info, Sandbox};

use crate::sandbox::call;

/// A merchant.
pub struct Shop {
    pub sandbox: Sandbox,
    pub folder: PathBuf,
}

/// The result of a command.
#[derive(Debug)]
pub struct Done {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Shop {
    /// A merchant with the profiles `shop` and `cross`, both of test mode, and `live`, a profile of live mode.
    pub async fn open(name: &str) -> Self {
        let sandbox = Sandbox::start().await.unwrap();
        let folder = folder(name);
        let shop = Self { sandbox, folder };
        shop.write_profiles(&shop.host());
        shop
    }

    /// The sandbox's host and port.
    pub fn host(&self) -> String {
        let control = &self.sandbox.info().control;
        control.split('/').nth(2).unwrap().to_owned()
    }

    /// Writes the file of profiles, with the sandbox's addresses at this host and port.
    pub fn write_profiles(&self, host: &str) {
        self.write_profiles_with(host, "1s");
    }

    /// As [`write_profiles`](Self::write_profiles), with the time for which a request may be under way.
    pub fn write_profiles_with(&self, host: &str, under_way: &str) {
        let info = self.sandbox.info();
        let at = |url: &str| url.replace(&self.host(), host);
        let Info {
            account,
            public_key,
            shop_id,
            ..
        } = info;
        let (public, private) = (at(&info.public), at(&info.private));
        let (cardgate, paycross) = (at(&info.cardgate), at(&info.paycross));
        let (checkout, reports) = (at(&info.checkout), at(&info.reports));
        let paymega = |mode: &str| {
            format!(
                "provider = 'paymega'\nmode = '{mode}'\npublic = '{public}'\nprivate = '{private}'\n\
                 cardgate = '{cardgate}'\naccount = '{account}'\napi_key = {{ env = 'SHOP_API_KEY' }}\n\
                 service = 'payment_card_usd_hpp'\nlimits = {{ under_way = '{under_way}', deadline = '15s' }}\n"
            )
        };
        let text = format!(
            "default = 'shop'\n[profile.shop]\n{}public_key = '{public_key}'\n\
             callback_secrets = [{{ env = 'SHOP_CALLBACK_SECRET' }}]\n[profile.live]\n{}\n[profile.cross]\n\
             provider = 'paycross'\nmode = 'test'\nurl = '{paycross}'\ncheckout = '{checkout}'\nreports = '{reports}'\nshop = '{shop_id}'\n\
             secret_key = {{ file = 'shop.key' }}\nwebhook_keys = [{{ file = 'webhook.pem' }}]\n\
             limits = {{ under_way = '{under_way}' }}\n",
            paymega("test"),
            paymega("live"),
        );
        self.write("config.toml", &text);
        self.write("shop.key", &format!("{}\n", info.shop_secret));
        self.write("webhook.pem", &info.shop_public_key);
    }

    /// Writes a file that only its owner may read.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.join(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        path
    }

    /// A command that uses the profiles.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let info = self.sandbox.info();
        let mut command = Command::new(env!("CARGO_BIN_EXE_tollgate"));
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env_clear()
            .env("TOLLGATE_CONFIG", self.folder.join("config.toml"))
            .env("TOLLGATE_STATE", self.folder.join("state"))
            .env("TOLLGATE_SANDBOX", &info.control)
            .env("SHOP_API_KEY", &info.api_key)
            .env("SHOP_CALLBACK_SECRET", &info.callback_secret)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs a command to its end.
    pub async fn run(&self, arguments: &[&str]) -> Done {
        let mut command = self.command(arguments);
        let output = spawn_blocking(move || command.output().unwrap()).await;
        Done::of(output.unwrap())
    }

    /// Saves a card at Paymega for `customer-7`, and writes its token to a file.
    pub async fn save_card(&self) -> PathBuf {
        let order = NewInvoice::new("save-1", price("1.00"), "payment_card_usd_hpp")
            .customer("customer-7")
            .save_card();
        let outcome = self.sell(&order).await;
        self.write_token(outcome.operation().saved_card().unwrap().token())
    }

    /// Charges 5 USD by a program that does not use the library.
    pub fn charge_elsewhere(&self, reference: &str) {
        let info = self.sandbox.info();
        let order = json!({"data": {"type": "payment-invoices", "attributes": {
            "reference_id": reference, "amount": 5, "currency": "USD", "service": "payment_card_usd_hpp",
            "test_mode": true
        }}});
        let key = STANDARD.encode(format!("{}:{}", info.account, info.api_key));
        let basic = format!("authorization: Basic {key}\r\n");
        let made = call(
            "POST",
            &format!("{}/payment-invoices", info.private),
            &basic,
            &order,
        );
        let token = &made["data"]["attributes"]["flow_data"]["metadata"]["token"];
        let bearer = format!("authorization: Bearer {}\r\n", token.as_str().unwrap());
        let card = json!({"data": {"type": "sale-operation", "attributes": {
            "card_number": "5519283812030000", "card_holder": "A B", "cvv": "123", "exp_month": "10",
            "exp_year": "35"
        }}});
        let sold = call(
            "POST",
            &format!("{}/payment/sale", info.cardgate),
            &bearer,
            &card,
        );
        assert_eq!(sold["status"], "processed", "{sold}");
    }

    async fn sell(&self, order: &NewInvoice) -> Outcome<Invoice> {
        let info = self.sandbox.info();
        let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
        let paymega = Paymega::builder(Mode::Test, endpoints)
            .account(&info.account, SecretKey::new(&info.api_key))
            .build()
            .unwrap();
        let invoice = paymega.create(order).await.unwrap().into_open().unwrap();
        let sale = CardSale::new(card("5519283812030000"));
        paymega.sale(invoice, &sale).await.unwrap()
    }

    /// Saves a card at PayCross, and writes its token to a file.
    pub async fn tokenize(&self) -> PathBuf {
        let info = self.sandbox.info();
        let paycross = PayCross::builder(Mode::Test, Endpoint::custom(&info.paycross))
            .shop(&info.shop_id, SecretKey::new(&info.shop_secret))
            .build()
            .unwrap();
        let order = NewTokenization::new("save-1", price("1.00"), card("4200000000000000"))
            .description("Save");
        let outcome = paycross.tokenize(&order).await.unwrap();
        self.write_token(outcome.operation().saved_card().unwrap().token())
    }

    fn write_token(&self, token: &CardToken) -> PathBuf {
        self.write("card.token", token.expose())
    }

    /// How often a reference was charged.
    pub fn charges(&self, reference: &str) -> usize {
        self.sandbox.ledger().charges(reference)
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Done {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The only line of `--json`.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The lines of `--json`.
    pub fn lines(&self) -> Vec<Value> {
        let lines = self.stdout.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

fn price(amount: &str) -> Money {
    format!("{amount} USD").parse().unwrap()
}

fn card(number: &str) -> Card {
    Card::new(
        CardNumber::new(number).unwrap(),
        Cvv::new("123").unwrap(),
        Expiry::new(10, 2035).unwrap(),
        "Card Holder",
    )
}

/// An empty folder that only this test uses.
fn folder(name: &str) -> PathBuf {
    let name = format!("{name}-{}", std::process::id());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}
