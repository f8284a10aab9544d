//! The exchanges of a flow: each sends one request and reports to the decisions what came.

use progenitor_client::{
    Answer, ByteStream, Error as WireError, Failure, Miss, ResponseValue, outcome,
};
use reqwest::header::HeaderValue;
use tollgate_paycross::types::Transaction as Data;
use tollgate_types::PathSegment;

use super::{
    decision::Body as AnswerBody,
    decision::{Call, Event, Expected, Found, Received, TransactionView, answer_to},
    order::Body,
    refusal,
    run::Run,
    shape,
    transaction::Transaction,
};
use crate::{Loss, MoneyState, RawAnswer};

/// What a generated method returns.
pub(super) type Sent<T> = Result<ResponseValue<T>, WireError<ByteStream>>;

/// The answer, however its body was decoded: a transaction has more shapes than one.
pub(super) fn answer_of<T>(sent: Sent<T>) -> Result<Answer, Failure> {
    match outcome(sent) {
        Ok((_, answer)) | Err(Miss::Answer(answer, _)) => Ok(answer),
        Err(Miss::Failure(failure)) => Err(failure),
    }
}

impl Run<'_> {
    pub(super) async fn send(
        &mut self,
        order: &Expected,
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
        let sent = answer_of(sent);
        if !matches!(sent, Err(Failure::InvalidRequest(_))) {
            // The window in which the gateway replays begins here, and later attempts do not move it.
            self.first_sent.get_or_insert(now);
        }
        if let Ok(answer) = &sent {
            self.heard.refusal = Some(refusal::refusal(answer, MoneyState::Untouched));
        }
        self.event(Call::Send(order), sent, Self::one)
    }

    pub(super) async fn look_up(&mut self, order: &Expected) -> Event {
        let Ok(segment) = PathSegment::try_from(order.reference.as_str()) else {
            return Event::Lost(Loss::Unreadable);
        };
        let sent = answer_of(self.client().find_transactions(&segment).await);
        self.event(Call::LookUp(order), sent, Self::several)
    }

    pub(super) async fn show(&mut self, order: &Expected, uid: &str) -> Event {
        let Ok(segment) = PathSegment::try_from(uid) else {
            return Event::Lost(Loss::Unreadable);
        };
        let sent = answer_of(self.client().get_transaction(&segment).await);
        self.event(Call::Show { uid, order }, sent, Self::one)
    }

    pub(super) async fn show_parent(&mut self, order: &Expected) -> Event {
        let uid = order.parent.as_deref().unwrap_or_default();
        let Ok(segment) = PathSegment::try_from(uid) else {
            return Event::Lost(Loss::Unreadable);
        };
        let sent = answer_of(self.client().get_transaction(&segment).await);
        self.event(Call::ShowParent(uid), sent, Self::one)
    }

    pub(super) async fn look_up_siblings(&mut self, reference: &str) -> Event {
        let Ok(segment) = PathSegment::try_from(reference) else {
            // Nothing is listed under a reference that cannot be asked for.
            return Event::Found(Found::default());
        };
        let sent = answer_of(self.client().find_transactions(&segment).await);
        self.event(Call::LookUpSiblings, sent, Self::several)
    }

    /// What came, as an event for the decisions.
    fn event(
        &mut self,
        call: Call<'_>,
        sent: Result<Answer, Failure>,
        read: impl FnOnce(&mut Self, &Answer) -> AnswerBody,
    ) -> Event {
        let received = match sent {
            Ok(answer) => Received::Answered {
                status: answer.status().as_u16(),
                body: read(self, &answer),
            },
            Err(failure) => self.failed(&failure),
        };
        let event = answer_to(call, received);
        self.note(&event);
        event
    }

    fn one(&mut self, answer: &Answer) -> AnswerBody {
        let raw = self.noted(answer);
        match shape::transaction_in(answer) {
            Some(data) if answer.status().is_success() => {
                AnswerBody::Transaction(Box::new(self.shown(data, raw)))
            }
            _ => refusal::body(answer),
        }
    }

    fn several(&mut self, answer: &Answer) -> AnswerBody {
        let raw = self.noted(answer);
        match shape::transactions_in(answer) {
            Some(found) if answer.status().is_success() => {
                let views = found.into_iter().map(|data| self.shown(data, raw.clone()));
                AnswerBody::Transactions(Found {
                    views: views.collect(),
                    is_list: shape::is_list(answer.body()),
                })
            }
            _ => refusal::body(answer),
        }
    }

    fn noted(&mut self, answer: &Answer) -> RawAnswer {
        if matches!(answer.status().as_u16(), 401 | 403) {
            self.heard.denial = Some(refusal::refusal(answer, MoneyState::Unknown));
        }
        self.heard.note_answer(answer)
    }

    fn shown(&mut self, data: Data, raw: RawAnswer) -> TransactionView {
        let transaction = Transaction::new(data, &self.gateway.exponents, Some(raw));
        let view = transaction.view();
        self.heard.show(transaction);
        view
    }

    fn failed(&mut self, failure: &Failure) -> Received {
        match self.heard.note_failure(failure) {
            Loss::NeverConnected => Received::NeverConnected,
            loss => Received::Lost(loss),
        }
    }
}
