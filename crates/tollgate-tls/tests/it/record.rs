//! Single records of TLS 1.2, beside those of rustls.

use rustls::{
    ContentType, Error, ProtocolVersion, SupportedCipherSuite, Tls12CipherSuite,
    crypto::{
        CryptoProvider,
        cipher::{AeadKey, InboundOpaqueMessage, OutboundChunks, OutboundPlainMessage},
        ring,
    },
};

/// The bytes before the payload of an encoded record.
const HEADER: usize = 5;

/// The most bytes of data in one record.
const MAX: usize = 16384;

/// The suites of TLS 1.2 with keys of 32 bytes.
fn suites(provider: CryptoProvider) -> Vec<&'static Tls12CipherSuite> {
    let suites = provider.cipher_suites.into_iter();
    let suites = suites.filter_map(|suite| match suite {
        SupportedCipherSuite::Tls12(suite) => Some(suite),
        SupportedCipherSuite::Tls13(_) => None,
    });
    suites
        .filter(|suite| suite.aead_alg.key_block_shape().enc_key_len == 32)
        .collect()
}

fn encrypted(suite: &Tls12CipherSuite, text: &[u8]) -> Vec<u8> {
    let shape = suite.aead_alg.key_block_shape();
    let (iv, explicit) = (
        vec![3; shape.fixed_iv_len],
        vec![4; shape.explicit_nonce_len],
    );
    let key = AeadKey::from([7; 32]);
    let message = OutboundPlainMessage {
        typ: ContentType::ApplicationData,
        version: ProtocolVersion::TLSv1_2,
        payload: OutboundChunks::Single(text),
    };
    let mut encrypter = suite.aead_alg.encrypter(key, &iv, &explicit);
    encrypter.encrypt(message, 9).unwrap().encode()
}

fn decrypted(suite: &Tls12CipherSuite, record: &[u8]) -> Result<Vec<u8>, Error> {
    let iv = vec![3; suite.aead_alg.key_block_shape().fixed_iv_len];
    let mut payload = record[HEADER..].to_vec();
    let (kind, version) = (ContentType::ApplicationData, ProtocolVersion::TLSv1_2);
    let message = InboundOpaqueMessage::new(kind, version, &mut payload);
    let mut decrypter = suite.aead_alg.decrypter(AeadKey::from([7; 32]), &iv);
    let plain = decrypter.decrypt(message, 9)?;
    Ok(plain.payload.to_vec())
}

#[test]
fn records_have_the_bytes_that_rustls_writes() {
    let (ours, theirs) = (
        suites(tollgate_tls::provider()),
        suites(ring::default_provider()),
    );
    assert_eq!(ours.len(), 4);
    for (ours, theirs) in ours.into_iter().zip(theirs) {
        for text in [&[], b"text".as_slice(), &vec![5; MAX]] {
            let record = encrypted(ours, text);
            assert_eq!(record, encrypted(theirs, text));
            assert_eq!(decrypted(ours, &record).unwrap(), text);
        }
    }
}

#[test]
fn a_record_with_too_much_data_is_refused() {
    for suite in suites(tollgate_tls::provider()) {
        let record = encrypted(suite, &vec![5; MAX + 1]);
        assert_eq!(
            decrypted(suite, &record),
            Err(Error::PeerSentOversizedRecord)
        );
    }
}

#[test]
fn a_record_that_is_too_short_is_refused() {
    for suite in suites(tollgate_tls::provider()) {
        let record = encrypted(suite, b"");
        for length in HEADER..record.len() {
            assert_eq!(
                decrypted(suite, &record[..length]),
                Err(Error::DecryptError)
            );
        }
    }
}
