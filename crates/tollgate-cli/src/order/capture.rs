//! `tollgate capture` and `tollgate void`: the end of an authorisation.

use clap::Args;
use tollgate::{
    Error, Outcome, PayCross,
    paycross::{self, Order, Transaction, data::TransactionType},
};
use tollgate_billing::shown;

use super::{Ended, Price, not_there, parent::Parent};
use crate::{
    Failure,
    arguments::Common,
    confirm::confirm,
    exit::Exit,
    profile::{Client, Profile},
    state::{Key, Work},
};

/// The options of `capture`.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  tollgate capture capture-1042 19.99 USD --order order-1042")]
pub struct Capture {
    #[command(flatten)]
    child: Child,
}

/// The options of `void`.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  tollgate void void-1042 19.99 USD --order order-1042")]
pub struct Void {
    #[command(flatten)]
    child: Child,
}

#[derive(Args, Debug)]
struct Child {
    /// Your reference of this operation, another one than the order's.
    reference: String,
    #[command(flatten)]
    price: Price,
    #[command(flatten)]
    parent: Parent,
}

/// Captures a reserved amount.
pub async fn capture(options: &Capture, common: &Common) -> Result<Exit, Failure> {
    let child = &options.child;
    let (profile, client) = start(child, common, "capture")?;
    let (uid, money) = (child.uid(&client).await?, child.price.money()?);
    let order = paycross::Capture::new(&child.reference, uid, money);
    let act = client.capture(&order);
    child
        .end(common, &profile, (&client, &order, "capture"), act)
        .await
}

/// Releases a reserved amount.
pub async fn void(options: &Void, common: &Common) -> Result<Exit, Failure> {
    let child = &options.child;
    let (profile, client) = start(child, common, "void")?;
    let (uid, money) = (child.uid(&client).await?, child.price.money()?);
    let order = paycross::Void::new(&child.reference, uid, money);
    let act = client.void(&order);
    child
        .end(common, &profile, (&client, &order, "void"), act)
        .await
}

fn start(child: &Child, common: &Common, verb: &str) -> Result<(Profile, PayCross), Failure> {
    let profile = Profile::load(&common.choice)?;
    let Client::PayCross(client) = profile.client()? else {
        return Err(not_there("authorisations", profile.provider()));
    };
    let money = child.price.money()?;
    confirm(
        common,
        &profile,
        &format!("{verb} {} as {}", shown(money), child.reference),
    )?;
    Ok((profile, client))
}

impl Child {
    async fn uid(&self, client: &PayCross) -> Result<String, Failure> {
        let kinds = [TransactionType::Authorization];
        self.parent.at_paycross(client, &kinds).await
    }

    async fn end(
        &self,
        common: &Common,
        profile: &Profile,
        (client, order, command): (&PayCross, &impl Order, &'static str),
        act: impl Future<Output = Result<Outcome<Transaction>, Error>>,
    ) -> Result<Exit, Failure> {
        let key = Key {
            place: profile.place(),
            operation: command,
            reference: self.reference.clone(),
        };
        let work = Work::start(profile, key, &client.stored(order)?)?;
        let result = work.act_after(client.reconcile(order), act).await?;
        let ended = Ended::of(&result).for_order(&self.reference, self.price.money()?);
        Ok(ended.print(command, profile, common.output()))
    }
}
