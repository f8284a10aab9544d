//! Whether a transaction is the order, or another operation under its reference.

use super::view::{Expected, TransactionView};

/// Whether something that the transaction shows is not what the order asks for.
///
/// What an answer does not show proves nothing either way.
pub(crate) fn is_another(view: &TransactionView, order: &Expected) -> bool {
    let same_money = view
        .amount_minor
        .is_none_or(|shown| shown == order.amount_minor)
        && same_word(view.currency.as_ref(), order.currency.code());
    !same_money || is_another_but_for_money(view, order)
}

/// As [`is_another`], for what answers this very call: its money is read, and a difference is for a person.
pub(crate) fn is_another_but_for_money(view: &TransactionView, order: &Expected) -> bool {
    let same_text = |shown: &Option<String>, asked: &Option<String>| match (shown, asked) {
        (Some(shown), Some(asked)) => shown == asked,
        _ => true,
    };
    let same = view
        .reference
        .as_ref()
        .is_none_or(|shown| *shown == order.reference)
        && same_word(view.kind.as_ref(), &order.kind.to_string())
        && view
            .is_test
            .is_none_or(|shown| shown == order.mode.is_test())
        && same_text(&view.last_four, &order.last_four)
        && same_text(&view.parent, &order.parent);
    !same
}

/// Whether a transaction that is another one than the order's may all the same pay for it: another card or another
/// amount under its very reference.
///
/// For a payment, an authorisation is one too. What follows a transaction is told apart by what it follows.
pub(super) fn may_pay_for(view: &TransactionView, order: &Expected) -> bool {
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
    let same_mode = view
        .is_test
        .is_none_or(|shown| shown == order.mode.is_test());
    let same_parent = match (&view.parent, &order.parent) {
        (Some(shown), Some(asked)) => shown == asked,
        _ => true,
    };
    same_kind && same_mode && same_parent && view.is_found_by(&order.reference)
}

fn same_word(shown: Option<&String>, asked: &str) -> bool {
    shown.is_none_or(|word| word.eq_ignore_ascii_case(asked))
}

#[cfg(test)]
mod tests {
    use super::{
        super::samples::{order, refund, transaction},
        *,
    };

    #[test]
    fn the_order_is_recognised_whatever_the_case_of_words() {
        let mut view = transaction("successful");
        view.currency = Some("usd".into());
        view.kind = Some("Payment".into());
        assert!(!is_another(&view, &order()));
    }

    #[test]
    fn each_difference_makes_another_operation() {
        type Change = fn(&mut TransactionView);
        let changes: [Change; 6] = [
            |view| view.amount_minor = Some(1998),
            |view| view.currency = Some("EUR".into()),
            |view| view.reference = Some("ORDER-1042".into()),
            |view| view.kind = Some("authorization".into()),
            |view| view.is_test = Some(false),
            |view| view.last_four = Some("0001".into()),
        ];
        for (index, change) in changes.into_iter().enumerate() {
            let mut view = transaction("successful");
            change(&mut view);
            assert!(is_another(&view, &order()), "change {index}");
            let is_money = index < 2;
            assert_eq!(
                is_another_but_for_money(&view, &order()),
                !is_money,
                "change {index}"
            );
        }
    }

    #[test]
    fn a_child_is_recognised_by_its_parent() {
        let mut view = transaction("successful");
        view.kind = Some("refund".into());
        view.parent = Some("parent-1".into());
        assert!(!is_another(&view, &refund()));
        view.parent = Some("parent-2".into());
        assert!(is_another(&view, &refund()));
    }

    #[test]
    fn what_may_pay_for_an_order_is_of_its_kind_mode_parent_and_reference() {
        let mut child = transaction("successful");
        child.kind = Some("refund".into());
        child.amount_minor = Some(1);
        for (parent, may) in [
            (Some("parent-1"), true),
            (None, true),
            (Some("parent-2"), false),
        ] {
            child.parent = parent.map(str::to_owned);
            assert_eq!(may_pay_for(&child, &refund()), may, "{parent:?}");
        }
        let with = |change: fn(&mut TransactionView)| {
            let mut view = transaction("successful");
            view.last_four = Some("0001".into());
            change(&mut view);
            may_pay_for(&view, &order())
        };
        assert!(with(|_| {}));
        assert!(with(|view| view.kind = Some("AUTHORIZATION".into())));
        assert!(!with(|view| view.kind = Some("refund".into())));
        assert!(!with(|view| view.is_test = Some(false)));
        assert!(!with(|view| view.reference = Some("order-1043".into())));
    }

    #[test]
    fn what_is_not_shown_proves_nothing() {
        let mut view = transaction("successful");
        view.last_four = None;
        view.is_test = None;
        view.kind = None;
        view.amount_minor = None;
        view.currency = None;
        assert!(!is_another(&view, &order()));
    }
}
