//! Refunds on hosts of both models, with lost and changed responses: the refund's own reference decides.

use std::time::Duration;

use serde_json::json;
use tollgate::{
    Currency, Error, Money, MoneyState, Paymega, Policy, dec,
    paymega::{Invoice, Refund, RefundOutcome, StoredRefund},
};
use tollgate_sandbox::{
    Body, Fault, Kind, Point,
    settings::{RefundList, RefundModel},
};

use crate::{
    clock::StandingClock,
    merchant::{Merchant, PLAIN, builder},
};

/// The hosts that list an invoice's refunds.
const LISTING: [(RefundModel, RefundList); 2] = [
    (RefundModel::Invoice, RefundList::Shown),
    (RefundModel::Refund, RefundList::Absent),
];

/// A host that shows an invoice's refunded amount alone.
const BARE: (RefundModel, RefundList) = (RefundModel::Invoice, RefundList::Absent);

fn five(invoice: &str, reference: &str) -> Refund {
    Refund::new(reference, invoice, Money::new(dec!(5), Currency::USD))
}

/// A merchant on such a host, with an invoice that is paid.
async fn paid((model, list): (RefundModel, RefundList)) -> (Merchant, Invoice) {
    let merchant = Merchant::open().await;
    merchant.sandbox.change(|settings| {
        settings.refund_model = model;
        settings.refund_list = list;
    });
    let paid = merchant.pay("order-1041", PLAIN).await.invoice().clone();
    (merchant, paid)
}

/// A client with a clock of its own.
fn client(merchant: &Merchant) -> Paymega {
    builder(&merchant.sandbox).build().unwrap()
}

fn refunded(merchant: &Merchant) -> String {
    let ledger = merchant.sandbox.ledger();
    ledger.account("order-1041").refunded.clone()
}

fn foreign(status: u16, body: Body) -> Fault {
    let kind = Kind::Foreign {
        status,
        point: Point::After,
        body,
        content_type: None,
    };
    Fault::on("refundInvoice", kind)
}

/// Responses that are not the provider's, after the work is done.
fn foreign_responses() -> Vec<Fault> {
    let bodies = [
        Body::Html("<h1>Forbidden</h1>".into()),
        Body::Json(json!({"error": {"code": 403}})),
        Body::Json(json!({"errors": ["blocked"]})),
        Body::Empty,
    ];
    let statuses = [200, 400, 401, 403, 404, 405, 409, 422, 500];
    let of = |status| bodies.clone().map(|body| foreign(status, body));
    statuses.into_iter().flat_map(of).collect()
}

#[tokio::test]
async fn a_refund_succeeds_in_both_models_and_is_made_once_however_often_it_is_asked_for() {
    for host in LISTING.into_iter().chain([BARE]) {
        let (merchant, invoice) = paid(host).await;
        let outcome = client(&merchant)
            .refund(&five(invoice.id(), "refund-1"))
            .await;
        let outcome = outcome.unwrap();
        assert!(
            matches!(outcome, RefundOutcome::Succeeded(_)),
            "{host:?}: {outcome:?}"
        );
        assert_eq!(outcome.invoice().id(), invoice.id());
        assert_eq!(outcome.invoice().status(), "partially_refunded", "{host:?}");
        if host == BARE {
            continue;
        }
        let again = client(&merchant)
            .refund(&five(invoice.id(), "refund-1"))
            .await;
        assert!(
            matches!(again, Ok(RefundOutcome::Succeeded(_))),
            "{host:?}: {again:?}"
        );
        let read = client(&merchant)
            .reconcile_refund(&five(invoice.id(), "refund-1"))
            .await;
        assert!(
            matches!(read, Ok(RefundOutcome::Succeeded(_))),
            "{host:?}: {read:?}"
        );
        assert_eq!(merchant.calls("refundInvoice"), 1, "{host:?}");
        assert_eq!(refunded(&merchant), "5");
    }
}

