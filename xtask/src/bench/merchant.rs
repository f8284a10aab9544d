//! A merchant who charges saved cards at both providers.

use std::io;
use std::ops::Range;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use super::http::{Connection, Request};
use crate::error::{Error, Result};

/// The customer whose cards are saved.
pub const CUSTOMER: &str = "customer-1";

/// The service that their invoices are paid by.
pub const SERVICE: &str = "payment_card_usd_hpp";

/// A merchant with a saved card at each provider.
pub struct Merchant {
    connection: Connection,
    private: Surface,
    paycross: Surface,
    cardgate: String,
    /// The token at Paymega.
    card: String,
    /// The token at PayCross.
    shop_card: String,
}

/// The path of a surface's base URL, and the headers of its requests.
struct Surface {
    base: String,
    headers: String,
}

impl Merchant {
    /// Saves the cards. `info` is the first line that the sandbox prints; `first` is the first order that is charged.
    pub fn new(info: &Value, first: u64) -> Result<Self> {
        Self::open(info, first).map_err(|error| failed(&error))
    }

    fn open(info: &Value, first: u64) -> io::Result<Self> {
        let address = split(text(&info["private"])).0;
        let mut merchant = Self {
            connection: Connection::open(address)?,
            private: Surface::new(info, "private", ["account", "api_key"]),
            paycross: Surface::new(info, "paycross", ["shop_id", "shop_secret"]),
            cardgate: split(text(&info["cardgate"])).1.to_owned(),
            card: String::new(),
            shop_card: String::new(),
        };
        merchant.card = merchant.save_card(first)?;
        merchant.shop_card = merchant.save_shop_card()?;
        Ok(merchant)
    }

    /// The tokens of the cards at Paymega and at `PayCross`.
    pub fn tokens(&self) -> [&str; 2] {
        [&self.card, &self.shop_card]
    }

    /// Charges these orders. Returns the number of requests.
    pub fn charge_all(&mut self, orders: Range<u64>) -> Result<u64> {
        orders
            .map(|order| self.charge(order))
            .sum::<io::Result<u64>>()
            .map_err(|error| failed(&error))
    }

    /// Charges one order: the even ones at Paymega, the odd ones at PayCross. Returns the number of requests.
    fn charge(&mut self, order: u64) -> io::Result<u64> {
        if order.is_multiple_of(2) {
            self.charge_at_paymega(order)
        } else {
            self.charge_at_paycross(order)
        }
    }

    /// Creates the invoice, sells it, and reads it.
    fn charge_at_paymega(&mut self, order: u64) -> io::Result<u64> {
        let options = json!({"instant": true});
        let reference = format!("order-{order}");
        let made = self.create_invoice(&reference, &json!(self.card), &options)?;
        let sale = json!({"data": {"type": "sale-operation", "attributes": {}}});
        self.sell(&made, &sale)?;
        self.read_invoice(&made)?;
        Ok(3)
    }

    /// Looks the order up, and charges it.
    fn charge_at_paycross(&mut self, order: u64) -> io::Result<u64> {
        let path = format!("/v2/transactions/tracking_id/order-{order}");
        call(&mut self.connection, &self.paycross, "GET", &path, "")?;
        let body = json!({"request": {
            "amount": 1999,
            "currency": "USD",
            "description": "Monthly plan",
            "tracking_id": format!("order-{order}"),
            "test": true,
            "duplicate_check": false,
            "credit_card": {"token": self.shop_card}
        }});
        let path = "/transactions/payments";
        let paid = self.post_to_paycross(path, &body)?;
        successful(&paid, &paid["transaction"]["status"], "successful")?;
        Ok(2)
    }

    fn save_card(&mut self, first: u64) -> io::Result<String> {
        // A file can hold the orders of an earlier merchant.
        let reference = format!("card-before-{first}");
        let made = self.create_invoice(&reference, &Value::Null, &json!({"tokenize": true}))?;
        let card = json!({
            "card_number": "5519283812030000", "card_holder": "Card Holder", "cvv": "123",
            "exp_month": "12", "exp_year": "35"
        });
        self.sell(
            &made,
            &json!({"data": {"type": "sale-operation", "attributes": card}}),
        )?;
        let paid = self.read_invoice(&made)?;
        Ok(text(&paid["data"]["attributes"]["payload"]["token"]).to_owned())
    }

