//! `tollgate status` and `tollgate wait`: read the outcome of an order; nothing that moves money is sent.

use std::time::Duration;

use clap::Args;

use tollgate::{Invalid, Money};

use super::{price::money, save::SavedToken, stored::Asked};
use crate::{Failure, arguments::Common, exit::Exit, profile::Profile, state::Store};

/// The options of `status`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  tollgate status order-1042
  tollgate status order-1042 19.99 USD     an order that another machine has sent")]
pub struct Status {
    #[command(flatten)]
    order: Wanted,
}

/// The options of `wait`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  tollgate wait order-1042 --timeout 10m
  tollgate wait save-7 --save-token card.token")]
pub struct Wait {
    #[command(flatten)]
    order: Wanted,
    /// The longest time to wait.
    #[arg(long, value_name = "TIME", default_value = "90s", value_parser = humantime::parse_duration)]
    timeout: Duration,
}

#[derive(Args, Debug)]
struct Wanted {
    /// The reference of the order, or of the refund, capture or void.
    reference: String,
    /// The amount in major units, for an order that another machine has sent.
    #[arg(requires = "currency")]
    amount: Option<String>,
    /// The currency of the amount.
    currency: Option<String>,
    /// The operation, if several have the reference.
    #[arg(long, value_name = "OPERATION", value_parser = ["charge", "link", "refund", "capture", "void"])]
    operation: Option<String>,
    /// The payer of an order from another machine takes part, on a hosted page.
    #[arg(long, requires = "amount")]
    hosted: bool,
    #[command(flatten)]
    token: SavedToken,
}

/// Reads the outcome now.
pub async fn status(options: &Status, common: &Common) -> Result<Exit, Failure> {
    read(&options.order, common, ("status", None)).await
}

/// Reads until the outcome is final.
pub async fn wait(options: &Wait, common: &Common) -> Result<Exit, Failure> {
    read(&options.order, common, ("wait", Some(options.timeout))).await
}

async fn read(
    wanted: &Wanted,
    common: &Common,
    (command, time): (&'static str, Option<Duration>),
) -> Result<Exit, Failure> {
    let profile = Profile::load(&common.choice)?;
    let asked = wanted.asked(&profile)?;
    let mut ended = asked.read(time, &wanted.token).await?;
    if let Some(money) = wanted.money()? {
        ended = ended.for_order(&wanted.reference, money);
    }
    Ok(ended.print(command, &profile, common.output()))
}

impl Wanted {
    fn money(&self) -> Result<Option<Money>, Invalid> {
        let given = self.amount.as_deref().zip(self.currency.as_deref());
        given
            .map(|(amount, currency)| money(amount, currency))
            .transpose()
    }

    fn asked(&self, profile: &Profile) -> Result<Asked, Failure> {
        let client = profile.client()?;
        if let Some(money) = self.money()? {
            let order = (self.reference.as_str(), money, self.hosted);
            return Asked::of_price(client, profile, order);
        }
        let mut found = Store::open()?.find(&profile.place(), &self.reference)?;
        if let Some(operation) = &self.operation {
            found.retain(|stored| stored.operation == *operation);
        }
        match found.as_slice() {
            [stored] => Asked::of_stored(client, stored),
            [] => Err(format!(
                "this machine has not sent {}: add its amount and currency",
                self.reference
            )
            .into()),
            _ => Err(format!(
                "several operations have the reference {}: choose by --operation",
                self.reference
            )
            .into()),
        }
    }
}
