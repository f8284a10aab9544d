//! PayCross: responses of proxies and firewalls in the gateway's place.

use serde_json::{Value, json};
use tollgate::{Error, MoneyState, Outcome};

use crate::paycross_script::{
    Gateway, Response, changed, foreign, found, list, nothing, one, order, transaction, wrapped,
    written,
};

/// Transactions that do not show the order: without reference or type, or with another one.
fn unbound(status: &str) -> Vec<Value> {
    let without = |name: &str| {
        let mut transaction = transaction(status);
        transaction.as_object_mut().unwrap().remove(name);
        transaction
    };
    vec![
        json!({"uid": "job-17", "status": status}),
        without("tracking_id"),
        without("type"),
        changed(status, &json!({"tracking_id": null})),
        changed(status, &json!({"tracking_id": "order-1043"})),
        changed(status, &json!({"tracking_id": "ORDER-1042"})),
        changed(status, &json!({"type": "authorization"})),
        changed(status, &json!({"type": "a_new_word"})),
    ]
}

#[tokio::test]
async fn a_response_that_does_not_show_the_order_is_lost_and_looked_up() {
    for (said, truth, money) in [
        ("failed", "successful", MoneyState::Charged),
        ("successful", "failed", MoneyState::Untouched),
    ] {
        for body in unbound(said) {
            for response in [one(&body), (200, body.clone())] {
                let gateway = Gateway::script([nothing(), response, found(truth)]).await;
                let outcome = gateway.charge().await.unwrap();
                assert_eq!(outcome.money(), money, "{body}: {outcome:?}");
                assert_eq!(gateway.sent(), 1, "{body}");
            }
        }
    }
}

