//! Checks of an order that the document cannot express: the money, times, and fields that depend on each other.

use tollgate_paycross_gateway::types::PaymentCard;
use tollgate_types::{BillingAddress, MinorUnits};

use crate::{Exponents, Invalid, Money, calendar, web::check_url};

pub(super) fn checked_money(money: Money, exponents: &Exponents) -> Result<MinorUnits, Invalid> {
    money.to_minor(exponents).map(MinorUnits::from)
}

/// Checks the addresses, and puts in place what is sent of them.
pub(super) fn check_urls(urls: [&mut Option<String>; 3]) -> Result<(), Invalid> {
    let [back, notification, verification] = urls;
    check_url("return_url", back)?;
    check_url("notification_url", notification)?;
    check_url("verification_url", verification)
}

/// A card by its number has an expiry.
pub(super) fn checked_card(card: &PaymentCard) -> Result<(), Invalid> {
    if card.number.is_some() && (card.exp_month.is_none() || card.exp_year.is_none()) {
        let field = "credit_card.exp_month";
        return Err(Invalid::new(field, "is required beside a number"));
    }
    Ok(())
}

/// The time that a payment ends at, with its offset from UTC.
pub(super) fn checked_end(end: Option<&str>) -> Result<(), Invalid> {
    if end.is_none_or(|text| calendar::parse(text).is_some()) {
        return Ok(());
    }
    let why = "is no date and time of RFC 3339";
    Err(Invalid::new("expired_at", why))
}

/// The fields that the gateway requires in the United States; the state is required in Canada too.
pub(super) fn checked_region(address: &BillingAddress) -> Result<(), Invalid> {
    let is_in = |code: &str| {
        address
            .country
            .as_deref()
            .is_some_and(|country| country.eq_ignore_ascii_case(code))
    };
    if is_in("US") || is_in("CA") {
        let state = address.state.as_ref();
        if state.is_some_and(|state| state.chars().count() != 2) {
            let why = "must have 2 characters in the US and in Canada";
            return Err(Invalid::new("billing_address.state", why));
        }
    }
    match &address.zip {
        Some(zip) if is_in("US") && !has_shape(zip, "#####") && !has_shape(zip, "#####-####") => {
            let why = "must be NNNNN or NNNNN-NNNN in the US";
            Err(Invalid::new("billing_address.zip", why))
        }
        _ => Ok(()),
    }
}

/// Whether the text has this shape, in which `#` is any digit.
fn has_shape(text: &str, shape: &str) -> bool {
    let fits = |(byte, wanted): (u8, u8)| match wanted {
        b'#' => byte.is_ascii_digit(),
        other => byte == other,
    };
    text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn state_and_postcode_have_the_form_of_their_country() {
        let check = |country: &str, state: &str, zip: &str| {
            let address = BillingAddress {
                country: Some(country.into()),
                state: Some(state.into()),
                zip: Some(zip.into()),
                ..BillingAddress::default()
            };
            checked_region(&address).map_err(|error| error.field().to_owned())
        };
        for zip in ["96002", "96002-1234"] {
            assert_eq!(check("US", "CO", zip), Ok(()));
        }
        for zip in ["9600", "96002-", "96002-12345", "K1A 0B1"] {
            assert_eq!(check("us", "CO", zip), Err("billing_address.zip".into()));
        }
        assert_eq!(check("CA", "ON", "K1A 0B1"), Ok(()));
        assert_eq!(
            check("CA", "Ontario", "K1A 0B1"),
            Err("billing_address.state".into())
        );
        assert_eq!(check("LV", "Riga", "LV-1010"), Ok(()));
    }
}
