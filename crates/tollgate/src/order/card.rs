//! A card that the merchant takes, which asks for PCI DSS.

use tollgate_cardgate::types::{BrowserInfo, SaleAttributes, SaleData, SaleDataType, SaleRequest};
use tollgate_types::{CardNumber, Cvv};

use crate::{Expiry, Invalid};

/// A card as its holder typed it. Only a merchant that fulfils PCI DSS may take one.
#[derive(Clone, Debug)]
pub struct Card {
    number: CardNumber,
    cvv: Cvv,
    expiry: Expiry,
    holder: String,
}

/// The sale of an invoice by card.
///
/// ```
/// use tollgate::{Card, CardNumber, CardSale, Cvv, Expiry, data::BrowserInfo};
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
    card: Card,
    browser: Option<BrowserInfo>,
}

impl Card {
    /// A card with its holder's name.
    #[must_use]
    pub fn new(number: CardNumber, cvv: Cvv, expiry: Expiry, holder: impl Into<String>) -> Self {
        Self {
            number,
            cvv,
            expiry,
            holder: holder.into(),
        }
    }
}

impl CardSale {
    /// Pays with this card.
    #[must_use]
    pub const fn new(card: Card) -> Self {
        Self {
            card,
            browser: None,
        }
    }

    /// The payer's browser, for 3-D Secure. Some brands of the platform require it.
    #[must_use]
    pub fn browser(mut self, browser: BrowserInfo) -> Self {
        self.browser = Some(browser);
        self
    }

    pub(crate) fn request(&self) -> Result<SaleRequest, Invalid> {
        let Card {
            number,
            cvv,
            expiry,
            holder,
        } = &self.card;
        if holder.trim().is_empty() {
            return Err(Invalid::new("card_holder", "must not be empty"));
        }
        let attributes = SaleAttributes {
            browser_info: self.browser.clone(),
            card_holder: Some(holder.clone()),
            card_number: Some(number.clone()),
            cvv: Some(cvv.clone()),
            exp_month: Some(format!("{:02}", expiry.month())),
            exp_year: Some(format!("{:02}", expiry.year() % 100)),
            google_pay: None,
        };
        Ok(request(attributes))
    }
}

/// The sale that writes off the token of the invoice: it says nothing at all.
pub(crate) fn write_off() -> SaleRequest {
    request(SaleAttributes::default())
}

const fn request(attributes: SaleAttributes) -> SaleRequest {
    SaleRequest {
        data: SaleData {
            attributes,
            type_: SaleDataType::SaleOperation,
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn card(holder: &str) -> Card {
        let (number, cvv) = (
            CardNumber::new("5519283812030000").unwrap(),
            Cvv::new("123").unwrap(),
        );
        Card::new(number, cvv, Expiry::new(10, 2035).unwrap(), holder)
    }

    #[test]
    fn a_write_off_is_an_empty_object() {
        let body = serde_json::to_value(write_off()).unwrap();
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
    fn a_card_has_a_holder() {
        let error = CardSale::new(card(" ")).request().unwrap_err();
        assert_eq!(error.field(), "card_holder");
    }
}
