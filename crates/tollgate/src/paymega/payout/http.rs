//! The requests of a payout: each is sent once, and its response is decoded into an event.

use progenitor_client::{Failure, Miss, Response, outcome};
use tollgate_core::paymega::payout::{
    Payout, Request,
    machine::PayoutMachine,
    rules::{self, Asked, Body, event},
};
use tollgate_paymega_private::types::{
    CreatePayoutRequest, PayoutConflict, PayoutDocument, PayoutList,
};
use tollgate_types::PathSegment;

use super::super::{
    call::Call,
    http::{Sent, missed, unreadable},
    read::{about, is_nothing, without_error},
    rules::loss,
};
use crate::{MoneyState, RawResponse, drive::Exchange, engine, error::ResponseLost};

type Event = engine::Event<rules::Response>;

/// A response with its body as far as it could be read, or the failure of the request.
type Received = Result<(Response, Body), Failure>;

impl Exchange<PayoutMachine> for Call<'_> {
    async fn exchange(&mut self, machine: &PayoutMachine, request: &Request) -> Event {
        let reference = machine.reference();
        match request {
            Request::Create(request) => self.create_payout(request, reference).await,
            Request::LookUp => self.look_up_payout(reference).await,
            Request::Show(id) => self.show_payout(id, reference).await,
            Request::Process(id) => self.process_payout(id, reference).await,
        }
    }
}

impl Call<'_> {
    async fn create_payout(&mut self, request: &CreatePayoutRequest, reference: &str) -> Event {
        let received = match outcome(self.private().create_payout(request).await) {
            Ok((document, response)) => Ok(payout(document, response)),
            Err(Miss::Response(response, _)) if response.status() == 409 => {
                let conflict = response.json::<PayoutConflict>().ok();
                Ok(match conflict.and_then(|conflict| conflict.data) {
                    Some(existing) => payout(PayoutDocument::new(existing), response),
                    None => unreadable(response, MoneyState::Untouched),
                })
            }
            Err(miss) => missed(miss, MoneyState::Untouched),
        };
        self.payout_event(Asked::Create(reference), received)
    }

    async fn look_up_payout(&mut self, reference: &str) -> Event {
        let sent = self.private().list_payouts(Some(reference)).await;
        let is_nothing = is_nothing(&sent);
        let sent = without_error(sent, |list| list.data.as_slice().is_empty());
        let received = match outcome(sent) {
            Ok((list, response)) => Ok(payouts(list, response)),
            Err(Miss::Response(response, _)) if is_nothing => {
                Ok((response, Body::Payouts(Vec::new())))
            }
            Err(miss) => missed(miss, MoneyState::Unknown),
        };
        self.payout_event(Asked::LookUp(reference), received)
    }

    async fn show_payout(&mut self, id: &str, reference: &str) -> Event {
        let Ok(segment) = PathSegment::try_from(id) else {
            return Event::Lost(ResponseLost::Unreadable);
        };
        let sent = self.private().get_payout(&segment).await;
        let received = bound(sent, id, reference);
        self.payout_event(Asked::Show, received)
    }

    async fn process_payout(&mut self, id: &str, reference: &str) -> Event {
        let Ok(segment) = PathSegment::try_from(id) else {
            return Event::Unsendable("the payout's id cannot be part of a path");
        };
        let sent = self.private().process_payout(&segment).await;
        let received = bound(sent, id, reference);
        self.payout_event(Asked::Process, received)
    }

    /// Records the response, and converts it into an event. A refusal that counts as a lost response is recorded as
    /// one.
    fn payout_event(&mut self, asked: Asked<'_>, received: Received) -> Event {
        let (response, body) = match received {
            Ok(response) => response,
            Err(failure) => return self.state.note_failure(&failure),
        };
        let status = response.status().as_u16();
        self.state.note_response(&response);
        let event = event(asked, status, body);
        if let Event::Response(rules::Response::Malformed(_) | rules::Response::ProcessRefused(_)) =
            event
        {
            self.state.last.loss = Some(loss(status));
        }
        event
    }
}

/// A response that must show this payout.
fn bound(sent: Sent<PayoutDocument>, id: &str, reference: &str) -> Received {
    let sent = about(sent, |document| {
        let shown = document.data.attributes.reference_id.as_deref();
        document.data.id == id && shown.is_none_or(|shown| shown == reference)
    });
    match outcome(sent) {
        Ok((document, response)) => Ok(payout(document, response)),
        Err(miss) => missed(miss, MoneyState::Unknown),
    }
}

fn payout(document: PayoutDocument, response: Response) -> (Response, Body) {
    let raw = RawResponse::new(response.clone());
    (response, Body::Payout(Payout::new(document, raw)))
}

fn payouts(list: PayoutList, response: Response) -> (Response, Body) {
    let raw = RawResponse::new(response.clone());
    let payouts = list
        .data
        .into_iter()
        .map(|data| Payout::new(PayoutDocument::new(data), raw.clone()));
    let body = Body::Payouts(payouts.collect());
    (response, body)
}
