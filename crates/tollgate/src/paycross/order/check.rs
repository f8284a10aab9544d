//! What is checked before anything is sent: the limits of the document, and the money.

use tollgate_paycross_gateway::types::{BillingAddress, Customer, PaymentCard, Travel};
use tollgate_types::{CardNumber, Cvv, MinorUnits};

use crate::{Exponents, Invalid, Money, calendar, web::check_url};

pub(super) fn checked_money(money: Money, exponents: &Exponents) -> Result<MinorUnits, Invalid> {
    money.to_minor(exponents).map(MinorUnits::from)
}

/// The fields that payments and tokenisations share.
pub(super) struct Common<'a> {
    pub(super) description: &'a str,
    pub(super) customer: Option<&'a Customer>,
    pub(super) address: Option<&'a BillingAddress>,
    pub(super) travel: Option<&'a Travel>,
}

impl Common<'_> {
    pub(super) fn check(&self) -> Result<(), Invalid> {
        if self.description.is_empty() {
            return Err(Invalid::new("description", "is required"));
        }
        at_most("description", Some(self.description), 255)?;
        self.customer.map_or(Ok(()), checked_customer)?;
        self.address.map_or(Ok(()), checked_address)?;
        self.travel.map_or(Ok(()), checked_travel)
    }
}

/// Checks the addresses, and puts in place what is sent of them.
pub(super) fn check_urls(urls: [&mut Option<String>; 3]) -> Result<(), Invalid> {
    let [back, notification, verification] = urls;
    check_url("return_url", back)?;
    check_url("notification_url", notification)?;
    check_url("verification_url", verification)
}

/// The card of a payment: a number with its expiry, or a token.
pub(super) fn checked_card(card: &PaymentCard) -> Result<(), Invalid> {
    if card
        .token
        .as_ref()
        .is_some_and(|token| token.expose().is_empty())
    {
        return Err(Invalid::new("credit_card.token", "must not be empty"));
    }
    checked_number(card.number.as_ref(), card.verification_value.as_ref())?;
    let expiry = (card.exp_month.as_deref(), card.exp_year.as_deref());
    if card.number.is_some() && (expiry.0.is_none() || expiry.1.is_none()) {
        return Err(Invalid::new(
            "credit_card.exp_month",
            "is required beside a number",
        ));
    }
    checked_expiry(expiry.0, expiry.1)?;
    at_most("credit_card.holder", card.holder.as_deref(), 35)
}

pub(super) fn checked_number(
    number: Option<&CardNumber>,
    cvv: Option<&Cvv>,
) -> Result<(), Invalid> {
    if number.is_some_and(|number| CardNumber::new(number.expose()).is_err()) {
        return Err(Invalid::new(
            "credit_card.number",
            "must be 12 to 19 digits",
        ));
    }
    if cvv.is_some_and(|cvv| Cvv::new(cvv.expose()).is_err()) {
        let field = "credit_card.verification_value";
        return Err(Invalid::new(field, "must be 3 or 4 digits"));
    }
    Ok(())
}

pub(super) fn checked_expiry(month: Option<&str>, year: Option<&str>) -> Result<(), Invalid> {
    let is_month = |month: &str| {
        month.len() <= 2
            && month
                .parse()
                .is_ok_and(|month: u8| (1..=12).contains(&month))
    };
    if month.is_some_and(|month| !is_month(month)) {
        return Err(Invalid::new("credit_card.exp_month", "must be 1 to 12"));
    }
    if year.is_some_and(|year| !has_shape(year, "####")) {
        return Err(Invalid::new("credit_card.exp_year", "must be four digits"));
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

pub(super) fn at_most(field: &str, text: Option<&str>, most: usize) -> Result<(), Invalid> {
    match text {
        Some(text) if text.chars().count() > most => Err(Invalid::new(field, "is too long")),
        _ => Ok(()),
    }
}

fn exactly(field: &str, text: Option<&String>, length: usize) -> Result<(), Invalid> {
    match text {
        Some(text) if text.chars().count() != length => {
            Err(Invalid::new(field, "has another length than its codes"))
        }
        _ => Ok(()),
    }
}

fn checked_customer(customer: &Customer) -> Result<(), Invalid> {
    match &customer.birth_date {
        Some(date) if !has_shape(date, "####-##-##") => {
            Err(Invalid::new("customer.birth_date", "must be YYYY-MM-DD"))
        }
        _ => Ok(()),
    }
}

fn checked_address(address: &BillingAddress) -> Result<(), Invalid> {
    let limits = [
        ("billing_address.first_name", &address.first_name, 30),
        ("billing_address.last_name", &address.last_name, 30),
        ("billing_address.city", &address.city, 60),
        ("billing_address.address", &address.address, 255),
        ("billing_address.phone", &address.phone, 100),
    ];
    for (field, text, most) in limits {
        at_most(field, text.as_deref(), most)?;
    }
    exactly("billing_address.country", address.country.as_ref(), 2)?;
    checked_region(address)
}

/// What the document asks for in the United States, and of the state in Canada too.
fn checked_region(address: &BillingAddress) -> Result<(), Invalid> {
    let is_in = |code: &str| {
        address
            .country
            .as_deref()
            .is_some_and(|country| country.eq_ignore_ascii_case(code))
    };
    if is_in("US") || is_in("CA") {
        exactly("billing_address.state", address.state.as_ref(), 2)?;
    }
    match &address.zip {
        Some(zip) if is_in("US") && !has_shape(zip, "#####") && !has_shape(zip, "#####-####") => {
            let why = "must be NNNNN or NNNNN-NNNN in the US";
            Err(Invalid::new("billing_address.zip", why))
        }
        _ => Ok(()),
    }
}

fn checked_travel(travel: &Travel) -> Result<(), Invalid> {
    let Some(airline) = &travel.airline else {
        return Ok(());
    };
    if let Some(flag) = &airline.restricted_ticked_indicator
        && !matches!(flag.as_str(), "0" | "1")
    {
        let field = "travel.airline.restricted_ticked_indicator";
        return Err(Invalid::new(field, "must be 0 or 1"));
    }
    for leg in airline.legs.iter().flatten() {
        let field = |name: &str| format!("travel.airline.legs.{name}");
        exactly(&field("airline_code"), leg.airline_code.as_ref(), 2)?;
        let airports = [
            ("originating_airport_code", &leg.originating_airport_code),
            ("destination_airport_code", &leg.destination_airport_code),
        ];
        for (name, code) in airports {
            exactly(&field(name), code.as_ref(), 3)?;
        }
        at_most(&field("stop_over_code"), leg.stop_over_code.as_deref(), 1)?;
        exactly(&field("class"), leg.class.as_ref(), 1)?;
    }
    Ok(())
}

/// Whether the text has this shape, in which `#` stands for a digit.
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
            checked_address(&address).map_err(|error| error.field().to_owned())
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
