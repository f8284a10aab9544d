//! One set of tests for every store.

use tollgate::{MoneyState, outcome::Kind};
use tollgate_billing::{
    Error, OutcomeRow, Step,
    order::Order,
    store::{Access, Start, Store, Work},
};

use crate::world::{Orders, Saved, folder, lines, open, run_with};

/// An order that no process has started.
pub fn work(order: &Order) -> Work {
    Work {
        order: order.clone(),
        started: None,
        started_at: None,
        outcome: None,
    }
}

fn saved() -> Saved {
    Saved {
        paymega: "planted-paymega-token".to_owned(),
        paycross: "planted-paycross-token".to_owned(),
    }
}

fn orders(count: usize) -> Orders {
    let mut orders = Orders::default();
    for number in 0..count {
        let route = ["paymega", "paycross", "failover"][number % 3];
        orders.add(&format!("order-{number}"), route, &saved());
    }
    orders
}

fn row(kind: Kind, step: Step) -> OutcomeRow {
    let text = format!(
        r#"{{"kind":"{kind}","money":"unknown","provider":"paymega","provider_id":"cpi_1","code":null,"source":null,
        "next_try":null,"advice":"none","step":"{step}"}}"#
    );
    serde_json::from_str(&text).unwrap()
}

/// Claims everything, and returns the references.
async fn claim_all(store: &impl Store) -> Vec<String> {
    let mut claimed = Vec::new();
    while let Some(chunk) = store.claim().await.unwrap() {
        let orders = chunk.orders.into_iter();
        claimed.extend(orders.map(|work| work.order.details.reference));
        store.release(chunk.id).await.unwrap();
    }
    claimed
}

#[tokio::test]
async fn an_order_is_left_until_it_has_an_outcome() {
    let folder = folder("store-left");
    let store = run_with(&folder, &orders(450)).await;
    let all = claim_all(&store).await;
    assert_eq!(all.len(), 450);
    let rows = lines(&store).await;
    let finishes = rows[..448].iter().map(|line| {
        let (store, order) = (store.clone(), line.order.clone());
        tokio::spawn(async move {
            assert_eq!(store.start(&work(&order)).await.unwrap(), Start::Go);
            let row = row(Kind::Succeeded, Step::Done);
            store.finish(&order, row).await.unwrap();
        })
    });
    for finish in finishes.collect::<Vec<_>>() {
        finish.await.unwrap();
    }
    assert_eq!(claim_all(&store).await, ["order-448", "order-449"]);
    drop(store);
    let store = open(&folder, Access::Work).unwrap();
    assert_eq!(claim_all(&store).await, ["order-448", "order-449"]);
}

#[tokio::test]
async fn a_start_survives_its_process() {
    let folder = folder("store-start");
    let store = run_with(&folder, &orders(2)).await;
    let order = lines(&store).await.remove(1).order;
    store.start(&work(&order)).await.unwrap();
    drop(store);
    let store = open(&folder, Access::Work).unwrap();
    let chunk = store.claim().await.unwrap().unwrap();
    assert_eq!(chunk.orders[0].started, None);
    assert!(chunk.orders[1].started.is_some());
    assert!(lines(&store).await[1].started_at.is_some());
}

#[tokio::test]
async fn an_open_outcome_is_replaced_and_a_final_one_never() {
    let folder = folder("store-open");
    let store = run_with(&folder, &orders(3)).await;
    let rows = lines(&store).await;
    let order = &rows[1].order;
    for (kind, step) in [
        (Kind::OutcomeUnknown, Step::Read),
        (Kind::NotFound, Step::Charge),
        (Kind::Succeeded, Step::Done),
        (Kind::Pending, Step::Read),
    ] {
        store.finish(order, row(kind, step)).await.unwrap();
        let open = store.open(0, 10).await.unwrap();
        let is_open = step != Step::Done && kind != Kind::Pending;
        let expected = usize::from(is_open);
        assert_eq!(open.len(), expected, "{kind}");
        assert!(store.open(order.seq, 10).await.unwrap().is_empty());
    }
    let (last, _) = lines(&store).await.remove(1).outcome.unwrap();
    assert_eq!(
        (last.kind, last.money),
        (Kind::Succeeded, MoneyState::Unknown)
    );
}

