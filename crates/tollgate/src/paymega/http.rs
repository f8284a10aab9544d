//! The requests of a charge: each is sent once, and its response is decoded into an event.

use progenitor_client::{
    ByteStream, Error as WireError, Failure, Miss, Response, ResponseValue, outcome,
};
use tollgate_paymega_cardgate::types::{AuthMode, AuthPayload, SaleResponse};
use tollgate_paymega_private::types::{InvoiceConflict, InvoiceList};
use tollgate_paymega_public::types::{PublicInvoiceConflict, PublicInvoiceDocument};
use tollgate_types::{InvoiceDocument, InvoiceStatus, PathSegment, PhpObject};

use super::{
    call::Call,
    charge::{Charge, Request, Sale},
    error_body::{self, ErrorBody},
    invoice::{Invoice, list::of_list, public},
    order::CreateRequest,
    read::{about, believed, is_nothing},
    rules::{self, Asked, Body, Sold, event},
};
use crate::{
    MoneyState, RawResponse,
    drive::Exchange,
    engine,
    error::{Cause, Credential, ResponseLost},
    outcome::ChallengeForm,
};

/// The result of a generated method.
pub(super) type Sent<T> = Result<ResponseValue<T>, WireError<ByteStream>>;

type Event = engine::Event<rules::Response>;

/// A response with its body as far as it could be read, or the failure of the request.
type Received = Result<(Response, Body), Failure>;

impl Exchange<Charge> for Call<'_> {
    async fn exchange(&mut self, charge: &Charge, request: &Request) -> Event {
        match request {
            Request::Create(request) => self.create(request, charge.reference()).await,
            Request::LookUp => self.look_up(charge.reference()).await,
            Request::Show(id) => self.show(id, charge.reference()).await,
            Request::Sale(sale) => self.sale(sale).await,
        }
    }
}

impl Call<'_> {
    async fn create(&mut self, request: &CreateRequest, reference: &str) -> Event {
        let received = match request {
            CreateRequest::Private(request) => {
                let sent = self.private().create_invoice(request).await;
                created(sent)
            }
            CreateRequest::Public(request) => {
                let sent = self.public().create_invoice(request).await;
                created_publicly(sent)
            }
        };
        self.event(Asked::Create(reference), received)
    }

    async fn look_up(&mut self, reference: &str) -> Event {
        let sent = self
            .private()
            .list_invoices(Some(reference), None, None, None)
            .await;
        let is_nothing = is_nothing(&sent);
        let received = match outcome(believed(sent)) {
            Ok((list, response)) => Ok(invoices(list, response)),
            Err(Miss::Response(response, _)) if is_nothing => {
                Ok((response, Body::Invoices(Vec::new())))
            }
            Err(miss) => missed(miss, MoneyState::Unknown),
        };
        self.event(Asked::LookUp(reference), received)
    }

    async fn show(&mut self, id: &str, reference: &str) -> Event {
        let Ok(segment) = PathSegment::try_from(id) else {
            return Event::Lost(ResponseLost::Unreadable);
        };
        let received = if self.client.account.is_some() {
            let sent = self.private().get_invoice(&segment).await;
            let sent = about(sent, |document| {
                let shown = document.data.attributes.reference_id.as_deref();
                document.data.id == id && shown.is_none_or(|shown| shown == reference)
            });
            match outcome(sent) {
                Ok((document, response)) => Ok(invoice(document, response)),
                Err(miss) => missed(miss, MoneyState::Unknown),
            }
        } else {
            let sent = self.public().get_invoice(&segment, None).await;
            let sent = about(sent, |document| document.data.id == id);
            match outcome(sent) {
                Ok((shown, response)) => Ok(invoice(public::document(shown.data), response)),
                Err(miss) => missed(miss, MoneyState::Unknown),
            }
        };
        self.event(Asked::Show, received)
    }

    async fn sale(&mut self, sale: &Sale) -> Event {
        let sent = self.cardgate(&sale.bearer).create_sale(&sale.request).await;
        let received = match outcome(sent) {
            Ok((body, response)) if is_of_session(&body, sale) => {
                Ok((response, Body::Sale(sold(body))))
            }
            Ok((_, response)) => {
                let refusal = error_body::refusal(&response, MoneyState::Unknown);
                Ok((response, Body::Unreadable(refusal)))
            }
            Err(miss) => missed(miss, MoneyState::Unknown),
        };
        self.event(Asked::Sale, received.map(|it| self.at_card_gate(it)))
    }

    /// Adds to a refusal of the card gate which credential it refused.
    fn at_card_gate(&self, (response, body): (Response, Body)) -> (Response, Body) {
        let (base, bearer) = (self.client.endpoints.cardgate(), Credential::CardGateBearer);
        let status = response.status().as_u16();
        let cause = || Cause::of_status(base, Some(bearer), status);
        let body = match body {
            Body::Error(refusal) => Body::Error(refusal.caused_by(cause())),
            body => body,
        };
        (response, body)
    }

    /// Records the response, and converts it into an event. A refusal that counts as a lost response is recorded as
    /// one.
    fn event(&mut self, asked: Asked<'_>, received: Received) -> Event {
        let (response, body) = match received {
            Ok(response) => response,
            Err(failure) => return self.state.note_failure(&failure),
        };
        let status = response.status().as_u16();
        self.state.note_response(&response);
        let event = event(asked, status, body);
        if let Event::Response(rules::Response::Malformed(_) | rules::Response::SaleRefused(_)) =
            event
        {
            self.state.last.loss = Some(rules::loss(status));
        }
        event
    }
}

