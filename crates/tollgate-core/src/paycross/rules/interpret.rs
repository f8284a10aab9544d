//! The interpretation of a transaction: one function for every call, webhook and look-up.

use tollgate_paycross_gateway::types::ResultCode;
use tollgate_types::{Open, TransactionStatus, TransactionType};

use super::is_reservation;
use crate::{
    MoneyState,
    outcome::ReviewReason,
    paycross::{order::OrderFingerprint, transaction::Transaction},
};

/// The meaning of a transaction for its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interpretation {
    /// The operation succeeded, with the order's money.
    Succeeded,
    /// The operation failed, and moved no money.
    Declined,
    /// The gateway waits for the payer.
    ActionRequired,
    /// A person must look at the transaction.
    Review(ReviewReason, MoneyState),
    /// Another status may follow.
    NotFinal,
    /// `error` or `expired`: read the transaction by its uid; if the status is still the same, a person must look at it.
    Confirm(ReviewReason),
}

/// Interprets a transaction.
///
/// If the transaction contradicts itself, a person must look at it, and the money is unknown.
pub fn interpret(transaction: &Transaction, order: &OrderFingerprint) -> Interpretation {
    use TransactionStatus::{Error, Expired, Failed, Incomplete, Successful};
    match transaction.data().status.known() {
        Some(Successful | Failed) if contradicts_itself(transaction) => CONTRADICTORY,
        Some(Successful) if is_reservation(transaction, order) => reserved(transaction, order),
        Some(Successful) => successful(transaction, order),
        Some(Failed) => failed(transaction),
        Some(Incomplete) if transaction.awaits_payer() => Interpretation::ActionRequired,
        Some(Error) => Interpretation::Confirm(ReviewReason::LeftOpen),
        Some(Expired) => Interpretation::Confirm(ReviewReason::ExpiredInFlight),
        _ => Interpretation::NotFinal,
    }
}

/// Whether a transaction may have taken money: it succeeded, or shows both success and failure.
pub fn may_have_succeeded(transaction: &Transaction, order: &OrderFingerprint) -> bool {
    transaction.has_status(TransactionStatus::Successful)
        || interpret(transaction, order) == CONTRADICTORY
}

const CONTRADICTORY: Interpretation =
    Interpretation::Review(ReviewReason::Contradictory, MoneyState::Unknown);

/// Whether a transaction shows a failure and a payment, or a success and a failure.
fn contradicts_itself(transaction: &Transaction) -> bool {
    let class = code(transaction).as_ref().and_then(CodeClass::of);
    if transaction.has_status(TransactionStatus::Failed) {
        return transaction.shows_payment() || class == Some(CodeClass::Success);
    }
    transaction.shows_failure() || class.is_some_and(|class| class != CodeClass::Success)
}

/// The class of a code. By the document a code's letter matches the status, also in a code that this crate does not know.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CodeClass {
    /// `S.…`
    Success,
    /// `F.…`
    Failure,
    /// `P.…`
    InProgress,
    /// `E.…`: an error of the gateway.
    GatewayError,
}

impl CodeClass {
    fn of(code: &Open<ResultCode>) -> Option<Self> {
        let [letter, b'.', ..] = code.as_str().as_bytes() else {
            return None;
        };
        match letter.to_ascii_uppercase() {
            b'S' => Some(Self::Success),
            b'F' => Some(Self::Failure),
            b'P' => Some(Self::InProgress),
            b'E' => Some(Self::GatewayError),
            _ => None,
        }
    }
}

/// The code, without white space around it.
fn code(transaction: &Transaction) -> Option<Open<ResultCode>> {
    transaction.code().map(|code| Open::new(code.trim()))
}

/// The state of the money after the success of a transaction of this kind.
pub const fn moved(kind: TransactionType) -> MoneyState {
    match kind {
        TransactionType::Payment | TransactionType::Capture => MoneyState::Charged,
        TransactionType::Authorization => MoneyState::Reserved,
        TransactionType::Tokenization => MoneyState::Untouched,
        TransactionType::Void | TransactionType::Refund => MoneyState::Returned,
        _ => MoneyState::Unknown,
    }
}

fn successful(transaction: &Transaction, order: &OrderFingerprint) -> Interpretation {
    let same_amount = transaction.amount_minor() == Some(order.amount_minor);
    if same_amount && transaction.has_currency(order.currency) {
        Interpretation::Succeeded
    } else {
        Interpretation::Review(ReviewReason::AmountDiffers, moved(order.kind))
    }
}

/// The gateway captures the authorisation of a charge by itself, so only the capture ends the charge.
fn reserved(transaction: &Transaction, order: &OrderFingerprint) -> Interpretation {
    match successful(transaction, order) {
        Interpretation::Succeeded => Interpretation::NotFinal,
        Interpretation::Review(reason, _) => Interpretation::Review(reason, MoneyState::Reserved),
        other => other,
    }
}

/// A decline, unless its code leaves open what the issuer did.
///
/// `F.0108` is a duplicate of another transaction, `P.…` is still in progress, and `F.0997` and `F.0999` give no reason.
/// `E.…` is an error of the gateway itself, and does not show what the issuer did *(assumed)*.
fn failed(transaction: &Transaction) -> Interpretation {
    use ResultCode::{F0108, F0997, F0999};
    let code = code(transaction);
    let is_open = match code.as_ref().and_then(Open::known) {
        Some(F0108 | F0997 | F0999) => true,
        _ => matches!(
            code.as_ref().and_then(CodeClass::of),
            Some(CodeClass::InProgress | CodeClass::GatewayError)
        ),
    };
    if is_open {
        Interpretation::Review(ReviewReason::LeftOpen, MoneyState::Unknown)
    } else {
        Interpretation::Declined
    }
}
