//! The payment services of the sandbox's account.

use super::Amount;

/// A service: a payment method in one currency.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Service {
    /// The account's own id of the service.
    pub(crate) id: &'static str,
    pub(crate) code: &'static str,
    pub(crate) method: &'static str,
    pub(crate) flow: &'static str,
    pub(crate) currency: &'static str,
    pub(crate) amount_min: Amount,
    pub(crate) amount_max: Amount,
    /// The field that the payer must fill in, if the service has one.
    pub(crate) field: Option<Field>,
}

/// A field that the payer fills in for a service.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) key: &'static str,
    /// Russian, English and Ukrainian, as the provider labels it.
    pub(crate) label: [&'static str; 3],
    pub(crate) hint: [&'static str; 3],
    pub(crate) regexp: &'static str,
}

const STATUS: Field = Field {
    key: "status",
    label: ["Статус", "Status", "Статус"],
    hint: ["Введите статус", "Enter Status", "Введіть статус"],
    regexp: "^[a-zA-Z_]*$",
};

const PHONE: Field = Field {
    key: "phone",
    label: ["Телефон", "Phone", "Телефон"],
    hint: ["Введите телефон", "Enter phone", "Введіть телефон"],
    regexp: "^\\+?[0-9]{10,15}$",
};

const fn hosted(
    id: &'static str,
    code: &'static str,
    method: &'static str,
    currency: &'static str,
) -> Service {
    Service {
        id,
        code,
        method,
        flow: "hpp",
        currency,
        amount_min: Amount::hundredths(1),
        amount_max: Amount::major(1_000_000),
        field: None,
    }
}

const fn test(id: &'static str, code: &'static str, currency: &'static str) -> Service {
    Service {
        flow: "test",
        amount_max: Amount::major(9_999_999),
        field: Some(STATUS),
        ..hosted(id, code, "test", currency)
    }
}

/// Every service of the account, in the order of its list.
pub(crate) static SERVICES: [Service; 11] = [
    test("comcps_wQmYGz5RbkcgfdLI", "test_xts_test", "XTS"),
    hosted(
        "comcps_u1xxlHVw1NyeqmjJ",
        "payment_card_usd_hpp",
        "payment_card",
        "USD",
    ),
    hosted(
        "comcps_TEKVfH0di0vGimkF",
        "applepay_usd_hpp",
        "applepay",
        "USD",
    ),
    hosted(
        "comcps_d3Hn8VqzWc5LrT0a",
        "payment_card_eur_hpp",
        "payment_card",
        "EUR",
    ),
    hosted(
        "comcps_Yk2PfR7sJx9MbQ4e",
        "payment_card_gbp_hpp",
        "payment_card",
        "GBP",
    ),
    hosted(
        "comcps_Lm6CvZ1tGh8NwS3u",
        "payment_card_uah_hpp",
        "payment_card",
        "UAH",
    ),
    Service {
        amount_min: Amount::major(1),
        ..hosted(
            "comcps_Qa5BxE9rDk7JyU2i",
            "payment_card_jpy_hpp",
            "payment_card",
            "JPY",
        )
    },
    hosted(
        "comcps_Ow8TnF4pVj6KzI1o",
        "payment_card_kwd_hpp",
        "payment_card",
        "KWD",
    ),
    hosted("comcps_Gs0HmR3yXl2AqE7w", "paypal_usd_hpp", "paypal", "USD"),
    Service {
        field: Some(PHONE),
        ..hosted("comcps_Pb9UdK6cNf1ZtO5v", "qiwi_usd_hpp", "qiwi", "USD")
    },
    test("comcps_Jr4WgS8hMe0XaL3n", "test_usd_test", "USD"),
];

/// Finds a service by its code. Case does not matter: one document sends `payment_card_USD_hpp`.
pub(crate) fn by_code(code: &str) -> Option<&'static Service> {
    SERVICES
        .iter()
        .find(|service| service.code.eq_ignore_ascii_case(code))
}

/// Finds a service by the account's id of it.
pub(crate) fn by_id(id: &str) -> Option<&'static Service> {
    SERVICES.iter().find(|service| service.id == id)
}

/// The names of a payment method in English, Russian and Ukrainian, and its category.
pub(crate) fn method_names(method: &str) -> ([&'static str; 3], &'static str) {
    match method {
        "payment_card" => (
            ["Payment card", "Платежная карта", "Платіжна карта"],
            "payment_card",
        ),
        "applepay" => (["Apple Pay", "Apple Pay", "Apple Pay"], "ewallet"),
        "paypal" => (["PayPal", "PayPal", "PayPal"], "ewallet"),
        "qiwi" => (["QIWI", "QIWI", "QIWI"], "ewallet"),
        _ => (["Test", "Тест", "Тест"], "alternative"),
    }
}

/// Serialises a service as its code.
pub(crate) mod by_code_in_files {
    use super::{Service, by_code};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(service: &Service, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(service.code)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<&'static Service, D::Error> {
        let code = String::deserialize(from)?;
        by_code(&code).ok_or_else(|| D::Error::custom("there is no such service"))
    }
}
