//! The fields that are changed, and their replacements.

/// The fields that the decisions use.
pub const DECISIVE: &str = "\
    amount attributes auth_mode auth_payload action code currency data errors flow_data id included links \
    metadata moderation_required next original_data params payment_flow parent_uid processed_amount \
    payouts redirect_url reference_id refunded_amount relationships resolution status test test_mode token \
    tollgate_mark tracking_id transaction transactions type uid credit_card payload payment_card last_4 last \
    meta created_at";

/// The fields that concern neither the money nor the identity of the operation.
pub const BESIDE: &str = "\
    approval_code billing_address billing_descriptor bin brand browser callback_logs callback_url client_ip \
    created customer deposit description descriptor exp_month exp_year expiry_month expiry_year external_mid \
    fee first friendly_message gateway_id holder hpp_url issuer_country issuer_name language mask \
    merchant_id message method_type network paid_at payment payment_amount payment_method_type processed_fee \
    provider_code provider_id receipt_url ref_id reserve_expires reserved_amount return_url return_urls rrn \
    self serial_number service_amount sid source updated updated_at";

/// Replacements of a value, some of which are not JSON.
pub const RAW: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "1",
    "19.99",
    "1999",
    "19.990000000000002",
    "19.9899999999999984",
    "1e400",
    "-1e400",
    "1e-400",
    "1e30",
    "1000000000000000000000000000000",
    "9223372036854775808",
    "99999999999999999",
    "12345678901234567.89",
    "\"\"",
    "\" \"",
    "\"a_new_word\"",
    "\"UNKNOWN\"",
    "\"19.99\"",
    "\"NaN\"",
    "\"1e400\"",
    "\"..\"",
    "\"../../x\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\\r\\nX-Injected: 1\"",
    "\"ünïcødé\"",
    "[]",
    "{}",
    "[[]]",
    "[{}]",
    "[null]",
    "{\"\":null}",
    "NaN",
    "Infinity",
    "'single'",
    "01",
    "1.",
    "\u{feff}1",
    "{\"a\":1,\"a\":2}",
];

/// Replacements of a value, some of which are not JSON.
pub const ODD: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-1",
    "902701",
    "5.5",
    "\"\"",
    "\"a_new_word\"",
    "\"2020-01-01T00:00:00Z\"",
    "[]",
    "{}",
    "[1]",
    "{\"a\":1}",
    "[{\"a\":null}]",
    "1e300",
    "12345678901234567890",
    "NaN",
    "-Infinity",
    "01",
    "1e400",
    "\"half a pair \\ud83d\"",
    "\"two\nlines\"",
    "\"it\\'s\"",
    "[null,NaN]",
    "{\"a\":undefined}",
];