#[tokio::test]
async fn a_foreign_response_after_the_work_refuses_nothing() {
    for host in LISTING.into_iter().chain([BARE]) {
        for fault in foreign_responses() {
            let (merchant, invoice) = paid(host).await;
            let case = format!("{host:?} {fault:?}");
            merchant.sandbox.fault(fault);
            let outcome = client(&merchant)
                .refund(&five(invoice.id(), "refund-1"))
                .await;
            match outcome {
                Ok(RefundOutcome::Succeeded(_)) => assert_ne!(host, BARE, "{case}"),
                Err(Error::OutcomeUnknown(ref unknown)) => {
                    assert_eq!(host, BARE, "{case}");
                    let change = unknown.refund().unwrap();
                    assert!(change.after.is_some(), "{case}");
                    let advice = outcome.unwrap_err().advice();
                    assert!(advice.contains("do not send it again"), "{advice}");
                }
                other => panic!("{case}: {other:?}"),
            }
            assert_eq!(refunded(&merchant), "5", "{case}");
            assert_eq!(merchant.calls("refundInvoice"), 1, "{case}");
        }
    }
}

#[tokio::test]
async fn a_refund_with_another_reference_proves_nothing() {
    let (merchant, invoice) = paid(LISTING[1]).await;
    let other = json!({"data": {"type": "refunds", "id": "ref_of_another", "attributes": {
        "reference_id": "refund-of-another", "status": "process_failed", "amount": 5, "currency": "USD",
    }}});
    merchant.sandbox.fault(foreign(200, Body::Json(other)));
    let outcome = client(&merchant)
        .refund(&five(invoice.id(), "refund-1"))
        .await;
    assert!(
        matches!(outcome, Ok(RefundOutcome::Succeeded(_))),
        "{outcome:?}"
    );
    assert_eq!(merchant.calls("refundInvoice"), 1);
}

#[tokio::test]
async fn the_providers_own_refusal_counts_where_nothing_has_changed() {
    for host in LISTING.into_iter().chain([BARE]) {
        let (merchant, invoice) = paid(host).await;
        let large = Refund::new(
            "refund-1",
            invoice.id(),
            Money::new(dec!(20), Currency::USD),
        );
        let error = client(&merchant).refund(&large).await.unwrap_err();
        assert!(matches!(error, Error::Refused(_)), "{host:?}: {error:?}");
        assert_eq!(error.money(), MoneyState::Untouched);
        // The status 400 proves nothing, even with the provider's own body.
        let body = json!({"errors": [{"status": "bad_request", "code": "400", "title": "No"}]});
        let bad = Kind::Foreign {
            status: 400,
            point: Point::Before,
            body: Body::Json(body),
            content_type: None,
        };
        merchant.sandbox.fault(Fault::on("refundInvoice", bad));
        let error = client(&merchant)
            .refund(&five(invoice.id(), "refund-2"))
            .await;
        assert!(
            matches!(error, Err(Error::OutcomeUnknown(_))),
            "{host:?}: {error:?}"
        );
    }
}

#[tokio::test]
async fn two_concurrent_refunds_are_distinguished_by_their_references() {
    for host in LISTING {
        let (merchant, invoice) = paid(host).await;
        let (first, second) = (client(&merchant), client(&merchant));
        let ten = Refund::new(
            "refund-2",
            invoice.id(),
            Money::new(dec!(15), Currency::USD),
        );
        let (one, other) = tokio::join!(
            async { first.refund(&five(invoice.id(), "refund-1")).await },
            async { second.refund(&ten).await },
        );
        let done = [&one, &other]
            .iter()
            .filter(|outcome| matches!(outcome, Ok(RefundOutcome::Succeeded(_))))
            .count();
        let given_back: u32 = refunded(&merchant).parse().unwrap();
        assert_eq!(
            done,
            if given_back == 20 { 2 } else { 1 },
            "{one:?} {other:?}"
        );
    }
}

#[tokio::test]
async fn a_refund_that_is_under_way_is_pending_until_it_ends() {
    for host in LISTING {
        let (merchant, invoice) = paid(host).await;
        let minute = Duration::from_secs(60);
        merchant
            .sandbox
            .change(|settings| settings.refund_time = minute);
        let platform = client(&merchant);
        let outcome = platform
            .refund(&five(invoice.id(), "refund-1"))
            .await
            .unwrap();
        assert!(
            matches!(outcome, RefundOutcome::Pending(_)),
            "{host:?}: {outcome:?}"
        );
        assert_eq!(outcome.money(), MoneyState::Unknown);
        merchant.sandbox.advance(minute * 2);
        let outcome = platform
            .reconcile_refund(&five(invoice.id(), "refund-1"))
            .await;
        assert!(
            matches!(outcome, Ok(RefundOutcome::Succeeded(_))),
            "{host:?}: {outcome:?}"
        );
    }
}

