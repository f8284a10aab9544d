//! Keys that cannot work, or that are public, are refused in every setter.

use tollgate::{
    Invalid, Mode, PayCross, Paymega, SecretKey,
    paycross::{Endpoint, webhook::BasicVerifier},
    paymega::{
        Endpoints,
        callback::{self, CallbackSecrets, TestCallback},
    },
};

use crate::merchant::usd;

const NOWHERE: &str = "http://127.0.0.1:9";
const RSA: &str = include_str!("../../../tollgate-core/tests/keys/test-key.pub.pem");

type Taken = fn(SecretKey) -> Result<(), Invalid>;

/// Everything that takes a secret key: its name, the field that it names, the mode of the key, and the call.
fn all() -> Vec<(&'static str, &'static str, Option<Mode>, Taken)> {
    let secrets = "callback_secrets";
    let (live, test) = (Some(Mode::Live), Some(Mode::Test));
    vec![
        ("CallbackSecrets::live", secrets, live, |key| {
            CallbackSecrets::new().live(key).map(drop)
        }),
        ("CallbackSecrets::test", secrets, test, |key| {
            CallbackSecrets::new().test(key).map(drop)
        }),
        ("callback::sign", "secret", None, |key| {
            callback::sign(&key, b"{}").map(drop)
        }),
        ("TestCallback::sign", "secret", test, |key| {
            let test = TestCallback::new("cpi_1", "order-1042", usd());
            test.sign(&key).map(drop)
        }),
        ("TestCallback::sign, live", "secret", live, |key| {
            let test = TestCallback::new("cpi_1", "order-1042", usd()).mode(Mode::Live);
            test.sign(&key).map(drop)
        }),
        ("BasicVerifier::new", "secret_key", None, |key| {
            BasicVerifier::new("361", key).map(drop)
        }),
        ("Paymega::builder", "api_key", None, |key| {
            platform("coma_1", key)
        }),
        ("PayCross::builder", "secret_key", None, |key| {
            paycross("361", key)
        }),
    ]
}

fn platform(account: &str, key: SecretKey) -> Result<(), Invalid> {
    let endpoints = Endpoints::custom(NOWHERE, NOWHERE, NOWHERE);
    let builder = Paymega::builder(Mode::Test, endpoints).account(account, key);
    builder.build().map(drop)
}

fn paycross(shop: &str, key: SecretKey) -> Result<(), Invalid> {
    let builder = PayCross::builder(Mode::Test, Endpoint::custom(NOWHERE)).shop(shop, key);
    builder.build().map(drop)
}

fn bare_rsa() -> String {
    RSA.lines().filter(|line| !line.starts_with('-')).collect()
}

/// Keys of each wrong kind, and the text of the error.
fn wrong() -> Vec<(String, &'static str)> {
    let mut wrong = vec![(String::new(), "empty")];
    for blank in [" ", "\n", "\r\n", "\t", "\u{a0}", "\u{2003}", "\u{feff}"] {
        for key in [
            blank.to_owned(),
            format!("{blank}key"),
            format!("key{blank}"),
        ] {
            wrong.push((key, "white space"));
        }
    }
    for public in [
        "pk_live_1",
        "pk_test_1",
        "pk_1",
        "PK_LIVE_1",
        RSA,
        &bare_rsa(),
    ] {
        wrong.push((public.to_owned(), "public key"));
    }
    wrong
}

#[test]
fn no_key_that_cannot_work_is_taken_anywhere() {
    for (name, field, mode, taken) in all() {
        for (key, why) in wrong() {
            let error = taken(SecretKey::new(&*key)).expect_err(name);
            assert_eq!(error.field(), field, "{name}: {key:?}");
            assert!(error.why().contains(why), "{name}: {key:?}: {error}");
        }
        let other = match mode {
            Some(Mode::Live) => "sk_test_secret",
            Some(Mode::Test) => "sk_live_secret",
            None => continue,
        };
        let error = taken(SecretKey::new(other)).expect_err(name);
        assert!(error.why().contains("other mode"), "{name}: {error}");
    }
}

#[test]
fn a_right_key_is_taken_everywhere() {
    for (name, _, mode, taken) in all() {
        let keys = match mode {
            Some(Mode::Live) => ["sk_live_secret", "of another brand"],
            Some(Mode::Test) => ["sk_test_secret", "of another brand"],
            None => ["a1b2c3", "0123456789abcdef"],
        };
        for key in keys {
            assert_eq!(taken(SecretKey::new(key)), Ok(()), "{name}: {key}");
        }
    }
}

#[test]
fn no_error_quotes_a_key() {
    for (name, _, _, taken) in all() {
        for key in ["hidden\n", "pk_hidden", "\u{feff}hidden"] {
            let error = taken(SecretKey::new(key)).expect_err(name);
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains("hidden"), "{name}: {shown}");
        }
    }
}

#[test]
fn no_name_that_cannot_work_is_taken() {
    let key = || SecretKey::new("key");
    for name in [
        "",
        " ",
        "1\n",
        " 1",
        "1 ",
        "1\u{feff}",
        "a b",
        "a:b",
        "a\nb",
    ] {
        let error = platform(name, key()).expect_err(name);
        assert_eq!(error.field(), "account", "{name:?}");
        for error in [
            paycross(name, key()).expect_err(name),
            BasicVerifier::new(name, key()).map(drop).expect_err(name),
        ] {
            assert_eq!(error.field(), "shop", "{name:?}");
        }
    }
}

#[test]
fn a_secret_for_callbacks_is_no_api_key() {
    for key in ["sk_live_1", "sk_test_1", "SK_TEST_1"] {
        let error = platform("coma_1", SecretKey::new(key)).expect_err(key);
        assert!(error.why().contains("callbacks"), "{error}");
    }
}
