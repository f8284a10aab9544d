//! Verifying and reading a callback of Paymega and a webhook of PayCross.

use std::{fs, hint::black_box};

use base64::{Engine, prelude::BASE64_STANDARD};
use ring::{
    digest::{Context, SHA1_FOR_LEGACY_USE_ONLY},
    signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey},
};
use tollgate::{
    SecretKey, paycross,
    paymega::callback::{self, CallbackSecrets},
};

use crate::{Result, body, plain};

const SECRET: &str = "sk_test_dGhlIHNlY3JldCBrZXkgb2YgdGhlIHNob3A";

pub fn run(row: &str, count: u32) -> Result {
    let body = body()?;
    match row {
        "callback-verifier" => callback(&body, count),
        "callback-hand" => callback_by_hand(&body, count),
        "webhook-verifier" => webhook(&body, count),
        "webhook-hand" => webhook_by_hand(&body, count),
        _ => Err("no such row".into()),
    }
}

fn callback(body: &[u8], count: u32) -> Result {
    let secrets = CallbackSecrets::new().test(SecretKey::new(SECRET))?;
    let signature = callback::sign(&SecretKey::new(SECRET), body)?;
    let verifier = callback::Verifier::new(secrets);
    for _ in 0..count {
        let event = verifier.verify(black_box(&signature), black_box(body))?;
        black_box(event.into_operation().ok_or("no invoice")?);
    }
    Ok(())
}

fn callback_by_hand(body: &[u8], count: u32) -> Result {
    let signature = callback::sign(&SecretKey::new(SECRET), body)?;
    for _ in 0..count {
        let mut digest = Context::new(&SHA1_FOR_LEGACY_USE_ONLY);
        for part in [SECRET.as_bytes(), black_box(body), SECRET.as_bytes()] {
            digest.update(part);
        }
        if BASE64_STANDARD.encode(digest.finish()) != *black_box(&signature) {
            return Err("not signed".into());
        }
        black_box(serde_json::from_slice::<plain::Document>(black_box(body))?);
    }
    Ok(())
}

/// The private and the public key of the merchant's tests.
fn keys() -> Result<(Vec<u8>, String)> {
    let folder = std::env::var("KEYS")?;
    let private = fs::read(format!("{folder}/test-key.pem"))?;
    Ok((
        private,
        fs::read_to_string(format!("{folder}/test-key.pub.pem"))?,
    ))
}

fn webhook(body: &[u8], count: u32) -> Result {
    let (private, public) = keys()?;
    let signature = paycross::webhook::sign(&private, body)?;
    let key = paycross::webhook::PublicKey::parse(&public)?;
    let verifier = paycross::webhook::Verifier::new(paycross::webhook::WebhookKeys::new().key(key));
    for _ in 0..count {
        let event = verifier.verify(black_box(&signature), black_box(body))?;
        black_box(event.into_operation().ok_or("no transaction")?);
    }
    Ok(())
}

fn webhook_by_hand(body: &[u8], count: u32) -> Result {
    let (private, public) = keys()?;
    let signature = paycross::webhook::sign(&private, body)?;
    let lines = public.lines().filter(|line| !line.starts_with('-'));
    let der = BASE64_STANDARD.decode(lines.collect::<String>())?;
    // The key itself follows 24 bytes that say that it is one of RSA.
    let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &der[24..]);
    for _ in 0..count {
        let signature = BASE64_STANDARD.decode(black_box(&signature))?;
        key.verify(black_box(body), &signature)
            .map_err(|_| "not signed")?;
        black_box(serde_json::from_slice::<plain::Webhook>(black_box(body))?);
    }
    Ok(())
}
