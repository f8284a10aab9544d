//! Thin clients, as merchants write them by hand: each of them makes one mistake.

use std::{cell::RefCell, sync::Once, time::Duration};

use reqwest::Client;
use serde_json::{Value, json};
use tollgate::{MoneyState, outcome::Kind};
use tollgate_faults::{Action, CUSTOMER, Call, Process, Program, Reading, SERVICE, World};

/// The mistake of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It sends a lost request again.
    ResendsBlindly,
    /// It reports a lost response as a decline.
    TimeoutIsFailure,
    /// It reports a 409 as a decline, and ignores the invoice that the 409 speaks of.
    Ignores409,
    /// It sends a lost request again, under a new reference.
    MintsReference,
    /// It remembers what it heard, and never reads.
    Remembers,
    /// It reports a lost response as a request that was not sent.
    TimeoutIsNotSent,
    /// It takes a payment that is not final for a success.
    PendingIsSuccess,
    /// It sends a lost request again, however late.
    NeverStops,
    /// It puts the number of the try into each request.
    NumbersTries,
    /// It does not compare the amount that was charged.
    IgnoresAmount,
}

impl Mistake {
    /// Whether the client charges on Paymega.
    pub const fn is_on_paymega(self) -> bool {
        matches!(self, Self::Ignores409 | Self::IgnoresAmount)
    }
}

/// A merchant's program with a mistake.
pub struct Thin(pub Mistake);

impl Program for Thin {
    fn start<'a>(&self, world: &'a World, live: bool, patient: bool) -> Box<dyn Process + 'a> {
        let timeout = Duration::from_millis(if patient { 60_000 } else { 400 });
        Box::new(ThinProcess {
            mistake: self.0,
            world,
            live,
            http: client(timeout),
            memory: RefCell::default(),
        })
    }
}

/// A client for loopback addresses. Where the workspace gives reqwest rustls, it asks for a provider all the same.
fn client(timeout: Duration) -> Client {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| tollgate_tls::provider().install_default().unwrap());
    Client::builder().timeout(timeout).build().unwrap()
}

struct ThinProcess<'a> {
    mistake: Mistake,
    world: &'a World,
    live: bool,
    http: Client,
    memory: RefCell<Option<Reading>>,
}

impl Process for ThinProcess<'_> {
    fn call(&self, action: Action, attempt: u32) -> Call<'_> {
        Box::pin(async move {
            let reference = self.world.attempt_reference(attempt);
            match (self.mistake, action) {
                (it, Action::Act) if it.is_on_paymega() => self.sell(&reference).await,
                (it, _) if it.is_on_paymega() => self.find_invoice(&reference).await,
                (_, Action::Act) => self.pay(&reference).await,
                (Mistake::Remembers, _) => self.remembered(),
                _ => self.find(&reference).await,
            }
        })
    }
}

/// On `PayCross`.
impl ThinProcess<'_> {
    /// The known payment, or a new one.
    async fn pay(&self, reference: &str) -> Reading {
        let known = match self.mistake {
            Mistake::Remembers => self.remembered(),
            _ => self.find(reference).await,
        };
        if known.kind != Kind::NotFound {
            return known;
        }
        let tries = match self.mistake {
            Mistake::ResendsBlindly | Mistake::MintsReference | Mistake::NumbersTries => 3,
            Mistake::NeverStops => 5,
            _ => 1,
        };
        let pause = if self.mistake == Mistake::NeverStops {
            200
        } else {
            40
        };
        for number in 0..tries {
            let again = match self.mistake {
                Mistake::MintsReference if number > 0 => format!("{reference}-{number}"),
                _ => reference.to_owned(),
            };
            if let Some(reading) = self.post(&again, number).await {
                self.memory.replace(Some(reading.clone()));
                return reading;
            }
            self.world.pause(Duration::from_secs(pause)).await;
        }
        match self.mistake {
            Mistake::TimeoutIsNotSent => Reading::new(Kind::NotSent, MoneyState::Untouched),
            Mistake::TimeoutIsFailure => reading("failed"),
            _ => Reading::new(Kind::OutcomeUnknown, MoneyState::Unknown),
        }
    }

    async fn post(&self, reference: &str, number: u32) -> Option<Reading> {
        let token = self.world.token(true, self.live);
        let body = json!({"request": {
            "amount": self.world.schedule().cents,
            "currency": "USD",
            "description": self.description(number),
            "tracking_id": reference,
            "test": !self.live,
            "credit_card": {"token": token.expose(), "skip_three_d_secure_verification": true},
            "additional_data": {"contract": ["recurring"]},
        }});
        let info = self.world.info();
        let url = format!("{}/transactions/payments", info.paycross);
        let sent = self
            .http
            .post(url)
            .basic_auth(&info.shop_id, Some(&info.shop_secret));
        let body = shown(sent.json(&body)).await?;
        let status = body["transaction"]["status"].as_str()?;
        let is_open = self.mistake == Mistake::PendingIsSuccess && status == "pending";
        Some(reading(if is_open { "successful" } else { status }))
    }

    fn description(&self, number: u32) -> String {
        match self.mistake {
            Mistake::NumbersTries => format!("Order, try {number}"),
            _ => "Order".to_owned(),
        }
    }

    async fn find(&self, reference: &str) -> Reading {
        let info = self.world.info();
        let url = format!("{}/v2/transactions/tracking_id/{reference}", info.paycross);
        for _ in 0..8 {
            let sent = self
                .http
                .get(&url)
                .basic_auth(&info.shop_id, Some(&info.shop_secret));
            let body = shown(sent).await.unwrap_or_default();
            if let Some(found) = body["transactions"].as_array() {
                let status = found.first().and_then(|it| it["status"].as_str());
                return reading(status.unwrap_or("none"));
            }
            self.world.pause(Duration::from_secs(30)).await;
        }
        Reading::new(Kind::OutcomeUnknown, MoneyState::Unknown)
    }

    fn remembered(&self) -> Reading {
        let memory = self.memory.borrow().clone();
        memory.unwrap_or_else(|| reading("none"))
    }
}

