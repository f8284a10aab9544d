//! The merchant's side: a billing run.

use tollgate::{CardToken, Initiator, outcome::Kind, paycross::NewPayment};
use tollgate_billing::{
    order::{Details, Route},
    store::{Line, Store},
};

use super::Ours;
use crate::{
    Failure,
    bill::place::{read as open, usage, with_store},
    profile::Profile,
};

/// How many lines are read at a time.
const PAGE: u32 = 1000;

/// Reads the orders of a run that belong to the profile's provider.
///
/// # Errors
///
/// A run that cannot be read, has another name, or is of another mode than the profile.
pub async fn read(
    (db, run): (&str, Option<&str>),
    profile: &Profile,
) -> Result<Vec<Ours>, Failure> {
    with_store!(open(db, run).await?, store => orders(&store, run, profile).await)
}

async fn orders<S: Store>(
    store: &S,
    run: Option<&str>,
    profile: &Profile,
) -> Result<Vec<Ours>, Failure> {
    let settings = store.settings().await?;
    if run.is_some_and(|run| run != settings.name) {
        return Err(usage(format!("this is the run {}", settings.name)));
    }
    if settings.mode != profile.mode() {
        let (name, mode) = (settings.name, settings.mode);
        return Err(usage(format!("the run {name} is of {mode} mode")));
    }
    let provider = if profile.provider() == "paycross" {
        Route::PayCross
    } else {
        Route::Paymega
    };
    let (mut found, mut after) = (Vec::new(), 0);
    loop {
        let lines = store.lines(after, PAGE).await?;
        let Some(last) = lines.last() else {
            return Ok(found);
        };
        after = last.order.seq;
        found.extend(lines.iter().filter_map(|line| order(line, provider)));
    }
}

/// The order as one provider should have it; `None` if the order does not belong there.
fn order(line: &Line, provider: Route) -> Option<Ours> {
    let details = &line.order.details;
    let decided = line.outcome.as_ref().and_then(|(row, _)| row.provider);
    let kind = match (details.route, decided) {
        // PayCross charges only after a decline by Paymega.
        (Route::Failover, Some(Route::PayCross)) if provider == Route::Paymega => Kind::Declined,
        (Route::Failover, decided) if decided.unwrap_or(Route::Paymega) == provider => kind(line),
        (route, _) if route == provider => kind(line),
        _ => return None,
    };
    Some(Ours {
        reference: reference(details),
        money: details.money,
        kind: Some(kind),
    })
}

/// The outcome that the run has. An order whose charge was not started was not sent.
fn kind(line: &Line) -> Kind {
    match (&line.outcome, line.started_at) {
        (Some((row, _)), _) => row.kind,
        (None, Some(_)) => Kind::OutcomeUnknown,
        (None, None) => Kind::NotSent,
    }
}

/// The reference that is sent, which has the number of the attempt. Both providers get the same one.
fn reference(details: &Details) -> String {
    let token = CardToken::new("not sent");
    NewPayment::by_token(
        &*details.reference,
        details.money,
        token,
        Initiator::Merchant,
    )
    .attempt(details.attempt)
    .reference()
}
