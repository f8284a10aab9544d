//! PayCross: responses that no sandbox sends, one after the other, from a gateway that is a script.

use serde_json::{Value, json};
use tollgate::{Error, MoneyState, Outcome};

use crate::paycross_script::{
    Asked, Gateway, changed, duplicate, found, list, nothing, one, order, transaction, wrapped,
    written,
};

#[tokio::test]
async fn a_body_without_a_transaction_proves_nothing_about_the_payment() {
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
        let gateway = Gateway::script([nothing(), (200, body.clone()), found("successful")]).await;
        let outcome = gateway.charge().await.unwrap();
        assert!(
            matches!(outcome, Outcome::Succeeded(_)),
            "{body}: {outcome:?}"
        );
        assert_eq!(gateway.sent(), 1, "{body}");
    }
}

#[tokio::test]
async fn nothing_is_sent_until_a_look_up_shows_an_empty_list() {
    for (status, body) in [
        (200, json!([])),
        (200, json!({})),
        (200, json!({"transactions": null})),
        (200, json!({"transactions": [], "errors": {"x": ["y"]}})),
        (200, json!({"transactions": [{"uid": "1"}]})),
        (204, Value::Null),
        (401, json!({"message": "Access denied"})),
        (404, json!({"message": "no route"})),
        (405, json!({"response": {"message": "Method not allowed"}})),
        (422, json!({"response": {"message": "Invalid"}})),
        (500, json!({"response": {"message": "oops"}})),
    ] {
        let gateway = Gateway::script([(status, body.clone()), found("failed")]).await;
        let outcome = gateway.charge().await.unwrap();
        assert!(
            matches!(outcome, Outcome::Declined(_)),
            "{body}: {outcome:?}"
        );
        assert_eq!(gateway.sent(), 0, "{body}");
    }
}

#[tokio::test]
async fn a_response_that_shows_another_mode_or_card_is_another_operation() {
    for fields in [
        json!({"test": false}),
        json!({"credit_card": {"last_4": "0019"}}),
    ] {
        let other = changed("successful", &fields);
        let gateway = Gateway::script([nothing(), one(&other)]).await;
        let error = gateway.charge().await.unwrap_err();
        assert!(
            matches!(error, Error::ReferenceReused(_)),
            "{fields}: {error:?}"
        );
        assert_eq!(error.money(), MoneyState::Unknown, "{fields}");
    }
}

#[tokio::test]
async fn a_success_with_another_amount_needs_review() {
    for fields in [json!({"amount": 1998}), json!({"currency": "EUR"})] {
        let other = changed("successful", &fields);
        let gateway = Gateway::script([nothing(), one(&other)]).await;
        let outcome = gateway.charge().await.unwrap();
        assert!(
            matches!(outcome, Outcome::Review(_)),
            "{fields}: {outcome:?}"
        );
        assert_eq!(outcome.money(), MoneyState::Charged, "{fields}");
    }
}

#[tokio::test]
async fn an_error_status_with_a_transaction_is_not_a_refusal() {
    let mut response = wrapped("failed");
    response.0 = 422;
    response.1["response"] = json!({"message": "Declined", "errors": {}});
    let gateway = Gateway::script([nothing(), response, found("failed")]).await;
    let outcome = gateway.charge().await.unwrap();
    assert!(matches!(outcome, Outcome::Declined(_)), "{outcome:?}");
}

#[tokio::test]
async fn after_a_lost_response_no_later_response_is_a_refusal() {
    let refused = (401, json!({"response": {"message": "Access denied"}}));
    for response in [refused, duplicate(), (409, Value::Null), (400, Value::Null)] {
        let responses = [nothing(), (502, Value::Null), nothing(), response.clone()];
        let gateway = Gateway::script(responses).await;
        let error = gateway.charge().await.unwrap_err();
        assert!(
            matches!(error, Error::OutcomeUnknown(_)),
            "{response:?}: {error:?}"
        );
        assert_eq!(gateway.sent(), 1, "{response:?}");
    }
}

#[tokio::test]
async fn every_earlier_attempt_is_read_before_a_further_one_is_sent() {
    // The first attempt was paid late, after the second one had been declined.
    let respond = |asked: &Asked| {
        let (reference, status) = match asked.path.rsplit('/').next() {
            Some("order-1042") => ("order-1042", "successful"),
            _ => ("order-1042~2", "failed"),
        };
        let found = changed(status, &json!({"tracking_id": reference, "uid": reference}));
        written(list(&[found]))
    };
    let gateway = Gateway::with(respond, |builder| builder).await;
    let outcome = gateway.paycross.charge(&order().attempt(3)).await.unwrap();
    assert_eq!(outcome.transaction().reference(), Some("order-1042"));
    assert_eq!(outcome.money(), MoneyState::Charged);
    assert_eq!(gateway.sent(), 0);
}

#[tokio::test]
async fn a_transaction_is_read_under_its_own_uid_alone() {
    let mut other = transaction("successful");
    other["uid"] = json!("uid-2");
    let responses = [(200, json!({"transaction": other})), wrapped("failed")];
    let gateway = Gateway::script(responses).await;
    let read = gateway.paycross.transaction("UID-1").await.unwrap();
    assert_eq!((read.uid(), read.status()), ("uid-1", "failed"));
}

#[tokio::test]
async fn words_are_understood_in_any_case() {
    for (word, money) in [
        ("Successful", MoneyState::Charged),
        ("FAILED", MoneyState::Untouched),
    ] {
        let gateway = Gateway::script([nothing(), wrapped(word)]).await;
        assert_eq!(gateway.charge().await.unwrap().money(), money, "{word}");
    }
}
