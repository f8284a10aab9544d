//! Values that no call returns: builders with wrong settings, and the types below the facade.

use std::time::Duration;

use progenitor_client::{self as http, Context, Credentials, OperationInfo};
use tollgate::{
    CardNumber, Currency, Cvv, Expiry, Mode, Money, PayCross, Paymega, SecretKey,
    data::{
        Amount, AnyDocument, DecimalString, Int, MinorUnits, Open, ParseError, PathSegment, Token,
    },
    paycross::{Endpoint, Refund},
    paymega::{
        Endpoints, ReturnQuery,
        callback::{CallbackSecrets, TestCallback},
    },
};
use tollgate_core::{
    engine,
    error::{Cause, Credential},
};
use tollgate_leaks::{show, shown};
use tollgate_types::json::{self, Tree};

use super::world::{CVV, KEY, PARES, PASSWORD, TOKEN, World};
use crate::merchant::{PLAIN, usd};

pub fn show_all(world: &mut World) {
    secrets(world);
    wrong_settings(world);
    leaves(world);
    requests(world);
    show!(world.shown, engine::Event::<()>::Deadline);
    show!(world.shown, engine::Step::<(), ()>::Done(()));
}

fn secrets(world: &mut World) {
    let (number, cvv) = (CardNumber::new(PLAIN).unwrap(), Cvv::new(CVV).unwrap());
    let (key, token) = (SecretKey::new(KEY), Token::new(TOKEN));
    show!(
        world.shown,
        number,
        cvv,
        key,
        token,
        tollgate::CardToken::new(TOKEN)
    );
    show!(
        world.shown,
        Expiry::new(10, 2035).unwrap(),
        usd(),
        Currency::USD
    );
    show!(
        world.shown,
        CardNumber::new(format!("{PLAIN}x")),
        Cvv::new(KEY)
    );
    show!(world.shown, KEY.parse::<Money>(), PLAIN.parse::<Money>());
    show!(world.shown, KEY.parse::<Currency>(), KEY.parse::<Mode>());
    show!(
        world.shown,
        ReturnQuery::from_query(&format!("id={KEY}&token={TOKEN}"))
    );
    show!(
        world.shown,
        TestCallback::new("cpi_1", "order-1", usd()).sign(&SecretKey::new(KEY))
    );
}

/// Keys, passwords and tokens where something else belongs.
fn wrong_settings(world: &mut World) {
    let url = format!("https://name:{PASSWORD}@pay.example/?key={KEY}");
    let urls = [
        url,
        KEY.to_owned(),
        format!("{KEY}:x"),
        format!("http://{PASSWORD}@[::1/"),
    ];
    for url in &urls {
        let endpoints = Endpoints::custom(url, url, url).hosted_page(url);
        let endpoint = Endpoint::custom(url).checkout(url).reports(url);
        show!(world.shown, endpoints, endpoint);
        let paymega = Paymega::builder(Mode::Test, endpoints).public_key("pk_test_1");
        let paycross = PayCross::builder(Mode::Test, endpoint).shop("361", SecretKey::new(KEY));
        show!(world.shown, paymega, paycross);
        show!(
            world.shown,
            paymega.build().map(drop),
            paycross.build().map(drop)
        );
        let endpoints = Endpoints::custom(
            "https://a.example",
            "https://a.example",
            "https://a.example",
        );
        let builder = Paymega::builder(Mode::Test, endpoints)
            .account("coma_1", SecretKey::new("key"))
            .proxy(url)
            .root_certificates(KEY);
        show!(world.shown, builder);
        show!(world.shown, builder.build().map(drop));
        let order = tollgate::SaveCard::new("order-1", usd(), std::time::SystemTime::now());
        let order = order.return_url(url).description("Card");
        show!(world.shown, world.paycross.stored(&order));
    }
    let endpoints = Endpoints::paymega("https://a.example");
    let builder = Paymega::builder(Mode::Live, endpoints).public_key(KEY);
    show!(world.shown, builder.build().map(drop));
    show!(
        world.shown,
        CallbackSecrets::new().live(SecretKey::new(KEY))
    );
    show!(
        world.shown,
        tollgate::paycross::webhook::PublicKey::parse(KEY)
    );
    show!(world.shown, Refund::new("refund-1", "uid", usd(), "reason"));
}

