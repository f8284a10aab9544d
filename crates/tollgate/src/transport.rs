//! The HTTP client underneath: TLS, proxy, connections.

use std::time::Duration;

use reqwest::{Client, ClientBuilder, Proxy};

use crate::Invalid;

/// Connections idle for longer are not used again: the other side may be closing them just now.
const IDLE: Duration = Duration::from_secs(4);

const CONNECT: Duration = Duration::from_secs(10);

#[derive(Debug, Default)]
pub(crate) struct Transport {
    pub(crate) proxy: Option<String>,
    pub(crate) roots: Option<Vec<u8>>,
}

impl Transport {
    pub(crate) fn build(&self, needs_tls: bool) -> Result<Client, Invalid> {
        let builder = progenitor_client::transport()
            .http1_only()
            .pool_idle_timeout(IDLE)
            .connect_timeout(CONNECT)
            .user_agent(concat!("tollgate/", env!("CARGO_PKG_VERSION")));
        let builder = self.with_proxy(builder)?;
        let builder = tls::add(builder, self.roots.as_deref(), needs_tls)?;
        builder
            .build()
            .map_err(|_| Invalid::new("transport", "cannot be set up on this machine"))
    }

    fn with_proxy(&self, builder: ClientBuilder) -> Result<ClientBuilder, Invalid> {
        let Some(url) = &self.proxy else {
            return Ok(builder.no_proxy());
        };
        let proxy = Proxy::all(url).map_err(|_| Invalid::new("proxy", "is not a URL"))?;
        Ok(builder.proxy(proxy))
    }
}

#[cfg(feature = "__rustls")]
mod tls {
    use std::sync::Arc;

    use reqwest::ClientBuilder;
    use rustls::{
        ClientConfig,
        crypto::CryptoProvider,
        pki_types::{CertificateDer, pem::PemObject},
    };
    use rustls_platform_verifier::Verifier;

    use crate::Invalid;

    /// Uses a provider of this client's own, so that none need be installed for the whole process.
    pub(super) fn add(
        builder: ClientBuilder,
        roots: Option<&[u8]>,
        _: bool,
    ) -> Result<ClientBuilder, Invalid> {
        let provider = Arc::new(provider());
        let roots = certificates(roots.unwrap_or_default())?;
        let verifier = Verifier::new_with_extra_roots(roots, Arc::clone(&provider))
            .map_err(|_| Invalid::new("root_certificates", "cannot be used"))?;
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|_| {
                Invalid::new("tls", "has no protocol version in common with its provider")
            })?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier))
            .with_no_client_auth();
        Ok(builder.tls_backend_preconfigured(config))
    }

    #[cfg(feature = "rustls-ring")]
    fn provider() -> CryptoProvider {
        rustls::crypto::ring::default_provider()
    }

    #[cfg(not(feature = "rustls-ring"))]
    fn provider() -> CryptoProvider {
        rustls::crypto::aws_lc_rs::default_provider()
    }

    fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, Invalid> {
        CertificateDer::pem_slice_iter(pem)
            .collect::<Result<_, _>>()
            .map_err(|_| Invalid::new("root_certificates", "are not PEM"))
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
        let roots = Certificate::from_pem_bundle(pem)
            .map_err(|_| Invalid::new("root_certificates", "are not PEM"))?;
        Ok(builder.tls_certs_merge(roots))
    }
}

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
