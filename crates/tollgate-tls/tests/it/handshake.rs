//! Handshakes and data by each suite and group.

use std::io::Write;

use proptest::prelude::*;
use rustls::{
    Error, SupportedCipherSuite,
    crypto::{SupportedKxGroup, ring},
};

use crate::link::Link;

fn choices() -> Vec<(SupportedCipherSuite, &'static dyn SupportedKxGroup)> {
    let provider = ring::default_provider();
    let groups = provider.kx_groups;
    let suites = provider.cipher_suites.into_iter();
    let choices = suites.flat_map(|suite| groups.iter().map(move |group| (suite, *group)));
    choices.collect()
}

#[test]
fn every_suite_works_with_every_group() {
    let choices = choices();
    assert_eq!(choices.len(), 27);
    for (suite, group) in choices {
        let mut link = Link::new(suite, group);
        assert_eq!(
            link.client.negotiated_cipher_suite().unwrap().suite(),
            suite.suite()
        );
        assert_eq!(
            talk(&mut link, b"request", b"response"),
            Ok(()),
            "{suite:?}"
        );
        assert_eq!(talk(&mut link, &[], &vec![7; 50_000]), Ok(()), "{suite:?}");
    }
}

/// Sends the texts, and checks what arrives.
fn talk(link: &mut Link, request: &[u8], response: &[u8]) -> Result<(), Error> {
    link.client.writer().write_all(request).unwrap();
    link.server.writer().write_all(response).unwrap();
    link.exchange(|_| {})?;
    let received = std::mem::take(&mut link.received);
    assert!(received == [request, response]);
    Ok(())
}

/// The change of one bit of the only record in each direction.
fn flip(bytes: &mut [u8], place: usize) {
    let inside = bytes.len().saturating_sub(5);
    if inside > 0 {
        bytes[5 + place % inside] ^= 1;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_record_is_refused(choice in 0_usize..27, place: usize, text: Vec<u8>) {
        let (suite, group) = choices()[choice];
        let mut refused = Vec::new();
        for from_server in [false, true] {
            let mut link = Link::new(suite, group);
            talk(&mut link, b"request", b"response").unwrap();
            let mut text = text.clone();
            text.push(0);
            if from_server {
                link.server.writer().write_all(&text).unwrap();
            } else {
                link.client.writer().write_all(&text).unwrap();
            }
            refused.push(link.exchange(|bytes| flip(bytes, place)));
        }
        prop_assert_eq!(refused, vec![Err(Error::DecryptError), Err(Error::DecryptError)]);
    }

    #[test]
    fn texts_of_any_length_arrive(choice in 0_usize..27, request: Vec<u8>, length in 0_usize..40_000) {
        let (suite, group) = choices()[choice];
        let mut link = Link::new(suite, group);
        let response = vec![5; length];
        for _ in 0..3 {
            prop_assert_eq!(talk(&mut link, &request, &response), Ok(()));
        }
    }
}
