//! The provider of a run, in a process of its own: the sandbox, or an endpoint like Stripe's.

use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use super::install::Installation;
use super::job::Order;
use super::{Control, DECLINED, FAULTS, Keys, Provider};
use crate::bench::merchant::{CUSTOMER, Merchant, SERVICE};
use crate::bench::process::Process;
use crate::error::Result;
use crate::faults::world;

/// How many payments a job makes at the same time.
const CONCURRENCY: usize = 16;

/// The longest time of one request. The faults stall for at most 400 milliseconds.
const TIMEOUT_MS: u64 = 300;

/// From the first job to the second. Stripe keeps keys for 24 hours, and Paymega's invoices expire before.
const NIGHT: u64 = 8 * 60 * 60;

/// Longer than the faults let the bank take.
const BANK: Duration = Duration::from_secs(1);

/// Stripe's test cards: one is charged, the issuer of the other declines.
const CARDS: [&str; 2] = ["pm_card_visa", "pm_card_visa_chargeDeclined"];

/// A running provider. It ends with this value.
pub struct Service {
    provider: Provider,
    keys: Keys,
    process: Process,
    control: Control,
}

impl Service {
    pub fn start(
        installation: &Installation,
        (provider, keys): (Provider, Keys),
        seed: u64,
    ) -> Result<Self> {
        let mut command = installation.binary(provider.binary());
        if provider == Provider::Stripe {
            command.args([&seed.to_string(), &FAULTS.to_string(), keys.name()]);
        }
        let process = Process::spawn(command)?;
        let control = Control::open(&process.info)?;
        Ok(Self {
            provider,
            keys,
            process,
            control,
        })
    }

    pub const fn control(&mut self) -> &mut Control {
        &mut self.control
    }

    /// The orders. Some of them are declined.
    pub fn orders(&mut self, payments: usize) -> Result<Vec<Order>> {
        let cards = self.cards(payments)?;
        let currency = if self.provider == Provider::Stripe {
            "usd"
        } else {
            "USD"
        };
        let orders = (0..payments).zip(100..).map(|(number, amount)| Order {
            reference: world::reference(number),
            // All amounts differ: the sandbox refuses an equal amount of one card within 30 seconds.
            amount,
            currency,
            token: cards[usize::from(number.is_multiple_of(DECLINED))].clone(),
        });
        Ok(orders.collect())
    }

    /// The tokens of the card that is charged, and of the one that is declined.
    fn cards(&mut self, payments: usize) -> Result<[String; 2]> {
        let provider = match self.provider {
            Provider::Stripe => return Ok(CARDS.map(str::to_owned)),
            Provider::Paymega => world::Provider::Paymega,
            Provider::PayCross => world::Provider::PayCross,
        };
        for number in (0..payments).step_by(DECLINED) {
            let order = world::reference(number);
            // The issuer declines a second attempt too.
            for reference in [format!("{order}~2"), order] {
                self.control
                    .post("/verdicts", &provider.decline(&reference))?;
            }
        }
        let merchant = Merchant::new(&self.process.info, 0)?;
        let [paymega, paycross] = merchant.tokens();
        let card = match provider {
            world::Provider::Paymega => paymega,
            world::Provider::PayCross => paycross,
        };
        Ok([card.to_owned(), card.to_owned()])
    }

    /// Starts the faults. The endpoint has them from its start.
    pub fn fail(&mut self, seed: u64) -> Result<()> {
        if self.provider == Provider::Stripe {
            return Ok(());
        }
        let replay = self.keys == Keys::Honoured;
        self.control.post("/settings", &json!({"replay": replay}))?;
        let faults = json!({"seed": seed, "rate": FAULTS});
        self.control.post("/faults", &faults)?;
        Ok(())
    }

    /// The settings of a job.
    pub fn settings(&self, strategy: &str) -> Value {
        let mut settings = self.process.info.clone();
        settings["provider"] = self.provider.name().to_lowercase().into();
        settings["replay"] = (self.keys == Keys::Honoured).into();
        settings["strategy"] = strategy.into();
        settings["customer"] = CUSTOMER.into();
        settings["service"] = SERVICE.into();
        settings["concurrency"] = CONCURRENCY.into();
        settings["timeout_ms"] = TIMEOUT_MS.into();
        settings
    }

    /// Lets hours pass on the provider's clock.
    pub fn wait_for_night(&mut self) -> Result<()> {
        self.settle()?;
        self.advance(NIGHT)
    }

    /// Waits until the bank has decided about all payments.
    pub fn settle(&mut self) -> Result<()> {
        thread::sleep(BANK);
        self.advance(BANK.as_secs())
    }

    fn advance(&mut self, seconds: u64) -> Result<()> {
        if self.provider != Provider::Stripe {
            self.control.post("/clock", &json!({"advance": seconds}))?;
        }
        Ok(())
    }
}
