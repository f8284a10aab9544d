//! The exchanges of a flow: each sends one request and tells the decisions what came.

use progenitor_client::{
    Answer, ByteStream, Error as WireError, Failure, Miss, ResponseValue, outcome,
};
use reqwest::header::HeaderValue;
use tollgate_paycross::types::Transaction as Data;
use tollgate_types::PathSegment;

use super::{
    decision::Body as AnswerBody,
    decision::{Call, Event, Received, TransactionView, answer_to},
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
    pub(super) async fn send(&mut self, body: &Body, request_id: &HeaderValue) -> Event {
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
            self.first_sent.get_or_insert(now);
        }
        let received = match sent {
            Ok(answer) => {
                self.heard.refusal = Some(refusal::refusal(&answer, MoneyState::Untouched));
                self.one(&answer)
            }
            Err(failure) => self.failed(&failure),
        };
        self.event(Call::Send, received)
    }

    pub(super) async fn look_up(&mut self, reference: &str) -> Event {
        let Ok(segment) = PathSegment::try_from(reference) else {
            return Event::Lost(Loss::Unreadable);
        };
        let sent = self.client().find_transactions(&segment).await;
        let received = match answer_of(sent) {
            Ok(answer) => self.several(&answer),
            Err(failure) => self.failed(&failure),
        };
        self.event(Call::LookUp { reference }, received)
    }

    pub(super) async fn show(&mut self, uid: &str) -> Event {
        let Ok(segment) = PathSegment::try_from(uid) else {
            return Event::Lost(Loss::Unreadable);
        };
        let sent = self.client().get_transaction(&segment).await;
        let received = match answer_of(sent) {
            Ok(answer) => self.one(&answer),
            Err(failure) => self.failed(&failure),
        };
        self.event(Call::Show { uid }, received)
    }

    fn event(&mut self, call: Call<'_>, received: Received) -> Event {
        let event = answer_to(call, received);
        if let Event::Lost(loss) = event {
            self.heard.loss = Some(loss);
        }
        event
    }

    fn one(&mut self, answer: &Answer) -> Received {
        let raw = self.heard.note_answer(answer);
        let body = match shape::transaction_in(answer) {
            Some(data) if answer.status().is_success() => {
                AnswerBody::Transaction(Box::new(self.kept(data, raw)))
            }
            _ => refusal::body(answer),
        };
        answered(answer, body)
    }

    fn several(&mut self, answer: &Answer) -> Received {
        let raw = self.heard.note_answer(answer);
        let body = match shape::transactions_in(answer) {
            Some(found) if answer.status().is_success() => {
                let views = found.into_iter().map(|data| self.kept(data, raw.clone()));
                AnswerBody::Transactions(views.collect())
            }
            _ => refusal::body(answer),
        };
        answered(answer, body)
    }

    fn kept(&mut self, data: Data, raw: RawAnswer) -> TransactionView {
        let transaction = Transaction::new(data, &self.gateway.exponents, Some(raw));
        let view = transaction.view();
        self.heard.keep(transaction);
        view
    }

    fn failed(&mut self, failure: &Failure) -> Received {
        match self.heard.note_failure(failure) {
            Loss::NeverConnected => Received::NeverConnected,
            loss => Received::Lost(loss),
        }
    }
}

fn answered(answer: &Answer, body: AnswerBody) -> Received {
    Received::Answered {
        status: answer.status().as_u16(),
        body,
    }
}
