//! The retry plan: the next file, with the attempts that the card schemes permit.

use std::{
    io::Write,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde::Serialize;
use tollgate::{
    CardToken, Currency, Expiry,
    outcome::{DeclineCode, History, Kind, Scheme, WhenAgain, when_again},
};

use crate::{
    Result, Step, Vault,
    export::{Output, Writer},
    order::{Route, Tokens},
    pages, shown_amount,
    store::{Line, Store},
    tokens::{Files, Finder},
};

/// The number of orders by what the plan does with them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Planned {
    /// Declined orders with a further attempt.
    pub again: u64,
    /// Orders that nothing was sent for, with the same attempt.
    pub same_attempt: u64,
    /// Declined orders that are never charged again with this card.
    pub never: u64,
    /// Orders whose outcome is not final: the run itself reads them.
    pub open: u64,
    /// Orders that a person must look at.
    pub review: u64,
    /// Paid orders.
    pub paid: u64,
}

/// A line of the plan. Its columns are those of an import.
#[derive(Debug, Serialize)]
struct Row<'a> {
    reference: &'a str,
    attempt: u32,
    provider: &'a str,
    amount: String,
    currency: Currency,
    customer: Option<&'a str>,
    service: Option<&'a str>,
    description: Option<&'a str>,
    expiry: Option<Expiry>,
    brand: Option<&'a str>,
    attempted_at: String,
    not_before: i64,
    reason: &'a str,
    token: Option<&'a str>,
    second_token: Option<&'a str>,
}

/// Writes the next file: the declined orders that may be charged again, with their next attempt number and the time before
/// which the schemes permit no attempt; and the orders that nothing was sent for.
///
/// `spacing` is added by the merchant: the schemes set no schedule. With a vault the plan has the tokens in clear, as an
/// import needs them; without one their columns are empty.
///
/// # Errors
///
/// [`Error::File`](crate::Error::File) if the output cannot be written, [`Error::Token`](crate::Error::Token) if a token
/// cannot be found, and errors of the store.
pub async fn retry_plan<S: Store>(
    store: &S,
    (output, spacing): (Output, Duration),
    vault: Option<Vault>,
    to: impl Write,
) -> Result<Planned> {
    let finder = match vault {
        Some(vault) => Some(Finder {
            files: Files::open(store.files().await?)?,
            vault,
        }),
        None => None,
    };
    let (mut writer, mut planned) = (Writer::new(output, to), Planned::default());
    pages::each(store, |line| {
        let Some(next) = next(line, spacing, &mut planned) else {
            return Ok(());
        };
        let tokens = finder.as_ref().map(|it| it.find(&line.order)).transpose()?;
        writer.write(&row(line, &next, tokens.as_ref()))
    })
    .await?;
    writer.end()?;
    Ok(planned)
}

/// The next attempt of an order.
struct Next {
    attempt: u32,
    not_before: SystemTime,
    attempted_at: Vec<i64>,
}

fn next(line: &Line, spacing: Duration, planned: &mut Planned) -> Option<Next> {
    let Some((row, at)) = &line.outcome else {
        planned.open += 1;
        return None;
    };
    let attempt = line.order.details.attempt;
    match row.kind {
        Kind::Declined => {
            let code = row.code.as_deref().unwrap_or_default().parse().ok();
            let mut times = line.order.details.more.attempted_at.clone();
            let at = line.started_at.unwrap_or(*at);
            // After a failover both providers have asked the issuer.
            let has_two = line.order.details.route == Route::Failover
                && row.provider == Some(Route::PayCross);
            times.extend(std::iter::repeat_n(at, if has_two { 2 } else { 1 }));
            let next = again(line, code, &times, spacing);
            *(if next.is_some() {
                &mut planned.again
            } else {
                &mut planned.never
            }) += 1;
            next.map(|not_before| Next {
                attempt: attempt + 1,
                not_before,
                attempted_at: times,
            })
        }
        Kind::Invalid | Kind::Refused if row.step == Step::Done => {
            planned.same_attempt += 1;
            Some(Next {
                attempt,
                not_before: time(*at),
                attempted_at: line.order.details.more.attempted_at.clone(),
            })
        }
        Kind::Succeeded => {
            planned.paid += 1;
            None
        }
        Kind::Review | Kind::ReferenceReused => {
            planned.review += 1;
            None
        }
        _ => {
            planned.open += 1;
            None
        }
    }
}

/// The time of the next attempt with the same card, if there may be one.
fn again(
    line: &Line,
    code: Option<DeclineCode>,
    times: &[i64],
    spacing: Duration,
) -> Option<SystemTime> {
    let more = &line.order.details.more;
    let mut history = History::new(times.iter().copied().map(time));
    if let Some(scheme) = more.brand.as_deref().and_then(Scheme::of_brand) {
        history = history.scheme(scheme);
    }
    let WhenAgain::NotBefore(earliest) = when_again(&code?, &history) else {
        return None;
    };
    let last = time(times.iter().copied().max().unwrap_or_default());
    let not_before = earliest.max(last + spacing);
    // An expired card is declined for certain.
    let expires = more.expiry.map(Expiry::end);
    expires
        .is_none_or(|end| not_before < end)
        .then_some(not_before)
}

fn row<'a>(line: &'a Line, next: &Next, tokens: Option<&'a Tokens>) -> Row<'a> {
    let details = &line.order.details;
    let more = &details.more;
    let outcome = line.outcome.as_ref().map(|(row, _)| row);
    let times: Vec<_> = next.attempted_at.iter().map(ToString::to_string).collect();
    Row {
        reference: &details.reference,
        attempt: next.attempt,
        provider: details.route.as_str(),
        amount: shown_amount(details.money),
        currency: details.money.currency(),
        customer: more.customer.as_deref(),
        service: more.service.as_deref(),
        description: more.description.as_deref(),
        expiry: more.expiry,
        brand: more.brand.as_deref(),
        attempted_at: times.join(" "),
        not_before: seconds(next.not_before),
        reason: outcome
            .and_then(|row| row.code.as_deref())
            .unwrap_or_default(),
        token: tokens.map(|it| it.first.expose()),
        second_token: tokens
            .and_then(|it| it.second.as_ref())
            .map(CardToken::expose),
    }
}

fn time(seconds: i64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(u64::try_from(seconds).unwrap_or(0))
}

fn seconds(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH);
    since.map_or(0, |it| i64::try_from(it.as_secs()).unwrap_or(i64::MAX))
}