#[tokio::test]
async fn a_transaction_read_by_its_uid_must_show_the_order_too() {
    for body in unbound("failed") {
        let mut body = body;
        body["uid"] = json!("uid-1");
        let script = [
            nothing(),
            wrapped("pending"),
            one(&body),
            wrapped("successful"),
        ];
        let gateway = Gateway::script(script).await;
        let outcome = gateway.charge().await.unwrap();
        assert_eq!(outcome.money(), MoneyState::Charged, "{body}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_listed_transaction_must_show_the_order_too() {
    for body in [
        json!({"uid": "job-17", "status": "failed"}),
        unbound("failed")[2].clone(),
    ] {
        let script = [list(std::slice::from_ref(&body)), found("successful")];
        let gateway = Gateway::script(script).await;
        let outcome = gateway.charge().await.unwrap();
        assert_eq!(outcome.money(), MoneyState::Charged, "{body}: {outcome:?}");
        assert_eq!(gateway.sent(), 0, "{body}");
    }
}

/// A gateway with the responses `before`, then this response, and then the order's true state.
async fn with_foreign(before: &[(u16, Value)], response: Response, truth: (u16, Value)) -> Gateway {
    let mut script: Vec<_> = before.iter().cloned().map(written).collect();
    script.extend([response, written(truth)]);
    let mut script = script.into_iter();
    let respond = move |_: &_| script.next().unwrap_or((503, String::new()));
    Gateway::with(respond, |builder| builder).await
}

#[tokio::test]
async fn a_proxy_refuses_no_request() {
    for response in foreign() {
        let gateway = with_foreign(&[nothing()], response.clone(), found("successful")).await;
        let outcome = gateway.charge().await.unwrap();
        assert_eq!(
            outcome.money(),
            MoneyState::Charged,
            "{response:?}: {outcome:?}"
        );
        assert_eq!(gateway.sent(), 1, "{response:?}");
    }
}

#[tokio::test]
async fn only_an_empty_list_proves_that_nothing_was_sent() {
    for response in foreign() {
        let gateway = with_foreign(&[], response.clone(), found("successful")).await;
        let outcome = gateway.charge().await.unwrap();
        assert_eq!(
            outcome.money(),
            MoneyState::Charged,
            "{response:?}: {outcome:?}"
        );
        assert_eq!(gateway.sent(), 0, "{response:?}");

        let gateway = with_foreign(&[], response.clone(), found("failed")).await;
        let found = gateway.paycross.find("order-1042").await.unwrap();
        assert_eq!(found.len(), 1, "{response:?}");
    }
}

#[tokio::test]
async fn a_refusal_in_a_documented_shape_is_read_field_by_field() {
    let message = json!({"credit_card": {"number": ["is invalid"]}});
    for body in [
        json!({"response": {"message": message}}),
        json!({"response": {"message": "x", "errors": message, "code": 1000}}),
        json!({"message": "x", "errors": message}),
        json!({"code": "F.1000", "message": "x", "errors": message}),
    ] {
        let gateway = Gateway::script([nothing(), (422, body.clone()), nothing()]).await;
        let error = gateway.charge().await.unwrap_err();
        let Error::Refused(refusal) = &error else {
            panic!("{body}: {error:?}")
        };
        let fields: Vec<_> = refusal.fields().collect();
        assert_eq!(fields, [("credit_card.number", "is invalid")], "{body}");
        assert_eq!(error.money(), MoneyState::Untouched, "{body}");
    }
}

#[tokio::test]
async fn an_accepted_order_is_found_after_a_refusal_of_its_copy() {
    let refused = (
        422,
        json!({"response": {"message": "Try later", "errors": {}}}),
    );
    let script = [
        nothing(),
        refused.clone(),
        found("pending"),
        wrapped("successful"),
    ];
    let gateway = Gateway::script(script).await;
    let outcome = gateway.charge().await.unwrap();
    assert_eq!(outcome.money(), MoneyState::Charged, "{outcome:?}");
    // Without a look-up the refusal stays, and says that the order may be paid.
    let gateway = Gateway::script([nothing(), refused]).await;
    let error = gateway.charge().await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error:?}");
    assert_eq!(error.money(), MoneyState::Unknown);
}

#[tokio::test]
async fn an_error_with_status_200_is_read_where_nothing_moves() {
    let body = json!({"code": "F.1000", "message": "Shop is blocked", "errors": {}});
    let gateway = Gateway::script([(200, body.clone()), (200, body)]).await;
    for error in [
        gateway.paycross.transaction("uid-1").await.unwrap_err(),
        gateway.paycross.find("order-1042").await.unwrap_err(),
    ] {
        let Error::Refused(refusal) = &error else {
            panic!("{error:?}")
        };
        assert_eq!(refusal.message(), Some("Shop is blocked"));
        assert_eq!(error.money(), MoneyState::Unknown);
    }
    assert_eq!(gateway.paths().len(), 2);
}

fn others() -> [(u16, Value); 3] {
    [
        list(&[changed("successful", &json!({"tracking_id": "ORDER-1042"}))]),
        list(&[
            changed("successful", &json!({"tracking_id": "Order-1042"})),
            changed(
                "failed",
                &json!({"tracking_id": "order-10", "uid": "uid-2"}),
            ),
        ]),
        one(&changed("successful", &json!({"amount": 1}))),
    ]
}

#[tokio::test]
async fn a_list_of_other_references_alone_is_a_lost_response() {
    let mixed_up = || {
        let reference = json!({"tracking_id": "order-1043"});
        [
            list(&[changed("successful", &reference)]),
            one(&changed("failed", &reference)),
        ]
    };
    for lost in mixed_up() {
        let gateway = Gateway::script([lost.clone(), found("successful")]).await;
        let outcome = gateway.charge().await.unwrap();
        assert_eq!(outcome.money(), MoneyState::Charged, "{outcome:?}");
        assert_eq!(gateway.sent(), 0);

        let gateway = Gateway::script([lost.clone(), found("successful")]).await;
        let outcome = gateway.paycross.reconcile(&order()).await.unwrap();
        assert_eq!(outcome.money(), MoneyState::Charged, "{outcome:?}");

        let gateway = Gateway::script([lost, found("successful")]).await;
        assert_eq!(gateway.paycross.find("order-1042").await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_reference_that_only_others_have_is_reused() {
    for found in others() {
        let gateway = Gateway::script([found.clone(), found.clone(), found.clone()]).await;
        for error in [
            gateway.charge().await.unwrap_err(),
            gateway.paycross.reconcile(&order()).await.unwrap_err(),
        ] {
            assert!(matches!(error, Error::ReferenceReused(_)), "{error:?}");
            assert_eq!(error.money(), MoneyState::Unknown);
        }
        assert_eq!((gateway.sent(), gateway.paths().len()), (0, 2));
    }
}

#[tokio::test]
async fn after_a_request_a_list_of_other_transactions_proves_nothing() {
    for others in others() {
        let lost = [nothing(), (502, Value::Null), others.clone()];
        let found_later = lost.iter().cloned().chain([found("successful")]);
        let gateway = Gateway::script(found_later).await;
        let outcome = gateway.charge().await.unwrap();
        assert_eq!(outcome.money(), MoneyState::Charged, "{outcome:?}");

        let for_ever = lost.into_iter().chain(std::iter::repeat_n(others, 1000));
        let gateway = Gateway::script(for_ever).await;
        let error = gateway.charge().await.unwrap_err();
        let Error::OutcomeUnknown(unknown) = &error else {
            panic!("{error:?}")
        };
        assert_eq!(
            unknown.loss(),
            tollgate::error::ResponseLost::OtherReferences
        );
        assert_eq!(gateway.sent(), 1);
    }
}

#[tokio::test]
async fn one_transaction_alone_proves_no_failure() {
    let gateway = Gateway::script([wrapped("failed"), wrapped("failed")]).await;
    for outcome in [
        gateway.paycross.reconcile(&order()).await.unwrap(),
        gateway.paycross.charge(&order().attempt(2)).await.unwrap(),
    ] {
        let Outcome::Review(review) = &outcome else {
            panic!("{outcome:?}")
        };
        assert_eq!(
            review.reason(),
            tollgate::outcome::ReviewReason::IncompleteLookUp
        );
        assert_eq!(outcome.money(), MoneyState::Unknown);
    }
    assert_eq!(gateway.sent(), 0);
    let gateway = Gateway::script([wrapped("successful")]).await;
    let outcome = gateway.charge().await.unwrap();
    assert_eq!(outcome.money(), MoneyState::Charged);
}

#[tokio::test]
async fn a_full_page_of_failures_proves_no_failure() {
    let failures = |count: usize| {
        let of = |index| changed("failed", &json!({"uid": format!("uid-{index}")}));
        list(&(0..count).map(of).collect::<Vec<_>>())
    };
    let gateway = Gateway::script([failures(10), failures(9)]).await;
    let outcome = gateway.charge().await.unwrap();
    assert_eq!(outcome.money(), MoneyState::Unknown, "{outcome:?}");
    let outcome = gateway.charge().await.unwrap();
    assert_eq!(outcome.money(), MoneyState::Untouched, "{outcome:?}");
}
