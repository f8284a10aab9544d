//! The requests of a flow: each method sends one request and turns the response into an [`Event`].

use progenitor_client::{
    ByteStream, Error as WireError, Failure, Miss, Response, ResponseValue, outcome,
};
use reqwest::header::HeaderValue;
use tollgate_paycross_gateway::types::Transaction as Data;
use tollgate_types::PathSegment;

use super::{
    call_state::Call,
    decision::Body as AnswerBody,
    decision::{
        Event, Found, OrderFingerprint, Received, RequestKind, TransactionView, response_to,
    },
    order::Body,
    refusal, shape,
    transaction::Transaction,
};
use crate::{MoneyState, RawResponse, ResponseLost};

/// The result of a generated method.
pub(super) type Sent<T> = Result<ResponseValue<T>, WireError<ByteStream>>;

/// The response, whether or not its body was decoded: a transaction has more than one shape.
pub(super) fn response_of<T>(sent: Sent<T>) -> Result<Response, Failure> {
    match outcome(sent) {
        Ok((_, response)) | Err(Miss::Response(response, _)) => Ok(response),
        Err(Miss::Failure(failure)) => Err(failure),
    }
}

impl Call<'_> {
    pub(super) async fn send(
        &mut self,
        order: &OrderFingerprint,
        (body, request_id): (&Body, &HeaderValue),
    ) -> Event {
        let now = self.gateway.clock.now();
        let client = self.client_of(request_id.clone());
        let sent = match body {
            Body::Tokenization(body) => client.create_tokenization(body).await,
            Body::Payment(body) => client.create_payment(body).await,
            Body::Authorization(body) => client.create_authorization(body).await,
            Body::Capture(body) => client.create_capture(body).await,
            Body::Void(body) => client.create_void(body).await,
            Body::Refund(body) => client.create_refund(body).await,
        };
        let sent = response_of(sent);
        if !matches!(sent, Err(Failure::InvalidRequest(_))) {
            // The replay window begins here, and later attempts do not move it.
            self.first_sent.get_or_insert(now);
        }
        if let Ok(response) = &sent {
            self.state.refusal = Some(refusal::refusal(response, MoneyState::Untouched));
        }
        self.event(RequestKind::Send(order), sent, Self::one)
    }

    pub(super) async fn look_up(&mut self, order: &OrderFingerprint) -> Event {
        let Ok(segment) = PathSegment::try_from(order.reference.as_str()) else {
            return Event::Lost(ResponseLost::Unreadable);
        };
        let sent = response_of(self.client().find_transactions(&segment).await);
        self.event(RequestKind::LookUp(order), sent, Self::several)
    }

    pub(super) async fn show(&mut self, order: &OrderFingerprint, uid: &str) -> Event {
        let Ok(segment) = PathSegment::try_from(uid) else {
            return Event::Lost(ResponseLost::Unreadable);
        };
        let sent = response_of(self.client().get_transaction(&segment).await);
        self.event(RequestKind::Show { uid, order }, sent, Self::one)
    }

    pub(super) async fn show_parent(&mut self, order: &OrderFingerprint) -> Event {
        let uid = order.parent.as_deref().unwrap_or_default();
        let Ok(segment) = PathSegment::try_from(uid) else {
            return Event::Lost(ResponseLost::Unreadable);
        };
        let sent = response_of(self.client().get_transaction(&segment).await);
        self.event(RequestKind::ShowParent(uid), sent, Self::one)
    }

    pub(super) async fn look_up_siblings(&mut self, reference: &str) -> Event {
        let Ok(segment) = PathSegment::try_from(reference) else {
            // The gateway can list nothing under a reference that cannot be sent.
            return Event::Found(Found::default());
        };
        let sent = response_of(self.client().find_transactions(&segment).await);
        self.event(RequestKind::LookUpSiblings, sent, Self::several)
    }

    /// Turns a response, or its absence, into an event for the decisions.
    fn event(
        &mut self,
        call: RequestKind<'_>,
        sent: Result<Response, Failure>,
        read: impl FnOnce(&mut Self, &Response) -> AnswerBody,
    ) -> Event {
        let received = match sent {
            Ok(response) => Received::Responded {
                status: response.status().as_u16(),
                body: read(self, &response),
            },
            Err(failure) => self.failed(&failure),
        };
        let event = response_to(call, received);
        self.note(&event);
        event
    }

    fn one(&mut self, response: &Response) -> AnswerBody {
        let raw = self.noted(response);
        match shape::transaction_in(response) {
            Some(data) if response.status().is_success() => {
                AnswerBody::Transaction(Box::new(self.shown(data, raw)))
            }
            _ => refusal::body(response),
        }
    }

    fn several(&mut self, response: &Response) -> AnswerBody {
        let raw = self.noted(response);
        match shape::transactions_in(response) {
            Some(found) if response.status().is_success() => {
                let views = found.into_iter().map(|data| self.shown(data, raw.clone()));
                AnswerBody::Transactions(Found {
                    views: views.collect(),
                    is_list: shape::is_list(response.body()),
                })
            }
            _ => refusal::body(response),
        }
    }

    fn noted(&mut self, response: &Response) -> RawResponse {
        if matches!(response.status().as_u16(), 401 | 403) {
            self.state.lookup_refusal = Some(refusal::refusal(response, MoneyState::Unknown));
        }
        self.state.note_response(response)
    }

    fn shown(&mut self, data: Data, raw: RawResponse) -> TransactionView {
        let transaction = Transaction::new(data, &self.gateway.exponents, Some(raw));
        let view = transaction.view();
        self.state.show(transaction);
        view
    }

    fn failed(&mut self, failure: &Failure) -> Received {
        match self.state.note_failure(failure) {
            ResponseLost::NeverConnected => Received::NeverConnected,
            loss => Received::Lost(loss),
        }
    }
}
