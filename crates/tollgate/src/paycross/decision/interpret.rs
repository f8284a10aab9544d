//! The interpretation of a transaction: one function for every flow, webhook and look-up.

use tollgate_paycross_gateway::types::TransactionType;

use super::view::{OrderFingerprint, TransactionView};
use crate::{MoneyState, ReviewReason};

/// The meaning of a transaction for its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Interpretation {
    Succeeded,
    Declined,
    ActionRequired,
    Review(ReviewReason, MoneyState),
    NotFinal,
    /// `error` or `expired`: read the transaction by its uid; if the status is still the same, a person must look at it.
    Confirm(ReviewReason),
}

/// Interprets a transaction.
///
/// If the transaction contradicts itself, a person must look at it, and the money is unknown.
pub(crate) fn interpret(view: &TransactionView, order: &OrderFingerprint) -> Interpretation {
    match view.status.to_ascii_lowercase().as_str() {
        "successful" | "failed" if contradicts_itself(view) => CONTRADICTORY,
        "successful" => successful(view, order),
        "failed" => failed(view),
        "incomplete" if view.has_redirect => Interpretation::ActionRequired,
        "error" => Interpretation::Confirm(ReviewReason::LeftOpen),
        "expired" => Interpretation::Confirm(ReviewReason::ExpiredInFlight),
        _ => Interpretation::NotFinal,
    }
}

/// Whether a transaction may have taken money: it succeeded, or shows both success and failure.
pub(super) fn may_have_succeeded(view: &TransactionView, order: &OrderFingerprint) -> bool {
    view.has_status("successful") || interpret(view, order) == CONTRADICTORY
}

const CONTRADICTORY: Interpretation =
    Interpretation::Review(ReviewReason::Contradictory, MoneyState::Unknown);

/// Whether a transaction shows a failure and a payment, or a success and a failure. By the document the code's letter
/// matches the status: `S` for success, `F` for failure, `P` for in progress, `E` for an error of the gateway.
fn contradicts_itself(view: &TransactionView) -> bool {
    let code = code(view);
    if view.has_status("failed") {
        return view.shows_payment || code.starts_with("S.");
    }
    let speaks_of_failure = ["F.", "P.", "E."].iter().any(|it| code.starts_with(it));
    view.shows_failure || speaks_of_failure
}

fn code(view: &TransactionView) -> String {
    let code = view.code.as_deref().unwrap_or_default();
    code.trim().to_ascii_uppercase()
}

/// The state of the money after the success of a transaction of this kind.
pub(crate) const fn moved(kind: TransactionType) -> MoneyState {
    match kind {
        TransactionType::Payment | TransactionType::Capture => MoneyState::Charged,
        TransactionType::Authorization => MoneyState::Reserved,
        TransactionType::Tokenization => MoneyState::Untouched,
        TransactionType::Void | TransactionType::Refund => MoneyState::Returned,
        _ => MoneyState::Unknown,
    }
}

fn successful(view: &TransactionView, order: &OrderFingerprint) -> Interpretation {
    let same_currency = view
        .currency
        .as_ref()
        .is_some_and(|code| code.eq_ignore_ascii_case(order.currency.code()));
    if same_currency && view.amount_minor == Some(order.amount_minor) {
        Interpretation::Succeeded
    } else {
        Interpretation::Review(ReviewReason::AmountDiffers, moved(order.kind))
    }
}

