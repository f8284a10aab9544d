//! The exchanges of a flow: each sends one request and tells the decisions what came.

use progenitor_client::{Answer, ByteStream, Error as WireError, Miss, ResponseValue, outcome};
use reqwest::header::HeaderValue;
use tollgate_paycross::types::{Transaction as Data, TransactionEnvelope, TransactionLookup};
use tollgate_types::PathSegment;

use super::{
    decision::Body as AnswerBody,
    decision::{Call, Event, Received, TransactionView, answer_to},
    order::Body,
    refusal,
    run::Run,
    transaction::Transaction,
};
use crate::{Loss, MoneyState, RawAnswer};

/// What a generated method returns.
pub(super) type Sent<T> = Result<ResponseValue<T>, WireError<ByteStream>>;

impl Run<'_> {
    pub(super) async fn send(&mut self, body: &Body, request_id: &HeaderValue) -> Event {
        let now = self.gateway.clock.now();
        self.first_sent.get_or_insert(now);
        let client = self.client_of(request_id.clone());
        let sent = match body {
            Body::Tokenization(body) => client.create_tokenization(body).await,
            Body::Payment(body) => client.create_payment(body).await,
            Body::Authorization(body) => client.create_authorization(body).await,
            Body::Capture(body) => client.create_capture(body).await,
            Body::Void(body) => client.create_void(body).await,
            Body::Refund(body) => client.create_refund(body).await,
        };
        let received = self.one(sent);
        self.event(Call::Send, received)
    }

    pub(super) async fn look_up(&mut self, reference: &str) -> Event {
        let Ok(segment) = PathSegment::try_from(reference) else {
            return Event::Lost(Loss::Unreadable);
        };
        let sent = self.client().find_transactions(&segment).await;
        let received = match outcome(sent) {
            Ok((found, answer)) => self.several(found, &answer),
            Err(miss) => self.missed(miss),
        };
        self.event(Call::LookUp { reference }, received)
    }

    pub(super) async fn show(&mut self, uid: &str) -> Event {
        let Ok(segment) = PathSegment::try_from(uid) else {
            return Event::Lost(Loss::Unreadable);
        };
        let sent = self.client().get_transaction(&segment).await;
        let received = self.one(sent);
        self.event(Call::Show { uid }, received)
    }

    fn event(&mut self, call: Call<'_>, received: Received) -> Event {
        let event = answer_to(call, received);
        if let Event::Lost(loss) = event {
            self.heard.loss = Some(loss);
        }
        event
    }

    fn one(&mut self, sent: Sent<TransactionEnvelope>) -> Received {
        match outcome(sent) {
            Ok((envelope, answer)) => {
                let raw = self.heard.note_answer(&answer);
                let view = self.kept(envelope.transaction, raw);
                answered(&answer, AnswerBody::Transaction(Box::new(view)))
            }
            Err(miss) => self.missed(miss),
        }
    }

    fn several(&mut self, found: TransactionLookup, answer: &Answer) -> Received {
        let raw = self.heard.note_answer(answer);
        let Some(found) = listed(found) else {
            return answered(answer, AnswerBody::Unreadable);
        };
        let views = found.into_iter().map(|data| self.kept(data, raw.clone()));
        answered(answer, AnswerBody::Transactions(views.collect()))
    }

    fn kept(&mut self, data: Data, raw: RawAnswer) -> TransactionView {
        let transaction = Transaction::new(data, &self.gateway.exponents, Some(raw));
        let view = transaction.view();
        self.heard.keep(transaction);
        view
    }

    fn missed(&mut self, miss: Miss) -> Received {
        match miss {
            Miss::Answer(answer, _) => {
                self.heard.note_answer(&answer);
                self.heard.refusal = Some(refusal::refusal(&answer, MoneyState::Untouched));
                answered(&answer, refusal::body(&answer))
            }
            Miss::Failure(failure) => match self.heard.note_failure(&failure) {
                Loss::NeverConnected => Received::NeverConnected,
                loss => Received::Lost(loss),
            },
        }
    }
}

fn answered(answer: &Answer, body: AnswerBody) -> Received {
    Received::Answered {
        status: answer.status().as_u16(),
        body,
    }
}

/// The transactions of a look-up in either of its shapes; `None` if it has neither.
pub(super) fn listed(found: TransactionLookup) -> Option<Vec<Data>> {
    match (found.transactions, found.transaction) {
        (Some(all), _) => Some(all),
        (None, Some(first)) => Some(vec![first]),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_up_is_read_in_both_shapes_and_empty_only_if_it_says_so() {
        let count = |json: &str| listed(serde_json::from_str(json).unwrap()).map(|all| all.len());
        let one = r#"{"uid":"1","status":"failed"}"#;
        assert_eq!(count(r#"{"transactions":[]}"#), Some(0));
        assert_eq!(
            count(&format!(r#"{{"transactions":[{one},{one}]}}"#)),
            Some(2)
        );
        assert_eq!(count(&format!(r#"{{"transaction":{one}}}"#)), Some(1));
        assert_eq!(count("{}"), None);
        assert_eq!(count(r#"{"transactions":null}"#), None);
    }
}
