//! Checks of a checkout's parameters that its document cannot express.

use tollgate_paymega_public::types::CheckoutForm;

use crate::{
    Exponents, Invalid, Money, calendar,
    paymega::order::{checked_money, checked_reference},
};

/// The maps that hold keys of the merchant's own.
const FREE: [&str; 4] = ["metadata", "customer[metadata]", "service_fields", "fields"];

pub(super) fn check(
    form: &CheckoutForm,
    money: Money,
    exponents: &Exponents,
) -> Result<(), Invalid> {
    checked_money(money, exponents)?;
    if let Some(reference) = &form.reference_id {
        checked_reference("reference_id", reference)?;
    }
    form.extra.keys().try_for_each(|key| check_free(key))?;
    check_customer(form)
}

fn check_customer(form: &CheckoutForm) -> Result<(), Invalid> {
    match &form.customer_reference_id {
        Some(reference) => checked_reference("customer[reference_id]", reference)?,
        None if has_customer(form) => {
            let why = "is required with any other detail of the customer";
            return Err(Invalid::new("customer[reference_id]", why));
        }
        None => {}
    }
    let is_date = |date: &String| calendar::parse(&format!("{date}T00:00:00Z")).is_some();
    if !form.customer_date_of_birth.as_ref().is_none_or(is_date) {
        let why = "is no date like 1990-12-31";
        return Err(Invalid::new("customer[date_of_birth]", why));
    }
    Ok(())
}

fn has_customer(form: &CheckoutForm) -> bool {
    [
        &form.customer_address_city,
        &form.customer_address_country,
        &form.customer_address_full_address,
        &form.customer_address_post_code,
        &form.customer_address_region,
        &form.customer_address_street,
        &form.customer_date_of_birth,
        &form.customer_email,
        &form.customer_individual_tax_id,
        &form.customer_name,
        &form.customer_phone,
    ]
    .into_iter()
    .any(Option::is_some)
        || form.extra.keys().any(|key| key.starts_with("customer["))
}

/// A key with a bracket of its own would reach into another map.
fn check_free(name: &str) -> Result<(), Invalid> {
    let key = FREE.iter().find_map(|map| {
        let rest = name.strip_prefix(map)?;
        rest.strip_prefix('[')?.strip_suffix(']')
    });
    match key {
        Some(key) if !key.is_empty() && !key.contains(['[', ']']) => Ok(()),
        _ => Err(Invalid::new(name, "is no parameter that takes a free key")),
    }
}
