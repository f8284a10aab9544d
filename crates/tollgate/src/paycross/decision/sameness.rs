//! Matches transactions to the order.
//!
//! A transaction must show the order's reference, byte for byte, and the type of the operation. If it shows amount,
//! currency, mode, parent or card, they must not differ from the order; a missing field proves nothing either way.

use tollgate_paycross_gateway::types::TransactionType;

use super::view::{OrderFingerprint, TransactionView, is_word};

/// The operation that a transaction belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// The order's.
    Order,
    /// Another operation's: a field that it shows differs.
    Another,
    /// The transaction does not show enough to decide.
    Unclear,
}

/// The owner of a transaction that a look-up found.
pub(crate) fn owner(view: &TransactionView, order: &OrderFingerprint) -> Owner {
    let shows_both = view.reference.is_some() && view.kind.is_some();
    if is_other_money(view, order) || is_another_but_for_money(view, order) {
        Owner::Another
    } else if shows_both {
        Owner::Order
    } else {
        Owner::Unclear
    }
}

/// Whether a response to the order's own request, or a transaction read by its uid, belongs to the order.
///
/// The gateway's documents list no reference for a capture, void or refund. If the response shows no reference, the
/// parent and the amount identify the order instead.
pub(crate) fn is_bound(view: &TransactionView, order: &OrderFingerprint) -> bool {
    let same_kind = is_word(view.kind.as_ref(), &order.kind.to_string());
    let same_reference = view.reference.as_ref() == Some(&order.reference);
    let follows = view.reference.is_none() && is_follow_up(view, order);
    same_kind && (same_reference || follows)
}

/// As [`owner`], for a transaction that belongs to the order: a different amount needs a person, and is no other order.
pub(crate) fn is_another_but_for_money(view: &TransactionView, order: &OrderFingerprint) -> bool {
    let differs = |shown: &Option<String>, asked: &Option<String>| matches!((shown, asked), (Some(shown), Some(asked)) if shown != asked);
    let other_word =
        |shown: Option<&String>, asked: &str| shown.is_some() && !is_word(shown, asked);
    view.reference
        .as_ref()
        .is_some_and(|shown| *shown != order.reference)
        || other_word(view.kind.as_ref(), &order.kind.to_string())
        || is_other_mode(view, order)
        || differs(&view.parent, &order.parent)
        || (order.by_number && differs(&view.last_four, &order.last_four))
}

/// Whether a transaction of another operation may still pay for the order: it has the order's reference, and another
/// card or another amount.
///
/// For a payment, an authorisation counts too. Captures, voids and refunds are distinguished by their parent.
pub(super) fn may_pay_for(view: &TransactionView, order: &OrderFingerprint) -> bool {
    let takes = |word: &str| {
        ["payment", "authorization"]
            .iter()
            .any(|kind| word.eq_ignore_ascii_case(kind))
    };
    let asked = order.kind.to_string();
    let same_kind = view
        .kind
        .as_ref()
        .is_none_or(|shown| shown.eq_ignore_ascii_case(&asked) || (takes(shown) && takes(&asked)));
    let same_parent = match (&view.parent, &order.parent) {
        (Some(shown), Some(asked)) => shown == asked,
        _ => true,
    };
    same_kind && !is_other_mode(view, order) && same_parent && view.is_found_by(&order.reference)
}

/// Whether a transaction is the gateway's automatic capture of an authorisation in the same list: the two are one
/// payment.
pub(super) fn is_automatic_capture(
    view: &TransactionView,
    order: &OrderFingerprint,
    found: &[TransactionView],
) -> bool {
    let as_kind = |kind, parent| OrderFingerprint {
        kind,
        parent,
        by_number: false,
        ..order.clone()
    };
    let reserved = as_kind(TransactionType::Authorization, None);
    let captured = as_kind(TransactionType::Capture, view.parent.clone());
    let is_its_parent = |other: &&TransactionView| {
        view.parent.as_ref() == Some(&other.uid) && owner(other, &reserved) == Owner::Order
    };
    order.kind == TransactionType::Payment
        && view.has_status("successful")
        && owner(view, &captured) == Owner::Order
        && found.iter().any(|other| is_its_parent(&other))
}

/// Whether a transaction in the list of its parent's reference cannot be distinguished from the order: it has the same
/// parent and the same amount, and shows no reference of its own.
pub(super) fn is_equal_follow_up(
    view: &TransactionView,
    order: &OrderFingerprint,
    parent_reference: &str,
) -> bool {
    let has_own_reference = view
        .reference
        .as_ref()
        .is_some_and(|shown| shown != parent_reference && *shown != order.reference);
    !has_own_reference
        && is_word(view.kind.as_ref(), &order.kind.to_string())
        && is_follow_up(view, order)
        && !is_other_mode(view, order)
}

/// Whether the transaction shows the order's parent and the order's amount.
fn is_follow_up(view: &TransactionView, order: &OrderFingerprint) -> bool {
    let same_parent = view.parent.is_some() && view.parent == order.parent;
    same_parent && view.amount_minor.is_some() && !is_other_money(view, order)
}

fn is_other_money(view: &TransactionView, order: &OrderFingerprint) -> bool {
    let other_amount = view
        .amount_minor
        .is_some_and(|shown| shown != order.amount_minor);
    let currency = view.currency.as_ref();
    other_amount || (currency.is_some() && !is_word(currency, order.currency.code()))
}

