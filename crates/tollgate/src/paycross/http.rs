//! Sends the requests of a charge, and turns each response into an event.

use progenitor_client::{
    ByteStream, Context, Error as WireError, Failure, Miss, Response as HttpResponse,
    ResponseValue, outcome,
};
use reqwest::header::{HeaderName, HeaderValue};
use tollgate_paycross_gateway::{Client, types::Transaction as Data};
use tollgate_types::PathSegment;

use super::{
    Inner, Transaction,
    charge::{Charge, Limits, LookUp, Request},
    error_body,
    order::{Body, OrderFingerprint, PreparedOrder},
    request_id,
    rules::{Decoded, Found, Response, event_of},
    shape,
};
use crate::{
    Error, Outcome, RawResponse,
    call_state::CallState,
    drive::{Exchange, drive},
    engine::{Event, StepOf},
    error::ResponseLost,
};

/// The version of the API, whose responses have codes.
pub(super) const VERSION: HeaderValue = HeaderValue::from_static("3");
const VERSION_NAME: HeaderName = HeaderName::from_static("x-api-version");
const REQUEST_ID: HeaderName = HeaderName::from_static("requestid");

/// One call of the merchant, which may send several requests.
pub(super) struct Call<'a> {
    pub(super) client: &'a Inner,
    pub(super) state: CallState<'a>,
}

impl<'a> AsMut<CallState<'a>> for Call<'a> {
    fn as_mut(&mut self) -> &mut CallState<'a> {
        &mut self.state
    }
}

impl<'a> Call<'a> {
    pub(super) fn start(client: &'a Inner) -> Self {
        Self {
            client,
            state: CallState::start(
                &client.policy,
                client.clock.as_ref(),
                Some(&client.server_clock),
            ),
        }
    }

    /// Sends the order's request, unless the gateway has it already.
    pub(super) async fn send(
        &mut self,
        prepared: PreparedOrder,
    ) -> Result<Outcome<Transaction>, Error> {
        self.run(Charge::send(prepared, self.limits())).await
    }

    /// Reads an order's transaction now, and sends nothing that moves money.
    pub(super) async fn reconcile(
        &mut self,
        order: OrderFingerprint,
    ) -> Result<Outcome<Transaction>, Error> {
        self.run(Charge::reconcile(order, self.limits())).await
    }

    /// Reads an order's transaction until it is final, and sends nothing that moves money.
    pub(super) async fn wait_for(
        &mut self,
        order: OrderFingerprint,
    ) -> Result<Outcome<Transaction>, Error> {
        self.run(Charge::wait_for(order, self.limits())).await
    }

    /// The limits that the client's settings put on a charge.
    pub(super) fn limits(&self) -> Limits {
        Limits::new(&self.client.policy, self.client.replay_window)
    }

    async fn run(
        &mut self,
        (mut charge, step): (Charge, StepOf<Charge>),
    ) -> Result<Outcome<Transaction>, Error> {
        drive(self, &mut charge, step).await
    }

    /// The generated client for the next read request.
    pub(super) fn gateway(&self) -> Client {
        self.gateway_with(self.context())
    }

    /// As [`gateway`](Self::gateway), for transactions: they have more than one shape, so they are decoded afterwards.
    pub(super) fn transactions(&self) -> Client {
        self.gateway_with(self.context().undecoded())
    }

    fn gateway_with(&self, context: Context) -> Client {
        Client::new_with_client(
            &self.client.endpoint.gateway,
            self.client.http.clone(),
            context,
        )
    }

    pub(super) fn context(&self) -> Context {
        self.context_of(VERSION)
    }

    /// The context of a request in this version of its API.
    pub(super) fn context_of(&self, version: HeaderValue) -> Context {
        let context = self.state.context(self.client.credentials.clone());
        context.header(VERSION_NAME, version)
    }

    /// Sends the body with the order's `RequestID`: every attempt sends the same bytes.
    async fn post(&self, order: &OrderFingerprint, body: &Body) -> Result<HttpResponse, Failure> {
        let id = request_id::of(&self.client.shop, order);
        let id = HeaderValue::from_str(&id)
            .map_err(|_| Failure::InvalidRequest("RequestID cannot be a header value"))?;
        let client = self.gateway_with(self.context().header(REQUEST_ID, id).undecoded());
        response_of(match body {
            Body::Tokenization(body) => client.create_tokenization(body).await,
            Body::Payment(body) => client.create_payment(body).await,
            Body::Authorization(body) => client.create_authorization(body).await,
            Body::Charge(body) => client.create_charge(body).await,
            Body::Checkout(_) => {
                return Err(Failure::InvalidRequest(
                    "a checkout is created by its own call",
                ));
            }
            Body::Capture(body) => client.create_capture(body).await,
            Body::Void(body) => client.create_void(body).await,
            Body::Refund(body) => client.create_refund(body).await,
        })
    }

