// @generated from spec/paycross/checkout.yaml by `cargo xtask generate`: change the document instead.

#[allow(unused_imports)]
pub use progenitor_client::{ByteStream, ClientInfo, Error, ResponseValue};
#[allow(unused_imports)]
use progenitor_client::{encode_path, ClientHooks, OperationInfo, RequestBuilderExt};
use super::types;
#[derive(Clone, Debug)]
/**Client for PayCross checkout

The payment page of PayCross: the merchant creates a checkout, sends the payer to its page, and the payer enters the card there. So a merchant saves and charges a card without its number in their own systems, and without PCI DSS.

This is the checkout of the gateway at `gateway.pay-cross.com`; its address is `panel.pay-cross.com`. PayCross's newer payment sessions of `checkout.pay-cross.com` are another product, which this document does not describe.

Every body is JSON in UTF-8, wrapped in `checkout`. Amounts are integers in the currency's minor units: $32.45 is `3245`. Every call authenticates by HTTP Basic with the shop's id and secret key, and carries `X-API-Version: 2`.

PayCross's own page describes the creation: its types, attempts, order and return. The texts on settings, on the payer's data and on reading a checkout are from bePaid, a sister brand whose pages have the same text; a description says so where it matters.

A checkout leads to transactions of the gateway, which carry the order's `tracking_id`. The transaction decides whether money moved, so read it from the gateway, by its `uid` or by the `tracking_id`. Nothing in PayCross's pages makes a `tracking_id` unique among checkouts: each checkout of one order can be paid, and `attempts` counts the attempts of one checkout alone.

Its calls need `basic` credentials.

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
    /**Create a payment page

Creates a payment token, and with it the page on which the payer enters the card. Creating it moves no money. A checkout whose creation was lost can still be paid if its page was shown, and the merchant cannot find it without its token; look the order up at the gateway by its `tracking_id`.

The transport sends `X-API-Version`.

Sends a `POST` request to `/ctp/api/checkouts`

Arguments:
- `body`: The order, and what the page does.
*/
    pub async fn create_checkout<'a>(
        &'a self,
        body: &'a types::CheckoutEnvelope,
    ) -> Result<ResponseValue<types::CheckoutCreatedEnvelope>, Error<ByteStream>> {
        let url = format!("{}/ctp/api/checkouts", self.baseurl,);
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
            operation_id: "create_checkout",
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
    /**Read a checkout

Reads a checkout and the result of its last transaction. Documented by bePaid, a sister brand; the page of PayCross is not among the stored ones.

The transport sends `X-API-Version`.

Sends a `GET` request to `/ctp/api/checkouts/{checkout}`

Arguments:
- `checkout`: The checkout's token. It is in the address of the payment page, so the payer has it too.
*/
    pub async fn get_checkout<'a>(
        &'a self,
        checkout: &'a ::tollgate_types::PathSegment,
    ) -> Result<ResponseValue<types::CheckoutStatusEnvelope>, Error<ByteStream>> {
        let url = format!(
            "{}/ctp/api/checkouts/{}", self.baseurl, encode_path(& checkout.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "get_checkout",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            400u16..=499u16 => Err(Error::ErrorResponse(ResponseValue::stream(response))),
            500u16..=599u16 => Err(Error::ErrorResponse(ResponseValue::stream(response))),
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}
