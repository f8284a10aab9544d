//! Encrypted tokens: AES-256-GCM with a random nonce, bound to the order's reference.

use std::{fmt, fs, path::Path, sync::Arc};

use base64::{Engine, engine::general_purpose::STANDARD};
use ring::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    rand::{SecureRandom, SystemRandom},
};
use tollgate::{CardToken, SecretKey};

use crate::{Error, Result, order::Tokens};

/// The number of bytes of a key.
const LENGTH: usize = 32;

/// Separates the two tokens of a failover in the plain text. No token has this character.
const SEPARATOR: char = '\n';

/// The key that encrypts tokens. Keep it outside of the database.
#[derive(Clone)]
pub struct TokenKey(Arc<LessSafeKey>);

impl TokenKey {
    /// A key from 32 random bytes in Base64.
    ///
    /// # Errors
    ///
    /// [`Error::Setting`] if the text is no such key.
    pub fn new(text: &SecretKey) -> Result<Self> {
        let wrong = || Error::Setting("the key of the tokens is not 32 bytes in Base64".to_owned());
        let bytes = STANDARD.decode(text.expose().trim()).map_err(|_| wrong())?;
        let key = UnboundKey::new(&AES_256_GCM, &bytes).map_err(|_| wrong())?;
        Ok(Self(Arc::new(LessSafeKey::new(key))))
    }

    /// Reads a key from a file.
    ///
    /// # Errors
    ///
    /// [`Error::File`] if the file cannot be read; else as [`new`](Self::new).
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).map_err(|error| Error::file(path, error))?;
        Self::new(&SecretKey::new(text.trim()))
    }

    /// The text of a new random key.
    ///
    /// # Errors
    ///
    /// [`Error::Setting`] if the machine has no randomness.
    pub fn generate() -> Result<SecretKey> {
        let mut bytes = [0; LENGTH];
        random(&mut bytes)?;
        Ok(SecretKey::new(STANDARD.encode(bytes)))
    }

    /// The nonce, then the encrypted tokens and their tag.
    pub(super) fn seal(&self, reference: &str, tokens: &Tokens) -> Result<Vec<u8>> {
        let mut nonce = [0; NONCE_LEN];
        random(&mut nonce)?;
        let mut text = tokens.first.expose().as_bytes().to_vec();
        if let Some(second) = &tokens.second {
            text.extend(format!("{SEPARATOR}{}", second.expose()).bytes());
        }
        let (unique, aad) = (
            Nonce::assume_unique_for_key(nonce),
            Aad::from(reference.as_bytes()),
        );
        let sealed = self.0.seal_in_place_append_tag(unique, aad, &mut text);
        sealed.map_err(|_| Error::Setting("a token is too long to be encrypted".to_owned()))?;
        Ok([&nonce[..], &text].concat())
    }

    pub(super) fn open(&self, reference: &str, sealed: &[u8]) -> Result<Tokens, String> {
        let wrong = || "was encrypted with another key".to_owned();
        let (nonce, text) = sealed.split_at_checked(NONCE_LEN).ok_or_else(wrong)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| wrong())?;
        let mut text = text.to_vec();
        let text = self
            .0
            .open_in_place(nonce, Aad::from(reference.as_bytes()), &mut text)
            .map_err(|_| wrong())?;
        let text = std::str::from_utf8(text).map_err(|_| wrong())?;
        let (first, second) = match text.split_once(SEPARATOR) {
            Some((first, second)) => (first, Some(CardToken::new(second))),
            None => (text, None),
        };
        let first = CardToken::new(first);
        Ok(Tokens { first, second })
    }
}

fn random(bytes: &mut [u8]) -> Result<()> {
    let filled = SystemRandom::new().fill(bytes);
    filled.map_err(|_| Error::Setting("the machine has no randomness".to_owned()))
}

impl fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenKey")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> TokenKey {
        TokenKey::new(&TokenKey::generate().unwrap()).unwrap()
    }

    fn tokens(second: Option<&str>) -> Tokens {
        Tokens {
            first: CardToken::new("first-token"),
            second: second.map(CardToken::new),
        }
    }

    #[test]
    fn sealed_tokens_are_opened_by_the_same_key_for_the_same_order() {
        let key = key();
        for second in [None, Some("second-token")] {
            let sealed = key.seal("order", &tokens(second)).unwrap();
            let opened = key.open("order", &sealed).unwrap();
            assert_eq!(opened.first.expose(), "first-token");
            assert_eq!(opened.second.as_ref().map(CardToken::expose), second);
        }
    }

    #[test]
    fn nothing_else_opens_them() {
        let key = key();
        let sealed = key.seal("order", &tokens(None)).unwrap();
        assert!(!String::from_utf8_lossy(&sealed).contains("token"));
        assert!(key.open("another order", &sealed).is_err());
        assert!(self::key().open("order", &sealed).is_err());
        assert!(key.open("order", &sealed[..8]).is_err());
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(key.open("order", &changed).is_err());
        assert_ne!(key.seal("order", &tokens(None)).unwrap(), sealed);
    }

    #[test]
    fn a_key_has_32_bytes_and_is_not_shown() {
        for wrong in ["", "short", "c2hvcnQ="] {
            assert!(TokenKey::new(&SecretKey::new(wrong)).is_err());
        }
        assert_eq!(format!("{:?}", key()), "TokenKey");
    }
}
