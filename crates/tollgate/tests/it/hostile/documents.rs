//! The published samples, changed, as answers, callbacks and webhooks.

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use proptest::{collection, prelude::*, sample};
use ring::digest::{Context, SHA1_FOR_LEGACY_USE_ONLY};
use tollgate::{
    Currency, SecretKey,
    callback::{CallbackSecrets, NotVerified, Verifier},
    paycross::webhook::{self, PublicKey, WebhookKeys},
};

use super::{
    Rig, SHORT, attack, attack_within, claim,
    frame::Answer,
    mutation::{Mutation, mutations, plans},
    watch::{shown, shown_error},
};
use crate::merchant::{SERVICE, charge};

/// The published samples of some operations, by their names.
fn samples(surface: &str, part: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../spec/examples")
        .join(surface);
    let mut samples: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read(path).unwrap(),
            )
        })
        .filter(|(name, _)| name.contains(part))
        .collect();
    samples.sort();
    assert!(!samples.is_empty(), "{surface} {part}");
    samples
}

/// The status with which a sample comes, which its name tells where it is none of success.
fn status(name: &str) -> u16 {
    let told = name.split('.').find_map(|part| part.parse().ok());
    told.unwrap_or(if name.contains("invalid") || name.contains("missing") {
        422
    } else {
        200
    })
}

fn answers() -> impl Strategy<Value = (String, Vec<u8>)> {
    let all: Vec<_> = ["private", "public", "cardgate", "paycross"]
        .into_iter()
        .flat_map(|surface| samples(surface, ".response"))
        .collect();
    sample::select(all)
}

/// Whoever asks for one thing is told any other.
#[test]
fn any_sample_as_any_answer_is_survived() {
    attack_within(SHORT, 
        (answers(), plans(3)),
        async |rig, number, ((name, body), plan)| {
            let date = Some("Thu, 20 Aug 2020 10:00:00 GMT".to_owned());
            rig.proxy.tell(Answer {
                status: status(&name),
                date,
                body,
            });
            rig.proxy.plan(plan);
            let all = async { everything(rig, number).await };
            let text = rig.in_time(20, all).await?;
            claim!(
                rig.sandbox.ledger().charges(&format!("order-{number}")) == 0,
                "charged by nobody"
            );
            rig.check(&text)
        },
    );
}

async fn everything(rig: &Rig, number: u64) -> String {
    let (platform, paycross) = (&rig.platform, &rig.paycross);
    let order = charge(&format!("order-{number}"), &rig.token);
    let mut text = String::new();
    let mut tell = |part: String| text += &part;
    let charged = platform.charge(&order).await;
    tell(charged.as_ref().map_or_else(shown_error, |outcome| {
        format!("{outcome:?}{:?}", outcome.invoice().attributes())
    }));
    tell(
        platform
            .invoice("cpi_1")
            .await
            .as_ref()
            .map_or_else(shown_error, |it| format!("{it:?}{:?}", it.attributes())),
    );
    tell(
        platform
            .public_invoice("cpi_1")
            .await
            .as_ref()
            .map_or_else(shown_error, shown),
    );
    tell(
        platform
            .service(SERVICE)
            .await
            .as_ref()
            .map_or_else(shown_error, shown),
    );
    tell(
        platform
            .services(1)
            .await
            .as_ref()
            .map_or_else(shown_error, shown),
    );
    tell(
        platform
            .prerequest(Currency::USD)
            .await
            .as_ref()
            .map_or_else(shown_error, shown),
    );
    tell(
        platform
            .profile()
            .await
            .as_ref()
            .map_or_else(shown_error, shown),
    );
    tell(
        platform
            .balances()
            .await
            .as_ref()
            .map_or_else(shown_error, shown),
    );
    if let Some(next) = platform.invoices().next().await {
        tell(
            next.as_ref()
                .map_or_else(shown_error, |it| format!("{it:?}{:?}", it.attributes())),
        );
    }
    let payment = crate::paycross_shop::charge(&format!("order-{number}"), &rig.paycross_token);
    let paid = paycross.charge(&payment).await;
    tell(paid.as_ref().map_or_else(shown_error, |outcome| {
        format!("{outcome:?}{:?}", outcome.transaction().data())
    }));
    tell(
        paycross
            .transaction("1-2")
            .await
            .as_ref()
            .map_or_else(shown_error, shown),
    );
    tell(
        paycross
            .find("order-1")
            .await
            .as_ref()
            .map_or_else(shown_error, shown),
    );
    text
}

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

/// The header of a callback, as the platform makes it.
fn signature(secret: &str, body: &[u8]) -> String {
    let mut digest = Context::new(&SHA1_FOR_LEGACY_USE_ONLY);
    for part in [secret.as_bytes(), body, secret.as_bytes()] {
        digest.update(part);
    }
    BASE64_STANDARD.encode(digest.finish())
}

/// Rightly signed, whatever it holds, it is read or refused; wrongly signed, it is not read.
#[test]
fn any_callback_is_survived() {
    let secrets = CallbackSecrets::new()
        .live(SecretKey::new("sk_live_1"))
        .test(SecretKey::new("sk_test_1"));
    let verifier = Verifier::new(secrets);
    let calls = prop_oneof![
        calls("private", "Callback.request"),
        calls("public", "Callback.request")
    ];
    attack(
        (calls, any::<bool>()),
        async |rig, _, ((body, mutations), is_test)| {
            let hostile = mutations
                .iter()
                .fold(body.clone(), |body, mutation| changed(&body, mutation));
            let signed = signature(if is_test { "sk_test_1" } else { "sk_live_1" }, &hostile);
            let result = verifier.verify(&signed, &hostile);
            claim!(
                !matches!(result, Err(NotVerified::Signature)),
                "a right signature is not believed"
            );
            let mut text = shown(&result);
            if let Ok(callback) = result {
                claim!(
                    callback.mode().is_test() == is_test,
                    "taken for a callback of the other mode"
                );
                let invoice = callback.invoice();
                text += &format!(
                    "{}{:?}{:?}",
                    callback.identity(),
                    callback.updated(),
                    invoice.attributes()
                );
                text += &format!(
                    "{:?}{:?}{:?}",
                    invoice.included(),
                    invoice.saved_card(),
                    invoice.redirect()
                );
                text += &format!("{:?}{:?}", invoice.customer(), invoice.later());
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
        },
    );
}

#[test]
fn any_webhook_is_survived() {
    let key = include_bytes!("../../../../tollgate-sandbox/keys/webhook.pk8.der");
    let public = include_bytes!("../../../../tollgate-sandbox/keys/webhook.spki.der");
    let key_of_shop = PublicKey::parse(&BASE64_STANDARD.encode(public)).unwrap();
    let verifier = webhook::Verifier::new(WebhookKeys::new().key(key_of_shop));
    let bodies = prop_oneof![calls("paycross", "notify"), calls("paycross", ".response")];
    attack(bodies, async |rig, _, (body, mutations)| {
        let hostile = mutations
            .iter()
            .fold(body.clone(), |body, mutation| changed(&body, mutation));
        let signed = webhook::sign(key, &hostile).unwrap();
        let result = verifier.verify(&signed, &hostile);
        claim!(
            !matches!(result, Err(NotVerified::Signature)),
            "a right signature is not believed"
        );
        let mut text = shown(&result);
        if let Ok(webhook) = result {
            let it = webhook.transaction();
            text += &format!(
                "{}{:?}{:?}{:?}",
                webhook.identity(),
                webhook.mode(),
                webhook.updated(),
                it.data()
            );
            text += &format!("{:?}{:?}{:?}", it.saved_card(), it.redirect(), it.amount());
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
