//! Elliptic curve key exchange, with a new key for each connection.

use ring::{
    agreement::{
        Algorithm, ECDH_P256, ECDH_P384, EphemeralPrivateKey, PublicKey, UnparsedPublicKey,
        X25519 as RING_X25519, agree_ephemeral,
    },
    rand::SystemRandom,
};
use rustls::{
    Error, NamedGroup, PeerMisbehaved,
    crypto::{ActiveKeyExchange, GetRandomFailed, SharedSecret, SupportedKxGroup},
    ffdhe_groups::FfdheGroup,
};

/// The groups, the preferred one first.
pub(crate) static ALL: &[&dyn SupportedKxGroup] = &[&X25519, &SECP256R1, &SECP384R1];

static X25519: Group = Group {
    name: NamedGroup::X25519,
    algorithm: &RING_X25519,
};

static SECP256R1: Group = Group {
    name: NamedGroup::secp256r1,
    algorithm: &ECDH_P256,
};

static SECP384R1: Group = Group {
    name: NamedGroup::secp384r1,
    algorithm: &ECDH_P384,
};

#[derive(Clone, Copy, Debug)]
struct Group {
    name: NamedGroup,
    algorithm: &'static Algorithm,
}

struct Exchange {
    group: Group,
    private: EphemeralPrivateKey,
    public: PublicKey,
}

impl SupportedKxGroup for Group {
    fn start(&self) -> Result<Box<dyn ActiveKeyExchange>, Error> {
        let private = EphemeralPrivateKey::generate(self.algorithm, &SystemRandom::new())
            .map_err(|_| GetRandomFailed)?;
        let public = private.compute_public_key().map_err(|_| GetRandomFailed)?;
        Ok(Box::new(Exchange {
            group: *self,
            private,
            public,
        }))
    }

    fn ffdhe_group(&self) -> Option<FfdheGroup<'static>> {
        None
    }

    fn name(&self) -> NamedGroup {
        self.name
    }
}

impl ActiveKeyExchange for Exchange {
    fn complete(self: Box<Self>, peer: &[u8]) -> Result<SharedSecret, Error> {
        // Ring refuses a point off the curve, and every encoding but the one that TLS allows.
        let peer = UnparsedPublicKey::new(self.group.algorithm, peer);
        agree_ephemeral(self.private, &peer, |secret| SharedSecret::from(secret))
            .map_err(|_| PeerMisbehaved::InvalidKeyShare.into())
    }

    fn ffdhe_group(&self) -> Option<FfdheGroup<'static>> {
        None
    }

    fn group(&self) -> NamedGroup {
        self.group.name
    }

    fn pub_key(&self) -> &[u8] {
        self.public.as_ref()
    }
}
