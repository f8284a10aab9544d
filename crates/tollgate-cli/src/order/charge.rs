//! `tollgate charge`: charges a saved card once for an order.

use std::time::{Duration, SystemTime};

use clap::Args;
use tollgate::{
    CardToken, Initiator, Money, PayCross, Paymega, paycross::NewPayment, paymega::TokenCharge,
};
use tollgate_billing::shown;

use super::{Ended, Price, not_there, token::TokenSource};
use crate::{
    Failure,
    arguments::Common,
    confirm::confirm,
    exit::Exit,
    profile::{Client, Profile},
    state::{Key, Work},
};

/// The options of `charge`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Charge {
    /// Your reference of the order, unique for ever. The command never invents one.
    reference: String,
    #[command(flatten)]
    price: Price,
    #[command(flatten)]
    token: TokenSource,
    /// The customer whose card was saved, by your own id. Required by Paymega.
    #[arg(long, value_name = "ID")]
    customer: Option<String>,
    /// The service of Paymega to charge by. Default: the profile's.
    #[arg(long, value_name = "CODE")]
    service: Option<String>,
    /// The text for the payer. Required by PayCross.
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// The address for callbacks and webhooks about this order.
    #[arg(long, value_name = "URL")]
    callback_url: Option<String>,
    /// The number of this attempt: after a decline, attempt 2 has a reference of its own, and is sent only if attempt 1
    /// is definitely unpaid.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    attempt: u32,
    /// Only reserves the amount, for a later `capture` or `void`. PayCross has this.
    #[arg(long)]
    authorize: bool,
    /// Ends an unpaid order after this time, 14m to 2d: how long it stays blocked if the command is interrupted.
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration)]
    expires: Option<Duration>,
}

const EXAMPLES: &str = "\
Repeat the same command after an interruption or an unknown outcome: it charges at most once.

Examples:
  tollgate charge order-1042 19.99 USD --token-file card.token --customer customer-7
  pass show cards/7 | tollgate charge order-1042 19.99 USD --token-file - --customer customer-7 --json
  tollgate charge order-1042 19.99 USD --token-file card.token --customer customer-7 --attempt 2";

/// Charges the card.
pub async fn run(options: &Charge, common: &Common) -> Result<Exit, Failure> {
    let profile = Profile::load(&common.choice)?;
    let (client, money) = (profile.client()?, options.price.money()?);
    let token = options.token.read()?;
    let verb = if options.authorize {
        "reserve"
    } else {
        "charge"
    };
    confirm(
        common,
        &profile,
        &format!("{verb} {} for {}", shown(money), options.reference),
    )?;
    let ended = match client {
        Client::Paymega(paymega) if !options.authorize => {
            let order = options.for_paymega(money, token, &profile);
            on_paymega(&paymega, &profile, &order).await?
        }
        Client::Paymega(_) => return Err(not_there("authorisations", profile.provider())),
        Client::PayCross(paycross) => {
            let order = options.for_paycross(money, token);
            on_paycross(&paycross, &profile, &order).await?
        }
    };
    Ok(ended.print("charge", &profile, common.output()))
}

impl Charge {
    fn for_paymega(&self, money: Money, token: CardToken, profile: &Profile) -> TokenCharge {
        let mut order = TokenCharge::new(&self.reference, money, token);
        if let Some(customer) = &self.customer {
            order = order.customer(customer);
        }
        if let Some(service) = self.service.as_deref().or(profile.service()) {
            order = order.service(service);
        }
        if let Some(text) = &self.description {
            order = order.description(text);
        }
        if let Some(url) = &self.callback_url {
            order = order.callback_url(url);
        }
        if let Some(time) = self.expires {
            order = order.expires(SystemTime::now() + time);
        }
        order.attempt(self.attempt)
    }

    fn for_paycross(&self, money: Money, token: CardToken) -> NewPayment {
        let mut order = NewPayment::by_token(&self.reference, money, token, Initiator::Merchant);
        if let Some(text) = &self.description {
            order = order.description(text);
        }
        if let Some(url) = &self.callback_url {
            order = order.notification_url(url);
        }
        if let Some(time) = self.expires {
            order = order.expires(SystemTime::now() + time);
        }
        if self.authorize {
            order = order.authorize_only();
        }
        order.attempt(self.attempt)
    }
}

async fn on_paymega(
    paymega: &Paymega,
    profile: &Profile,
    order: &TokenCharge,
) -> Result<Ended, Failure> {
    let key = key(profile, order.reference());
    let work = Work::start(profile, key, &paymega.stored(order)?)?;
    let result = work.act(paymega.charge(order)).await?;
    Ok(Ended::of(&result).for_order(&order.reference(), order.money()))
}

async fn on_paycross(
    paycross: &PayCross,
    profile: &Profile,
    order: &NewPayment,
) -> Result<Ended, Failure> {
    let key = key(profile, order.reference());
    let work = Work::start(profile, key, &paycross.stored(order)?)?;
    let result = work
        .act_after(paycross.reconcile(order), paycross.charge(order))
        .await?;
    Ok(Ended::of(&result).for_order(&order.reference(), order.money()))
}

fn key(profile: &Profile, reference: String) -> Key {
    Key {
        place: profile.place(),
        operation: "charge",
        reference,
    }
}
