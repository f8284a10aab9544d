//! A cryptography provider for rustls 0.23 by ring, which enables no feature of rustls.
//!
//! The code follows `src/crypto/ring` of rustls 0.23.46. Copyright 2016 Joseph Birr-Pixton and the contributors of rustls;
//! Apache-2.0, ISC or MIT.

mod digest;
mod key_exchange;
mod record;
mod suite;
mod verify;

use std::sync::Arc;

use ring::rand::{SecureRandom as _, SystemRandom};
use rustls::{
    Error,
    crypto::{CryptoProvider, GetRandomFailed, KeyProvider, SecureRandom},
    pki_types::PrivateKeyDer,
    sign::SigningKey,
};

/// The provider for a client without a certificate: TLS 1.2 and 1.3, with the suites, groups and signatures of rustls's
/// own provider by ring.
#[must_use]
pub fn provider() -> CryptoProvider {
    CryptoProvider {
        cipher_suites: suite::ALL.to_vec(),
        kx_groups: key_exchange::ALL.to_vec(),
        signature_verification_algorithms: verify::ALGORITHMS,
        secure_random: &Ring,
        key_provider: &Ring,
    }
}

#[derive(Debug)]
struct Ring;

impl SecureRandom for Ring {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), GetRandomFailed> {
        SystemRandom::new().fill(bytes).map_err(|_| GetRandomFailed)
    }
}

impl KeyProvider for Ring {
    fn load_private_key(&self, _: PrivateKeyDer<'static>) -> Result<Arc<dyn SigningKey>, Error> {
        Err(Error::General("this client has no certificate".to_owned()))
    }
}
