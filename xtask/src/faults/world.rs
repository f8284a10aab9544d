//! A sandbox in another process, with a folder for a run, its file of orders and its profile.

use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::control::Control;
use crate::bench::merchant::{CUSTOMER, Merchant, SERVICE, text};
use crate::bench::process::Process;
use crate::error::{Error, Result};

/// The file of the merchant, which alone may hold tokens.
pub const ORDERS: &str = "orders.csv";

/// One order in this many is declined.
const DECLINED: usize = 20;

/// The provider of a run.
#[derive(Clone, Copy)]
pub enum Provider {
    Paymega,
    PayCross,
}

impl Provider {
    pub const ALL: [Self; 2] = [Self::Paymega, Self::PayCross];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Paymega => "paymega",
            Self::PayCross => "paycross",
        }
    }

    /// A declined payment, as the sandbox takes it.
    pub fn decline(self, reference: &str) -> Value {
        let (status, code) = match self {
            Self::Paymega => ("process_failed", "insufficient_funds"),
            Self::PayCross => ("failed", "F.0114"),
        };
        json!({"reference": reference, "status": status, "resolution": code})
    }
}

/// The parts of a test on one provider.
pub struct World {
    pub provider: Provider,
    pub folder: PathBuf,
    pub secrets: Vec<String>,
    program: PathBuf,
    sandbox: Process,
    control: Control,
}

impl World {
    /// Starts the sandbox of this program, saves the cards, and writes the merchant's files.
    pub fn open(
        program: &Path,
        folder: PathBuf,
        provider: Provider,
        orders: usize,
    ) -> Result<Self> {
        let sandbox = Process::start(program, None)?;
        let merchant = Merchant::new(&sandbox.info, 0)?;
        let control = Control::open(&sandbox.info)?;
        let keys = ["api_key", "shop_secret", "callback_secret"]
            .map(|key| text(&sandbox.info[key]).to_owned());
        let [card, shop_card] = merchant.tokens();
        let world = Self {
            provider,
            folder,
            secrets: [card, shop_card]
                .map(str::to_owned)
                .into_iter()
                .chain(keys)
                .collect(),
            program: program.to_owned(),
            sandbox,
            control,
        };
        world.write_orders(ORDERS, 0..orders)?;
        world.write("config.toml", &world.profile())?;
        Ok(world)
    }

    /// The profile. Its limits are short, so that a kill does not hold an order for long.
    fn profile(&self) -> String {
        let info = &self.sandbox.info;
        let of = |name: &str| text(&info[name]);
        let own = match self.provider {
            Provider::Paymega => format!(
                "provider = \"paymega\"\naccount = \"{}\"\npublic = \"{}\"\nprivate = \"{}\"\ncardgate = \"{}\"\n\
                 api_key = {{ env = \"KEY\" }}\n",
                of("account"),
                of("public"),
                of("private"),
                of("cardgate")
            ),
            Provider::PayCross => format!(
                "provider = \"paycross\"\nshop = \"{}\"\nurl = \"{}\"\nsecret_key = {{ env = \"KEY\" }}\n",
                of("shop_id"),
                of("paycross")
            ),
        };
        format!(
            "default = \"own\"\n[profile.own]\nmode = \"test\"\n{own}\
             limits = {{ deadline = \"3s\", attempt_timeout = \"1s\" }}\n"
        )
    }

    fn write(&self, name: &str, contents: &str) -> Result<()> {
        let file = self.folder.join(name);
        fs::write(&file, contents).map_err(|error| Error::file(&file, error))
    }

    /// Writes a file of orders.
    pub fn write_orders(&self, file: &str, orders: Range<usize>) -> Result<()> {
        let token = match self.provider {
            Provider::Paymega => &self.secrets[0],
            Provider::PayCross => &self.secrets[1],
        };
        self.write(file, &rows(orders, token))
    }

    /// Base URLs and credentials of the sandbox.
    pub const fn info(&self) -> &Value {
        &self.sandbox.info
    }

    /// The command `tollgate bill` with these arguments.
    pub fn bill(&self, arguments: &[&str]) -> Command {
        self.bill_with(Command::new(&self.program), arguments)
    }

    /// The same at the end of another command line, which runs it.
    pub fn bill_under(&self, mut runner: Command, arguments: &[&str]) -> Command {
        runner.arg(&self.program);
        self.bill_with(runner, arguments)
    }

    fn bill_with(&self, mut command: Command, arguments: &[&str]) -> Command {
        let key = match self.provider {
            Provider::Paymega => "api_key",
            Provider::PayCross => "shop_secret",
        };
        command
            .arg("bill")
            .args(arguments)
            .current_dir(&self.folder)
            .env("TOLLGATE_CONFIG", self.folder.join("config.toml"))
            .env("KEY", text(&self.sandbox.info[key]));
        command
    }

    /// Declines some of the orders.
    pub fn decline_some(&mut self, orders: usize) -> Result<()> {
        for number in (0..orders).step_by(DECLINED) {
            let verdict = self.provider.decline(&reference(number));
            self.control.post("/verdicts", &verdict)?;
        }
        Ok(())
    }

    /// The sandbox's control API.
    pub const fn control(&mut self) -> &mut Control {
        &mut self.control
    }

    /// How many requests the sandbox has received.
    pub fn exchanges(&mut self) -> Result<u64> {
        let usage = self.control.get("/usage")?;
        Ok(usage["last_exchange"].as_u64().unwrap_or_default())
    }
}

fn rows(orders: Range<usize>, token: &str) -> String {
    let mut rows = "reference,amount,currency,token,customer,service\n".to_owned();
    for number in orders {
        let (reference, amount) = (reference(number), amount(number));
        let _ = writeln!(
            rows,
            "{reference},{amount},USD,{token},{CUSTOMER},{SERVICE}"
        );
    }
    rows
}

pub fn reference(number: usize) -> String {
    format!("order-{number}")
}

/// The amounts differ: on `PayCross` orders with equal card and amount wait for each other.
pub fn amount(number: usize) -> String {
    format!("{}.{:02}", 1 + number / 100, number % 100)
}
