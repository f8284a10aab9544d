//! The rows of **sale**.

use super::*;

#[test]
fn an_accepted_sale_is_followed_by_reading_the_invoice() {
    let sold = || [created(), Event::Sold(SaleView::Accepted)];
    assert_eq!(after(sold()), show());
    assert_eq!(
        after(sold().into_iter().chain([shown("processed")])),
        SUCCEEDED
    );
    assert_eq!(
        after(sold().into_iter().chain([shown("process_pending")])),
        show()
    );
    let pending = done(Verdict::Pending { moderation: false });
    assert_eq!(after(sold().into_iter().chain([Event::Deadline])), pending);
}

#[test]
fn a_challenge_needs_the_payer() {
    let supported = [created(), Event::Sold(SaleView::Challenge)];
    assert_eq!(
        after(supported),
        done(Verdict::ActionRequired { supported: true })
    );
    let unsupported = [created(), Event::Sold(SaleView::UnsupportedChallenge)];
    assert_eq!(
        after(unsupported),
        done(Verdict::ActionRequired { supported: false })
    );
}

#[test]
fn a_lost_or_refused_sale_is_followed_and_never_sent_again() {
    let statuses =
        [400, 401, 403, 404, 405, 409, 422, 429, 500, 502, 503, 504].map(ResponseLost::Status);
    for loss in statuses.into_iter().chain([
        ResponseLost::Cut,
        ResponseLost::TimedOut,
        ResponseLost::Unreadable,
    ]) {
        let events = [created(), Event::Lost(loss)];
        assert_eq!(after(events.clone()), show(), "{loss}");
        assert_eq!(
            after(events.clone().into_iter().chain([Event::Deadline])),
            UNKNOWN,
            "{loss}"
        );
        assert_eq!(
            after(events.into_iter().chain([shown("processed")])),
            SUCCEEDED,
            "{loss}"
        );
    }
}

#[test]
fn never_connected_is_sent_again_while_bearer_and_deadline_allow() {
    let refused = [created(), Event::NeverConnected];
    assert_eq!(after(refused.clone()), SALE);
    assert_eq!(
        after(refused.into_iter().chain([Event::Deadline])),
        done(Verdict::NotSent)
    );
    let (flow, _) = Charge::create(order(), Goal::Charge, CALL_TAG.into(), ATTEMPTS);
    let (flow, _) = flow.next(created(), EARLY);
    let (_, step) = flow.next(Event::NeverConnected, Some(BEARER_END));
    assert_eq!(step, done(Verdict::NotSent));
}

#[test]
fn an_expired_bearer_is_not_used() {
    let (flow, _) = Charge::create(order(), Goal::Charge, CALL_TAG.into(), ATTEMPTS);
    let (_, step) = flow.next(created(), Some(BEARER_END));
    assert_eq!(step, done(Verdict::NotSent));
    let sale = |view: &InvoiceView, now| Charge::sale(order(), CALL_TAG.into(), view, now);
    let (_, step) = sale(&own_invoice(), Some(BEARER_END));
    assert_eq!(step, done(Verdict::NotSent));
    let (_, step) = sale(&own_invoice(), None);
    assert_eq!(step, SALE);
}

#[test]
fn an_invoice_without_a_bearer_is_read_before_its_sale() {
    let sale = |events: Vec<Event>| {
        run(
            Charge::sale(order(), CALL_TAG.into(), &without_bearer(), EARLY),
            events,
        )
    };
    assert_eq!(sale(vec![]), show());
    assert_eq!(sale(vec![Event::Shown(own_invoice())]), SALE);
    assert_eq!(sale(vec![Event::Shown(invoice("processed"))]), SUCCEEDED);
    let of_another = vec![Event::Shown(of_another_call()), Event::Shown(own_invoice())];
    assert_eq!(sale(of_another), show());
}

#[test]
fn a_request_that_cannot_be_built_is_not_repeated() {
    let unsendable = done(Verdict::Unsendable);
    assert_eq!(after([Event::Unsendable]), unsendable);
    assert_eq!(after([created(), Event::Unsendable]), unsendable);
    assert_eq!(after_reconcile([Event::Unsendable]), unsendable);
    assert_eq!(after([LOST, Event::Unsendable]), UNKNOWN);
    assert_eq!(
        after([LOST, found(own_invoice()), Event::Unsendable]),
        UNKNOWN
    );
    let sold = [
        created(),
        Event::Sold(SaleView::Accepted),
        Event::Unsendable,
    ];
    assert_eq!(after(sold), UNKNOWN);
}
