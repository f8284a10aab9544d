//! The nightly run: each customer's order of a month is charged once, however often the run is killed and started.

use futures_util::{StreamExt, TryStreamExt, stream};
use tollgate::{
    Error, Initiator, Operation, Outcome, Summary, paycross::NewPayment, paymega::TokenCharge,
};

use crate::{
    Result,
    config::{SERVICE, Shop, price},
    store::{Due, reference},
};

/// How many orders are charged at the same time.
const AT_ONCE: usize = 16;

/// Charges what is due. An order without a known result is charged again under the same reference: Tollgate finds the
/// earlier charge and charges nothing more.
pub async fn run(shop: &Shop, month: &str, day: u32) -> Result<()> {
    let due = shop.store.due(month, day, shop.lease)?;
    let count = due.len();
    stream::iter(due)
        .map(|due| async move { bill(shop, (month, day), &due).await })
        .buffer_unordered(AT_ONCE)
        .try_collect::<()>()
        .await?;
    println!("{count} orders billed");
    Ok(())
}

async fn bill(shop: &Shop, date: (&str, u32), due: &Due) -> Result<()> {
    let reference = reference(date.0, &due.customer);
    let first = TokenCharge::new(&*reference, price(), due.paymega.clone())
        .customer(&*due.customer)
        .service(SERVICE)
        .attempt(due.attempt);
    let Some(token) = due.paycross.clone() else {
        let stored = serde_json::to_string(&shop.paymega.stored(&first)?)?;
        shop.store.begin(date, due, &stored)?;
        return record(shop, &reference, &shop.paymega.charge(&first).await);
    };
    let second = format!("{reference}-second");
    let second = NewPayment::by_token(second, price(), token, Initiator::Merchant)
        .description(format!("Subscription, {}", date.0))
        .attempt(due.attempt);
    let stored = serde_json::to_string(&shop.failover.stored(&first, &second)?)?;
    shop.store.begin(date, due, &stored)?;
    record(
        shop,
        &reference,
        &shop.failover.charge(&first, &second).await,
    )
}

/// Writes one row about the result. A decline says whether the same card may be tried again.
fn record<T: Operation>(
    shop: &Shop,
    reference: &str,
    result: &Result<Outcome<T>, Error>,
) -> Result<()> {
    let row = Summary::of(result).for_order(reference, price());
    let next_try = match result {
        Ok(Outcome::Declined(decline)) => Some(decline.next_try().as_str()),
        _ => None,
    };
    shop.store.finish(reference, &row, next_try)
}
