//! The services of the account, in numbered pages.

use crate::http::errors::paymega::not_found;
use crate::http::{Call, Handled, Response};
use crate::state::{Amount, SERVICES, Service, State, by_id};
use serde_json::{Map, Value, json};

const SIZE: usize = 20;
const LARGEST: usize = 100;

/// GET /payment-services
#[expect(clippy::unnecessary_wraps, reason = "All handlers have one type.")]
pub(super) fn list(_: &mut State, call: &Call) -> Handled {
    let number = |name: &str| call.query(name).and_then(|text| text.parse::<usize>().ok());
    let size = number("page[size]").unwrap_or(SIZE).clamp(1, LARGEST);
    let page = number("page[number]").unwrap_or(1).max(1);
    let pages = SERVICES.len().div_ceil(size);
    let rows = SERVICES
        .iter()
        .skip((page - 1).saturating_mul(size))
        .take(size);
    let data: Vec<Value> = rows.map(resource).collect();
    Ok(Response::json(
        200,
        json!({
            "meta": {"total": SERVICES.len(), "pages": pages, "page": page},
            "links": links(page, pages, size),
            "data": data,
        }),
    ))
}

/// GET /payment-services/{id}
pub(super) fn get(_: &mut State, call: &Call) -> Handled {
    let service = by_id(call.param()).ok_or_else(not_found)?;
    Ok(Response::json(200, json!({"data": resource(service)})))
}

fn links(page: usize, pages: usize, size: usize) -> Map<String, Value> {
    let link = |page: usize| format!("/api/payment-services?page[number]={page}&page[size]={size}");
    let mut links = Map::new();
    links.insert("first".to_owned(), link(1).into());
    if page < pages {
        links.insert("next".to_owned(), link(page + 1).into());
    }
    links.insert("last".to_owned(), link(pages).into());
    links
}

fn resource(service: &Service) -> Value {
    json!({
        "type": "payment-services",
        "id": service.id,
        "attributes": {
            "service": service.code,
            "service_method": service.method,
            "service_currency": service.currency,
            "available": true,
            "active": true,
            "enabled": true,
            "amount_min": Amount::json(service.amount_min),
            "amount_max": Amount::json(service.amount_max),
            "fee_min": 0,
            "fee_max": 0,
            "fee_rate": 0,
            "fee_fix": 0,
            "reserve_lifetime": 0,
            "reserve_rate": 0,
            "currency": service.currency,
            "test_mode": true
        },
        "relationships": {
            "payment-method": {"data": {"type": "payment-methods", "id": service.method}},
            "payment-service": {"data": {"type": "payment-services", "id": service.code}}
        },
        "links": {"self": format!("/api/payment-services/{}", service.id)}
    })
}