#[tokio::test]
async fn reconciling_a_refund_sends_nothing_and_returns_the_invoices_state() {
    for host in LISTING.into_iter().chain([BARE]) {
        let (merchant, invoice) = paid(host).await;
        let platform = client(&merchant);
        let never_sent = platform
            .reconcile_refund(&five(invoice.id(), "refund-1"))
            .await;
        let is_listed = matches!(never_sent, Err(Error::NotFound(_)));
        let is_hidden = matches!(never_sent, Err(Error::OutcomeUnknown(_)));
        assert!(is_listed || is_hidden, "{host:?}: {never_sent:?}");
        platform
            .refund(&five(invoice.id(), "refund-1"))
            .await
            .unwrap();
        let six = Refund::new("refund-1", invoice.id(), Money::new(dec!(6), Currency::USD));
        let other = platform.reconcile_refund(&six).await;
        let expected = match host {
            BARE => matches!(other, Err(Error::OutcomeUnknown(_))),
            _ => matches!(other, Err(Error::ReferenceReused(_))),
        };
        assert!(expected, "{host:?}: {other:?}");
        assert_eq!(merchant.calls("refundInvoice"), 1);
    }
}

#[tokio::test]
async fn a_refund_is_not_begun_in_the_last_tenth_of_its_deadline() {
    let (merchant, invoice) = paid(LISTING[0]).await;
    let clock = StandingClock::default();
    let platform = builder(&merchant.sandbox)
        .policy(Policy::default().deadline(Duration::from_secs(1000)))
        .clock(clock.clone())
        .build()
        .unwrap();
    // Reading the invoice takes more than nine tenths of the time, and leaves enough for one more request.
    let wait = Kind::Status {
        status: 503,
        point: Point::Before,
        retry_after: Some(901),
    };
    merchant.sandbox.fault(Fault::on("getInvoice", wait));
    let outcome = platform.refund(&five(invoice.id(), "refund-1")).await;
    let is_late = clock.slept() > Duration::from_secs(900);
    assert!(is_late, "{:?}", clock.slept());
    assert!(matches!(outcome, Err(Error::NotSent(_))), "{outcome:?}");
    assert_eq!(merchant.calls("refundInvoice"), 0);
}

#[tokio::test]
async fn a_lost_refund_is_read_again_until_the_invoice_shows_it() {
    for host in LISTING {
        let (merchant, invoice) = paid(host).await;
        merchant.sandbox.fault(foreign(500, Body::Empty));
        let unavailable = Kind::Status {
            status: 503,
            point: Point::Before,
            retry_after: None,
        };
        // The first read comes before the refund.
        for nth in 2..=4 {
            let fault = Fault::on("getInvoice", unavailable.clone());
            merchant.sandbox.fault(fault.nth(nth));
        }
        let refund = five(invoice.id(), "refund-1");
        let outcome = client(&merchant).refund(&refund).await;
        let is_known = matches!(outcome, Ok(RefundOutcome::Succeeded(_)));
        assert!(is_known, "{host:?}: {outcome:?}");
        assert_eq!(merchant.calls("refundInvoice"), 1, "{host:?}");
        assert_eq!(refunded(&merchant), "5");
    }
}

#[tokio::test]
async fn stored_refunds_are_reconciled_in_another_process() {
    for host in LISTING {
        let (merchant, invoice) = paid(host).await;
        let platform = client(&merchant);
        let refunds = ["refund-1", "refund-2"].map(|reference| five(invoice.id(), reference));
        let texts = refunds
            .each_ref()
            .map(|refund| serde_json::to_string(&platform.stored_refund(refund).unwrap()).unwrap());
        platform.refund(&refunds[0]).await.unwrap();
        let stored = texts.map(|text| serde_json::from_str::<StoredRefund>(&text).unwrap());
        let mut found = client(&merchant).reconcile_all_refunds(stored, 1);
        let (first, outcome) = found.next().await.unwrap();
        assert_eq!(first.reference(), "refund-1");
        assert_eq!(outcome.unwrap().money(), MoneyState::Returned, "{host:?}");
        let (_, never_sent) = found.next().await.unwrap();
        assert!(
            matches!(never_sent, Err(Error::NotFound(_))),
            "{host:?}: {never_sent:?}"
        );
        assert!(found.next().await.is_none());
        assert_eq!(merchant.calls("refundInvoice"), 1, "{host:?}");
    }
}
