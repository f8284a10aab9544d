//! An outcome in words, with its reason and its end.

use std::time::{Duration, SystemTime};

use tollgate::{Outcome, Pending, paymega::Invoice};

/// The outcome, why it is not a success, and how long it lasts.
pub fn of(outcome: &Outcome<Invoice>) -> String {
    let kind = outcome.kind();
    match outcome {
        Outcome::Succeeded(_) | Outcome::ActionRequired(_) => kind.to_string(),
        Outcome::Declined(decline) => format!("{kind}: {}", decline.reason()),
        Outcome::Pending(pending) => format!("{kind}: {}", of_pending(pending, SystemTime::now())),
        Outcome::Review(review) => format!("{kind}: {}", review.reason().description()),
    }
}

fn of_pending(pending: &Pending<Invoice>, now: SystemTime) -> String {
    let reason = pending.reason().description();
    let left = pending.until().and_then(|end| end.duration_since(now).ok());
    left.map_or_else(
        || reason.to_owned(),
        |left| format!("{reason}, for {} minutes more at most", minutes(left)),
    )
}

const fn minutes(time: Duration) -> u64 {
    time.as_secs().div_ceil(60)
}

#[cfg(test)]
mod tests {
    use tollgate::{
        Currency, Mode, Money, Paymega, SecretKey, dec,
        paymega::{Endpoints, NewInvoice},
    };
    use tollgate_sandbox::Sandbox;

    use super::*;

    #[tokio::test]
    async fn a_pending_invoice_says_why_and_for_how_long() {
        let sandbox = Sandbox::start().await.unwrap();
        let info = sandbox.info();
        let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
        let paymega = Paymega::builder(Mode::Test, endpoints)
            .account(&info.account, SecretKey::new(&info.api_key))
            .build()
            .unwrap();
        let price = Money::new(dec!(25.00), Currency::USD);
        let order = NewInvoice::new("order-1", price, "payment_card_usd_hpp")
            .expires(SystemTime::now() + Duration::from_secs(24 * 3600));
        paymega.create(&order).await.unwrap();
        let text = of(&paymega.reconcile(&order).await.unwrap());
        assert!(
            text.starts_with("pending: the payer has not paid yet, for 14"),
            "{text}"
        );
        sandbox.stop().await;
    }
}
