//! `tollgate save-card` and `tollgate link`: a hosted page for a payer.

mod paycross;
mod paymega;

use std::time::{Duration, SystemTime};

use clap::Args;
use serde::Serialize;
use tollgate::{Mode, Money};
use tollgate_billing::shown;

use super::{Ended, Price, page::Page};
use crate::{
    Failure,
    arguments::Common,
    confirm::confirm,
    exit::Exit,
    output::Output,
    profile::{Client, Profile},
    state::Key,
};

/// The options of `save-card`.
#[derive(Args, Debug)]
#[command(after_help = "\
When the payer has entered the card, `wait` writes its token to a file.

Examples:
  tollgate save-card save-7 1.00 USD --customer customer-7 --qr
  tollgate wait save-7 --timeout 15m --save-token card.token")]
pub struct SaveCard {
    #[command(flatten)]
    order: Hosted,
    /// Only verifies the card, and charges nothing. PayCross never charges a card that it saves.
    #[arg(long)]
    verify: bool,
}

/// The options of `link`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  tollgate link order-1041 25 USD --svg order-1041.svg
  tollgate link order-1041 25 USD --description 'Two books' --profile cross")]
pub struct Link {
    #[command(flatten)]
    order: Hosted,
}

#[derive(Args, Debug)]
struct Hosted {
    /// Your reference of the order, unique for ever. The command never invents one.
    reference: String,
    #[command(flatten)]
    price: Price,
    /// The customer, by your own id. Paymega requires it to save a card.
    #[arg(long, value_name = "ID")]
    customer: Option<String>,
    /// The service of Paymega to pay by. Default: the profile's.
    #[arg(long, value_name = "CODE")]
    service: Option<String>,
    /// The text for the payer. Required by PayCross.
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// The address to which the payer returns.
    #[arg(long, value_name = "URL")]
    return_url: Option<String>,
    /// The address for callbacks and webhooks about this order.
    #[arg(long, value_name = "URL")]
    callback_url: Option<String>,
    /// Closes the page after this time. Default: Paymega's own, and 30m on PayCross.
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration)]
    expires: Option<Duration>,
    /// Makes a further page of an order of PayCross, although an earlier page may still be paid: both can be paid.
    #[arg(long)]
    another: bool,
    #[command(flatten)]
    page: Page,
}

/// The purpose of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    Pay,
    Save,
    Verify,
}

/// A page, or the outcome of an order that was paid before.
#[derive(Debug)]
enum Made {
    Page { id: String, url: String },
    Ended(Ended),
}

/// The line about a page. As JSON its fields are stable.
#[derive(Debug, Serialize)]
struct Line<'a> {
    command: &'static str,
    profile: &'a str,
    provider: &'static str,
    mode: Mode,
    reference: &'a str,
    provider_id: &'a str,
    money: Money,
    url: &'a str,
}

/// Makes a page that saves a card.
pub async fn save_card(options: &SaveCard, common: &Common) -> Result<Exit, Failure> {
    let purpose = if options.verify {
        Purpose::Verify
    } else {
        Purpose::Save
    };
    options.order.make("save-card", purpose, common).await
}

/// Makes a page on which a payer pays.
pub async fn link(options: &Link, common: &Common) -> Result<Exit, Failure> {
    options.order.make("link", Purpose::Pay, common).await
}

impl Hosted {
    async fn make(
        &self,
        command: &'static str,
        purpose: Purpose,
        common: &Common,
    ) -> Result<Exit, Failure> {
        let profile = Profile::load(&common.choice)?;
        let (client, money) = (profile.client()?, self.price.money()?);
        confirm(
            common,
            &profile,
            &format!("make a page for {}, {}", shown(money), self.reference),
        )?;
        let made = match client {
            Client::Paymega(client) => self.on_paymega(&client, &profile, purpose).await?,
            Client::PayCross(client) => self.on_paycross(&client, &profile, purpose).await?,
        };
        match made {
            Made::Page { id, url } => {
                let line = Line {
                    command,
                    profile: profile.name(),
                    provider: profile.provider(),
                    mode: profile.mode(),
                    reference: &self.reference,
                    provider_id: &id,
                    money,
                    url: &url,
                };
                self.show(&line, common.output())
            }
            Made::Ended(ended) => {
                let ended = ended.for_order(&self.reference, money);
                Ok(ended.print(command, &profile, common.output()))
            }
        }
    }

    fn show(&self, line: &Line<'_>, output: Output) -> Result<Exit, Failure> {
        output.record(line, || line.url.to_owned());
        self.page.show(line.url)?;
        Ok(Exit::SUCCESS)
    }

    fn key(&self, profile: &Profile) -> Key {
        Key {
            place: profile.place(),
            operation: "link",
            reference: self.reference.clone(),
        }
    }

    /// The end of the page, if one was asked for.
    fn end(&self) -> Option<SystemTime> {
        self.expires.map(|time| SystemTime::now() + time)
    }
}
