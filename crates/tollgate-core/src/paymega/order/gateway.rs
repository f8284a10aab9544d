//! The options of the gateway, created if they are missing.

use tollgate_paymega_private::types::{CardgateOptions, CreateInvoiceAttributes, GatewayOptions};

pub(super) fn gateway(attributes: &mut CreateInvoiceAttributes) -> &mut GatewayOptions {
    attributes.gateway_options.get_or_insert_default()
}

pub(super) fn cardgate(attributes: &mut CreateInvoiceAttributes) -> &mut CardgateOptions {
    gateway(attributes).cardgate.get_or_insert_default()
}

/// Whether the merchant charges the token at once, without the payer.
pub(super) fn is_instant(attributes: &CreateInvoiceAttributes) -> bool {
    let options = attributes.gateway_options.as_ref();
    let cardgate = options.and_then(|options| options.cardgate.as_ref());
    cardgate.is_some_and(|options| options.instant == Some(true))
}

#[cfg(test)]
mod tests {
    use crate::{
        Currency, Exponents, Mode, Money, dec,
        paymega::{NewInvoice, order::Sealed},
    };

    #[test]
    fn an_option_of_the_account_is_sent_beside_the_known_ones() {
        let money = Money::new(dec!(1), Currency::USD);
        let order = NewInvoice::new("order-1041", money, "payment_card_usd_hpp")
            .cardgate(|options| {
                options.theme = Some("dark".into());
                options.extra.insert("locale".into(), "uk".into());
            })
            .gateway_option("other", true)
            .service_field("phone", "+380987654321");
        let prepared = order.prepare(Mode::Test, &Exponents::paymega()).unwrap();
        let json = serde_json::to_value(&prepared.attributes).unwrap();
        let options = serde_json::json!({
            "cardgate": { "theme": "dark", "locale": "uk" },
            "other": true,
        });
        assert_eq!(json["gateway_options"], options);
        assert_eq!(json["service_fields"]["phone"], "+380987654321");
    }
}
