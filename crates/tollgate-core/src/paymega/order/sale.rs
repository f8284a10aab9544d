//! The sale of an invoice: by card, by Google Pay, or by the token that the invoice carries.

use tollgate_paymega_cardgate::types::{
    BrowserInfo, GooglePay, SaleAttributes, SaleData, SaleDataType, SaleRequest,
};

use crate::{Card, Invalid};

/// The sale of an invoice by card.
///
/// ```
/// use tollgate::{Card, CardNumber, Cvv, Expiry, paymega::{CardSale, data::BrowserInfo}};
///
/// let card = Card::new(
///     CardNumber::new("5519283812030000")?,
///     Cvv::new("123")?,
///     Expiry::new(10, 2035)?,
///     "Card Holder",
/// );
/// let browser = BrowserInfo { browser_language: Some("en-US".into()), ..BrowserInfo::default() };
/// let sale = CardSale::new(card).browser(browser);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct CardSale {
    instrument: Instrument,
    browser: Option<BrowserInfo>,
}

#[derive(Clone, Debug)]
enum Instrument {
    Card(Card),
    GooglePay(Box<GooglePay>),
}

impl CardSale {
    /// Pays with this card.
    #[must_use]
    pub const fn new(card: Card) -> Self {
        Self {
            instrument: Instrument::Card(card),
            browser: None,
        }
    }

    /// Pays with the `PaymentData` that Google Pay returned to the payer's browser, unchanged.
    ///
    /// The gateway is `paycoreio`, and the gateway's merchant id is the account's id.
    ///
    /// ```
    /// use tollgate::paymega::{CardSale, data::GooglePay};
    ///
    /// let from_the_browser = r#"{
    ///     "apiVersion": 2,
    ///     "apiVersionMinor": 0,
    ///     "paymentMethodData": {
    ///         "type": "CARD",
    ///         "tokenizationData": { "type": "PAYMENT_GATEWAY", "token": "{\"signature\":\"…\"}" }
    ///     }
    /// }"#;
    /// let paid: GooglePay = serde_json::from_str(from_the_browser)?;
    /// let sale = CardSale::google_pay(paid);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn google_pay(paid: GooglePay) -> Self {
        Self {
            instrument: Instrument::GooglePay(Box::new(paid)),
            browser: None,
        }
    }

    /// Sets the payer's browser, for 3-D Secure. Some brands of Paymega require it.
    #[must_use]
    pub fn browser(mut self, browser: BrowserInfo) -> Self {
        self.browser = Some(browser);
        self
    }

    pub fn request(&self) -> Result<SaleRequest, Invalid> {
        let attributes = match &self.instrument {
            Instrument::Card(card) => by_card(card)?,
            Instrument::GooglePay(paid) => SaleAttributes {
                google_pay: Some((**paid).clone()),
                ..SaleAttributes::default()
            },
        };
        let attributes = SaleAttributes {
            browser_info: self.browser.clone(),
            ..attributes
        };
        attributes.check()?;
        Ok(request(attributes))
    }
}

fn by_card(card: &Card) -> Result<SaleAttributes, Invalid> {
    let Card {
        number,
        cvv,
        expiry,
        holder,
    } = card;
    if holder.trim().is_empty() {
        return Err(Invalid::new("card_holder", "must not be empty"));
    }
    Ok(SaleAttributes {
        card_holder: Some(holder.clone()),
        card_number: Some(number.clone()),
        cvv: Some(cvv.clone()),
        exp_month: Some(format!("{:02}", expiry.month())),
        exp_year: Some(format!("{:02}", expiry.year() % 100)),
        ..SaleAttributes::default()
    })
}

/// The sale that charges the token of the invoice: its attributes are empty.
pub fn token_sale() -> SaleRequest {
    request(SaleAttributes::default())
}

fn request(attributes: SaleAttributes) -> SaleRequest {
    SaleRequest::new(SaleData::new(attributes, SaleDataType::SaleOperation))
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tollgate_types::{CardNumber, Cvv};

    use super::*;
    use crate::Expiry;

    fn card(holder: &str) -> Card {
        let (number, cvv) = (
            CardNumber::new("5519283812030000").unwrap(),
            Cvv::new("123").unwrap(),
        );
        Card::new(number, cvv, Expiry::new(10, 2035).unwrap(), holder)
    }

    #[test]
    fn a_token_sale_is_an_empty_object() {
        let body = serde_json::to_value(token_sale()).unwrap();
        assert_eq!(
            body,
            json!({ "data": { "type": "sale-operation", "attributes": {} } })
        );
    }

    #[test]
    fn a_card_is_sent_whole_and_shown_nowhere() {
        let sale = CardSale::new(card("Card Holder"));
        let body = serde_json::to_value(sale.request().unwrap()).unwrap();
        let attributes = json!({
            "card_number": "5519283812030000",
            "card_holder": "Card Holder",
            "cvv": "123",
            "exp_month": "10",
            "exp_year": "35",
        });
        assert_eq!(body["data"]["attributes"], attributes);
        let shown = format!("{sale:?} {:?}", sale.request().unwrap());
        assert!(
            !shown.contains("5519283812030000") && !shown.contains("\"123\""),
            "{shown}"
        );
    }

    #[test]
    fn what_is_no_card_is_not_sent() {
        let number = serde_json::from_value(json!("551928******0000")).unwrap();
        let masked = Card {
            number,
            ..card("Card Holder")
        };
        let error = CardSale::new(masked).request().unwrap_err();
        assert_eq!(error.to_string(), "card_number must be 12 to 19 digits");
        let paid = json!({
            "apiVersion": 2,
            "apiVersionMinor": 0,
            "paymentMethodData": {
                "type": "CARD",
                "tokenizationData": { "type": "PAYMENT_GATEWAY", "token": "" },
            },
        });
        let sale = CardSale::google_pay(serde_json::from_value(paid).unwrap());
        let error = sale.request().unwrap_err();
        let field = "google_pay.paymentMethodData.tokenizationData.token";
        assert_eq!(error.field(), field);
    }

    #[test]
    fn a_card_has_a_holder() {
        let error = CardSale::new(card(" ")).request().unwrap_err();
        assert_eq!(error.field(), "card_holder");
    }
}
