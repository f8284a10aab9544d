//! Hashes, codes and key exchanges of odd input.

use rustls::{
    SupportedCipherSuite,
    crypto::{CryptoProvider, ring},
};

fn hashes(provider: &CryptoProvider) -> Vec<Vec<u8>> {
    let suites = provider.cipher_suites.iter();
    let hash = suites.map(|suite| {
        let hash = match suite {
            SupportedCipherSuite::Tls13(suite) => suite.common.hash_provider,
            SupportedCipherSuite::Tls12(suite) => suite.common.hash_provider,
        };
        let mut context = hash.start();
        context.update(b"a ");
        let fork = context.fork_finish();
        context.update(b"text");
        let whole = context.fork().finish();
        assert_eq!(whole.as_ref(), hash.hash(b"a text").as_ref());
        [fork.as_ref(), whole.as_ref(), context.finish().as_ref()].concat()
    });
    hash.collect()
}

#[test]
fn hashes_are_those_of_rustls() {
    assert_eq!(
        hashes(&tollgate_tls::provider()),
        hashes(&ring::default_provider())
    );
}

#[test]
fn a_key_share_of_another_form_is_refused() {
    for group in tollgate_tls::provider().kx_groups {
        let peer = group.start().unwrap();
        let own = peer.pub_key().to_vec();
        assert!(group.start().unwrap().complete(&own).is_ok());
        let mut compressed = own[..=own.len() / 2].to_vec();
        compressed[0] = 2;
        let mut longer = own.clone();
        longer.push(0);
        for share in [vec![], vec![4], compressed, longer, vec![0; own.len()]] {
            assert!(
                group.start().unwrap().complete(&share).is_err(),
                "{:?}",
                group.name()
            );
        }
    }
}

#[test]
fn both_sides_of_an_exchange_agree() {
    let theirs = ring::default_provider().kx_groups;
    for (ours, theirs) in tollgate_tls::provider().kx_groups.into_iter().zip(theirs) {
        let (one, other) = (ours.start().unwrap(), theirs.start().unwrap());
        let (public, their_public) = (one.pub_key().to_vec(), other.pub_key().to_vec());
        let secret = one.complete(&their_public).unwrap();
        let their_secret = other.complete(&public).unwrap();
        assert_eq!(secret.secret_bytes(), their_secret.secret_bytes());
    }
}
