//! Prerequests: the services that can pay an amount out.

use tollgate_paymega_public::types::{
    PayoutPrerequest as PrerequestData, PayoutPrerequestRequest, PayoutPrerequestService,
    ServiceField,
};

use super::super::{
    Paymega,
    account::{codes, with_code},
    call::Call,
};
use crate::{
    Error, Invalid, Money, RawResponse,
    observe::{Operation, of_read},
};

/// The services that can pay an amount to a customer.
#[derive(Clone, Debug)]
pub struct PayoutPrerequest {
    data: PrerequestData,
    raw: RawResponse,
}

impl Paymega {
    /// Reads which services can pay this amount out, and which details of the recipient each asks for. The call needs
    /// the account's public key.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] without a public key; else as [`invoice`](Paymega::invoice).
    pub async fn payout_prerequest(&self, money: Money) -> Result<PayoutPrerequest, Error> {
        let operation = Operation::paymega("payout_prerequest");
        let call = self.read_payout_prerequest(money);
        operation.observe(of_read, call).await
    }

    async fn read_payout_prerequest(&self, money: Money) -> Result<PayoutPrerequest, Error> {
        let public_key = self.public_key()?.to_owned();
        let currency = money.currency().code().to_owned();
        let body = PayoutPrerequestRequest::new(money.amount().into(), currency, public_key);
        body.check().map_err(Invalid::from)?;
        let mut call = Call::publicly(&self.inner);
        // A prerequest creates nothing, so it may be sent again like any request that reads.
        loop {
            call.state.next_read().await?;
            let sent = call.public().create_payout_prerequest(None, &body).await;
            if let Some((document, raw)) = call.decode(sent, "payout-prerequest")? {
                let data = document.data;
                return Ok(PayoutPrerequest { data, raw });
            }
        }
    }
}

impl PayoutPrerequest {
    /// The codes of the services that can pay the amount.
    pub fn services(&self) -> impl Iterator<Item = &str> {
        codes(self.data.services.as_ref())
    }

    /// The service with this code, if it can pay the amount.
    #[must_use]
    pub fn service(&self, code: &str) -> Option<&PayoutPrerequestService> {
        with_code(self.data.services.as_ref(), code)
    }

    /// The details of the recipient that a service asks for. Send each by
    /// [`field`](crate::paymega::NewPayout::field) under its key.
    pub fn fields(&self, code: &str) -> impl Iterator<Item = &ServiceField> {
        let service = self.service(code);
        service
            .and_then(|service| service.fields.as_ref())
            .into_iter()
            .flatten()
    }

    /// All data that Paymega returned.
    #[must_use]
    pub const fn data(&self) -> &PrerequestData {
        &self.data
    }

    /// The response that held this prerequest.
    #[must_use]
    pub const fn raw(&self) -> &RawResponse {
        &self.raw
    }
}
