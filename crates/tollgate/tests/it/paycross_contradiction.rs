//! PayCross: transactions that contradict themselves or each other.

use serde_json::json;
use tollgate::{MoneyState, Outcome};

use crate::{
    paycross_script::{Gateway, changed, list, nothing, one, transaction, wrapped},
    paycross_shop::{DECLINED, payment},
};

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
