//! Whether an invoice belongs to the order, or is another operation under its reference.

use tollgate_types::PaymentFlow;

use crate::paymega::{invoice::Invoice, order::OrderFingerprint};

/// Whether a field of the invoice differs from the order.
///
/// A field that the response does not show proves nothing.
pub fn is_another(invoice: &Invoice, order: &OrderFingerprint) -> bool {
    let (attributes, money) = (invoice.attributes(), order.money);
    let flow = PaymentFlow::from(order.flow);
    let same = same_text(invoice.reference(), Some(&order.reference))
        && invoice
            .shown_amount()
            .is_none_or(|shown| shown == money.amount())
        && same_word(
            attributes.currency.as_deref(),
            Some(money.currency().code()),
        )
        && same_word(invoice.service(), order.service.as_deref())
        && attributes
            .test_mode
            .is_none_or(|shown| shown == order.mode.is_test())
        && attributes
            .payment_flow
            .as_ref()
            .is_none_or(|shown| *shown == flow)
        && same_text(invoice.customer_reference(), order.customer.as_deref());
    !same
}

fn same_text(shown: Option<&str>, asked: Option<&str>) -> bool {
    shown.zip(asked).is_none_or(|(shown, asked)| shown == asked)
}

/// Whether two codes are equal, in any case.
fn same_word(shown: Option<&str>, asked: Option<&str>) -> bool {
    shown
        .zip(asked)
        .is_none_or(|(shown, asked)| shown.eq_ignore_ascii_case(asked))
}
