//! Checks of an order that no document can express: the money, times, and fields that depend on each other.

use std::ops::RangeInclusive;

use tollgate_paymega_private::types::{CreateInvoiceAttributes, InvoiceCustomer};
use tollgate_types::Amount;

use crate::{
    Exponents, Invalid, Money, calendar,
    web::{check_url, checked_url},
};

/// A reference that Paymega can keep and that differs from the references of further attempts.
pub fn checked_reference(field: &str, reference: &str) -> Result<(), Invalid> {
    if reference.is_empty() {
        return Err(Invalid::new(field, "must not be empty"));
    }
    if reference.chars().any(char::is_control) {
        return Err(Invalid::new(field, "must have no control characters"));
    }
    Ok(())
}

pub fn checked_money(money: Money, exponents: &Exponents) -> Result<(), Invalid> {
    money.check(exponents)?;
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
pub fn checked_end(end: i64, now: i64) -> Result<(), Invalid> {
    if LIFE.contains(&end.saturating_sub(now)) {
        return Ok(());
    }
    let why = "must be 14 minutes to 2 days from now";
    Err(Invalid::new("expires", why))
}

/// Checks the limits of the document, then the fields that depend on each other.
pub(super) fn checked_attributes(attributes: &CreateInvoiceAttributes) -> Result<(), Invalid> {
    attributes.check()?;
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
    attributes
        .customer
        .as_ref()
        .map_or(Ok(()), checked_customer)
}

pub fn checked_customer(customer: &InvoiceCustomer) -> Result<(), Invalid> {
    checked_reference("customer.reference_id", &customer.reference_id)?;
    let is_date = |date: &String| calendar::parse(&format!("{date}T00:00:00Z")).is_some();
    if !customer.date_of_birth.as_ref().is_none_or(is_date) {
        return Err(Invalid::new(
            "customer.date_of_birth",
            "is no date like 1990-12-31",
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
