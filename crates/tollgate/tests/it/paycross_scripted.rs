//! PayCross: answers that no sandbox gives, one after the other, from a gateway that is a script.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    http::{Method, StatusCode},
};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tollgate::{
    Error, Mode, MoneyState, Outcome, PayCross, PayCrossBuilder, Policy, SecretKey,
    paycross::{Endpoint, NewPayment},
};

use crate::{
    clock::{StandingClock, StepClock, steady},
    paycross_shop::{PLAIN, payment},
};

type Script = Arc<Mutex<VecDeque<(u16, Value)>>>;

/// A gateway which answers with these, in turn, and with 503 afterwards; how often something was sent to it.
struct Gateway {
    paycross: PayCross,
    sent: Arc<Mutex<usize>>,
}

async fn gateway(answers: impl IntoIterator<Item = (u16, Value)>) -> Gateway {
    gateway_with(answers, |builder| builder).await
}

async fn gateway_with(
    answers: impl IntoIterator<Item = (u16, Value)>,
    change: impl FnOnce(PayCrossBuilder) -> PayCrossBuilder,
) -> Gateway {
    let script: Script = Arc::new(Mutex::new(answers.into_iter().collect()));
    let sent = Arc::new(Mutex::new(0));
    let counted = Arc::clone(&sent);
    let router = Router::new().fallback(move |method: Method| {
        if method == Method::POST {
            *counted.lock().unwrap() += 1;
        }
        let next = script.lock().unwrap().pop_front();
        let (status, body) = next.unwrap_or((503, Value::Null));
        let status = StatusCode::from_u16(status).unwrap();
        async move { (status, body.to_string()) }
    });
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let endpoint = Endpoint::custom(format!("http://{}", listener.local_addr().unwrap()));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let builder = PayCross::builder(Mode::Test, endpoint)
        .shop("361", SecretKey::new("key"))
        .policy(steady())
        .clock(StepClock::default());
    let paycross = change(builder).build().unwrap();
    Gateway { paycross, sent }
}

impl Gateway {
    async fn charge(&self) -> Result<Outcome<tollgate::paycross::Transaction>, Error> {
        self.paycross.charge(&order()).await
    }

    fn sent(&self) -> usize {
        *self.sent.lock().unwrap()
    }
}

fn order() -> NewPayment {
    payment("order-1042", PLAIN)
}

fn nothing() -> (u16, Value) {
    (200, json!({"transactions": []}))
}

fn transaction(status: &str) -> Value {
    json!({
        "uid": "uid-1",
        "type": "payment",
        "status": status,
        "amount": 1999,
        "currency": "USD",
        "tracking_id": "order-1042",
        "test": true,
        "credit_card": {"last_4": "0000"},
    })
}

fn wrapped(status: &str) -> (u16, Value) {
    (200, json!({"transaction": transaction(status)}))
}

fn found(status: &str) -> (u16, Value) {
    (200, json!({"transactions": [transaction(status)]}))
}

fn duplicate() -> (u16, Value) {
    (
        422,
        json!({"response": {"message": "Duplicate transaction", "errors": {}}}),
    )
}

#[tokio::test]
async fn a_body_that_is_no_transaction_says_nothing_of_the_payment() {
    for body in [
        Value::Null,
        json!({}),
        json!([]),
        json!({"transaction": null}),
        json!({"transaction": []}),
        json!({"errors": {"amount": ["is invalid"]}}),
        json!({"response": {"message": "Access denied"}}),
        json!({"transaction": {"status": "successful"}}),
    ] {
        let gateway = gateway([nothing(), (200, body.clone()), found("successful")]).await;
        let outcome = gateway.charge().await.unwrap();
        assert!(
            matches!(outcome, Outcome::Succeeded(_)),
            "{body}: {outcome:?}"
        );
        assert_eq!(gateway.sent(), 1, "{body}");
    }
}

#[tokio::test]
async fn nothing_is_sent_while_a_look_up_does_not_say_that_there_is_nothing() {
    for (status, body) in [
        (200, json!([])),
        (200, json!({})),
        (200, json!({"transactions": null})),
        (200, json!({"transactions": [], "errors": {"x": ["y"]}})),
        (200, json!({"transactions": [{"uid": "1"}]})),
        (204, Value::Null),
        (401, json!({"response": {"message": "Access denied"}})),
        (404, json!({"message": "no route"})),
        (500, json!({"response": {"message": "oops"}})),
    ] {
        let gateway = gateway([(status, body.clone()), found("failed")]).await;
        let outcome = gateway.charge().await.unwrap();
        assert!(
            matches!(outcome, Outcome::Declined(_)),
            "{body}: {outcome:?}"
        );
        assert_eq!(gateway.sent(), 0, "{body}");
    }
}

