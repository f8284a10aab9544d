//! Whether an invoice belongs to the order, or is another operation under its reference.

use super::view::{InvoiceView, OrderFingerprint};

/// Whether a field of the invoice differs from the order.
///
/// A field that the response does not show proves nothing.
pub(crate) fn is_another(view: &InvoiceView, order: &OrderFingerprint) -> bool {
    let money = order.money;
    let same_word = |shown: &Option<String>, asked: &str| {
        shown
            .as_ref()
            .is_none_or(|word| word.eq_ignore_ascii_case(asked))
    };
    let same_service = order
        .service
        .as_ref()
        .is_none_or(|asked| same_word(&view.service, asked));
    let same_text = |shown: &Option<String>, asked: &Option<String>| match (shown, asked) {
        (Some(shown), Some(asked)) => shown == asked,
        _ => true,
    };
    let same = view
        .reference
        .as_ref()
        .is_none_or(|shown| *shown == order.reference)
        && view.amount.is_none_or(|shown| shown == money.amount())
        && same_word(&view.currency, money.currency().code())
        && same_service
        && view
            .test_mode
            .is_none_or(|shown| shown == order.mode.is_test())
        && same_word(&view.flow, order.flow.word())
        && same_text(&view.customer, &order.customer);
    !same
}

#[cfg(test)]
mod tests {
    use crate::dec;

    use super::{
        super::samples::{invoice, order},
        *,
    };

    #[test]
    fn the_order_is_recognised_whatever_the_case_of_words() {
        let mut view = invoice("processed");
        view.currency = Some("usd".into());
        view.service = Some("PAYMENT_CARD_USD_HPP".into());
        view.flow = Some("Charge".into());
        view.amount = Some(dec!(19.990));
        assert!(!is_another(&view, &order()));
    }

    #[test]
    fn each_difference_makes_another_operation() {
        type Change = fn(&mut InvoiceView);
        let changes: [Change; 7] = [
            |view| view.reference = Some("ORDER-1042".into()),
            |view| view.amount = Some(dec!(19.98)),
            |view| view.currency = Some("EUR".into()),
            |view| view.service = Some("payment_card_eur_hpp".into()),
            |view| view.test_mode = Some(false),
            |view| view.flow = Some("verify".into()),
            |view| view.customer = Some("customer-8".into()),
        ];
        for (index, change) in changes.into_iter().enumerate() {
            let mut view = invoice("processed");
            change(&mut view);
            assert!(is_another(&view, &order()), "change {index}");
        }
    }

    #[test]
    fn a_field_that_the_order_does_not_set_makes_no_difference() {
        let mut order = order();
        (order.service, order.customer) = (None, None);
        assert!(!is_another(&invoice("processed"), &order));
    }

    #[test]
    fn a_field_that_is_not_shown_proves_nothing() {
        let mut view = invoice("processed");
        view.customer = None;
        view.flow = None;
        view.test_mode = None;
        assert!(!is_another(&view, &order()));
    }
}
