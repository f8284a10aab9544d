//! Records of TLS 1.2 with ChaCha20-Poly1305 (RFC 7905).

use ring::aead::{Aad, CHACHA20_POLY1305};
use rustls::{
    ConnectionTrafficSecrets, Error,
    crypto::cipher::{
        AeadKey, InboundOpaqueMessage, InboundPlainMessage, Iv, KeyBlockShape, MessageDecrypter,
        MessageEncrypter, NONCE_LEN, OutboundOpaqueMessage, OutboundPlainMessage, PrefixedPayload,
        Tls12AeadAlgorithm, UnsupportedOperationError, make_tls12_aad,
    },
};

use super::{Cipher, TAG, checked_length, nonce};

/// The records of a suite with this cipher.
pub(crate) struct Chacha12;

struct Direction {
    cipher: Cipher,
    iv: Iv,
}

impl Direction {
    fn new(key: &AeadKey, iv: &[u8]) -> Self {
        Self {
            cipher: Cipher::new(&CHACHA20_POLY1305, key),
            iv: Iv::copy(iv),
        }
    }
}

impl Tls12AeadAlgorithm for Chacha12 {
    fn encrypter(&self, key: AeadKey, iv: &[u8], _: &[u8]) -> Box<dyn MessageEncrypter> {
        Box::new(Direction::new(&key, iv))
    }

    fn decrypter(&self, key: AeadKey, iv: &[u8]) -> Box<dyn MessageDecrypter> {
        Box::new(Direction::new(&key, iv))
    }

    fn key_block_shape(&self) -> KeyBlockShape {
        KeyBlockShape {
            enc_key_len: CHACHA20_POLY1305.key_len(),
            fixed_iv_len: NONCE_LEN,
            explicit_nonce_len: 0,
        }
    }

    fn extract_keys(
        &self,
        _: AeadKey,
        _: &[u8],
        _: &[u8],
    ) -> Result<ConnectionTrafficSecrets, UnsupportedOperationError> {
        Err(UnsupportedOperationError)
    }
}

impl MessageEncrypter for Direction {
    fn encrypt(
        &mut self,
        message: OutboundPlainMessage<'_>,
        number: u64,
    ) -> Result<OutboundOpaqueMessage, Error> {
        let (kind, version, length) = (message.typ, message.version, message.payload.len());
        let mut payload = PrefixedPayload::with_capacity(self.encrypted_payload_len(length));
        payload.extend_from_chunks(&message.payload);
        let aad = Aad::from(make_tls12_aad(number, kind, version, length));
        let tag = self
            .cipher
            .seal(nonce(&self.iv, number), aad, payload.as_mut())?;
        payload.extend_from_slice(tag.as_ref());
        Ok(OutboundOpaqueMessage::new(kind, version, payload))
    }

    fn encrypted_payload_len(&self, payload: usize) -> usize {
        payload + TAG
    }
}

impl MessageDecrypter for Direction {
    fn decrypt<'a>(
        &mut self,
        mut message: InboundOpaqueMessage<'a>,
        number: u64,
    ) -> Result<InboundPlainMessage<'a>, Error> {
        let (kind, version) = (message.typ, message.version);
        let payload = &mut message.payload;
        let length = payload.len().checked_sub(TAG).ok_or(Error::DecryptError)?;
        let aad = Aad::from(make_tls12_aad(number, kind, version, length));
        let plain = self
            .cipher
            .open(nonce(&self.iv, number), aad, (payload, 0))?;
        payload.truncate(checked_length(plain)?);
        Ok(message.into_plain_message())
    }
}
