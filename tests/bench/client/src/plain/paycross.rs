//! Transactions, as PayCross shows them.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
pub struct Webhook {
    transaction: Transaction,
}

#[derive(Deserialize)]
struct Transaction {
    additional_data: Option<AdditionalData>,
    amount: Option<i64>,
    authorization: Option<ProcessingResult>,
    avs_cvc_verification: Option<Value>,
    be_protected_verification: Option<BeProtectedVerification>,
    billing_address: Option<BillingAddress>,
    capture: Option<ProcessingResult>,
    closed_at: Option<String>,
    code: Option<String>,
    created_at: Option<String>,
    credit_card: Option<CardDetails>,
    currency: Option<String>,
    customer: Option<Customer>,
    description: Option<String>,
    duplicate_check: Option<bool>,
    dynamic_billing_descriptor: Option<String>,
    expired_at: Option<String>,
    friendly_message: Option<String>,
    id: Option<String>,
    language: Option<String>,
    manually_corrected_at: Option<String>,
    message: Option<String>,
    mute_notifications: Option<Value>,
    notification_url: Option<String>,
    paid_at: Option<String>,
    parent_uid: Option<String>,
    payment: Option<ProcessingResult>,
    payment_method_type: Option<String>,
    reason: Option<String>,
    receipt_url: Option<String>,
    recurring_type: Option<String>,
    redirect_url: Option<String>,
    refund: Option<ProcessingResult>,
    return_url: Option<String>,
    settled_at: Option<String>,
    smart_routing_verification: Option<SmartRoutingVerification>,
    status: String,
    status_code: Option<Value>,
    test: Option<bool>,
    three_d_secure: Option<ThreeDSecureOptions>,
    three_d_secure_verification: Option<ThreeDSecureVerification>,
    tokenization: Option<ProcessingResult>,
    tracking_id: Option<String>,
    travel: Option<Travel>,
    #[serde(rename = "type")]
    type_: Option<String>,
    uid: Option<String>,
    updated_at: Option<String>,
    verification_url: Option<String>,
    void: Option<ProcessingResult>,
}

#[derive(Deserialize)]
struct AdditionalData {
    browser: Option<BrowserData>,
    contract: Option<Vec<String>>,
    excluded_gateways: Option<Vec<i64>>,
    meta: Option<Map<String, Value>>,
    receipt_text: Option<Vec<String>>,
    referer: Option<String>,
}

#[derive(Deserialize)]
struct ProcessingResult {
    auth_code: Option<String>,
    bank_code: Option<String>,
    billing_descriptor: Option<String>,
    gateway_id: Option<i64>,
    message: Option<String>,
    ref_id: Option<String>,
    rrn: Option<String>,
    status: Option<String>,
}

#[derive(Deserialize)]
struct BeProtectedVerification {
    message: Option<String>,
    status: Option<String>,
    white_black_list: Option<BTreeMap<String, String>>,
}

#[derive(Deserialize)]
struct BillingAddress {
    address: Option<String>,
    city: Option<String>,
    country: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    phone: Option<String>,
    state: Option<String>,
    zip: Option<String>,
}

#[derive(Deserialize)]
struct CardDetails {
    bin: Option<String>,
    bin_8: Option<String>,
    brand: Option<String>,
    exp_month: Option<i64>,
    exp_year: Option<i64>,
    first_1: Option<String>,
    holder: Option<String>,
    issuer_country: Option<String>,
    issuer_name: Option<String>,
    last_4: Option<String>,
    product: Option<String>,
    stamp: Option<String>,
    token: Option<String>,
    token_provider: Option<String>,
}

#[derive(Deserialize)]
struct Customer {
    birth_date: Option<String>,
    device_id: Option<String>,
    email: Option<String>,
    ip: Option<String>,
}

#[derive(Deserialize)]
struct SmartRoutingVerification {
    status: Option<String>,
}

#[derive(Deserialize)]
struct ThreeDSecureOptions {
    advanced: Option<bool>,
}

#[derive(Deserialize)]
struct ThreeDSecureVerification {
    acs_url: Option<String>,
    cavv: Option<String>,
    cavv_algorithm: Option<String>,
    creq: Option<String>,
    ds_transaction_id: Option<String>,
    eci: Option<String>,
    fail_reason: Option<String>,
    md: Option<String>,
    message: Option<String>,
    method_process_url: Option<String>,
    pa_req: Option<String>,
    pa_res_url: Option<String>,
    pa_status: Option<String>,
    status: Option<String>,
    ve_status: Option<String>,
    xid: Option<String>,
}

#[derive(Deserialize)]
struct Travel {
    airline: Option<Airline>,
}

#[derive(Deserialize)]
struct BrowserData {
    accept_header: Option<String>,
    java_enabled: Option<bool>,
    language: Option<String>,
    screen_color_depth: Option<i64>,
    screen_height: Option<i64>,
    screen_width: Option<i64>,
    time_zone: Option<i64>,
    time_zone_name: Option<String>,
    user_agent: Option<String>,
    window_height: Option<i64>,
    window_width: Option<i64>,
}

#[derive(Deserialize)]
struct Airline {
    agency_code: Option<String>,
    agency_name: Option<String>,
    booking_number: Option<String>,
    legs: Option<Vec<FlightLeg>>,
    passengers: Option<Vec<Passenger>>,
    restricted_ticked_indicator: Option<String>,
    ticket_number: Option<String>,
}

#[derive(Deserialize)]
struct FlightLeg {
    airline_code: Option<String>,
    arrival_date_time: Option<String>,
    class: Option<String>,
    coupon: Option<String>,
    departure_date_time: Option<String>,
    destination_airport_code: Option<String>,
    destination_city: Option<String>,
    destination_country: Option<String>,
    flight_number: Option<String>,
    originating_airport_code: Option<String>,
    originating_city: Option<String>,
    originating_country: Option<String>,
    stop_over_code: Option<String>,
}

#[derive(Deserialize)]
struct Passenger {
    first_name: Option<String>,
    last_name: Option<String>,
}
