//! A small DER reader, which finds an RSA key inside of its envelope.

const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
/// The algorithm `rsaEncryption` (1.2.840.113549.1.1.1), with its tag and length.
const RSA: [u8; 11] = [
    0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01,
];

/// The PKCS#1 key inside of an SPKI (`SubjectPublicKeyInfo`): ring reads only PKCS#1.
pub(super) fn rsa_key(spki: &[u8]) -> Option<&[u8]> {
    let (envelope, []) = element(spki, SEQUENCE)? else {
        return None;
    };
    let (algorithm, rest) = element(envelope, SEQUENCE)?;
    let (bits, []) = element(rest, BIT_STRING)? else {
        return None;
    };
    // The first byte counts unused bits, of which a key has none.
    let (0, key) = bits.split_first()? else {
        return None;
    };
    algorithm.starts_with(&RSA).then_some(key)
}

/// The length of an RSA key's modulus in bits.
pub(super) fn modulus_bits(pkcs1: &[u8]) -> Option<usize> {
    let (numbers, []) = element(pkcs1, SEQUENCE)? else {
        return None;
    };
    let (modulus, exponent) = element(numbers, INTEGER)?;
    let (_, []) = element(exponent, INTEGER)? else {
        return None;
    };
    // A leading zero marks a number that is not negative.
    let modulus = modulus.strip_prefix(&[0]).unwrap_or(modulus);
    let zeros = usize::try_from(modulus.first()?.leading_zeros()).ok()?;
    Some(modulus.len() * 8 - zeros)
}

/// The content of the element at the start, which must have this tag, and what follows it.
fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (&first, rest) = der.split_first()?;
    let (&length, rest) = rest.split_first()?;
    let (length, rest) = match length {
        short @ 0..=0x7f => (usize::from(short), rest),
        0x81 => {
            let (&length, rest) = rest.split_first()?;
            (usize::from(length), rest)
        }
        0x82 => {
            let (length, rest) = rest.split_first_chunk::<2>()?;
            (usize::from(u16::from_be_bytes(*length)), rest)
        }
        _ => return None,
    };
    (first == tag && length <= rest.len()).then(|| rest.split_at(length))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SPKI: &[u8] = include_bytes!("../../../tollgate-sandbox/keys/webhook.spki.der");

    #[test]
    fn the_key_is_found_in_its_envelope() {
        let key = rsa_key(SPKI).unwrap();
        assert_eq!(key, &SPKI[24..]);
        assert_eq!(modulus_bits(key), Some(2048));
    }

    #[test]
    fn bytes_that_are_no_rsa_key_are_refused() {
        assert_eq!(rsa_key(b""), None);
        assert_eq!(rsa_key(&SPKI[..SPKI.len() - 1]), None);
        assert_eq!(rsa_key(&[SPKI, &[0]].concat()), None);
        let mut other = SPKI.to_vec();
        other[14] ^= 1;
        assert_eq!(rsa_key(&other), None, "another algorithm");
    }

    proptest! {
        #[test]
        fn nothing_panics(bytes in proptest::collection::vec(any::<u8>(), 0..64), cut in 0..294_usize) {
            let _ = rsa_key(&bytes).map(modulus_bits);
            let _ = modulus_bits(&bytes);
            prop_assert!(rsa_key(&SPKI[..cut]).is_none());
        }
    }
}
