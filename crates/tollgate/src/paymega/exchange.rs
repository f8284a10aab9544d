//! The exchanges of a charge: each sends one request and returns the response as an event.

use progenitor_client::{
    ByteStream, Error as WireError, Failure, Miss, Response, ResponseValue, outcome,
};
use tollgate_paymega_cardgate::types::{AuthPayload, SaleAnswer, SaleRequest};
use tollgate_paymega_private::types::{CreateInvoiceRequest, InvoiceConflict, InvoiceList};
use tollgate_paymega_public::types::{
    CreatePublicInvoice, PublicInvoiceConflict, PublicInvoiceDocument,
};
use tollgate_types::{InvoiceDocument, Open, PathSegment, PhpObject};

use super::{
    call_state::Call,
    read::{about, believed, is_nothing},
    refusal,
};
use crate::{
    Invoice, MoneyState, ResponseLost,
    outcome::ChallengeForm,
    paymega::decision::{Body, Event, Exchange, InvoiceView, Received, SaleView, response_to},
    paymega::invoice::{public, view},
};

/// The result of a generated method.
pub(super) type Sent<T> = Result<ResponseValue<T>, WireError<ByteStream>>;

/// The API that creates an invoice.
#[derive(Clone, Copy)]
pub(super) enum Way<'a> {
    Private,
    /// The Public API, with this public key.
    Public(&'a str),
}

/// The request that creates an invoice, for either API.
pub(super) enum Creation {
    Private(Box<CreateInvoiceRequest>),
    Public(CreatePublicInvoice),
}

impl Call<'_> {
    pub(super) async fn create(&mut self, request: &Creation) -> Event {
        let received = match request {
            Creation::Private(request) => {
                let sent = self.private().create_invoice(request).await;
                self.created(sent)
            }
            Creation::Public(request) => {
                let sent = self.public().create_invoice(request).await;
                self.created_publicly(sent)
            }
        };
        self.event(Exchange::Create, received)
    }

    fn created(&mut self, sent: Sent<InvoiceDocument>) -> Received {
        match outcome(sent) {
            Ok((document, response)) => self.invoice(document, &response),
            Err(Miss::Response(response, _)) if response.status() == 409 => {
                let conflict = response.json::<InvoiceConflict>().ok();
                let existing = conflict.and_then(|conflict| conflict.data);
                self.conflict(existing.map(InvoiceDocument::new), response)
            }
            Err(miss) => self.refused(miss),
        }
    }

    fn created_publicly(&mut self, sent: Sent<PublicInvoiceDocument>) -> Received {
        match outcome(sent) {
            Ok((shown, response)) => self.invoice(public::document(shown.data), &response),
            Err(Miss::Response(response, _)) if response.status() == 409 => {
                let conflict = response.json::<PublicInvoiceConflict>().ok();
                let existing = conflict.and_then(|conflict| conflict.data);
                self.conflict(existing.map(public::document), response)
            }
            Err(miss) => self.refused(miss),
        }
    }

    pub(super) async fn look_up(&mut self, reference: &str) -> Event {
        if self.client.account.is_none() {
            return Event::CannotLookUp;
        }
        let sent = self
            .private()
            .list_invoices(Some(reference), None, None, None)
            .await;
        let is_nothing = is_nothing(&sent);
        let received = match outcome(believed(sent)) {
            Ok((list, response)) => self.invoices(list, &response, reference),
            Err(Miss::Response(response, _)) if is_nothing => {
                self.state.note_response(&response);
                responded(&response, Body::Invoices(Vec::new()))
            }
            Err(miss) => self.missed(miss),
        };
        self.event(Exchange::LookUp { reference }, received)
    }

    pub(super) async fn show(&mut self, id: &str, reference: &str) -> Event {
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
                Ok((document, response)) => self.invoice(document, &response),
                Err(miss) => self.missed(miss),
            }
        } else {
            let sent = self.public().get_invoice(&segment, None).await;
            let sent = about(sent, |document| document.data.id == id);
            match outcome(sent) {
                Ok((shown, response)) => self.invoice(public::document(shown.data), &response),
                Err(miss) => self.missed(miss),
            }
        };
        self.event(Exchange::Show, received)
    }

    pub(super) async fn sale(&mut self, request: &SaleRequest) -> Event {
        let bearer = self
            .state
            .invoice
            .as_ref()
            .and_then(Invoice::bearer)
            .cloned();
        let Some(bearer) = bearer else {
            return Event::NeverConnected;
        };
        let sent = self.cardgate(&bearer).create_sale(request).await;
        let received = match outcome(sent) {
            Ok((sale, response)) if self.is_of_session(&sale) => {
                self.state.note_response(&response);
                let (view, challenge) = challenge(sale);
                self.state.challenge = challenge;
                responded(&response, Body::Sale(view))
            }
            Ok((_, response)) => self.missed(Miss::Response(response, None)),
            Err(miss) => {
                if let Miss::Response(response, _) = &miss
                    && refusal::is_paymegas_own(response)
                {
                    let refusal = refusal::refusal(response, MoneyState::Unknown);
                    self.state.sale_refusal = Some(refusal.into());
                }
                self.missed(miss)
            }
        };
        self.event(Exchange::Sale, received)
    }

    /// Whether the response is about this invoice's session, if it names one. Another session's challenge would show
    /// the payer the issuer's page of another payer.
    fn is_of_session(&self, sale: &SaleAnswer) -> bool {
        let named = sale.data.as_ref().and_then(|data| data.id.as_deref());
        let session = self.state.invoice.as_ref().and_then(Invoice::session);
        named.is_none_or(|named| session.is_none_or(|session| session == named))
    }

    fn event(&mut self, exchange: Exchange<'_>, received: Received) -> Event {
        let event = response_to(exchange, received);
        match event {
            Event::Lost(loss) => self.state.loss = Some(loss),
            Event::Denied(status) => self.state.loss = Some(ResponseLost::Credentials(status)),
            _ => {}
        }
        event
    }

    fn invoice(&mut self, document: InvoiceDocument, response: &Response) -> Received {
        let raw = self.state.note_response(response);
        let view = self.view(&document, response);
        self.state.invoice = Some(Invoice::new(document, raw));
        responded(response, Body::Invoice(Box::new(view)))
    }

    fn invoices(&mut self, list: InvoiceList, response: &Response, reference: &str) -> Received {
        let raw = self.state.note_response(response);
        let included = list.included;
        let documents = list.data.into_iter().map(|data| {
            let mut document = InvoiceDocument::new(data);
            document.included.clone_from(&included);
            document
        });
        let mut documents: Vec<_> = documents.collect();
        let views = documents
            .iter()
            .map(|document| self.view(document, response))
            .collect();
        documents
            .retain(|document| document.data.attributes.reference_id.as_deref() == Some(reference));
        let ids = documents.iter().map(|document| document.data.id.clone());
        self.state.found = ids.collect();
        self.state.found.dedup();
        if let Some(document) = documents.into_iter().next() {
            self.state.invoice = Some(Invoice::new(document, raw));
        }
        responded(response, Body::Invoices(views))
    }

    fn conflict(&mut self, existing: Option<InvoiceDocument>, response: Response) -> Received {
        match existing {
            Some(document) => self.invoice(document, &response),
            None => self.missed(Miss::Response(response, None)),
        }
    }

    /// The event for a failed request that changes something: a refusal is kept for the caller.
    fn refused(&mut self, miss: Miss) -> Received {
        if let Miss::Response(response, _) = &miss {
            self.state.refusal = Some(refusal::refusal(response, MoneyState::Untouched));
        }
        self.missed(miss)
    }

    fn missed(&mut self, miss: Miss) -> Received {
        match miss {
            Miss::Response(response, _) => {
                self.state.note_response(&response);
                let body = if refusal::is_paymegas_own(&response) {
                    Body::Errors
                } else {
                    Body::Unreadable
                };
                responded(&response, body)
            }
            Miss::Failure(Failure::InvalidRequest(why)) => {
                self.state.unsendable = Some(why);
                Received::Unsendable
            }
            Miss::Failure(failure) => match self.state.note_failure(&failure) {
                Some(loss) => Received::Lost(loss),
                None => Received::NeverConnected,
            },
        }
    }

    fn view(&self, document: &InvoiceDocument, response: &Response) -> InvoiceView {
        view(document, &self.client.mark_key, response.body())
    }

    pub(super) fn view_of(&self, invoice: &Invoice) -> InvoiceView {
        let body = invoice.raw().map_or(&b""[..], |raw| raw.expose_body());
        view(invoice.document(), &self.client.mark_key, body)
    }
}