fn is_other_mode(view: &TransactionView, order: &OrderFingerprint) -> bool {
    view.is_test
        .is_some_and(|shown| shown != order.mode.is_test())
}

#[cfg(test)]
mod tests {
    use super::{
        super::samples::{order, refund, transaction},
        *,
    };

    type Change = fn(&mut TransactionView);

    fn with(change: Change) -> TransactionView {
        let mut view = transaction("successful");
        change(&mut view);
        view
    }

    fn by_number() -> OrderFingerprint {
        OrderFingerprint {
            by_number: true,
            ..order()
        }
    }

    #[test]
    fn the_case_of_words_does_not_matter() {
        let view = with(|view| {
            view.currency = Some("usd".into());
            view.kind = Some("Payment".into());
        });
        assert_eq!(owner(&view, &order()), Owner::Order);
    }

    #[test]
    fn each_difference_makes_another_operation() {
        let changes: [Change; 6] = [
            |view| view.amount_minor = Some(1998),
            |view| view.currency = Some("EUR".into()),
            |view| view.reference = Some("ORDER-1042".into()),
            |view| view.kind = Some("authorization".into()),
            |view| view.is_test = Some(false),
            |view| view.last_four = Some("0001".into()),
        ];
        for (index, change) in changes.into_iter().enumerate() {
            let view = with(change);
            assert_eq!(owner(&view, &by_number()), Owner::Another, "{index}");
            let is_money = index < 2;
            let differs = is_another_but_for_money(&view, &by_number());
            assert_eq!(differs, !is_money, "{index}");
        }
    }

    #[test]
    fn a_reissued_card_behind_a_token_is_the_same_operation() {
        let reissued = with(|view| view.last_four = Some("0001".into()));
        assert_eq!(owner(&reissued, &order()), Owner::Order);
        assert!(!is_another_but_for_money(&reissued, &order()));
    }

    #[test]
    fn reference_and_type_must_both_be_shown() {
        let changes: [Change; 2] = [|view| view.reference = None, |view| view.kind = None];
        for change in changes {
            let view = with(change);
            assert_eq!(owner(&view, &order()), Owner::Unclear);
            assert!(!is_bound(&view, &order()));
        }
        let bare = with(|view| {
            view.last_four = None;
            view.is_test = None;
            view.amount_minor = None;
            view.currency = None;
        });
        assert_eq!(owner(&bare, &order()), Owner::Order);
        assert!(is_bound(&bare, &order()));
    }

    #[test]
    fn a_response_with_another_reference_or_type_is_not_bound() {
        let changes: [Change; 3] = [
            |view| view.reference = Some("order-1043".into()),
            |view| view.reference = Some("ORDER-1042".into()),
            |view| view.kind = Some("authorization".into()),
        ];
        for change in changes {
            assert!(!is_bound(&with(change), &order()));
        }
    }

    fn given_back(change: Change) -> TransactionView {
        let mut view = with(|view| {
            view.kind = Some("refund".into());
            view.parent = Some("parent-1".into());
        });
        change(&mut view);
        view
    }

    #[test]
    fn a_child_is_recognised_by_its_parent() {
        let view = given_back(|_| {});
        assert_eq!(owner(&view, &refund()), Owner::Order);
        let view = given_back(|view| view.parent = Some("parent-2".into()));
        assert_eq!(owner(&view, &refund()), Owner::Another);
    }

    #[test]
    fn parent_and_amount_replace_a_reference_that_is_not_shown() {
        let without = given_back(|view| view.reference = None);
        assert!(is_bound(&without, &refund()));
        let changes: [Change; 4] = [
            |view| view.parent = None,
            |view| view.amount_minor = None,
            |view| view.amount_minor = Some(1),
            |view| view.kind = None,
        ];
        for change in changes {
            let mut view = without.clone();
            change(&mut view);
            assert!(!is_bound(&view, &refund()), "{view:?}");
        }
        let other = given_back(|view| view.reference = Some("order-1041".into()));
        assert!(!is_bound(&other, &refund()));
    }

    #[test]
    fn an_equal_follow_up_shows_no_reference_of_its_own() {
        let equal = |change| is_equal_follow_up(&given_back(change), &refund(), "parent-order");
        assert!(equal(|view| view.reference = None));
        assert!(equal(|view| view.reference = Some("parent-order".into())));
        assert!(!equal(|view| view.reference = Some("refund-1041".into())));
        assert!(!equal(|view| {
            view.reference = None;
            view.amount_minor = Some(1);
        }));
        assert!(!equal(|view| {
            view.reference = None;
            view.kind = Some("capture".into());
        }));
    }

    #[test]
    fn a_transaction_pays_only_for_an_order_of_its_kind_mode_parent_and_reference() {
        let child = |parent: Option<&str>| {
            let mut view = given_back(|view| view.amount_minor = Some(1));
            view.parent = parent.map(str::to_owned);
            may_pay_for(&view, &refund())
        };
        assert!(child(Some("parent-1")) && child(None) && !child(Some("parent-2")));
        let with = |change| may_pay_for(&with(change), &order());
        assert!(with(|view| view.amount_minor = Some(1)));
        assert!(with(|view| view.kind = Some("AUTHORIZATION".into())));
        assert!(!with(|view| view.kind = Some("refund".into())));
        assert!(!with(|view| view.is_test = Some(false)));
        assert!(!with(|view| view.reference = Some("order-1043".into())));
    }
}
