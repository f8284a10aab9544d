//! What is checked before anything is sent: the limits of the documents, and the money.

use rust_decimal::Decimal;
use tollgate_private::types::{CreateInvoiceAttributes, InvoiceCustomer};
use tollgate_types::Amount;

use crate::{Exponents, Invalid, Money, dec};

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

pub(super) fn checked_money(money: Money, exponents: &Exponents) -> Result<(), Invalid> {
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
    checked_url("return_url", attributes.return_url.as_ref())?;
    checked_url("callback_url", attributes.callback_url.as_ref())?;
    if let Some(urls) = &attributes.return_urls {
        checked_url("return_urls.success", urls.success.as_ref())?;
        checked_url("return_urls.pending", Some(&urls.pending))?;
        checked_url("return_urls.fail", urls.fail.as_ref())?;
    }
    checked_shape(
        "expires",
        attributes.expires.as_ref(),
        "####-##-##T##:##:##",
    )?;
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
    checked_shape(
        "customer.date_of_birth",
        customer.date_of_birth.as_ref(),
        "####-##-##",
    )?;
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

/// Checks that a text begins like `shape`, where `#` stands for a digit: a date or a time of RFC 3339.
fn checked_shape(field: &str, text: Option<&String>, shape: &str) -> Result<(), Invalid> {
    let fits = |text: &String| {
        let is_whole = shape.contains('T') || text.len() == shape.len();
        let pairs = text.bytes().zip(shape.bytes());
        let same = |(given, asked): (u8, u8)| {
            if asked == b'#' {
                given.is_ascii_digit()
            } else {
                given == asked
            }
        };
        is_whole && text.len() >= shape.len() && pairs.into_iter().all(same)
    };
    match text {
        Some(text) if !fits(text) => Err(Invalid::new(field, "is no date or time of RFC 3339")),
        _ => Ok(()),
    }
}

fn checked_url(field: &str, url: Option<&String>) -> Result<(), Invalid> {
    match url {
        Some(url) if reqwest::Url::parse(url).is_err() => Err(Invalid::new(field, "is not a URL")),
        _ => Ok(()),
    }
}
