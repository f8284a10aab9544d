//! Which fields say something about the money, or identify the operation.

/// Whether the field at a place must be readable; the place of the whole body has no names.
pub type IsCore = fn(place: &[&str]) -> bool;

/// The fields that must be readable, wherever they are outside of [`ASIDE`].
const CORE: &[&str] = &[
    "active",
    "amount",
    "amount_max",
    "amount_min",
    "attributes",
    "auth_mode",
    "auth_payload",
    "available",
    "charged_back_amount",
    "currency",
    "data",
    "enabled",
    "external_id",
    "id",
    "original_data",
    "original_resolution",
    "parent_uid",
    "payment_flow",
    "processed_amount",
    "reference_id",
    "refunded_amount",
    "refunds",
    "resolution",
    "service_currency",
    "status",
    "test",
    "test_mode",
    "tracking_id",
    "transaction",
    "transactions",
    "type",
    "uid",
];

/// The fields inside of which nothing is core: they hold other objects, or the merchant's own values.
const ASIDE: &[&str] = &[
    "callback_logs",
    "included",
    "metadata",
    "params",
    "payload",
    "relationships",
];

/// The core texts that may come as a number: its digits are the same id or code.
const IDS: &[&str] = &[
    "code",
    "external_id",
    "id",
    "parent_uid",
    "reference_id",
    "tracking_id",
    "uid",
];

/// The texts that only people read: they are worth more repaired than left out.
const PROSE: &[&str] = &[
    "description",
    "friendly_message",
    "message",
    "reason",
    "resolution_message",
];

/// Whether the field at this place, or the list that holds it, must be readable.
pub(super) fn is_core(place: &[&str]) -> bool {
    let is_aside = place.iter().any(|name| ASIDE.contains(name));
    !is_aside && field(place).is_none_or(has_core_name)
}

/// Whether a field of this name is core where it is not set aside.
pub(super) fn has_core_name(name: &str) -> bool {
    CORE.contains(&name)
}

/// Whether this number is the id or code that belongs at this place.
pub(super) fn is_id(place: &[&str], number: &str) -> bool {
    let is_whole = number.bytes().all(|byte| byte.is_ascii_digit());
    is_whole && field(place).is_some_and(|name| IDS.contains(&name))
}

/// Whether a broken text at this place is to be repaired. An id, a link or a name of something would then be another.
pub(super) fn is_prose(place: &[&str]) -> bool {
    field(place).is_some_and(|name| PROSE.contains(&name))
}

/// The name of the field at this place; the items of a list have that of the list.
fn field<'a>(place: &[&'a str]) -> Option<&'a str> {
    let is_index = |name: &str| name.bytes().all(|byte| byte.is_ascii_digit());
    place.iter().rev().copied().find(|name| !is_index(name))
}
