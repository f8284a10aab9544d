//! PayCross: responses of proxies and firewalls in the gateway's place.

use serde_json::{Value, json};
use tollgate::{Error, MoneyState, Outcome};

use crate::{
    paycross_script::{
        Gateway, Response, changed, foreign, found, list, nothing, one, order, transaction,
        wrapped, written,
    },
    paycross_shop::{DECLINED, payment},
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
    // A lost look-up does not change the refusal.
    let gateway = Gateway::script([nothing(), refused]).await;
    let error = gateway.charge().await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error:?}");
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
        one(&changed(
            "successful",
            &json!({"tracking_id": "order-1043"}),
        )),
    ]
}

#[tokio::test]
async fn a_reference_that_only_others_have_is_reused() {
    for found in others() {
        let gateway = Gateway::script([found.clone(), found.clone(), found.clone()]).await;
        for error in [
            gateway.charge().await.unwrap_err(),
            gateway.paycross.reconcile(&order()).await.unwrap_err(),
            gateway.paycross.find("order-1042").await.unwrap_err(),
        ] {
            assert!(matches!(error, Error::ReferenceReused(_)), "{error:?}");
            assert_eq!(error.money(), MoneyState::Unknown);
        }
        assert_eq!((gateway.sent(), gateway.paths().len()), (0, 3));
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

#[tokio::test]
async fn a_transaction_that_contradicts_itself_needs_review() {
    let failed = [
        json!({"paid_at": "2026-04-02T14:32:35.000Z"}),
        json!({"paid_at": 1_775_140_355}),
        json!({"paid_at": {"date": "2026-04-02"}}),
        json!({"settled_at": "2026-04-03"}),
        json!({"code": "S.0000"}),
        json!({"payment": {"status": "successful"}}),
        json!({"payment": {"status": "Successful", "gateway_id": "odd"}}),
        json!({"authorization": {"status": "successful"}}),
    ];
    let successful = [
        json!({"code": "F.0105"}),
        json!({"code": "P.0001"}),
        json!({"payment": {"status": "failed"}}),
    ];
    let cases = failed.iter().map(|it| ("failed", it));
    let cases = cases.chain(successful.iter().map(|it| ("successful", it)));
    for (status, fields) in cases {
        let odd = changed(status, fields);
        for script in [
            vec![nothing(), one(&odd)],
            vec![list(std::slice::from_ref(&odd))],
            vec![nothing(), wrapped("pending"), one(&odd)],
        ] {
            let gateway = Gateway::script(script).await;
            let outcome = gateway.charge().await.unwrap();
            assert!(
                matches!(outcome, Outcome::Review(_)),
                "{fields}: {outcome:?}"
            );
            assert_eq!(outcome.money(), MoneyState::Unknown, "{fields}");
        }
    }
}

#[tokio::test]
async fn a_missing_field_is_no_contradiction() {
    for fields in [
        json!({"paid_at": null, "settled_at": null}),
        json!({"paid_at": "", "payment": null}),
        json!({"payment": {"status": "failed"}, "code": "F.0114"}),
        json!({"payment": {"status": "a_new_word"}}),
    ] {
        let gateway = Gateway::script([nothing(), one(&changed("failed", &fields))]).await;
        let outcome = gateway.charge().await.unwrap();
        assert_eq!(
            outcome.money(),
            MoneyState::Untouched,
            "{fields}: {outcome:?}"
        );
    }
}

#[tokio::test]
async fn one_transaction_in_two_states_needs_review() {
    for pair in [
        ["failed", "successful"],
        ["successful", "failed"],
        ["failed", "pending"],
    ] {
        let both = list(&pair.map(transaction));
        let gateway = Gateway::script([both]).await;
        let outcome = gateway.charge().await.unwrap();
        let Outcome::Review(review) = &outcome else {
            panic!("{pair:?}: {outcome:?}")
        };
        assert_eq!(
            review.reason(),
            tollgate::outcome::ReviewReason::Contradictory
        );
        assert_eq!(outcome.money(), MoneyState::Unknown);
        assert_eq!(gateway.sent(), 0);
    }
}

/// The payer types a second card while the first one's request is still under way.
#[tokio::test]
async fn a_decline_opens_no_further_attempt_beside_another_cards_success() {
    let second = payment("order-1042", DECLINED);
    let declined = changed("failed", &json!({"credit_card": {"last_4": "0019"}}));
    let both = list(&[
        declined.clone(),
        changed("successful", &json!({"uid": "uid-2"})),
    ]);
    let gateway = Gateway::script([nothing(), one(&declined), both.clone(), both]).await;
    let outcome = gateway.paycross.charge(&second).await.unwrap();
    assert!(matches!(outcome, Outcome::Declined(_)), "{outcome:?}");
    let outcome = gateway.paycross.charge(&second.attempt(2)).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    let outcome = gateway.paycross.reconcile(&second).await.unwrap();
    let Outcome::Review(review) = &outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(
        (review.ids().len(), outcome.money()),
        (2, MoneyState::Unknown)
    );
    assert_eq!(gateway.sent(), 1);
}

#[tokio::test]
async fn of_several_declines_the_newest_by_time_is_returned() {
    let at = |uid: &str, time: &str, code: &str| {
        changed(
            "failed",
            &json!({"uid": uid, "created_at": time, "code": code}),
        )
    };
    for (older, newer) in [
        ("2026-04-02T14:32:33Z", "2026-04-02T14:32:33.677Z"),
        ("2026-04-02T17:32:33+03:00", "2026-04-02T14:32:34Z"),
        ("2026-04-02T14:32:33Z", "2026-04-02T10:00:00-05:00"),
    ] {
        let (old, new) = (at("old", older, "F.0111"), at("new", newer, "F.0114"));
        for order in [[&old, &new], [&new, &old]] {
            let gateway = Gateway::script([list(&order.map(Clone::clone))]).await;
            let outcome = gateway.charge().await.unwrap();
            assert_eq!(outcome.transaction().uid(), "new", "{older} {newer}");
        }
    }
}
