//! The HTTP client: TLS, proxy, connections.

use std::{fmt, time::Duration};

use progenitor_client::{Credentials, Failure, Loss};
use reqwest::{Client, ClientBuilder, Proxy, Url};
use secrecy::SecretString;

use crate::{Invalid, SecretKey, error::ResponseLost};

/// How long an idle connection is kept. After that the server may be closing it, so it is not used again.
const IDLE: Duration = Duration::from_secs(4);

/// The longest time to establish a connection.
const CONNECT: Duration = Duration::from_secs(10);

#[derive(Default)]
pub(crate) struct Transport {
    /// A secret, since its URL may hold a name and a password.
    pub(crate) proxy: Option<SecretKey>,
    pub(crate) roots: Option<Vec<u8>>,
}

/// Shows the length of the certificates: a key may be in their place.
impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport")
            .field("proxy", &self.proxy)
            .field("roots", &self.roots.as_ref().map(Vec::len))
            .finish()
    }
}

impl Transport {
    pub(crate) fn build(&self, needs_tls: bool, attempt: Duration) -> Result<Client, Invalid> {
        let builder = progenitor_client::transport()
            .http1_only()
            .pool_idle_timeout(IDLE)
            // An attempt that ends while it still connects would count as a lost response, though nothing was sent.
            .connect_timeout(CONNECT.min(attempt / 2))
            .user_agent(concat!("tollgate/", env!("CARGO_PKG_VERSION")));
        let (builder, proxy_needs_tls) = self.with_proxy(builder)?;
        let builder = tls::add(builder, self.roots.as_deref(), needs_tls || proxy_needs_tls)?;
        builder
            .build()
            .map_err(|_| Invalid::new("transport", "cannot be set up on this machine"))
    }

    /// Adds the proxy, and returns whether the connection to the proxy itself uses TLS.
    fn with_proxy(&self, builder: ClientBuilder) -> Result<(ClientBuilder, bool), Invalid> {
        let Some(url) = self.proxy.as_ref().map(SecretKey::expose) else {
            return Ok((builder.no_proxy(), false));
        };
        // Reqwest silently ignores a proxy of a kind that it does not know.
        let parsed = Url::parse(url).map_err(|_| Invalid::new("proxy", "is not a URL"))?;
        if !matches!(parsed.scheme(), "http" | "https") {
            return Err(Invalid::new("proxy", "must be http or https"));
        }
        let needs_tls = parsed.scheme() == "https";
        let proxy = Proxy::all(parsed).map_err(|_| Invalid::new("proxy", "is not a URL"))?;
        Ok((builder.proxy(proxy), needs_tls))
    }
}

/// The header of a user and a key, built once for all calls.
pub(crate) fn basic(field: &str, user: &str, key: &SecretKey) -> Result<Credentials, Invalid> {
    let basic = Credentials::Basic {
        user: user.to_owned(),
        password: SecretString::from(key.expose()),
    };
    let unfit = |_| Invalid::new(field, "cannot be sent in a header");
    basic.built().map_err(unfit)
}

/// The way in which a failure of the transport loses the response.
pub(crate) const fn loss(failure: &Failure) -> ResponseLost {
    match failure {
        Failure::Lost {
            loss: Loss::Timeout,
            ..
        } => ResponseLost::TimedOut,
        Failure::Lost {
            loss: Loss::TooLarge,
            ..
        } => ResponseLost::TooLarge,
        Failure::Lost { .. } => ResponseLost::Cut,
        _ => ResponseLost::NeverConnected,
    }
}

#[cfg(feature = "__rustls")]
mod tls {
    use std::sync::Arc;

    use reqwest::ClientBuilder;
    use rustls::{
        ClientConfig, RootCertStore,
        crypto::CryptoProvider,
        pki_types::{CertificateDer, pem::PemObject},
    };
    use rustls_platform_verifier::Verifier;

    use crate::Invalid;

