//! Records of TLS 1.3.

use ring::aead::{Aad, Algorithm};
use rustls::ConnectionTrafficSecrets;
use rustls::{
    ContentType, Error, ProtocolVersion,
    crypto::cipher::{
        AeadKey, InboundOpaqueMessage, InboundPlainMessage, Iv, MessageDecrypter, MessageEncrypter,
        OutboundOpaqueMessage, OutboundPlainMessage, PrefixedPayload, Tls13AeadAlgorithm,
        UnsupportedOperationError, make_tls13_aad,
    },
};

use super::{Cipher, TAG, nonce};

/// The records of a suite with this cipher.
pub(crate) struct Record13(pub(crate) &'static Algorithm);

struct Direction {
    cipher: Cipher,
    iv: Iv,
}

impl Tls13AeadAlgorithm for Record13 {
    fn encrypter(&self, key: AeadKey, iv: Iv) -> Box<dyn MessageEncrypter> {
        let cipher = Cipher::new(self.0, &key);
        Box::new(Direction { cipher, iv })
    }

    fn decrypter(&self, key: AeadKey, iv: Iv) -> Box<dyn MessageDecrypter> {
        let cipher = Cipher::new(self.0, &key);
        Box::new(Direction { cipher, iv })
    }

    fn key_len(&self) -> usize {
        self.0.key_len()
    }

    fn extract_keys(
        &self,
        _: AeadKey,
        _: Iv,
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
        let length = self.encrypted_payload_len(message.payload.len());
        let mut payload = PrefixedPayload::with_capacity(length);
        payload.extend_from_chunks(&message.payload);
        payload.extend_from_slice(&message.typ.to_array());
        let aad = Aad::from(make_tls13_aad(length));
        let tag = self
            .cipher
            .seal(nonce(&self.iv, number), aad, payload.as_mut())?;
        payload.extend_from_slice(tag.as_ref());
        // RFC 8446, 5.2: to others every record looks like application data of TLS 1.2.
        Ok(OutboundOpaqueMessage::new(
            ContentType::ApplicationData,
            ProtocolVersion::TLSv1_2,
            payload,
        ))
    }

    fn encrypted_payload_len(&self, payload: usize) -> usize {
        payload + 1 + TAG
    }
}

impl MessageDecrypter for Direction {
    fn decrypt<'a>(
        &mut self,
        mut message: InboundOpaqueMessage<'a>,
        number: u64,
    ) -> Result<InboundPlainMessage<'a>, Error> {
        let payload = &mut message.payload;
        if payload.len() < TAG {
            return Err(Error::DecryptError);
        }
        let aad = Aad::from(make_tls13_aad(payload.len()));
        let plain = self
            .cipher
            .open(nonce(&self.iv, number), aad, (payload, 0))?;
        payload.truncate(plain);
        message.into_tls13_unpadded_message()
    }
}
