//! The account: its services, its profile, its balances, and prerequests.

use tollgate_private::types::{
    AccountBalances, AccountProfile, PaymentService, PaymentServiceList,
};
use tollgate_public::types::{Prerequest as PrerequestData, PrerequestRequest};
use tollgate_types::{Int, PathSegment, PhpObject};

use tracing::{Instrument, info_span};

use super::{Platform, run::Run};
use crate::{Currency, Error, Invalid, Money, RawAnswer};

/// What an account offers to payers in one currency.
#[derive(Clone, Debug)]
pub struct Prerequest {
    data: PrerequestData,
    raw: Option<RawAnswer>,
}

/// A payment service of the account.
#[derive(Clone, Debug)]
pub struct Service {
    data: PaymentService,
    raw: Option<RawAnswer>,
}

/// A page of the account's payment services.
#[derive(Clone, Debug)]
pub struct Services {
    data: PaymentServiceList,
    raw: Option<RawAnswer>,
}

/// The account's profile.
#[derive(Clone, Debug)]
pub struct Profile {
    data: AccountProfile,
    raw: Option<RawAnswer>,
}

/// The account's balances.
#[derive(Clone, Debug)]
pub struct Balances {
    data: AccountBalances,
    raw: Option<RawAnswer>,
}

impl Platform {
    /// Asks which services payers can use in this currency. It needs the account's public key.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] without a public key; else as [`invoice`](Platform::invoice).
    pub async fn prerequest(&self, currency: Currency) -> Result<Prerequest, Error> {
        let span = info_span!("prerequest", %currency);
        self.read_prerequest(currency).instrument(span).await
    }

    /// One page of the account's payment services; pages are counted from 1.
    ///
    /// # Errors
    ///
    /// As [`invoice`](Platform::invoice).
    pub async fn services(&self, page: u32) -> Result<Services, Error> {
        let span = info_span!("services", page);
        self.read_services(page).instrument(span).await
    }

    /// One payment service, by its id from the list (`comcps_…`).
    ///
    /// # Errors
    ///
    /// As [`invoice`](Platform::invoice).
    pub async fn service(&self, id: &str) -> Result<Service, Error> {
        let span = info_span!("service", id);
        self.read_service(id).instrument(span).await
    }

    /// The account's profile.
    ///
    /// # Errors
    ///
    /// As [`invoice`](Platform::invoice).
    pub async fn profile(&self) -> Result<Profile, Error> {
        let span = info_span!("profile");
        self.read_profile().instrument(span).await
    }

    /// The account's balances.
    ///
    /// # Errors
    ///
    /// As [`invoice`](Platform::invoice).
    pub async fn balances(&self) -> Result<Balances, Error> {
        let span = info_span!("balances");
        self.read_balances().instrument(span).await
    }

    async fn read_prerequest(&self, currency: Currency) -> Result<Prerequest, Error> {
        let public_key = self.public_key()?.to_owned();
        let body = PrerequestRequest::new(currency.code().to_owned(), public_key);
        let mut run = Run::start(&self.inner);
        // It creates nothing, so that it may be sent again like any reading.
        loop {
            run.turn().await?;
            let sent = run.public().create_prerequest(None, &body).await;
            if let Some((document, raw)) = run.told(sent, "payment-prerequest")? {
                return Ok(Prerequest {
                    data: document.data,
                    raw: Some(raw),
                });
            }
        }
    }

    async fn read_services(&self, page: u32) -> Result<Services, Error> {
        let mut run = Run::start(&self.inner);
        let page = Some(i64::from(page));
        loop {
            run.turn().await?;
            let sent = run.private().list_payment_services(page, None).await;
            if let Some((data, raw)) = run.told(sent, "payment-services")? {
                return Ok(Services {
                    data,
                    raw: Some(raw),
                });
            }
        }
    }

    async fn read_service(&self, id: &str) -> Result<Service, Error> {
        let segment =
            PathSegment::try_from(id).map_err(|_| Invalid::new("id", "cannot stand in a path"))?;
        let mut run = Run::start(&self.inner);
        loop {
            run.turn().await?;
            let sent = run.private().get_payment_service(&segment).await;
            if let Some((document, raw)) = run.told(sent, id)? {
                return Ok(Service {
                    data: document.data,
                    raw: Some(raw),
                });
            }
        }
    }

    async fn read_profile(&self) -> Result<Profile, Error> {
        let mut run = Run::start(&self.inner);
        loop {
            run.turn().await?;
            let sent = run.private().get_account_profile().await;
            if let Some((document, raw)) = run.told(sent, "account/profile")? {
                return Ok(Profile {
                    data: document.data,
                    raw: Some(raw),
                });
            }
        }
    }

