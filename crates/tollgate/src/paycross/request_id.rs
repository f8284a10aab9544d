//! The id of a request, by which the gateway recognises a retry.

use std::fmt::Write;

use ring::digest::{Context, SHA1_FOR_LEGACY_USE_ONLY};

use super::decision::OrderFingerprint;

/// The UUID namespace of these ids, so that they differ from the ids of every other program.
const NAMESPACE: [u8; 16] = [
    0x6f, 0x1a, 0x5c, 0x0e, 0x3b, 0x6d, 0x4d, 0x57, 0x9c, 0x2a, 0x70, 0x1e, 0x8a, 0x44, 0xb1, 0x93,
];

/// The `RequestID` of an order: a UUID of version 5 over shop, mode, operation, reference, parent, and money.
///
/// One order has one id in every process. A different order has a different id.
pub(super) fn of(shop: &str, order: &OrderFingerprint) -> String {
    let mode = if order.mode.is_test() { "test" } else { "live" };
    let (kind, amount) = (order.kind.to_string(), order.amount_minor.to_string());
    let parent = order.parent.as_deref().unwrap_or_default();
    let parts = [
        shop,
        mode,
        &kind,
        &order.reference,
        parent,
        &amount,
        order.currency.code(),
    ];
    uuid_v5(&NAMESPACE, &parts)
}

/// Each part follows its length, so that two different lists of parts never give the same text.
fn uuid_v5(namespace: &[u8; 16], parts: &[&str]) -> String {
    let mut name = String::new();
    for part in parts {
        // Writing to a String cannot fail.
        let _ = write!(name, "{}:{part}", part.len());
    }
    name_based(namespace, name.as_bytes())
}

/// RFC 9562, section 5.5.
fn name_based(namespace: &[u8; 16], name: &[u8]) -> String {
    let mut digest = Context::new(&SHA1_FOR_LEGACY_USE_ONLY);
    digest.update(namespace);
    digest.update(name);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest.finish().as_ref()[..16]);
    bytes[6] = (bytes[6] & 0x0f) | 0x50;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex = format!("{:032x}", u128::from_be_bytes(bytes));
    let (a, b, c) = (&hex[..8], &hex[8..12], &hex[12..16]);
    format!("{a}-{b}-{c}-{}-{}", &hex[16..20], &hex[20..])
}

#[cfg(test)]
mod tests {
    use tollgate_paycross_gateway::types::TransactionType;

    use super::*;
    use crate::{Currency, Mode};

    fn order() -> OrderFingerprint {
        OrderFingerprint {
            kind: TransactionType::Payment,
            reference: "order-1042".into(),
            amount_minor: 1999,
            currency: Currency::USD,
            mode: Mode::Test,
            last_four: None,
            by_number: false,
            parent: None,
        }
    }

    #[test]
    fn it_is_the_published_vector() {
        // RFC 9562, appendix A.4: www.example.com in the namespace of DNS names.
        let dns = 0x6ba7_b810_9dad_11d1_80b4_00c0_4fd4_30c8_u128.to_be_bytes();
        assert_eq!(
            name_based(&dns, b"www.example.com"),
            "2ed6657d-e927-568b-95e1-2665a8aea6a2"
        );
    }

    #[test]
    fn one_order_has_one_id_and_a_different_order_another() {
        type Change = fn(&mut OrderFingerprint);
        let changes: [Change; 6] = [
            |order| order.kind = TransactionType::Authorization,
            |order| order.reference = "order-1043".into(),
            |order| order.amount_minor = 1998,
            |order| order.currency = Currency::EUR,
            |order| order.mode = Mode::Live,
            |order| order.parent = Some("parent".into()),
        ];
        let mut ids = vec![of("361", &order()), of("362", &order())];
        assert_eq!(ids[0], of("361", &order()));
        ids.extend(changes.iter().map(|change| {
            let mut order = order();
            change(&mut order);
            of("361", &order)
        }));
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 8, "{ids:?}");
    }
}
