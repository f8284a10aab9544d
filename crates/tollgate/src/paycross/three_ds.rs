//! 3-D Secure on the merchant's own pages: posts the issuer's response to the gateway.

use progenitor_client::{ByteStream, ClientHooks, Error as WireError, Failure, OperationInfo};
use reqwest::{
    Method, Request, Url,
    header::{CONTENT_TYPE, HeaderValue},
};

use super::{IssuerResponse, Order, PayCross, Transaction, http::Call, order::OrderFingerprint};
use crate::{
    Error, Invalid, Outcome, Pending,
    engine::{Pause, Retries},
    error::{NotSent, ResponseLost},
    observe::{Operation, of_outcome},
    outcome::PendingReason,
};

const COMPLETE: OperationInfo = OperationInfo {
    operation_id: "complete_three_d_secure",
};
const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");

impl PayCross {
    /// Completes an order after the payer has returned from the issuer's page to the merchant's own page. Only for orders
    /// that [control 3-D Secure](super::NewPayment::control_three_d_secure).
    ///
    /// The call reads the order first. If the order waits for the payer, the call posts the issuer's response to the
    /// gateway once, and reads the order again. Calling it twice does no harm.
    ///
    /// ```no_run
    /// use tollgate::{Error, Outcome, PayCross, paycross::{IssuerResponse, NewPayment}};
    ///
    /// async fn came_back(paycross: &PayCross, order: &NewPayment, form: &str) -> Result<(), Error> {
    ///     let response = IssuerResponse::from_form(form)?;
    ///     match paycross.complete(order, &response).await? {
    ///         Outcome::Succeeded(transaction) => println!("paid: {}", transaction.uid()),
    ///         other => println!("not paid: {}", other.money()),
    ///     }
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`wait_for`](PayCross::wait_for); [`Error::Invalid`] if the response is about another transaction, and
    /// [`Error::NotSent`] if it could not be posted to the gateway, or if too little time was left for it: call again with
    /// the same response.
    pub async fn complete(
        &self,
        order: &impl Order,
        response: &IssuerResponse,
    ) -> Result<Outcome<Transaction>, Error> {
        let order = self.stored_form(order)?.into_fingerprint();
        let operation = Operation::paycross("complete").reference(&order.reference);
        let call = async { Call::start(&self.inner).complete(order, response).await };
        operation.observe(of_outcome, call).await
    }
}

impl Call<'_> {
    async fn complete(
        &mut self,
        order: OrderFingerprint,
        response: &IssuerResponse,
    ) -> Result<Outcome<Transaction>, Error> {
        let challenge = match self.wait_for(order.clone()).await? {
            Outcome::ActionRequired(challenge) => challenge,
            ended_or_open => return Ok(ended_or_open),
        };
        let waiting = challenge.operation();
        let Some(url) = waiting.response_url() else {
            return Ok(Outcome::ActionRequired(challenge));
        };
        let Some(url) = own(url, &self.client.endpoint.gateway) else {
            let uid = waiting.uid().to_owned();
            self.state.last.loss = Some(ResponseLost::OtherHost);
            return Err(self.state.last.unknown(Some(uid)).into());
        };
        let form = response.form_for(waiting)?;
        self.post_response(&url, &form, waiting.uid()).await?;
        Ok(match self.wait_for(order).await? {
            // The gateway has the issuer's response, and has not processed it yet.
            waiting @ Outcome::ActionRequired(_) => Outcome::Pending(Pending::new(
                waiting.into_operation(),
                PendingReason::Bank,
                None,
            )),
            outcome => outcome,
        })
    }

    /// Posts the form once. The transaction, read afterwards, shows the result.
    async fn post_response(&mut self, url: &Url, form: &str, uid: &str) -> Result<(), Error> {
        let (mut pause, mut retries) = (Pause::None, Retries::default());
        while self.state.wait(pause).await && !self.state.is_late() {
            match self.post_form(url, form).await {
                Err(Failure::InvalidRequest(why)) => {
                    return Err(Invalid::new("PaRes", why).into());
                }
                Err(Failure::NeverConnected(_)) => pause = retries.next(),
                Ok(()) | Err(Failure::Lost { .. }) => return Ok(()),
            }
        }
        Err(Error::NotSent(NotSent::untouched(Some(uid.to_owned()))))
    }

    async fn post_form(&self, url: &Url, form: &str) -> Result<(), Failure> {
        let client = self.gateway();
        let mut request = Request::new(Method::POST, url.clone());
        request.headers_mut().insert(CONTENT_TYPE, FORM);
        *request.body_mut() = Some(form.to_owned().into());
        let prepared = client.pre::<ByteStream>(&mut request, &COMPLETE).await;
        if let Err(WireError::Failure(failure)) = prepared {
            return Err(failure);
        }
        client.exec(request, &COMPLETE).await.map(drop)
    }
}

/// The address, if it is on the gateway's own host: the credentials are sent to no other host.
fn own(url: &str, endpoint: &str) -> Option<Url> {
    let (url, endpoint) = (Url::parse(url).ok()?, Url::parse(endpoint).ok()?);
    (url.origin() == endpoint.origin()).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_go_to_the_gateway_alone() {
        let endpoint = "https://gateway.example/base";
        assert!(own("https://gateway.example/process/1", endpoint).is_some());
        for url in [
            "http://gateway.example/process/1",
            "https://gateway.example:8443/process/1",
            "https://gateway.example.evil/process/1",
            "https://gateway.example@evil.example/process/1",
            "/process/1",
            "",
        ] {
            assert!(own(url, endpoint).is_none(), "{url}");
        }
    }
}
