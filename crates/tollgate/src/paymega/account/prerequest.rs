//! Prerequests: the services that payers can use in a currency.

use std::collections::BTreeMap;

use tollgate_paymega_public::types::{
    Prerequest as PrerequestData, PrerequestRequest, PrerequestService, ServiceField,
};
use tollgate_types::PhpObject;

use super::limits::Limits;
use crate::{
    Currency, Error, Invalid, Money, Paymega, RawResponse,
    observe::{Operation, of_read},
    paymega::call::Call,
};

/// The services that an account offers to payers in one currency.
#[derive(Clone, Debug)]
pub struct Prerequest {
    data: PrerequestData,
    raw: Option<RawResponse>,
}

impl Paymega {
    /// Reads which services payers can use in this currency. The call needs the account's public key.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] without a public key; else as [`invoice`](Paymega::invoice).
    pub async fn prerequest(&self, currency: Currency) -> Result<Prerequest, Error> {
        let operation = Operation::paymega("prerequest");
        operation
            .observe(of_read, self.read_prerequest(currency))
            .await
    }

    async fn read_prerequest(&self, currency: Currency) -> Result<Prerequest, Error> {
        let public_key = self.public_key()?.to_owned();
        let body = PrerequestRequest::new(currency.code().to_owned(), public_key);
        body.check().map_err(Invalid::from)?;
        let mut call = Call::publicly(&self.inner);
        // A prerequest creates nothing, so it may be sent again like any request that reads.
        loop {
            call.state.next_read().await?;
            let sent = call.public().create_prerequest(None, &body).await;
            if let Some((document, raw)) = call.decode(sent, "payment-prerequest")? {
                return Ok(Prerequest {
                    data: document.data,
                    raw: Some(raw),
                });
            }
        }
    }
}

impl Prerequest {
    /// The codes of the services that payers can use.
    pub fn services(&self) -> impl Iterator<Item = &str> {
        codes(self.data.services.as_ref())
    }

    /// The service with this code, if payers can use it.
    #[must_use]
    pub fn service(&self, code: &str) -> Option<&PrerequestService> {
        with_code(self.data.services.as_ref(), code)
    }

    /// The details of the payer that the service requires. Ask the payer for them, and send each by
    /// [`service_field`](crate::paymega::NewInvoice::service_field) under its key.
    pub fn fields(&self, code: &str) -> impl Iterator<Item = &ServiceField> {
        let service = self.service(code);
        service
            .and_then(|service| service.fields.as_ref())
            .into_iter()
            .flatten()
    }

    /// Checks that payers can use a service for this amount. Limits that Paymega does not show are not checked.
    ///
    /// # Errors
    ///
    /// [`Invalid`], naming the value that does not fit.
    pub fn check(&self, code: &str, money: Money) -> Result<(), Invalid> {
        let Some(service) = self.service(code) else {
            return Err(Invalid::new("service", "is not offered in this currency"));
        };
        let is_off = |status: &String| !status.eq_ignore_ascii_case("available");
        if service.status.as_ref().is_some_and(is_off) {
            return Err(Invalid::new("service", "is not available"));
        }
        Limits {
            currency: service.currency.as_deref(),
            least: service.amount_min,
            most: service.amount_max,
        }
        .check(money)
    }

    /// All data that Paymega returned.
    #[must_use]
    pub const fn data(&self) -> &PrerequestData {
        &self.data
    }

    /// The response that held this prerequest.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawResponse> {
        self.raw.as_ref()
    }
}

/// Services by their codes, as a prerequest shows them.
type ByCode<S> = PhpObject<BTreeMap<String, S>>;

/// The codes of these services.
pub(in crate::paymega) fn codes<S>(services: Option<&ByCode<S>>) -> impl Iterator<Item = &str> {
    let services = services.and_then(PhpObject::get);
    services
        .into_iter()
        .flat_map(|services| services.keys().map(String::as_str))
}

/// The service with this code, whatever its case.
pub(in crate::paymega) fn with_code<'a, S>(
    services: Option<&'a ByCode<S>>,
    code: &str,
) -> Option<&'a S> {
    let mut services = services?.get()?.iter();
    services
        .find(|(key, _)| key.eq_ignore_ascii_case(code))
        .map(|(_, service)| service)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;

    const SAMPLE: &str =
        include_str!("../../../../../spec/examples/paymega/public/createPrerequest.response.json");

    fn sample() -> Prerequest {
        let mut sample: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
        Prerequest {
            data: serde_json::from_value(sample["data"].take()).unwrap(),
            raw: None,
        }
    }

    #[test]
    fn the_fields_that_a_service_requires_are_listed() {
        let offer = sample();
        let mut fields = offer.fields("test_usd_test");
        let field = fields.next().unwrap();
        assert_eq!(
            (field.key.as_deref(), field.required),
            (Some("status"), Some(true))
        );
        assert!(fields.next().is_none() && offer.fields("payment_card_usd_hpp").next().is_none());
    }

    #[test]
    fn a_service_is_checked_before_an_invoice_is_made() {
        let check = |code: &str, money: Money| {
            let result = sample().check(code, money);
            result.map_err(|invalid| invalid.field().to_owned())
        };
        let usd = |amount| Money::new(amount, Currency::USD);
        let (card, of) = ("PAYMENT_CARD_usd_hpp", |field: &str| Err(field.to_owned()));
        assert_eq!(check(card, usd(dec!(1_000_000))), Ok(()));
        assert_eq!(check(card, usd(dec!(1_000_000.01))), of("amount"));
        assert_eq!(
            check(card, Money::new(dec!(1), Currency::EUR)),
            of("currency")
        );
        assert_eq!(check("paypal_usd_hpp", usd(dec!(1))), of("service"));
        let mut off = sample();
        let Some(services) = off.data.services.take().and_then(PhpObject::into_inner) else {
            panic!("no services")
        };
        let mut services = services;
        services.get_mut("payment_card_usd_hpp").unwrap().status = Some("disabled".into());
        off.data.services = Some(services.into());
        assert!(off.check(card, usd(dec!(1))).is_err());
    }
}
