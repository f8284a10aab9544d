// @generated from spec/paymega/cardgate.yaml by `cargo xtask generate`: change the document instead.

#[allow(unused_imports)]
pub use progenitor_client::{ByteStream, ClientInfo, Error, ResponseValue};
#[allow(unused_imports)]
use progenitor_client::{encode_path, ClientHooks, OperationInfo, RequestBuilderExt};
use super::types;
#[derive(Clone, Debug)]
/**Client for Card Gate of Paymega and Kuna

Pays one invoice of the Private API: with card data that the merchant collected (which requires PCI DSS), with the saved card whose token the invoice carries, or with Google Pay. The bearer token identifies the invoice.

Its calls need `bearer` credentials.

Version: 1.0.0*/
pub struct Client {
    pub(crate) baseurl: String,
    pub(crate) client: reqwest::Client,
    pub(crate) inner: ::progenitor_client::Context,
}
impl Client {
    /// Construct a new client with an existing `reqwest::Client`,
    /// allowing more control over its configuration.
    ///
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new_with_client(
        baseurl: &str,
        client: reqwest::Client,
        inner: ::progenitor_client::Context,
    ) -> Self {
        Self {
            baseurl: baseurl.to_string(),
            client,
            inner,
        }
    }
}
impl ClientInfo<::progenitor_client::Context> for Client {
    fn api_version() -> &'static str {
        "1.0.0"
    }
    fn baseurl(&self) -> &str {
        self.baseurl.as_str()
    }
    fn client(&self) -> &reqwest::Client {
        &self.client
    }
    fn inner(&self) -> &::progenitor_client::Context {
        &self.inner
    }
}
const _: () = {
    #[allow(dead_code)]
    fn assert_client_hooks()
    where
        Client: ClientHooks<::progenitor_client::Context>,
    {}
};
#[allow(clippy::all)]
impl Client {
    /**Pay the invoice

Sends card data, Google Pay's data, or an empty object to charge the invoice's token. If the response has no 3-D Secure and its status is `process_pending`, wait for the callback, or read the invoice from the Private API. Whatever the response to this call, only the invoice decides the outcome. Never send a sale again after its response was lost.

Sends a `POST` request to `/payment/sale`

Arguments:
- `body`: The sale.
*/
    pub async fn create_sale<'a>(
        &'a self,
        body: &'a types::SaleRequest,
    ) -> Result<ResponseValue<types::SaleResponse>, Error<ByteStream>> {
        let url = format!("{}/payment/sale", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .post(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "create_sale",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            201u16 => ResponseValue::from_response(response).await,
            400u16..=499u16 => Err(Error::ErrorResponse(ResponseValue::stream(response))),
            500u16..=599u16 => Err(Error::ErrorResponse(ResponseValue::stream(response))),
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}
