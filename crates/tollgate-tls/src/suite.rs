//! The cipher suites.

use ring::aead::{AES_128_GCM, AES_256_GCM, CHACHA20_POLY1305};
use rustls::{
    CipherSuite, CipherSuiteCommon, SignatureScheme, SupportedCipherSuite, Tls12CipherSuite,
    Tls13CipherSuite,
    crypto::{KeyExchangeAlgorithm, tls12::PrfUsingHmac, tls13::HkdfUsingHmac},
};

use crate::{
    digest::{HMAC_SHA256, HMAC_SHA384, Hash, SHA256, SHA384},
    record::{Chacha12, Gcm12, Record13},
};

/// The number of records that one key may protect with AES-GCM.
const GCM_LIMIT: u64 = 1 << 24;

/// ChaCha20-Poly1305 may protect more records than a connection can have.
const NO_LIMIT: u64 = u64::MAX;

static ECDSA: &[SignatureScheme] = &[
    SignatureScheme::ED25519,
    SignatureScheme::ECDSA_NISTP521_SHA512,
    SignatureScheme::ECDSA_NISTP384_SHA384,
    SignatureScheme::ECDSA_NISTP256_SHA256,
];

static RSA: &[SignatureScheme] = &[
    SignatureScheme::RSA_PSS_SHA512,
    SignatureScheme::RSA_PSS_SHA384,
    SignatureScheme::RSA_PSS_SHA256,
    SignatureScheme::RSA_PKCS1_SHA512,
    SignatureScheme::RSA_PKCS1_SHA384,
    SignatureScheme::RSA_PKCS1_SHA256,
];

/// The suites, the preferred one first.
pub(crate) static ALL: &[SupportedCipherSuite] = &[
    SupportedCipherSuite::Tls13(&Tls13CipherSuite {
        common: common(CipherSuite::TLS13_AES_256_GCM_SHA384, &SHA384, GCM_LIMIT),
        hkdf_provider: &HkdfUsingHmac(&HMAC_SHA384),
        aead_alg: &Record13(&AES_256_GCM),
        quic: None,
    }),
    SupportedCipherSuite::Tls13(&Tls13CipherSuite {
        common: common(CipherSuite::TLS13_AES_128_GCM_SHA256, &SHA256, GCM_LIMIT),
        hkdf_provider: &HkdfUsingHmac(&HMAC_SHA256),
        aead_alg: &Record13(&AES_128_GCM),
        quic: None,
    }),
    SupportedCipherSuite::Tls13(&Tls13CipherSuite {
        common: common(
            CipherSuite::TLS13_CHACHA20_POLY1305_SHA256,
            &SHA256,
            NO_LIMIT,
        ),
        hkdf_provider: &HkdfUsingHmac(&HMAC_SHA256),
        aead_alg: &Record13(&CHACHA20_POLY1305),
        quic: None,
    }),
    SupportedCipherSuite::Tls12(&Tls12CipherSuite {
        common: common(
            CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
            &SHA384,
            GCM_LIMIT,
        ),
        kx: KeyExchangeAlgorithm::ECDHE,
        sign: ECDSA,
        aead_alg: &Gcm12(&AES_256_GCM),
        prf_provider: &PrfUsingHmac(&HMAC_SHA384),
    }),
    SupportedCipherSuite::Tls12(&Tls12CipherSuite {
        common: common(
            CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            &SHA256,
            GCM_LIMIT,
        ),
        kx: KeyExchangeAlgorithm::ECDHE,
        sign: ECDSA,
        aead_alg: &Gcm12(&AES_128_GCM),
        prf_provider: &PrfUsingHmac(&HMAC_SHA256),
    }),
    SupportedCipherSuite::Tls12(&Tls12CipherSuite {
        common: common(
            CipherSuite::TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
            &SHA256,
            NO_LIMIT,
        ),
        kx: KeyExchangeAlgorithm::ECDHE,
        sign: ECDSA,
        aead_alg: &Chacha12,
        prf_provider: &PrfUsingHmac(&HMAC_SHA256),
    }),
    SupportedCipherSuite::Tls12(&Tls12CipherSuite {
        common: common(
            CipherSuite::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
            &SHA384,
            GCM_LIMIT,
        ),
        kx: KeyExchangeAlgorithm::ECDHE,
        sign: RSA,
        aead_alg: &Gcm12(&AES_256_GCM),
        prf_provider: &PrfUsingHmac(&HMAC_SHA384),
    }),
    SupportedCipherSuite::Tls12(&Tls12CipherSuite {
        common: common(
            CipherSuite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            &SHA256,
            GCM_LIMIT,
        ),
        kx: KeyExchangeAlgorithm::ECDHE,
        sign: RSA,
        aead_alg: &Gcm12(&AES_128_GCM),
        prf_provider: &PrfUsingHmac(&HMAC_SHA256),
    }),
    SupportedCipherSuite::Tls12(&Tls12CipherSuite {
        common: common(
            CipherSuite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
            &SHA256,
            NO_LIMIT,
        ),
        kx: KeyExchangeAlgorithm::ECDHE,
        sign: RSA,
        aead_alg: &Chacha12,
        prf_provider: &PrfUsingHmac(&HMAC_SHA256),
    }),
];

const fn common(suite: CipherSuite, hash: &'static Hash, limit: u64) -> CipherSuiteCommon {
    CipherSuiteCommon {
        suite,
        hash_provider: hash,
        confidentiality_limit: limit,
    }
}
