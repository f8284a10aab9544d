//! The client offers what rustls's own provider offers.

use rustls::{
    SupportedCipherSuite,
    crypto::{CryptoProvider, ring},
};

fn offered(provider: &CryptoProvider) -> [String; 4] {
    let suites: Vec<_> = provider
        .cipher_suites
        .iter()
        .map(SupportedCipherSuite::suite)
        .collect();
    let groups: Vec<_> = provider.kx_groups.iter().map(|it| it.name()).collect();
    let signatures = provider.signature_verification_algorithms;
    [
        format!("{suites:?}"),
        format!("{groups:?}"),
        format!("{:?}", signatures.supported_schemes()),
        format!("{:?} {:?}", signatures.all, signatures.mapping),
    ]
}

#[test]
fn suites_groups_and_signatures_are_those_of_rustls() {
    let (ours, theirs) = (tollgate_tls::provider(), ring::default_provider());
    assert_eq!(offered(&ours), offered(&theirs));
}

#[test]
fn a_key_is_used_for_as_many_records_as_in_rustls() {
    let limits = |provider: CryptoProvider| -> Vec<u64> {
        let suites = provider.cipher_suites.into_iter();
        let limit = suites.map(|suite| match suite {
            SupportedCipherSuite::Tls13(suite) => suite.common.confidentiality_limit,
            SupportedCipherSuite::Tls12(suite) => suite.common.confidentiality_limit,
        });
        limit.collect()
    };
    assert_eq!(
        limits(tollgate_tls::provider()),
        limits(ring::default_provider())
    );
}

#[test]
fn random_bytes_differ() {
    let provider = tollgate_tls::provider();
    let mut bytes = [[0; 32]; 2];
    for bytes in &mut bytes {
        provider.secure_random.fill(bytes).unwrap();
    }
    assert_ne!(bytes[0], bytes[1]);
    assert_ne!(bytes[0], [0; 32]);
}
