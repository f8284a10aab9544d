//! The card of an invoice.

use tollgate_types::InvoiceAttributes;

use crate::{CardToken, Expiry, SavedCard};

/// The last four digits of the card that paid.
pub(super) fn last_four(attributes: &InvoiceAttributes) -> Option<&str> {
    let payload = attributes.payload.as_ref()?.get()?;
    payload.payment_card.as_ref()?.get()?.last.as_deref()
}

pub(super) fn saved(attributes: &InvoiceAttributes) -> Option<SavedCard> {
    let payload = attributes.payload.as_ref()?.get()?;
    let token = payload
        .token
        .as_ref()
        .filter(|token| !token.expose().is_empty())?;
    let card = payload
        .payment_card
        .as_ref()
        .and_then(tollgate_types::PhpObject::get);
    let card = card.cloned().unwrap_or_default();
    let expiry = card.expiry_month.zip(card.expiry_year);
    Some(SavedCard {
        token: CardToken(token.clone()),
        brand: card.brand.or(card.network),
        mask: card.mask,
        last_four: card.last,
        expiry: expiry.and_then(|(month, year)| Expiry::read(&month, &year)),
    })
}
