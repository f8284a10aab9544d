//! Callbacks and webhooks, with and without a true signature.

use tollgate_core::{
    SecretKey,
    paycross::webhook::{BasicVerifier, PublicKey, Verifier as WebhookVerifier, WebhookKeys},
    paymega::callback::{CallbackSecrets, Verifier, sign},
};

use super::is_bounded;

/// The shop's key in the gateway's documents.
const KEY: &str = include_str!("../../../crates/tollgate-core/tests/keys/test-key.pub.pem");

/// A callback of Paymega: the bytes are a body with a true signature, and a signature for another body.
pub fn callback(bytes: &[u8]) {
    let secret = || SecretKey::new("secret-of-the-tests");
    let Ok(secrets) = CallbackSecrets::new().live(secret()) else {
        return;
    };
    let verifier = Verifier::new(secrets);
    let given = String::from_utf8_lossy(bytes);
    assert!(
        verifier.verify(&given, b"{}").is_err(),
        "a signature out of nothing"
    );
    let Ok(signature) = sign(&secret(), bytes) else {
        return;
    };
    is_bounded(&verifier.verify(&signature, bytes), bytes);
    let mut other = bytes.to_vec();
    other.push(b' ');
    assert!(verifier.verify(&signature, &other).is_err(), "another body");
}

/// A webhook of PayCross: the bytes are a body, a signature and an `Authorization`.
pub fn webhook(bytes: &[u8]) {
    let given = String::from_utf8_lossy(bytes);
    let key = PublicKey::parse(KEY).expect("the documents' key");
    let verifier = WebhookVerifier::new(WebhookKeys::default().key(key));
    assert!(
        verifier.verify(&given, bytes).is_err(),
        "a signature out of nothing"
    );
    let Ok(verifier) = BasicVerifier::new("361", SecretKey::new("secret-of-the-tests")) else {
        return;
    };
    assert!(
        verifier.verify(&given, bytes).is_err(),
        "credentials out of nothing"
    );
    // "361:secret-of-the-tests"
    let event = verifier.verify("Basic MzYxOnNlY3JldC1vZi10aGUtdGVzdHM=", bytes);
    assert!(!matches!(event, Err(tollgate_core::NotVerified::Signature)));
    is_bounded(&event, bytes);
}