    fn save_shop_card(&mut self) -> io::Result<String> {
        let body = json!({"request": {
            "amount": 1999,
            "currency": "USD",
            "description": "Card",
            "test": true,
            "duplicate_check": false,
            "credit_card": {
                "number": "4200000000000000", "verification_value": "123", "holder": "Card Holder",
                "exp_month": "12", "exp_year": "2035"
            }
        }});
        let saved = self.post_to_paycross("/transactions/tokenizations", &body)?;
        Ok(text(&saved["transaction"]["credit_card"]["token"]).to_owned())
    }

    fn create_invoice(
        &mut self,
        reference: &str,
        token: &Value,
        cardgate: &Value,
    ) -> io::Result<Value> {
        let body = json!({"data": {"type": "payment-invoices", "attributes": {
            "reference_id": reference,
            "amount": 19.99,
            "currency": "USD",
            "service": SERVICE,
            "description": "Monthly plan",
            "test_mode": true,
            "customer": {"reference_id": CUSTOMER},
            "gateway_options": {"cardgate": cardgate},
            "token": token
        }}});
        let (path, body) = ("/payment-invoices", body.to_string());
        let made = call(&mut self.connection, &self.private, "POST", path, &body)?;
        serde_json::from_slice(made).map_err(io::Error::other)
    }

    fn sell(&mut self, made: &Value, sale: &Value) -> io::Result<()> {
        let bearer = text(&made["data"]["attributes"]["flow_data"]["metadata"]["token"]);
        let request = Request {
            method: "POST",
            path: &format!("{}/payment/sale", self.cardgate),
            headers: &headers(&format!("Bearer {bearer}")),
            body: &sale.to_string(),
        };
        self.connection.call(&request).map(|_| ())
    }

    fn read_invoice(&mut self, made: &Value) -> io::Result<Value> {
        let path = format!("/payment-invoices/{}", text(&made["data"]["id"]));
        let read = call(&mut self.connection, &self.private, "GET", &path, "")?;
        let read: Value = serde_json::from_slice(read).map_err(io::Error::other)?;
        successful(&read, &read["data"]["attributes"]["status"], "processed")?;
        Ok(read)
    }

    fn post_to_paycross(&mut self, path: &str, body: &Value) -> io::Result<Value> {
        let (surface, body) = (&self.paycross, body.to_string());
        let response = call(&mut self.connection, surface, "POST", path, &body)?;
        serde_json::from_slice(response).map_err(io::Error::other)
    }
}

impl Surface {
    fn new(info: &Value, base: &str, [user, password]: [&str; 2]) -> Self {
        let key = format!("{}:{}", text(&info[user]), text(&info[password]));
        Self {
            base: split(text(&info[base])).1.to_owned(),
            headers: headers(&format!("Basic {}", STANDARD.encode(key))),
        }
    }
}

fn call<'a>(
    connection: &'a mut Connection,
    surface: &Surface,
    method: &str,
    path: &str,
    body: &str,
) -> io::Result<&'a [u8]> {
    connection.call(&Request {
        method,
        path: &format!("{}{path}", surface.base),
        headers: &surface.headers,
        body,
    })
}

fn headers(authorization: &str) -> String {
    format!("authorization: {authorization}\r\ncontent-type: application/json\r\n")
}

/// A measured charge has to succeed, or it costs less than one that does.
fn successful(response: &Value, status: &Value, wanted: &str) -> io::Result<()> {
    if status == wanted {
        return Ok(());
    }
    Err(io::Error::other(format!("the charge failed: {response}")))
}

/// `http://127.0.0.1:80/api` becomes `127.0.0.1:80` and `/api`.
pub fn split(url: &str) -> (&str, &str) {
    let rest = url.trim_start_matches("http://");
    rest.split_at(rest.find('/').unwrap_or(rest.len()))
}

fn failed(error: &io::Error) -> Error {
    Error::Check(format!("the sandbox: {error}"))
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