fn responded(response: &Response, body: Body) -> Received {
    Received::Responded {
        status: response.status().as_u16(),
        body,
    }
}

type ChallengeParts = (Option<ChallengeForm>, Option<String>);

/// The challenge in the card gate's response.
fn challenge(sale: SaleAnswer) -> (SaleView, Option<ChallengeParts>) {
    let status = sale.status.as_ref().map(Open::as_str).unwrap_or_default();
    let is_over = ["processed", "process_failed"]
        .iter()
        .any(|word| status.eq_ignore_ascii_case(word));
    let mode = sale
        .auth_mode
        .as_ref()
        .map(|mode| mode.as_str().to_owned())
        .filter(|mode| !mode.is_empty());
    let payload = sale.auth_payload.and_then(PhpObject::into_inner);
    if is_over {
        return (SaleView::Accepted, None);
    }
    let is_3ds = mode
        .as_ref()
        .is_none_or(|mode| mode.eq_ignore_ascii_case("3ds"));
    match payload.map(form) {
        Some(Some(form)) if is_3ds => (SaleView::Challenge, Some((Some(form), mode))),
        Some(_) => (SaleView::UnsupportedChallenge, Some((None, mode))),
        None if !is_3ds => (SaleView::UnsupportedChallenge, Some((None, mode))),
        None => (SaleView::Accepted, None),
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

    fn read(json: &str) -> (SaleView, Option<ChallengeParts>) {
        challenge(serde_json::from_str(json).unwrap())
    }

    #[test]
    fn a_challenge_has_a_form() {
        let (view, parts) = read(
            r#"{"status":"process_pending","auth_mode":"3ds","auth_payload":
               {"action":"https://acs.example","method":"POST","params":{"creq":"x"}}}"#,
        );
        assert_eq!(view, SaleView::Challenge);
        let form = parts.unwrap().0.unwrap();
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
            assert_eq!(read(json).0, SaleView::Accepted, "{json}");
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
            assert_eq!(read(json).0, SaleView::UnsupportedChallenge, "{json}");
        }
    }
}
