//! Invoices, as Paymega shows them.

use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
pub struct List {
    data: Vec<Invoice>,
    included: Option<Vec<IncludedResource>>,
    links: Option<ListLinks>,
}

#[derive(Deserialize)]
struct ListLinks {
    first: Option<String>,
    last: Option<String>,
    next: Option<String>,
    prev: Option<String>,
}

#[derive(Deserialize)]
pub struct Document {
    data: Invoice,
    included: Option<Vec<IncludedResource>>,
}

#[derive(Deserialize)]
struct Invoice {
    attributes: InvoiceAttributes,
    id: String,
    links: Option<ResourceLinks>,
    relationships: Option<Relationships>,
    #[serde(rename = "type")]
    type_: Option<String>,
}

#[derive(Deserialize)]
struct IncludedResource {
    attributes: Option<Map<String, Value>>,
    id: Option<String>,
    links: Option<Map<String, Value>>,
    relationships: Option<Map<String, Value>>,
    #[serde(rename = "type")]
    type_: Option<String>,
}

#[derive(Deserialize)]
struct InvoiceAttributes {
    amount: Option<f64>,
    approval_code: Option<String>,
    arn: Option<String>,
    callback_logs: Option<Value>,
    callback_url: Option<String>,
    charged_back: Option<i64>,
    charged_back_amount: Option<f64>,
    created: Option<i64>,
    currency: Option<String>,
    deposit: Option<f64>,
    description: Option<String>,
    descriptor: Option<String>,
    exchange_rate: Option<f64>,
    failed: Option<i64>,
    fee: Option<f64>,
    flow: Option<String>,
    flow_data: Option<FlowData>,
    hpp_url: Option<String>,
    metadata: Option<Value>,
    moderation_required: Option<bool>,
    original_data: Option<OriginalData>,
    payload: Option<InvoicePayload>,
    payment_amount: Option<f64>,
    payment_flow: Option<String>,
    payment_service_amount: Option<f64>,
    processed: Option<i64>,
    processed_amount: Option<f64>,
    processed_deposit: Option<f64>,
    processed_fee: Option<f64>,
    processed_reserve_cancel: Option<Value>,
    processed_unreserve: Option<Value>,
    reference_id: Option<String>,
    refunded: Option<i64>,
    refunded_amount: Option<f64>,
    refunded_fee: Option<f64>,
    refunds: Option<Vec<InvoiceRefund>>,
    reserve_cancelled: Option<Value>,
    reserve_expires: Option<i64>,
    reserve_options: Option<Value>,
    reserved_amount: Option<f64>,
    reserves: Option<Vec<Value>>,
    resolution: Option<String>,
    resolution_message: Option<String>,
    return_url: Option<String>,
    return_urls: Option<InvoiceReturnUrls>,
    rrn: Option<String>,
    serial_number: Option<String>,
    service_amount: Option<f64>,
    service_currency: Option<String>,
    source: Option<String>,
    status: String,
    test_mode: Option<bool>,
    unreserved: Option<Value>,
    updated: Option<i64>,
}

#[derive(Deserialize)]
struct ResourceLinks {
    #[serde(rename = "self")]
    self_: Option<String>,
}

#[derive(Deserialize)]
struct Relationships {
    #[serde(rename = "active-payment")]
    active_payment: Option<Relationship>,
    #[serde(rename = "commerce-account")]
    commerce_account: Option<Relationship>,
    #[serde(rename = "currency-account")]
    currency_account: Option<Relationship>,
    customer: Option<Relationship>,
    #[serde(rename = "payment-method")]
    payment_method: Option<Relationship>,
    #[serde(rename = "payment-request")]
    payment_request: Option<Relationship>,
    #[serde(rename = "payment-service")]
    payment_service: Option<Relationship>,
}

#[derive(Deserialize)]
struct FlowData {
    action: Option<String>,
    metadata: Option<FlowMetadata>,
    method: Option<String>,
    params: Option<Value>,
}

#[derive(Deserialize)]
struct OriginalData {
    external_id: Option<String>,
    external_mid: Option<String>,
    merchant_id: Option<String>,
    original_resolution: Option<String>,
    original_resolution_message: Option<String>,
    provider_code: Option<String>,
    provider_id: Option<String>,
}

#[derive(Deserialize)]
struct InvoicePayload {
    auth_type: Option<String>,
    client_ip: Option<String>,
    payment_card: Option<PaymentCard>,
    token: Option<String>,
}

#[derive(Deserialize)]
struct InvoiceRefund {
    amount: Option<f64>,
    created: Option<i64>,
    currency: Option<String>,
    description: Option<String>,
    fee: Option<f64>,
    id: Option<String>,
    original_id: Option<String>,
    reference_id: Option<String>,
    status: Option<String>,
}

#[derive(Deserialize)]
struct InvoiceReturnUrls {
    fail: Option<String>,
    pending: Option<String>,
    success: Option<String>,
}

#[derive(Deserialize)]
struct Relationship {
    data: Option<ResourceIdentifier>,
}

#[derive(Deserialize)]
struct FlowMetadata {
    sid: Option<String>,
    token: Option<String>,
}

#[derive(Deserialize)]
struct PaymentCard {
    brand: Option<String>,
    card_id: Option<String>,
    expiry_month: Option<String>,
    expiry_year: Option<String>,
    first: Option<String>,
    holder: Option<String>,
    issuer_country: Option<String>,
    issuer_name: Option<String>,
    last: Option<String>,
    mask: Option<String>,
    network: Option<String>,
    #[serde(rename = "type")]
    type_: Option<String>,
    verification: Option<Vec<CardVerification>>,
}

#[derive(Deserialize)]
struct ResourceIdentifier {
    id: Option<String>,
    #[serde(rename = "type")]
    type_: Option<String>,
}

#[derive(Deserialize)]
struct CardVerification {
    details: Option<CardVerificationDetails>,
    #[serde(rename = "type")]
    type_: Option<String>,
}

#[derive(Deserialize)]
struct CardVerificationDetails {
    eci: Option<String>,
    version: Option<String>,
}