    async fn read_balances(&self) -> Result<Balances, Error> {
        let mut run = Run::start(&self.inner);
        loop {
            run.turn().await?;
            let sent = run.private().get_account_balances().await;
            if let Some((document, raw)) = run.told(sent, "account/balances")? {
                return Ok(Balances {
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
        let services = self.data.services.as_ref().and_then(PhpObject::get);
        services
            .into_iter()
            .flat_map(|services| services.keys().map(String::as_str))
    }

    /// Everything that the platform shows.
    #[must_use]
    pub const fn data(&self) -> &PrerequestData {
        &self.data
    }

    /// The answer in which it came.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawAnswer> {
        self.raw.as_ref()
    }
}

impl Service {
    /// Its code, such as `payment_card_usd_hpp`, by which invoices name it.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.data.attributes.service.as_deref()
    }

    /// Checks that it can be used for so much money now. What the platform does not show is taken to fit.
    ///
    /// # Errors
    ///
    /// [`Invalid`], naming what does not fit.
    pub fn check(&self, money: Money) -> Result<(), Invalid> {
        let service = &self.data.attributes;
        let is_off = [service.available, service.active, service.enabled].contains(&Some(false));
        let is_other = |code: &String| !code.eq_ignore_ascii_case(money.currency().code());
        if is_off {
            return Err(Invalid::new(
                "service",
                "is not available, active and enabled",
            ));
        }
        if service.service_currency.as_ref().is_some_and(is_other) {
            return Err(Invalid::new("currency", "is not that of the service"));
        }
        if service
            .amount_min
            .is_some_and(|least| money.amount() < least.decimal())
        {
            return Err(Invalid::new("amount", "is less than the service takes"));
        }
        if service
            .amount_max
            .is_some_and(|most| money.amount() > most.decimal())
        {
            return Err(Invalid::new("amount", "is more than the service takes"));
        }
        Ok(())
    }

    /// Everything that the platform shows.
    #[must_use]
    pub const fn data(&self) -> &PaymentService {
        &self.data
    }

    /// The answer in which it came.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawAnswer> {
        self.raw.as_ref()
    }
}

impl Services {
    /// The services of the page.
    pub fn iter(&self) -> impl Iterator<Item = Service> + '_ {
        self.data.data.iter().map(|data| Service {
            data: data.clone(),
            raw: self.raw.clone(),
        })
    }

    /// How many pages there are.
    #[must_use]
    pub fn pages(&self) -> Option<i64> {
        self.data.meta.as_ref()?.pages.map(Int::into)
    }

    /// The answer in which it came.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawAnswer> {
        self.raw.as_ref()
    }
}

impl Profile {
    /// Everything that the platform shows.
    #[must_use]
    pub const fn data(&self) -> &AccountProfile {
        &self.data
    }

    /// The answer in which it came.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawAnswer> {
        self.raw.as_ref()
    }
}

impl Balances {
    /// Everything that the platform shows.
    #[must_use]
    pub const fn data(&self) -> &AccountBalances {
        &self.data
    }

    /// The answer in which it came.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawAnswer> {
        self.raw.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;

    fn service(change: &str) -> Service {
        let mut data = serde_json::json!({ "id": "comcps_1", "attributes": {
            "service": "payment_card_usd_hpp", "service_currency": "USD", "available": true, "active": true,
            "enabled": true, "amount_min": 0.5, "amount_max": 100
        } });
        if !change.is_empty() {
            data["attributes"][change] = false.into();
        }
        Service {
            data: serde_json::from_value(data).unwrap(),
            raw: None,
        }
    }

    #[test]
    fn a_service_is_checked_before_an_invoice_is_made() {
        let usd = |amount| Money::new(amount, Currency::USD);
        let field = |result: Result<(), Invalid>| result.unwrap_err().field().to_owned();
        assert_eq!(service("").check(usd(dec!(100))), Ok(()));
        assert_eq!(field(service("").check(usd(dec!(100.01)))), "amount");
        assert_eq!(field(service("").check(usd(dec!(0.49)))), "amount");
        assert_eq!(
            field(service("").check(Money::new(dec!(1), Currency::EUR))),
            "currency"
        );
        for state in ["available", "active", "enabled"] {
            assert_eq!(
                field(service(state).check(usd(dec!(1)))),
                "service",
                "{state}"
            );
        }
    }
}