    async fn find(&self, reference: &PathSegment) -> Result<HttpResponse, Failure> {
        response_of(self.transactions().find_transactions(reference).await)
    }

    async fn get(&self, uid: &PathSegment) -> Result<HttpResponse, Failure> {
        response_of(self.transactions().get_transaction(uid).await)
    }

    /// The body of a response to this request.
    fn decode(&self, request: &Request, response: &HttpResponse, raw: &RawResponse) -> Decoded {
        if !response.status().is_success() {
            return error_body::decode(response);
        }
        let exponents = &self.client.exponents;
        let transaction = |data: Data| Transaction::new(data, exponents, Some(raw.clone()));
        let decoded = match request {
            Request::LookUp(LookUp::Order | LookUp::Children(_)) => {
                let found = shape::transactions_in(response);
                found.map(|found| {
                    Decoded::Transactions(Found {
                        transactions: found.into_iter().map(transaction).collect(),
                        is_list: shape::is_list(response.body()),
                    })
                })
            }
            Request::LookUp(LookUp::Parent(_)) | Request::Send(_) | Request::Read(_) => {
                let data = shape::transaction_in(response);
                data.map(|data| Decoded::Transaction(transaction(data)))
            }
        };
        decoded.unwrap_or_else(|| error_body::decode(response))
    }
}

impl Exchange<Charge> for Call<'_> {
    async fn exchange(&mut self, charge: &Charge, request: &Request) -> Event<Response> {
        let order = charge.order();
        let sent = match (request, segment_of(order, request)) {
            (Request::Send(body), _) => self.post(order, body).await,
            // The gateway can list nothing under a reference that cannot be sent.
            (Request::LookUp(LookUp::Children(_)), None) => {
                return Event::Response(Response::Transactions(Found::default()));
            }
            (_, None) => return Event::Lost(ResponseLost::Unreadable),
            (Request::LookUp(LookUp::Order | LookUp::Children(_)), Some(it)) => {
                self.find(&it).await
            }
            (Request::LookUp(LookUp::Parent(_)) | Request::Read(_), Some(it)) => {
                self.get(&it).await
            }
        };
        let response = match sent {
            Ok(response) => response,
            Err(failure) => return self.state.note_failure(&failure),
        };
        let raw = self.state.note_response(&response);
        let body = self.decode(request, &response, &raw);
        let event = event_of(request, order, raw.status(), body);
        if let (Request::LookUp(_) | Request::Read(_), Event::Response(Response::Refused(it))) =
            (request, &event)
        {
            // An error reports refused credentials as the reason why the outcome is not known.
            self.state.last.loss = Some(ResponseLost::Credentials(it.status()));
        }
        event
    }
}

/// The reference or uid in the URL of a request that reads; `None` if it cannot be part of a URL.
fn segment_of(order: &OrderFingerprint, request: &Request) -> Option<PathSegment> {
    let text = match request {
        Request::LookUp(LookUp::Order) => &order.reference,
        Request::LookUp(LookUp::Parent(text) | LookUp::Children(text)) | Request::Read(text) => {
            text
        }
        Request::Send(_) => return None,
    };
    PathSegment::try_from(text.as_str()).ok()
}

/// The result of a generated method.
pub(super) type Sent<T> = Result<ResponseValue<T>, WireError<ByteStream>>;

/// The response, whether or not its body was decoded: a transaction has more than one shape.
pub(super) fn response_of<T>(sent: Sent<T>) -> Result<HttpResponse, Failure> {
    match outcome(sent) {
        Ok((_, response)) | Err(Miss::Response(response, _)) => Ok(response),
        Err(Miss::Failure(failure)) => Err(failure),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Policy, system_clock::SystemClock};

    #[test]
    fn a_request_that_cannot_be_built_differs_from_a_missing_connection_and_a_loss() {
        let (policy, clock) = (Policy::default(), SystemClock::start());
        let mut state = CallState::start(&policy, &clock, None);
        let event = state.note_failure::<Response>(&Failure::NeverConnected("refused".into()));
        assert!(matches!(event, Event::NotConnected), "{event:?}");
        let event = state.note_failure::<Response>(&Failure::InvalidRequest("no header"));
        assert!(matches!(event, Event::Unsendable("no header")), "{event:?}");
        let lost = Failure::Lost {
            loss: progenitor_client::Loss::Timeout,
            status: None,
            source: None,
        };
        let event = state.note_failure::<Response>(&lost);
        assert!(
            matches!(event, Event::Lost(ResponseLost::TimedOut)),
            "{event:?}"
        );
    }
}
