//! Records of TLS 1.2 with AES-GCM (RFC 5288): each record shows the last 8 bytes of its nonce.

use ring::aead::{Aad, Algorithm, Nonce};
use rustls::{
    ConnectionTrafficSecrets, Error,
    crypto::cipher::{
        AeadKey, InboundOpaqueMessage, InboundPlainMessage, Iv, KeyBlockShape, MessageDecrypter,
        MessageEncrypter, NONCE_LEN, OutboundOpaqueMessage, OutboundPlainMessage, PrefixedPayload,
        Tls12AeadAlgorithm, UnsupportedOperationError, make_tls12_aad,
    },
};

use super::{Cipher, TAG, checked_length, nonce};

/// The bytes of a nonce that both sides derive from the handshake.
const SALT: usize = 4;

/// The bytes of a nonce that its record shows.
const EXPLICIT: usize = NONCE_LEN - SALT;

/// The records of a suite with this cipher.
pub(crate) struct Gcm12(pub(crate) &'static Algorithm);

struct Encrypter {
    cipher: Cipher,
    iv: Iv,
}

struct Decrypter {
    cipher: Cipher,
    salt: [u8; SALT],
}

impl Tls12AeadAlgorithm for Gcm12 {
    fn encrypter(&self, key: AeadKey, salt: &[u8], explicit: &[u8]) -> Box<dyn MessageEncrypter> {
        // As in TLS 1.3, the record's number is added to a secret start.
        let iv = Iv::copy(&[salt, explicit].concat());
        let cipher = Cipher::new(self.0, &key);
        Box::new(Encrypter { cipher, iv })
    }

    fn decrypter(&self, key: AeadKey, iv: &[u8]) -> Box<dyn MessageDecrypter> {
        let mut salt = [0; SALT];
        salt.copy_from_slice(iv);
        let cipher = Cipher::new(self.0, &key);
        Box::new(Decrypter { cipher, salt })
    }

    fn key_block_shape(&self) -> KeyBlockShape {
        KeyBlockShape {
            enc_key_len: self.0.key_len(),
            fixed_iv_len: SALT,
            explicit_nonce_len: EXPLICIT,
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

impl MessageEncrypter for Encrypter {
    fn encrypt(
        &mut self,
        message: OutboundPlainMessage<'_>,
        number: u64,
    ) -> Result<OutboundOpaqueMessage, Error> {
        let (kind, version, length) = (message.typ, message.version, message.payload.len());
        let mut payload = PrefixedPayload::with_capacity(self.encrypted_payload_len(length));
        let nonce = nonce(&self.iv, number);
        payload.extend_from_slice(&nonce.as_ref()[SALT..]);
        payload.extend_from_chunks(&message.payload);
        let aad = Aad::from(make_tls12_aad(number, kind, version, length));
        let tag = self
            .cipher
            .seal(nonce, aad, &mut payload.as_mut()[EXPLICIT..])?;
        payload.extend_from_slice(tag.as_ref());
        Ok(OutboundOpaqueMessage::new(kind, version, payload))
    }

    fn encrypted_payload_len(&self, payload: usize) -> usize {
        EXPLICIT + payload + TAG
    }
}

impl MessageDecrypter for Decrypter {
    fn decrypt<'a>(
        &mut self,
        mut message: InboundOpaqueMessage<'a>,
        number: u64,
    ) -> Result<InboundPlainMessage<'a>, Error> {
        let (kind, version) = (message.typ, message.version);
        let payload = &mut message.payload;
        let length = payload.len().checked_sub(EXPLICIT + TAG);
        let length = length.ok_or(Error::DecryptError)?;
        let mut nonce = [0; NONCE_LEN];
        nonce[..SALT].copy_from_slice(&self.salt);
        nonce[SALT..].copy_from_slice(&payload[..EXPLICIT]);
        let nonce = Nonce::assume_unique_for_key(nonce);
        let aad = Aad::from(make_tls12_aad(number, kind, version, length));
        let plain = self.cipher.open(nonce, aad, (payload, EXPLICIT))?;
        payload.truncate(checked_length(plain)?);
        Ok(message.into_plain_message())
    }
}
