// @generated from spec/paycross/reports.yaml by `cargo xtask generate`: change the document instead.

#[allow(unused_imports)]
pub use progenitor_client::{ByteStream, ClientInfo, Error, ResponseValue};
#[allow(unused_imports)]
use progenitor_client::{encode_path, ClientHooks, OperationInfo, RequestBuilderExt};
use super::types;
#[derive(Clone, Debug)]
/**Client for PayCross reports

The transactions of a shop by time, for reconciliation: the only list of transactions that PayCross has. Its address is `admin.pay-cross.com`.

Two versions share one path. Version 2 (`X-Api-Version: 2`) lists the transactions of one `date` in one response; PayCross recommends the other version where there can be more than 1,000 of them. Version 3 (`X-Api-Version: 3`) lists the transactions from one time to another, in pages: `last_object_id` of a page is `starting_after` of the next.

Test transactions are not in the reports, as far as is known from a client of bePaid, a sister brand; no page of PayCross says so.

Every call authenticates by HTTP Basic with the shop's id and secret key. Amounts are integers in the currency's minor units. A person at the gateway can correct a finished transaction by hand; `manual_correction_from` and `manual_correction_to` find those.

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
    /**List the transactions of a time

Lists the shop's transactions that were created, paid or settled in a time. It changes nothing, although it is a POST. A report shows what is there at the moment, so a transaction that appears while its pages are read may be missing from them.

The transport sends `X-Api-Version`.

Sends a `POST` request to `/api/reports`

Arguments:
- `body`: The time, and which of its transactions to list.
*/
    pub async fn list_transactions<'a>(
        &'a self,
        body: &'a types::ReportRequest,
    ) -> Result<ResponseValue<types::Report>, Error<ByteStream>> {
        let url = format!("{}/api/reports", self.baseurl,);
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
            operation_id: "list_transactions",
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
