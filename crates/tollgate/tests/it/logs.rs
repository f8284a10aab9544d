//! The log shows operations, attempts and statuses, and no secret.

use std::{
    fmt::{Debug, Write},
    sync::{Arc, Mutex},
};

use tollgate::CardToken;
use tollgate_sandbox::{Fault, Kind, Point};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

use crate::{
    merchant::{Merchant, charge},
    paycross_shop::{self, Shop},
};

#[derive(Clone, Default)]
struct Journal {
    text: Arc<Mutex<String>>,
}

struct Line<'a>(&'a mut String);

impl Visit for Line<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Subscriber for Journal {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut text = self.text.lock().unwrap();
        text.push_str(span.metadata().name());
        span.record(&mut Line(&mut text));
        text.push('\n');
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Line(&mut self.text.lock().unwrap()));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut text = self.text.lock().unwrap();
        event.record(&mut Line(&mut text));
        text.push('\n');
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn the_log_shows_each_operation_and_no_secret() {
    let journal = Journal::default();
    // For all threads: that of one thread alone can miss what others have made known before.
    tracing::subscriber::set_global_default(journal.clone()).unwrap();
    // A place in the code that another thread passed just before would count as one without a listener.
    tracing::callsite::rebuild_interest_cache();
    let (merchant, token): (Merchant, CardToken) = Merchant::with_card().await;
    let unavailable = Kind::Status {
        status: 503,
        point: Point::After,
        retry_after: None,
    };
    let lost = Fault::on("createInvoice", unavailable);
    merchant.sandbox.fault(lost);
    merchant
        .platform
        .charge(&charge("order-1042", &token))
        .await
        .unwrap();
    let shop = Shop::open().await;
    let other = shop.save_card().await;
    let order = paycross_shop::charge("order-1043", &other);
    shop.paycross.charge(&order).await.unwrap();
    merchant.platform.find("order-1042").await.unwrap();
    let profile = merchant.platform.profile().await.unwrap();
    let raw = profile.raw().unwrap();
    assert_eq!(raw.status(), 200);
    let text = journal.text.lock().unwrap().clone();
    for shown in [
        "charge reference=\"order-1042\"",
        "create_invoice",
        "create_sale",
        "attempt number=1 operation=\"create_invoice\"",
        "attempt number=2 operation=\"list_invoices\"",
        "request_id=\"1\"",
        "profile",
        "find reference=\"order-1042\"",
        "charge reference=\"order-1043\"",
        "create_payment",
        "status=",
    ] {
        assert!(text.contains(shown), "{shown} in {text}");
    }
    let bearers = "eyJ";
    let key = &merchant.sandbox.info().api_key;
    for hidden in [token.expose(), key, bearers, "5519283812030000", "\"123\""] {
        assert!(!text.contains(hidden), "{hidden} in {text}");
    }
    let secret_key = &shop.sandbox.info().shop_secret;
    for hidden in [other.expose(), secret_key, paycross_shop::PLAIN] {
        assert!(!text.contains(hidden), "{hidden} in {text}");
    }
}