#[tokio::test]
async fn progress_counts_orders_and_sums_money_exactly() {
    let folder = folder("store-progress");
    let store = run_with(&folder, &orders(103)).await;
    let rows = lines(&store).await;
    let outcomes = [(Kind::Succeeded, Step::Done), (Kind::Pending, Step::Read)];
    for (line, (kind, step)) in rows.iter().zip(outcomes) {
        store.finish(&line.order, row(kind, step)).await.unwrap();
    }
    let progress = store.progress().await.unwrap();
    assert_eq!(
        (
            progress.total.count,
            progress.left.count,
            progress.open.count
        ),
        (103, 101, 1)
    );
    let sum: tollgate::Decimal = rows.iter().map(|it| it.order.details.money.amount()).sum();
    assert_eq!(progress.total.amounts["USD"], sum);
    assert_eq!(
        progress.of(Kind::Succeeded).amounts["USD"],
        rows[0].order.details.money.amount()
    );
    assert!(!progress.is_done());
}

#[tokio::test]
async fn one_process_works_on_a_run_and_others_read() {
    let folder = folder("store-lock");
    let store = run_with(&folder, &orders(2)).await;
    assert!(matches!(open(&folder, Access::Work), Err(Error::Busy(_))));
    let reader = open(&folder, Access::Read).unwrap();
    assert_eq!(lines(&reader).await.len(), 2);
    let order = lines(&store).await.remove(0).order;
    store
        .finish(&order, row(Kind::Succeeded, Step::Done))
        .await
        .unwrap();
    assert_eq!(reader.progress().await.unwrap().left.count, 1);
    assert!(
        reader
            .finish(&order, row(Kind::Succeeded, Step::Done))
            .await
            .is_err()
    );

    assert!(!store.stop_requested().await.unwrap());
    reader.request_stop().await.unwrap();
    assert!(store.stop_requested().await.unwrap());
    drop(store);
    let store = open(&folder, Access::Work).unwrap();
    assert!(!store.stop_requested().await.unwrap());
}

#[tokio::test]
async fn orders_are_found_by_a_part_of_their_reference() {
    let folder = folder("store-find");
    let store = run_with(&folder, &orders(30)).await;
    let found = store.find("er-2", 5).await.unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|it| it.order.details.reference.as_str())
        .collect();
    assert_eq!(
        found,
        ["order-2", "order-20", "order-21", "order-22", "order-23"]
    );
    assert!(store.find("%", 5).await.unwrap().is_empty());
}

#[tokio::test]
async fn equal_cards_and_amounts_are_found_on_paycross_alone() {
    let folder = folder("store-repeats");
    let mut orders = Orders::default();
    for (reference, route, amount) in [
        ("a", "paymega", "1"),
        ("b", "paymega", "1"),
        ("c", "paycross", "1"),
        ("d", "failover", "1.00"),
        ("e", "paycross", "1"),
        ("f", "paycross", "2"),
    ] {
        orders.priced(reference, route, amount, &saved());
    }
    let store = run_with(&folder, &orders).await;
    let repeats = store.repeats(10).await.unwrap();
    let repeats: Vec<_> = repeats.iter().map(|it| (it.line, it.count)).collect();
    assert_eq!(repeats, [(4, 3)]);
}

#[tokio::test]
async fn a_run_keeps_its_mode() {
    let folder = folder("store-mode");
    run_with(&folder, &orders(1)).await;
    let settings = tollgate_billing::store::Settings {
        mode: tollgate::Mode::Live,
        ..crate::world::settings()
    };
    let path = folder.join("may.sqlite");
    let error = tollgate_billing::store::SqliteStore::create(&path, &settings).await;
    assert!(matches!(error, Err(Error::Setting(_))), "{error:?}");
}