#[tokio::test]
async fn an_answer_that_shows_another_order_is_not_ours() {
    for (name, value) in [
        ("tracking_id", json!("order-1043")),
        ("type", json!("authorization")),
        ("test", json!(false)),
        ("credit_card", json!({"last_4": "0019"})),
    ] {
        let mut other = transaction("successful");
        other[name] = value;
        let gateway = gateway([nothing(), (200, json!({"transaction": other}))]).await;
        let error = gateway.charge().await.unwrap_err();
        assert!(
            matches!(error, Error::ReferenceReused(_)),
            "{name}: {error:?}"
        );
        assert_eq!(error.money(), MoneyState::Unknown, "{name}");
    }
    for (name, value) in [("amount", json!(1998)), ("currency", json!("EUR"))] {
        let mut other = transaction("successful");
        other[name] = value;
        let gateway = gateway([nothing(), (200, json!({"transaction": other}))]).await;
        let outcome = gateway.charge().await.unwrap();
        assert!(matches!(outcome, Outcome::Review(_)), "{name}: {outcome:?}");
        assert_eq!(outcome.money(), MoneyState::Charged, "{name}");
    }
}

#[tokio::test]
async fn a_refusal_that_shows_a_transaction_is_none() {
    let mut answer = wrapped("failed");
    answer.0 = 422;
    answer.1["response"] = json!({"message": "Declined", "errors": {}});
    let gateway = gateway([nothing(), answer, found("failed")]).await;
    let outcome = gateway.charge().await.unwrap();
    assert!(matches!(outcome, Outcome::Declined(_)), "{outcome:?}");
}

#[tokio::test]
async fn a_duplicate_is_refused_in_its_own_words_once_it_is_not_there_after_all() {
    let unknown = (404, json!({"response": {"message": "Record not found"}}));
    let twice = || [duplicate(), unknown.clone(), nothing()];
    let answers = [nothing()].into_iter().chain(twice()).chain(twice());
    let clock = StandingClock::default();
    let gateway = gateway_with(answers, |builder| {
        builder.policy(Policy::default()).clock(clock.clone())
    });
    let gateway = gateway.await;
    let error = gateway.charge().await.unwrap_err();
    let Error::Refused(refusal) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(refusal.status(), 422);
    assert_eq!(refusal.message(), Some("Duplicate transaction"));
    assert_eq!(gateway.sent(), 2);
    assert!(clock.slept() >= Duration::from_secs(60), "{clock:?}");
}

#[tokio::test]
async fn a_duplicate_that_cannot_be_waited_for_is_unknown() {
    let gateway = gateway([nothing(), duplicate(), nothing()]).await;
    let error = gateway.charge().await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    assert_eq!(gateway.sent(), 1);
}

#[tokio::test]
async fn a_duplicate_that_is_there_by_now_is_taken() {
    let gateway = gateway([nothing(), duplicate(), found("successful")]).await;
    let outcome = gateway.charge().await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(gateway.sent(), 1);
}

#[tokio::test]
async fn after_a_loss_no_answer_makes_it_a_refusal() {
    let refused = (401, json!({"response": {"message": "Access denied"}}));
    for answer in [refused, duplicate(), (409, Value::Null), (400, Value::Null)] {
        let answers = [nothing(), (502, Value::Null), nothing(), answer.clone()];
        let gateway = gateway(answers).await;
        let error = gateway.charge().await.unwrap_err();
        assert!(
            matches!(error, Error::OutcomeUnknown(_)),
            "{answer:?}: {error:?}"
        );
        assert_eq!(gateway.sent(), 1, "{answer:?}");
    }
}

#[tokio::test]
async fn a_transaction_is_read_under_its_own_uid_alone() {
    let mut other = transaction("successful");
    other["uid"] = json!("uid-2");
    let answers = [(200, json!({"transaction": other})), wrapped("failed")];
    let gateway = gateway(answers).await;
    let read = gateway.paycross.transaction("UID-1").await.unwrap();
    assert_eq!((read.uid(), read.status()), ("uid-1", "failed"));
}

#[tokio::test]
async fn words_are_understood_in_any_case() {
    for (word, money) in [
        ("Successful", MoneyState::Charged),
        ("FAILED", MoneyState::Untouched),
    ] {
        let gateway = gateway([nothing(), wrapped(word)]).await;
        assert_eq!(gateway.charge().await.unwrap().money(), money, "{word}");
    }
}
