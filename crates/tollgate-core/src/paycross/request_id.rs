//! The id of a request, by which the gateway recognises a retry.

use std::fmt::Write;

use uuid::Uuid;

use super::order::OrderFingerprint;

/// The UUID namespace of these ids, so that they differ from the ids of every other program.
const NAMESPACE: Uuid = Uuid::from_u128(0x6f1a_5c0e_3b6d_4d57_9c2a_701e_8a44_b193);

/// The `RequestID` of an order: a UUID of version 5 over shop, mode, operation, reference, parent, and money.
///
/// One order has one id in every process. A different order has a different id.
pub fn of(shop: &str, order: &OrderFingerprint) -> String {
    let mode = if order.mode.is_test() { "test" } else { "live" };
    let kind = if order.is_charge {
        "charge".to_owned()
    } else {
        order.kind.to_string()
    };
    let amount = order.amount_minor.to_string();
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
    Uuid::new_v5(&NAMESPACE, name(&parts).as_bytes()).to_string()
}

/// Each part follows its length, so that two different lists of parts never give the same text.
fn name(parts: &[&str]) -> String {
    let mut name = String::with_capacity(128);
    for part in parts {
        // Writing to a String cannot fail.
        let _ = write!(name, "{}", part.len());
        name.push(':');
        name.push_str(part);
    }
    name
}

#[cfg(test)]
mod tests {
    use tollgate_types::TransactionType;

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
            is_charge: false,
            page: None,
            parent: None,
        }
    }

    /// A request that was sent before an update of this crate is recognised after it.
    #[test]
    fn it_never_changes() {
        let refund = OrderFingerprint {
            kind: TransactionType::Refund,
            reference: "заказ|1:2".into(),
            parent: Some("1-310b0da80b".into()),
            mode: Mode::Live,
            ..order()
        };
        let ids = [of("361", &order()), of("361", &refund)];
        assert_eq!(
            ids,
            [
                "ab71f270-9c9a-5cd0-8508-8d40a9c0782c",
                "b062daa3-d751-5eb2-bb91-ec3c5498a2c6",
            ]
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
