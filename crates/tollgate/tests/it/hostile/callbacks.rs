//! The published callbacks and webhooks, changed and rightly signed, or signed for another body.

use std::fmt::Write as _;

use base64::{Engine, prelude::BASE64_STANDARD};
use proptest::{collection, prelude::*, sample};
use ring::digest::{Context, SHA1_FOR_LEGACY_USE_ONLY};
use tollgate::{
    SecretKey,
    paycross::webhook::{self, PublicKey, Webhook, WebhookKeys},
    paymega::callback::{Callback, CallbackSecrets, Event, NotVerified, PayoutCallback, Verifier},
};

use super::{
    attack, claim,
    documents::samples,
    mutation::{Mutation, mutations},
    watch::shown,
};

fn changed(body: &[u8], mutation: &Mutation) -> Vec<u8> {
    match mutation {
        Mutation::Json(json) => json.apply(body),
        Mutation::Text(text) => text.apply(body),
        Mutation::Frame(_) => body.to_vec(),
    }
}

fn calls(surface: &str, part: &str) -> impl Strategy<Value = (Vec<u8>, Vec<Mutation>)> {
    let bodies: Vec<_> = samples(surface, part)
        .into_iter()
        .map(|(_, body)| body)
        .collect();
    (sample::select(bodies), collection::vec(mutations(), 0..4))
}

/// The header of a callback, as Paymega makes it.
fn signature(secret: &str, body: &[u8]) -> String {
    let mut digest = Context::new(&SHA1_FOR_LEGACY_USE_ONLY);
    for part in [secret.as_bytes(), body, secret.as_bytes()] {
        digest.update(part);
    }
    BASE64_STANDARD.encode(digest.finish())
}

fn shown_callback(callback: &Callback) -> String {
    let (it, mut text) = (callback.invoice(), callback.identity());
    let _ = write!(text, "{:?}{:?}", callback.updated(), it.attributes());
    let _ = write!(text, "{:?}{:?}", it.included(), it.customer());
    let _ = write!(text, "{:?}{:?}", it.saved_card(), it.redirect());
    text
}

fn shown_payout(callback: &PayoutCallback) -> String {
    let (it, mut text) = (callback.payout(), callback.identity());
    let _ = write!(text, "{:?}{:?}", callback.updated(), it.attributes());
    let _ = write!(text, "{:?}{}", it.included(), it.redacted());
    text
}

fn shown_webhook(webhook: &Webhook) -> String {
    let (it, mut text) = (webhook.transaction(), webhook.identity());
    let _ = write!(text, "{:?}{:?}", webhook.updated(), it.data());
    let _ = write!(text, "{:?}{:?}", it.saved_card(), it.redirect());
    let _ = write!(text, "{:?}{:?}", webhook.mode(), it.amount());
    text
}

/// With a valid signature every body is an event, or of the other mode; with an invalid one it is not read.
#[test]
fn any_callback_is_survived() {
    let secrets = CallbackSecrets::new().live(SecretKey::new("sk_live_1"));
    let secrets = secrets.and_then(|secrets| secrets.test(SecretKey::new("sk_test_1")));
    let verifier = Verifier::new(secrets.unwrap());
    let calls = prop_oneof![
        calls("private", "Callback.request"),
        calls("public", "Callback.request")
    ];
    attack((calls, any::<bool>()), &async |rig,
                                           _,
                                           (
        (body, mutations),
        is_test,
    )| {
        let hostile = mutations
            .iter()
            .fold(body.clone(), |body, mutation| changed(&body, mutation));
        let signed = signature(if is_test { "sk_test_1" } else { "sk_live_1" }, &hostile);
        let result = verifier.verify(&signed, &hostile);
        claim!(
            !matches!(result, Err(NotVerified::Signature)),
            "a valid signature is refused"
        );
        let mut text = shown(&result);
        match result {
            Ok(Event::Operation(callback)) => {
                claim!(
                    callback.mode().is_test() == is_test,
                    "taken for a callback of the other mode"
                );
                text += &shown_callback(&callback);
            }
            Ok(Event::Other(raw) | Event::Unreadable(raw)) => {
                claim!(
                    raw.mode().is_some_and(|mode| mode.is_test() == is_test),
                    "of another mode"
                );
                claim!(raw.expose_body() == hostile, "an event with other bytes");
                if let Some(callback) = PayoutCallback::read(&raw) {
                    text += &shown(&callback);
                    text += &shown_payout(&callback);
                }
            }
            Err(_) => {}
        }
        if hostile != body {
            let of_the_true = signature("sk_test_1", &body);
            let refused = verifier.verify(&of_the_true, &hostile);
            claim!(
                matches!(refused, Err(NotVerified::Signature)),
                "{refused:?} with another body's signature"
            );
        }
        rig.proxy.see(&body);
        rig.check(&text)
    });
}

#[test]
fn any_webhook_is_survived() {
    let key = include_bytes!("../../../../tollgate-sandbox/keys/webhook.pk8.der");
    let public = include_bytes!("../../../../tollgate-sandbox/keys/webhook.spki.der");
    let key_of_shop = PublicKey::parse(&BASE64_STANDARD.encode(public)).unwrap();
    let verifier = webhook::Verifier::new(WebhookKeys::new().key(key_of_shop));
    let bodies = prop_oneof![
        calls("paycross", "notify"),
        calls("checkout", "notify"),
        calls("paycross", ".response")
    ];
    attack(bodies, &async |rig, _, (body, mutations)| {
        let hostile = mutations
            .iter()
            .fold(body.clone(), |body, mutation| changed(&body, mutation));
        let signed = webhook::sign(key, &hostile).unwrap();
        let result = verifier.verify(&signed, &hostile);
        claim!(
            !matches!(result, Err(NotVerified::Signature)),
            "a valid signature is refused"
        );
        let mut text = shown(&result);
        match result {
            Ok(Event::Operation(webhook)) => text += &shown_webhook(&webhook),
            Ok(Event::Other(raw) | Event::Unreadable(raw)) => {
                claim!(raw.expose_body() == hostile, "an event with other bytes");
            }
            Err(refused) => claim!(
                false,
                "{refused:?}, though a verifier of either mode was asked"
            ),
        }
        if hostile != body {
            let of_the_true = webhook::sign(key, &body).unwrap();
            claim!(
                verifier.verify(&of_the_true, &hostile).is_err(),
                "read with another body's signature"
            );
        }
        rig.proxy.see(&body);
        rig.check(&text)
    });
}