fn leaves(world: &mut World) {
    let body = format!(r#"{{"token":"{TOKEN}","n":{PLAIN},"list":["{KEY}",{{"{TOKEN}":1}}]}}"#);
    let tree = Tree::parse(body.as_bytes()).unwrap();
    let document: AnyDocument = serde_json::from_str(&body).unwrap();
    show!(world.shown, tree, document);
    show!(world.shown, json::read::<Amount>(body.as_bytes()));
    show!(
        world.shown,
        json::read::<Amount>(body.as_bytes()).map(drop).unwrap_err()
    );
    let text = format!("\"{TOKEN}\"");
    show!(
        world.shown,
        serde_json::from_str::<Amount>(&text).unwrap_err()
    );
    show!(
        world.shown,
        serde_json::from_str::<DecimalString>(&text).unwrap_err()
    );
    show!(world.shown, serde_json::from_str::<Int>(&text).unwrap_err());
    show!(
        world.shown,
        serde_json::from_str::<MinorUnits>(&text).unwrap_err()
    );
    show!(world.shown, serde_json::from_str::<Amount>("1.5").unwrap());
    show!(
        world.shown,
        serde_json::from_str::<DecimalString>("\"1.5\"").unwrap()
    );
    show!(world.shown, serde_json::from_str::<Int>("15").unwrap());
    show!(
        world.shown,
        serde_json::from_str::<MinorUnits>("15").unwrap()
    );
    // `Display` of a word is the word as the provider wrote it.
    let card = Open::<tollgate_types::Resolution>::new(format!("card {PLAIN} is declined"));
    show!(
        world.shown,
        shown(&card),
        Open::<tollgate_types::Resolution>::new("unknown")
    );
    show!(world.shown, PathSegment::try_from("uid-1".to_owned()));
    show!(world.shown, "uid-1".parse::<PathSegment>().unwrap());
    show!(world.shown, ParseError::expected("an amount"));
    show!(
        world.shown,
        tollgate_types::limit::require(false, "must be short").unwrap_err()
    );
}

fn requests(world: &mut World) {
    let password = || KEY.to_owned().into();
    let basic = Credentials::Basic {
        user: "shop".to_owned(),
        password: password(),
    };
    show!(world.shown, Credentials::Bearer(password()), basic);
    let context = Context::new(Credentials::Bearer(password()))
        .header(reqwest::header::COOKIE, TOKEN.parse().unwrap())
        .attempt_timeout(Duration::from_secs(1));
    show!(world.shown, context);
    show!(
        world.shown,
        OperationInfo {
            operation_id: "get_thing"
        }
    );
    let failure = || http::Failure::InvalidRequest("it has no path");
    show!(
        world.shown,
        failure(),
        http::Error::<()>::Failure(failure())
    );
    let cause = Cause::of_transport("https://a.example", Some(Credential::Account), "refused");
    show!(world.shown, cause);
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("x-token", TOKEN.parse().unwrap());
    let body = format!("{{\"token\":\"{PARES}\"}}");
    let response = tollgate_types::Response::new(reqwest::StatusCode::OK, headers, body);
    show!(
        world.shown,
        response,
        http::ResponseValue::stream(response.clone())
    );
    show!(world.shown, tollgate::RawResponse::new(response));
}

/// A panic shows what an assertion or an `unwrap` formats.
#[test]
fn no_panic_shows_a_planted_secret() {
    let secrets = tollgate_leaks::Secrets::new([("a key", KEY), ("a token", TOKEN)]);
    let panics: [fn(); 3] = [
        || assert_eq!(SecretKey::new(KEY), SecretKey::new(TOKEN)),
        || {
            serde_json::from_str::<Amount>(&format!("\"{TOKEN}\"")).unwrap();
        },
        || {
            let refused: Result<(), _> =
                std::iter::once(Err(tollgate::CardToken::new(TOKEN))).collect();
            refused.unwrap();
        },
    ];
    for panic in panics {
        let caught = std::panic::catch_unwind(panic).unwrap_err();
        let message = caught.downcast_ref::<String>().cloned();
        secrets.check("a panic", shown(&message.unwrap())).unwrap();
    }
}