fn created(sent: Sent<InvoiceDocument>) -> Received {
    match outcome(sent) {
        Ok((document, response)) => Ok(invoice(document, response)),
        Err(Miss::Response(response, _)) if response.status() == 409 => {
            let conflict = response.json::<InvoiceConflict>().ok();
            let existing = conflict.and_then(|conflict| conflict.data);
            Ok(in_conflict(existing.map(InvoiceDocument::new), response))
        }
        Err(miss) => missed(miss, MoneyState::Untouched),
    }
}

fn created_publicly(sent: Sent<PublicInvoiceDocument>) -> Received {
    match outcome(sent) {
        Ok((shown, response)) => Ok(invoice(public::document(shown.data), response)),
        Err(Miss::Response(response, _)) if response.status() == 409 => {
            let conflict = response.json::<PublicInvoiceConflict>().ok();
            let existing = conflict.and_then(|conflict| conflict.data);
            Ok(in_conflict(existing.map(public::document), response))
        }
        Err(miss) => missed(miss, MoneyState::Untouched),
    }
}

fn invoice(document: InvoiceDocument, response: Response) -> (Response, Body) {
    let raw = RawResponse::new(response.clone());
    (response, Body::Invoice(Invoice::new(document, raw)))
}

fn invoices(list: InvoiceList, response: Response) -> (Response, Body) {
    let raw = RawResponse::new(response.clone());
    let invoices = of_list(list.data, list.included, &raw);
    (response, Body::Invoices(invoices))
}

fn in_conflict(existing: Option<InvoiceDocument>, response: Response) -> (Response, Body) {
    match existing {
        Some(document) => invoice(document, response),
        None => unreadable(response, MoneyState::Untouched),
    }
}

/// A response without the body that was asked for, or the failure of the request.
pub(super) fn missed<B: From<ErrorBody>>(
    miss: Miss,
    money: MoneyState,
) -> Result<(Response, B), Failure> {
    match miss {
        Miss::Response(response, _) => Ok(unreadable(response, money)),
        Miss::Failure(failure) => Err(failure),
    }
}