/// A decline, unless its code leaves open what the issuer did.
///
/// `F.0108` is a duplicate of another transaction, `P.…` is still in progress, and `F.0997` and `F.0999` give no reason.
/// `E.…` is an error of the gateway itself, and does not show what the issuer did *(assumed)*.
fn failed(view: &TransactionView) -> Interpretation {
    let code = code(view);
    let is_open = matches!(code.as_str(), "F.0108" | "F.0997" | "F.0999")
        || code.starts_with("P.")
        || code.starts_with("E.");
    if is_open {
        Interpretation::Review(ReviewReason::LeftOpen, MoneyState::Unknown)
    } else {
        Interpretation::Declined
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::samples::{order, transaction},
        *,
    };

    fn interpretation(view: &TransactionView) -> Interpretation {
        interpret(view, &order())
    }

    #[test]
    fn successful_with_the_orders_money_succeeds() {
        assert_eq!(
            interpretation(&transaction("successful")),
            Interpretation::Succeeded
        );
        assert_eq!(
            interpretation(&transaction("SUCCESSFUL")),
            Interpretation::Succeeded
        );
    }

    #[test]
    fn successful_with_other_money_needs_review() {
        type Change = fn(&mut TransactionView);
        let changes: [Change; 4] = [
            |view| view.amount_minor = Some(1998),
            |view| view.amount_minor = None,
            |view| view.currency = Some("EUR".into()),
            |view| view.currency = None,
        ];
        for change in changes {
            let mut view = transaction("successful");
            change(&mut view);
            let review = Interpretation::Review(ReviewReason::AmountDiffers, MoneyState::Charged);
            assert_eq!(interpretation(&view), review);
        }
    }

    #[test]
    fn each_kind_moves_money_in_its_own_way() {
        use TransactionType::{Authorization, Capture, Payment, Refund, Tokenization, Void};
        let cases = [
            (Payment, MoneyState::Charged),
            (Capture, MoneyState::Charged),
            (Authorization, MoneyState::Reserved),
            (Tokenization, MoneyState::Untouched),
            (Void, MoneyState::Returned),
            (Refund, MoneyState::Returned),
        ];
        for (kind, money) in cases {
            assert_eq!(moved(kind), money, "{kind}");
        }
        assert_eq!(moved(TransactionType::Chargeback), MoneyState::Unknown);
    }

    fn coded(status: &str, code: &str) -> TransactionView {
        let mut view = transaction(status);
        view.code = Some(code.to_owned());
        view
    }

    #[test]
    fn failed_is_a_decline_unless_its_code_leaves_it_open() {
        assert_eq!(
            interpretation(&transaction("failed")),
            Interpretation::Declined
        );
        for code in ["F.0105", "F.0998", "", "0105"] {
            assert_eq!(
                interpretation(&coded("failed", code)),
                Interpretation::Declined,
                "{code}"
            );
        }
        let open = Interpretation::Review(ReviewReason::LeftOpen, MoneyState::Unknown);
        for code in [
            "F.0108", "f.0108", "P.0001", "P.9999", "p.0002", "F.0997", "F.0999", "E.1000",
        ] {
            assert_eq!(interpretation(&coded("failed", code)), open, "{code}");
        }
    }

    #[test]
    fn a_transaction_that_contradicts_itself_needs_review() {
        let contradictory = CONTRADICTORY;
        for code in ["S.0000", "s.0000", " S.0000"] {
            assert_eq!(
                interpretation(&coded("failed", code)),
                contradictory,
                "{code}"
            );
        }
        for code in ["F.0105", "f.0108", "P.0001", "E.1000"] {
            assert_eq!(
                interpretation(&coded("successful", code)),
                contradictory,
                "{code}"
            );
        }
        assert_eq!(
            interpretation(&coded("successful", "S.0000")),
            Interpretation::Succeeded
        );
        let mut paid = transaction("Failed");
        paid.shows_payment = true;
        assert_eq!(interpretation(&paid), contradictory);
        assert!(may_have_succeeded(&paid, &order()));
        let mut refused = transaction("successful");
        refused.shows_failure = true;
        assert_eq!(interpretation(&refused), contradictory);
        refused.status = "failed".into();
        assert_eq!(interpretation(&refused), Interpretation::Declined);
    }

    #[test]
    fn incomplete_asks_the_payer_only_with_an_address() {
        let mut view = transaction("incomplete");
        assert_eq!(interpretation(&view), Interpretation::NotFinal);
        view.has_redirect = true;
        assert_eq!(interpretation(&view), Interpretation::ActionRequired);
        view.status = "successful".into();
        assert_eq!(interpretation(&view), Interpretation::Succeeded);
    }

    #[test]
    fn error_and_expired_are_to_be_confirmed_and_all_else_is_not_final() {
        let confirm = |reason| Interpretation::Confirm(reason);
        assert_eq!(
            interpretation(&transaction("error")),
            confirm(ReviewReason::LeftOpen)
        );
        assert_eq!(
            interpretation(&transaction("Expired")),
            confirm(ReviewReason::ExpiredInFlight)
        );
        for status in ["pending", "deleted", "a_new_word", ""] {
            assert_eq!(
                interpretation(&transaction(status)),
                Interpretation::NotFinal,
                "{status}"
            );
        }
    }
}
