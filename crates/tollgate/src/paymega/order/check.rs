//! What is checked before anything is sent: the limits of the documents, and the money.

use std::ops::RangeInclusive;

use rust_decimal::Decimal;
use tollgate_paymega_private::types::{CreateInvoiceAttributes, InvoiceCustomer};
use tollgate_types::Amount;

use crate::{
    Exponents, Invalid, Money, calendar, dec,
    web::{check_url, checked_url},
};

/// The card gate takes no more in any currency.
const MOST: Decimal = dec!(1_000_000_000);

/// A reference that the platform can keep and that this crate can tell from those of further attempts.
pub(crate) fn checked_reference(field: &str, reference: &str) -> Result<(), Invalid> {
    if reference.is_empty() {
        return Err(Invalid::new(field, "must not be empty"));
    }
    if reference.chars().any(char::is_control) {
        return Err(Invalid::new(field, "must have no control characters"));
    }
    Ok(())
}

pub(crate) fn checked_money(money: Money, exponents: &Exponents) -> Result<(), Invalid> {
    money.check(exponents)?;
    if money.amount() > MOST {
        return Err(Invalid::new("amount", "must be at most 1000000000"));
    }
    if serde_json::to_string(&Amount::from(money.amount())).is_err() {
        return Err(Invalid::new(
            "amount",
            "has too many digits for a JSON number",
        ));
    }
    Ok(())
}

/// The shortest and the longest life of an invoice, in seconds.
const LIFE: RangeInclusive<i64> = 14 * 60..=2 * 24 * 60 * 60;

/// Checks an end against the time that it is now.
pub(crate) fn checked_end(end: i64, now: i64) -> Result<(), Invalid> {
    if LIFE.contains(&end.saturating_sub(now)) {
        return Ok(());
    }
    let why = "must be 14 minutes to 2 days from now";
    Err(Invalid::new("expires", why))
}

pub(super) fn checked_attributes(attributes: &CreateInvoiceAttributes) -> Result<(), Invalid> {
    if attributes.service.is_empty() {
        return Err(Invalid::new("service", "must not be empty"));
    }
    if attributes
        .token
        .as_ref()
        .is_some_and(|token| token.expose().is_empty())
    {
        return Err(Invalid::new("token", "must not be empty"));
    }
    if attributes.token.is_some() && attributes.customer.is_none() {
        return Err(Invalid::new(
            "customer.reference_id",
            "is required with a token",
        ));
    }
    if let Some(text) = &attributes.expires
        && calendar::parse(text).is_none()
    {
        return Err(Invalid::new("expires", "is no date and time of RFC 3339"));
    }
    checked_options(attributes)?;
    attributes
        .customer
        .as_ref()
        .map_or(Ok(()), checked_customer)
}

fn checked_options(attributes: &CreateInvoiceAttributes) -> Result<(), Invalid> {
    let options = attributes.gateway_options.as_ref();
    let cardgate = options.and_then(|options| options.cardgate.as_ref());
    let retry_limit = cardgate.and_then(|options| options.retry_limit);
    match retry_limit.map(i64::from) {
        Some(..=-1) => Err(Invalid::new(
            "gateway_options.cardgate.retry_limit",
            "must not be negative",
        )),
        _ => Ok(()),
    }
}

fn checked_customer(customer: &InvoiceCustomer) -> Result<(), Invalid> {
    checked_reference("customer.reference_id", &customer.reference_id)?;
    let tax_id = customer.individual_tax_id.as_ref();
    if tax_id.is_some_and(|id| !(2..=100).contains(&id.chars().count())) {
        return Err(Invalid::new(
            "customer.individual_tax_id",
            "must have 2 to 100 characters",
        ));
    }
    let is_date = |date: &String| calendar::parse(&format!("{date}T00:00:00Z")).is_some();
    if !customer.date_of_birth.as_ref().is_none_or(is_date) {
        return Err(Invalid::new(
            "customer.date_of_birth",
            "is no date like 1990-12-31",
        ));
    }
    let country = customer
        .address
        .as_ref()
        .and_then(|address| address.country.as_ref());
    if country.is_some_and(|country| country.chars().count() != 2) {
        return Err(Invalid::new(
            "customer.address.country",
            "must be two letters",
        ));
    }
    Ok(())
}

/// Checks the addresses, and puts in place what is sent of them.
pub(super) fn check_urls(attributes: &mut CreateInvoiceAttributes) -> Result<(), Invalid> {
    check_url("return_url", &mut attributes.return_url)?;
    check_url("callback_url", &mut attributes.callback_url)?;
    if let Some(urls) = &mut attributes.return_urls {
        check_url("return_urls.success", &mut urls.success)?;
        urls.pending = checked_url("return_urls.pending", &urls.pending)?;
        check_url("return_urls.fail", &mut urls.fail)?;
    }
    Ok(())
}