/// A response without the body that was asked for.
pub(super) fn unreadable<B: From<ErrorBody>>(
    response: Response,
    money: MoneyState,
) -> (Response, B) {
    let body = ErrorBody::of(&response, money).into();
    (response, body)
}

/// Whether the response is about the sale's session, if it names one. Another session's challenge would show the payer
/// the issuer's page of another payer.
fn is_of_session(response: &SaleResponse, sale: &Sale) -> bool {
    let named = response.data.as_ref().and_then(|data| data.id.as_ref());
    named
        .zip(sale.session.as_ref())
        .is_none_or(|(named, session)| session == named)
}

/// The action that the card gate's response asks of the payer.
fn sold(sale: SaleResponse) -> Sold {
    let is_over = sale.status.is_some_and(|status| {
        status == InvoiceStatus::Processed || status == InvoiceStatus::ProcessFailed
    });
    if is_over {
        return Sold::Accepted;
    }
    let mode = sale.auth_mode.filter(|mode| !mode.as_str().is_empty());
    let is_3ds = mode.as_ref().is_none_or(|mode| *mode == AuthMode::X3ds);
    let mode = mode.as_ref().map(|mode| mode.as_str().to_owned());
    match sale.auth_payload.and_then(PhpObject::into_inner) {
        Some(payload) if is_3ds => Sold::Challenge {
            form: form(payload),
            mode,
        },
        None if is_3ds => Sold::Accepted,
        _ => Sold::Challenge { form: None, mode },
    }
}

fn form(payload: AuthPayload) -> Option<ChallengeForm> {
    let fields = payload
        .params
        .and_then(PhpObject::into_inner)
        .unwrap_or_default();
    let method = payload.method.as_deref().unwrap_or("POST");
    let action = payload.action?.expose().to_owned();
    ChallengeForm::checked(action, method, fields.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Sold {
        sold(serde_json::from_str(json).unwrap())
    }

    #[test]
    fn a_challenge_has_a_form() {
        let challenge = read(
            r#"{"status":"process_pending","auth_mode":"3ds","auth_payload":
               {"action":"https://acs.example","method":"POST","params":{"creq":"x"}}}"#,
        );
        let Sold::Challenge { form, mode } = challenge else {
            panic!("{challenge:?}")
        };
        assert_eq!(mode.as_deref(), Some("3ds"));
        let form = form.unwrap();
        assert_eq!(
            (form.action(), form.method()),
            ("https://acs.example/", "POST")
        );
        assert_eq!(form.fields().next().unwrap().0, "creq");
    }

    #[test]
    fn a_sale_without_a_challenge_is_accepted() {
        for json in [
            r#"{"status":"processed","auth_mode":null,"auth_payload":[]}"#,
            r#"{"status":"process_failed","auth_mode":"otp"}"#,
            r#"{"status":"process_pending","auth_mode":null,"auth_payload":[]}"#,
            r#"{"status":"process_pending","auth_mode":"3ds","auth_payload":[]}"#,
            r#"{"status":"a_new_word"}"#,
            "{}",
        ] {
            assert!(matches!(read(json), Sold::Accepted), "{json}");
        }
    }

    #[test]
    fn a_challenge_that_cannot_be_shown_is_unsupported() {
        for json in [
            r#"{"status":"process_pending","auth_mode":"otp","auth_payload":[]}"#,
            r#"{"status":"process_pending","auth_mode":"new","auth_payload":[]}"#,
            r#"{"status":"process_pending","auth_mode":"3ds","auth_payload":{"method":"POST"}}"#,
            r#"{"status":"process_pending","auth_mode":"3ds","auth_payload":{"action":"javascript:x"}}"#,
            r#"{"status":"process_pending","auth_mode":"3ds","auth_payload":{"action":"https://a","method":"PUT"}}"#,
        ] {
            assert!(
                matches!(read(json), Sold::Challenge { form: None, .. }),
                "{json}"
            );
        }
    }
}
