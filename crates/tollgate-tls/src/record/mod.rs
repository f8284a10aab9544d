//! The protection of records: one cipher per direction of a connection.

mod chacha12;
mod gcm12;
mod tls13;

use ring::aead::{Aad, Algorithm, LessSafeKey, Nonce, Tag, UnboundKey};
use rustls::{
    Error,
    crypto::cipher::{AeadKey, Iv, Nonce as RecordNonce},
};

pub(crate) use self::{chacha12::Chacha12, gcm12::Gcm12, tls13::Record13};

/// The most bytes of data in one record.
const MAX_FRAGMENT: usize = 16384;

/// The length of the tag that every cipher here appends.
const TAG: usize = 16;

/// The key of one direction.
struct Cipher(LessSafeKey);

impl Cipher {
    /// # Panics
    ///
    /// If the key does not have the algorithm's length, which rustls takes from the algorithm.
    fn new(algorithm: &'static Algorithm, key: &AeadKey) -> Self {
        let key = UnboundKey::new(algorithm, key.as_ref());
        Self(LessSafeKey::new(key.expect("a key of the cipher's length")))
    }

    /// Encrypts the bytes in place, and returns the tag to append.
    fn seal<A: AsRef<[u8]>>(
        &self,
        nonce: Nonce,
        aad: Aad<A>,
        bytes: &mut [u8],
    ) -> Result<Tag, Error> {
        self.0
            .seal_in_place_separate_tag(nonce, aad, bytes)
            .map_err(|_| Error::EncryptError)
    }

    /// Decrypts what follows the first `skip` bytes, moves it to the front, and returns its length.
    fn open<A: AsRef<[u8]>>(
        &self,
        nonce: Nonce,
        aad: Aad<A>,
        (bytes, skip): (&mut [u8], usize),
    ) -> Result<usize, Error> {
        let plain = self.0.open_within(nonce, aad, bytes, skip..);
        plain
            .map(|plain| plain.len())
            .map_err(|_| Error::DecryptError)
    }
}

/// The nonce of the record with this number.
fn nonce(iv: &Iv, number: u64) -> Nonce {
    Nonce::assume_unique_for_key(RecordNonce::new(iv, number).0)
}

const fn checked_length(length: usize) -> Result<usize, Error> {
    if length > MAX_FRAGMENT {
        return Err(Error::PeerSentOversizedRecord);
    }
    Ok(length)
}