    /// Uses a TLS provider of this client's own, so that none need be installed for the whole process.
    pub(super) fn add(
        builder: ClientBuilder,
        roots: Option<&[u8]>,
        needs_tls: bool,
    ) -> Result<ClientBuilder, Invalid> {
        let provider = Arc::new(provider());
        let config = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(|_| {
                Invalid::new("tls", "has no protocol version in common with its provider")
            })?;
        let config = if needs_tls || roots.is_some() {
            let verifier = verifier(roots, provider)?;
            config
                .dangerous()
                .with_custom_certificate_verifier(Arc::new(verifier))
        } else {
            // The machine may have no certificates, and loopback addresses need none.
            config.with_root_certificates(RootCertStore::empty())
        };
        let mut config = config.with_no_client_auth();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(builder.tls_backend_preconfigured(config))
    }

    #[cfg(feature = "rustls-ring")]
    fn provider() -> CryptoProvider {
        tollgate_tls::provider()
    }

    #[cfg(not(feature = "rustls-ring"))]
    fn provider() -> CryptoProvider {
        rustls::crypto::aws_lc_rs::default_provider()
    }

    fn verifier(roots: Option<&[u8]>, provider: Arc<CryptoProvider>) -> Result<Verifier, Invalid> {
        let roots = roots.map(certificates).transpose()?;
        let why = if roots.is_some() {
            "cannot be used"
        } else {
            "are needed, since this machine has none"
        };
        Verifier::new_with_extra_roots(roots.unwrap_or_default(), provider)
            .map_err(|_| Invalid::new("root_certificates", why))
    }

    fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, Invalid> {
        let roots: Vec<_> = CertificateDer::pem_slice_iter(pem)
            .collect::<Result<_, _>>()
            .map_err(|_| super::no_pem())?;
        if roots.is_empty() {
            return Err(super::no_pem());
        }
        Ok(roots)
    }
}

#[cfg(all(feature = "native-tls", not(feature = "__rustls")))]
mod tls {
    use reqwest::{Certificate, ClientBuilder};

    use crate::Invalid;

    pub(super) fn add(
        builder: ClientBuilder,
        roots: Option<&[u8]>,
        _: bool,
    ) -> Result<ClientBuilder, Invalid> {
        let builder = builder.tls_backend_native();
        let Some(pem) = roots else { return Ok(builder) };
        let roots = Certificate::from_pem_bundle(pem).map_err(|_| super::no_pem())?;
        if roots.is_empty() {
            return Err(super::no_pem());
        }
        Ok(builder.tls_certs_merge(roots))
    }
}

/// Where another crate of the program enables TLS for reqwest without a provider (`rustls-no-provider`), reqwest's
/// `build` panics unless the program has installed one for the whole process. This crate cannot prevent that: the
/// methods that could exist only with that feature, which this crate cannot see.
#[cfg(not(any(feature = "__rustls", feature = "native-tls")))]
mod tls {
    use reqwest::ClientBuilder;

    use crate::Invalid;

    pub(super) fn add(
        builder: ClientBuilder,
        roots: Option<&[u8]>,
        needs_tls: bool,
    ) -> Result<ClientBuilder, Invalid> {
        if needs_tls || roots.is_some() {
            return Err(Invalid::new(
                "endpoints",
                "need a TLS feature of this crate",
            ));
        }
        Ok(builder)
    }
}

#[cfg(any(feature = "__rustls", feature = "native-tls"))]
fn no_pem() -> Invalid {
    Invalid::new("root_certificates", "hold no certificate in PEM")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_that_reqwest_would_ignore_is_refused() {
        for url in [
            "::",
            "proxy.example:3128",
            "ftp://proxy.example",
            "socks5://proxy.example",
        ] {
            let transport = Transport {
                proxy: Some(SecretKey::new(url)),
                roots: None,
            };
            let error = transport.build(false, CONNECT).unwrap_err();
            assert_eq!(error.field(), "proxy", "{url}");
        }
    }

    #[test]
    fn the_credentials_of_a_proxy_are_not_shown() {
        let transport = Transport {
            proxy: Some(SecretKey::new("http://name:hidden@proxy.example")),
            roots: None,
        };
        assert!(!format!("{transport:?}").contains("hidden"));
    }
}
