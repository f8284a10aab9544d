//! `tollgate refund`: gives money back, once for a reference.

use clap::Args;
use tollgate::{
    Money, PayCross, Paymega,
    paycross::{self, data::TransactionType},
    paymega,
};
use tollgate_billing::shown;

use super::{Ended, Price, parent::Parent};
use crate::{
    Failure,
    arguments::Common,
    confirm::confirm,
    exit::Exit,
    profile::{Client, Profile},
    state::{Key, Work},
};

/// The options of `refund`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Refund {
    /// Your reference of the refund itself, another one than the order's.
    reference: String,
    #[command(flatten)]
    price: Price,
    #[command(flatten)]
    parent: Parent,
    /// The reason. Required by PayCross.
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

const EXAMPLES: &str = "\
Repeat the same command after an interruption: it refunds at most once.

Examples:
  tollgate refund refund-1042 19.99 USD --order order-1042
  tollgate refund refund-1042 5 USD --order order-1042 --reason 'Broken cup'";

/// Refunds the payment.
pub async fn run(options: &Refund, common: &Common) -> Result<Exit, Failure> {
    let profile = Profile::load(&common.choice)?;
    let (client, money) = (profile.client()?, options.price.money()?);
    confirm(
        common,
        &profile,
        &format!("refund {} as {}", shown(money), options.reference),
    )?;
    let ended = match client {
        Client::Paymega(client) => options.on_paymega(&client, &profile, money).await?,
        Client::PayCross(client) => options.on_paycross(&client, &profile, money).await?,
    };
    Ok(ended.print("refund", &profile, common.output()))
}

impl Refund {
    async fn on_paymega(
        &self,
        client: &Paymega,
        profile: &Profile,
        money: Money,
    ) -> Result<Ended, Failure> {
        let invoice = self.parent.at_paymega(client).await?;
        let refund = paymega::Refund::new(&self.reference, invoice, money);
        let work = Work::start(profile, self.key(profile), &client.stored_refund(&refund)?)?;
        let read = client.reconcile_refund(&refund);
        let result = work.act_after(read, client.refund(&refund)).await?;
        Ok(Ended::of(&result).for_order(&self.reference, money))
    }

    async fn on_paycross(
        &self,
        client: &PayCross,
        profile: &Profile,
        money: Money,
    ) -> Result<Ended, Failure> {
        let kinds = [TransactionType::Payment, TransactionType::Capture];
        let uid = self.parent.at_paycross(client, &kinds).await?;
        let reason = self.reason.clone().unwrap_or_default();
        let refund = paycross::Refund::new(&self.reference, uid, money, reason);
        let work = Work::start(profile, self.key(profile), &client.stored(&refund)?)?;
        let read = client.reconcile(&refund);
        let result = work.act_after(read, client.refund(&refund)).await?;
        Ok(Ended::of(&result).for_order(&self.reference, money))
    }

    fn key(&self, profile: &Profile) -> Key {
        Key {
            place: profile.place(),
            operation: "refund",
            reference: self.reference.clone(),
        }
    }
}
