//! The account's payment services.

use tollgate_paymega_private::types::{PaymentService, PaymentServiceList};
use tollgate_types::{Int, PathSegment, PhpObject};

use super::limits::Limits;
use crate::{
    Error, Invalid, Money, Paymega, RawResponse,
    error::ResponseLost,
    observe::{Operation, of_read},
    paymega::{
        call::Call,
        list::{Cursor, is_unreadable},
        read::about,
    },
};

/// A payment service of the account.
#[derive(Clone, Debug)]
pub struct Service {
    data: PaymentService,
    raw: Option<RawResponse>,
}

/// A page of the account's payment services.
#[derive(Clone, Debug)]
pub struct Services {
    data: PaymentServiceList,
    raw: Option<RawResponse>,
}

impl Paymega {
    /// Reads one page of the account's payment services; pages are counted from 1.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] for page 0; else as [`invoice`](Paymega::invoice).
    pub async fn services_page(&self, page: u32) -> Result<Services, Error> {
        let operation = Operation::paymega("services");
        operation.observe(of_read, self.read_services(page)).await
    }

    /// Reads one payment service by its id from the list (`comcps_…`).
    ///
    /// # Errors
    ///
    /// As [`invoice`](Paymega::invoice).
    pub async fn service(&self, id: &str) -> Result<Service, Error> {
        let operation = Operation::paymega("service").id(id);
        operation.observe(of_read, self.read_service(id)).await
    }

    /// Finds the payment service with this code, such as `payment_card_usd_hpp`, page by page; returns `None` if the
    /// account has none.
    ///
    /// ```no_run
    /// # async fn check(paymega: tollgate::Paymega, money: tollgate::Money) -> Result<(), tollgate::Error> {
    /// if let Some(service) = paymega.find_service("payment_card_usd_hpp").await? {
    ///     service.check(money)?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`invoice`](Paymega::invoice).
    pub async fn find_service(&self, code: &str) -> Result<Option<Service>, Error> {
        let mut services = self.services();
        while let Some(service) = services.next().await {
            let service = service?;
            let is_it = |found: &str| found.eq_ignore_ascii_case(code);
            if service.code().is_some_and(is_it) {
                return Ok(Some(service));
            }
        }
        Ok(None)
    }

    async fn read_services(&self, page: u32) -> Result<Services, Error> {
        if page == 0 {
            return Err(Invalid::new("page", "is counted from 1").into());
        }
        let mut call = Call::start(&self.inner)?;
        let page = Some(i64::from(page));
        loop {
            call.state.next_read().await?;
            let sent = call.private().list_payment_services(page, None).await;
            if let Some((data, raw)) = call.decode(sent, "payment-services")? {
                return Ok(Services {
                    data,
                    raw: Some(raw),
                });
            }
        }
    }

    async fn read_service(&self, id: &str) -> Result<Service, Error> {
        let segment = PathSegment::try_from(id)
            .map_err(|_| Invalid::new("id", "cannot be part of a path"))?;
        let mut call = Call::start(&self.inner)?;
        loop {
            call.state.next_read().await?;
            let sent = call.private().get_payment_service(&segment).await;
            let sent = about(sent, |document| document.data.id == id);
            if let Some((document, raw)) = call.decode(sent, id)? {
                return Ok(Service {
                    data: document.data,
                    raw: Some(raw),
                });
            }
        }
    }
}

impl Service {
    /// The code, such as `payment_card_usd_hpp`, by which invoices name the service.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.data.attributes.service.as_deref()
    }

    /// Checks that the service can be used for this amount now. Limits that Paymega does not show are not checked.
    ///
    /// # Errors
    ///
    /// [`Invalid`], naming the value that does not fit.
    pub fn check(&self, money: Money) -> Result<(), Invalid> {
        let service = &self.data.attributes;
        let is_off = [service.available, service.active, service.enabled].contains(&Some(false));
        if is_off {
            return Err(Invalid::new(
                "service",
                "is not available, active and enabled",
            ));
        }
        Limits {
            currency: service.service_currency.as_deref(),
            least: service.amount_min,
            most: service.amount_max,
        }
        .check(money)
    }

    /// All data that Paymega returned.
    #[must_use]
    pub const fn data(&self) -> &PaymentService {
        &self.data
    }

    /// The response that held this service.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawResponse> {
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

    /// The number of pages.
    #[must_use]
    pub fn pages(&self) -> Option<i64> {
        self.data.meta.as_ref()?.pages.map(Int::into)
    }

    /// The start of the page after the one with this number.
    pub(in crate::paymega) fn next_after(
        &self,
        number: u32,
    ) -> Result<Option<Cursor>, ResponseLost> {
        let places = ["links", "links.next", "meta", "meta.pages"];
        if self.raw().is_some_and(|raw| is_unreadable(raw, &places)) {
            return Err(ResponseLost::Unreadable);
        }
        let links = self.data.links.as_ref().and_then(PhpObject::get);
        let next = links.and_then(|links| links.next.as_deref());
        let has_more = self.pages().map_or_else(
            || next.is_some_and(|link| !link.is_empty()),
            |pages| i64::from(number) < pages,
        );
        match self.data.data.first() {
            _ if !has_more => Ok(None),
            None => Err(ResponseLost::IncompleteList),
            Some(first) => Ok(Some(Cursor::Page {
                number: number.saturating_add(1),
                after: first.id.clone(),
            })),
        }
    }

    /// The response that held this page.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawResponse> {
        self.raw.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Currency, dec};

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

    #[test]
    fn more_pages_follow_by_number_or_by_link() {
        let next = |page: serde_json::Value| {
            let data = serde_json::from_value(page).unwrap();
            Services { data, raw: None }.next_after(1)
        };
        let link = "/api/payment-services?page[number]=2&page[size]=20";
        let one = serde_json::json!([{ "id": "comcps_1", "attributes": {} }]);
        let more = Ok(Some(Cursor::Page {
            number: 2,
            after: "comcps_1".to_owned(),
        }));
        let json = serde_json::json!({ "data": one, "meta": { "pages": 2 }, "links": {} });
        assert_eq!(next(json), more);
        let json =
            serde_json::json!({ "data": one, "meta": { "pages": 1 }, "links": { "next": link } });
        assert_eq!(next(json), Ok(None));
        let json = serde_json::json!({ "data": one, "links": { "next": link } });
        assert_eq!(next(json), more);
        for links in [serde_json::json!({ "next": "" }), serde_json::json!([])] {
            let json = serde_json::json!({ "data": [], "links": links });
            assert_eq!(next(json), Ok(None));
        }
        let json = serde_json::json!({ "data": [], "meta": { "pages": 2 } });
        assert_eq!(next(json), Err(ResponseLost::IncompleteList));
    }
}
