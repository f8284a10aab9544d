//! The interpretation of a payout: one function for every call, callback and look-up.

use rust_decimal::Decimal;
use tollgate_paymega_private::types::{
    PayoutOperation, PayoutResolution as Resolution, PayoutStatus as Status,
};
use tollgate_types::Finality;

use crate::{
    MoneyState,
    outcome::ReviewReason,
    paymega::{
        payout::{Payout, PayoutFingerprint},
        rules::Interpretation,
    },
};

/// Interprets a payout. Only the payout's own fields decide, so that every call and every process interprets it the same
/// way.
pub fn interpret(payout: &Payout, order: &PayoutFingerprint) -> Interpretation {
    let Some(status) = payout.attributes().status.known() else {
        return Interpretation::NotFinal;
    };
    match status {
        Status::Processed => processed(payout, order),
        Status::PartiallyProcessed => {
            Interpretation::Review(ReviewReason::PartiallyProcessed, MoneyState::PaidOut)
        }
        Status::ProcessFailed => failed(payout),
        // The documents do not say how much of the money came back.
        Status::CancelFailed | Status::PartiallyCanceled => left_open(),
        Status::Expired | Status::Terminated | Status::Canceled => stopped(payout),
        _ => Interpretation::NotFinal,
    }
}

fn processed(payout: &Payout, order: &PayoutFingerprint) -> Interpretation {
    let currency = payout.attributes().currency.as_deref();
    let has_currency =
        currency.is_some_and(|shown| shown.eq_ignore_ascii_case(order.money.currency().code()));
    let paid = operations(payout).filter(|operation| is_paid(operation));
    if paid.count() > 1 {
        Interpretation::Review(ReviewReason::SeveralOperations, MoneyState::PaidOut)
    } else if has_currency && payout.processed_amount() == Some(order.money.amount()) {
        Interpretation::Succeeded
    } else {
        Interpretation::Review(ReviewReason::AmountDiffers, MoneyState::PaidOut)
    }
}

/// A failure is definite only if no operation at the provider was paid, or may still be.
fn failed(payout: &Payout) -> Interpretation {
    if shows_payment(payout) {
        return Interpretation::Review(ReviewReason::Contradictory, MoneyState::Unknown);
    }
    let resolution = payout.attributes().resolution.as_ref();
    let resolution = resolution.and_then(|word| word.known());
    if resolution.is_some_and(|word| leaves_open(*word)) || may_still_be_paid(payout) {
        left_open()
    } else {
        Interpretation::Declined
    }
}

/// A payout that was stopped before its end. It is definitely unpaid only if the response lists the operations at the
/// provider, since a list that is not shown may hide one.
fn stopped(payout: &Payout) -> Interpretation {
    match failed(payout) {
        Interpretation::Declined if payout.operations().is_none() => {
            Interpretation::Review(ReviewReason::ExpiredInFlight, MoneyState::Unknown)
        }
        interpretation => interpretation,
    }
}

/// Whether the payout shows an amount or an operation that was paid.
fn shows_payment(payout: &Payout) -> bool {
    let paid = payout.processed_amount().unwrap_or(Decimal::ZERO);
    !paid.is_zero() || operations(payout).any(is_paid)
}

fn operations(payout: &Payout) -> impl Iterator<Item = &PayoutOperation> {
    payout.operations().into_iter().flatten()
}

fn is_paid(operation: &PayoutOperation) -> bool {
    let status = operation.status.as_ref();
    status.is_some_and(|status| status.is_success() || *status == Status::PartiallyProcessed)
}

/// Whether an operation has not ended, or its end is not a failure.
fn may_still_be_paid(payout: &Payout) -> bool {
    operations(payout).any(|operation| {
        let status = operation.status.as_ref().and_then(|status| status.known());
        let has_failed = matches!(
            status,
            Some(Status::ProcessFailed | Status::Expired | Status::Terminated | Status::Canceled)
        );
        let resolution = operation.resolution.as_ref();
        let resolution = resolution.and_then(|word| word.known());
        !has_failed || resolution.is_some_and(|word| leaves_open(*word))
    })
}

/// Whether the documents call a resolution not final, or it means that an equal payout exists.
const fn leaves_open(resolution: Resolution) -> bool {
    matches!(
        resolution,
        Resolution::ConnectionError
            | Resolution::ProviderInternalError
            | Resolution::ConnectionTimeoutError
            | Resolution::GeneralError
            | Resolution::Unknown
            | Resolution::DuplicatedId
    )
}

const fn left_open() -> Interpretation {
    Interpretation::Review(ReviewReason::LeftOpen, MoneyState::Unknown)
}