/// On Paymega.
impl ThinProcess<'_> {
    /// Creates an invoice and sells it.
    async fn sell(&self, reference: &str) -> Reading {
        let unknown = Reading::new(Kind::OutcomeUnknown, MoneyState::Unknown);
        let token = self.world.token(false, self.live);
        let body = json!({"data": {"type": "payment-invoices", "attributes": {
            "reference_id": reference,
            "amount": f64::from(self.world.schedule().cents) / 100.0,
            "currency": "USD",
            "service": SERVICE,
            "flow": "charge",
            "test_mode": !self.live,
            "token": token.expose(),
            "customer": {"reference_id": CUSTOMER},
            "gateway_options": {"cardgate": {"instant": true}},
        }}});
        let info = self.world.info();
        let url = format!("{}/payment-invoices", info.private);
        let sent = self
            .http
            .post(url)
            .basic_auth(&info.account, Some(&info.api_key));
        let created = sent.json(&body).send().await;
        let is_taken = created.as_ref().is_ok_and(|it| it.status() == 409);
        if is_taken && self.mistake == Mistake::IgnoresAmount {
            return self.find_invoice(reference).await;
        }
        if is_taken {
            return reading("failed");
        }
        let Some(invoice) = decoded(created).await else {
            return unknown;
        };
        let session = &invoice["data"]["attributes"]["flow_data"]["metadata"]["token"];
        let sale = json!({"data": {"type": "sale-operation", "attributes": {}}});
        let sent = self.http.post(format!("{}/payment/sale", info.cardgate));
        let sent = sent
            .bearer_auth(session.as_str().unwrap_or_default())
            .json(&sale);
        match shown(sent).await {
            Some(sold) => reading(sold["status"].as_str().unwrap_or_default()),
            None => self.find_invoice(reference).await,
        }
    }

    async fn find_invoice(&self, reference: &str) -> Reading {
        let info = self.world.info();
        let url = format!(
            "{}/payment-invoices?filter[reference_id]={reference}",
            info.private
        );
        for _ in 0..8 {
            let sent = self
                .http
                .get(&url)
                .basic_auth(&info.account, Some(&info.api_key));
            if let Some(found) = shown(sent).await {
                let first = found["data"].get(0).unwrap_or(&found["data"]);
                let status = first["attributes"]["status"].as_str();
                return reading(status.unwrap_or("none"));
            }
            self.world.pause(Duration::from_secs(30)).await;
        }
        Reading::new(Kind::OutcomeUnknown, MoneyState::Unknown)
    }
}

/// A JSON body, whatever the status.
async fn shown(request: reqwest::RequestBuilder) -> Option<Value> {
    decoded(request.send().await).await
}

async fn decoded(response: reqwest::Result<reqwest::Response>) -> Option<Value> {
    response.ok()?.json().await.ok()
}

/// The meaning of a status, as the client takes it.
fn reading(status: &str) -> Reading {
    match status {
        "successful" | "processed" | "partially_processed" => {
            Reading::new(Kind::Succeeded, MoneyState::Charged)
        }
        "failed" | "process_failed" | "expired" => {
            Reading::new(Kind::Declined, MoneyState::Untouched)
        }
        "none" => Reading::new(Kind::NotFound, MoneyState::Unknown),
        _ => Reading::new(Kind::Pending, MoneyState::Unknown),
    }
}
