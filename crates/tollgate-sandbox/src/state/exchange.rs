//! The log of exchanges: every request with its response.

use super::texts::{Place, Texts};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::VecDeque;

/// One exchange, without card data and secrets.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Exchange {
    /// Counts from 1.
    pub number: usize,
    /// The time of the request, in seconds since 1970 by the sandbox's clock.
    pub at: i64,
    /// `public`, `private`, `cardgate` or `paycross`.
    pub surface: &'static str,
    /// The operation, such as `createInvoice`. `None` if no operation has this path and method.
    pub operation: Option<&'static str>,
    /// The merchant's reference of the order that the request is about: `reference_id` or `tracking_id`. `None` if it is
    /// about no order, or if the order is unknown.
    pub reference: Option<String>,
    /// The method.
    pub method: String,
    /// Path and query as sent.
    pub path: String,
    /// The scheme of the authorization, and the user name if it was Basic.
    pub authorization: Option<String>,
    /// The `RequestID` and `X-API-Version` headers and some others, by lower-case name.
    pub headers: Map<String, Value>,
    /// The request's body: JSON, or a form as an object. Null if it is empty or neither.
    pub request: Value,
    /// A keyed hash of the body: equal for equal bytes, and without any of their content.
    pub fingerprint: String,
    /// Fields of the request that are not in the documents.
    pub unknown_fields: Vec<String>,
    /// The response's status. `None` if no response was sent.
    pub status: Option<u16>,
    /// The response's JSON body, or null.
    pub response: Value,
    /// The injected fault.
    pub fault: Option<String>,
    /// The state after the call, for the page of its reference.
    #[serde(skip)]
    pub(crate) trace: Trace,
}

/// The state after a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Trace {
    /// How many movements of money there have been.
    pub(crate) movements: usize,
    /// How many notifications there have been.
    pub(crate) notifications: usize,
    /// Status and resolution of the newest operation with the call's reference.
    pub(crate) status: Option<String>,
    /// Whether the provider has processed the call.
    pub(crate) processed: bool,
}

/// The newest exchanges.
#[derive(Debug)]
pub(crate) struct Exchanges {
    kept: VecDeque<Kept>,
    texts: Texts,
    /// How many are kept.
    size: usize,
    last: usize,
}

/// An exchange whose largest parts are text, which needs a fraction of the memory.
#[derive(Debug)]
struct Kept {
    /// The exchange without the parts below.
    head: Exchange,
    headers: Place,
    request: Place,
    response: Place,
}

impl Exchanges {
    pub(crate) fn new(size: usize) -> Self {
        Self {
            kept: VecDeque::new(),
            texts: Texts::default(),
            size,
            last: 0,
        }
    }

    /// The number of the newest exchange, or 0.
    pub(crate) fn last_number(&self) -> usize {
        self.last
    }

    /// How many are kept now.
    pub(crate) fn len(&self) -> usize {
        self.kept.len()
    }

    /// Adds an exchange, which gets the next number.
    pub(crate) fn push(&mut self, exchange: Exchange) {
        self.last += 1;
        if self.kept.len() >= self.size {
            self.kept.pop_front();
        }
        if self.size > 0 {
            let kept = Kept::new(exchange, &mut self.texts);
            self.kept.push_back(kept);
        }
        if let Some(oldest) = self.kept.front() {
            self.texts.free_before(oldest.headers);
        }
    }

    /// The exchange with this number, if it is kept.
    pub(crate) fn get(&self, number: usize) -> Option<Exchange> {
        let place = number.checked_sub(self.first_number())?;
        self.kept.get(place).map(|it| it.whole(&self.texts))
    }

    /// All kept exchanges, oldest first.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = Exchange> {
        self.kept.iter().map(|it| it.whole(&self.texts))
    }

    /// The exchange with this number without headers and bodies, if it is kept.
    pub(crate) fn head(&self, number: usize) -> Option<&Exchange> {
        let place = number.checked_sub(self.first_number())?;
        self.kept.get(place).map(|it| &it.head)
    }

    fn first_number(&self) -> usize {
        self.last + 1 - self.kept.len()
    }
}

impl Kept {
    fn new(mut exchange: Exchange, texts: &mut Texts) -> Self {
        let headers = Value::Object(std::mem::take(&mut exchange.headers));
        let mut text = |value: Value| texts.push(&value.to_string());
        Self {
            headers: text(headers),
            request: text(exchange.request.take()),
            response: text(exchange.response.take()),
            head: exchange,
        }
    }

    fn whole(&self, texts: &Texts) -> Exchange {
        Exchange {
            headers: read(texts.get(self.headers)),
            request: read(texts.get(self.request)),
            response: read(texts.get(self.response)),
            ..self.head.clone()
        }
    }
}

/// Reads a text of this module.
fn read<T: DeserializeOwned + Default>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_default()
}
