// @generated from spec/paymega/public.yaml by `cargo xtask generate`: change the document instead.

#[allow(unused_imports)]
pub use progenitor_client::{ByteStream, ClientInfo, Error, ResponseValue};
#[allow(unused_imports)]
use progenitor_client::{encode_path, ClientHooks, OperationInfo, RequestBuilderExt};
use super::types;
#[derive(Clone, Debug)]
/**Client for Public API of Paymega and Kuna

Lists the payment and payout services, creates payment invoices and returns their status, with the account's public key alone. Invoices can be created here unless the account's setting `Forbid public access` is on. Create an invoice through the Private API if the payer must not change its values.

The payment page has an address of its own, `https://api.paymega.io/hpp/` for Paymega (documented by Paymega's own page on the checkout page). It takes an HTML form, or the id of an invoice that the Private API created. With such an id the payer can change nothing; the operator advises this way.

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
    /**Create a payment invoice

Creates an invoice, the platform's record of one payment. If the response is lost, or says nothing about the operation, look the invoice up by its `reference_id` in the Private API, and repeat the request only if the invoice is not found. An invoice that is not found, and for which no 201 came, was not created.

Sends a `POST` request to `/payment-invoices`

Arguments:
- `body`: The invoice to create.
*/
    pub async fn create_invoice<'a>(
        &'a self,
        body: &'a types::CreatePublicInvoice,
    ) -> Result<ResponseValue<types::PublicInvoiceDocument>, Error<ByteStream>> {
        let url = format!("{}/payment-invoices", self.baseurl,);
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
            operation_id: "create_invoice",
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
    /**Create an invoice by an HTML form and redirect the payer

The target of a form on the merchant's page: creates an invoice and sends the payer to the provider. The keys are flat, with brackets for nested keys.

Sends a `POST` request to `/payment-invoices/process`

Arguments:
- `body`: The form.
*/
    pub async fn process_invoice<'a>(
        &'a self,
        body: &'a types::CheckoutForm,
    ) -> Result<ResponseValue<ByteStream>, Error<ByteStream>> {
        let url = format!("{}/payment-invoices/process", self.baseurl,);
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
            .form_urlencoded(&body)?
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "process_invoice",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => Ok(ResponseValue::stream(response)),
            400u16..=499u16 => Err(Error::ErrorResponse(ResponseValue::stream(response))),
            500u16..=599u16 => Err(Error::ErrorResponse(ResponseValue::stream(response))),
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
    /**Read one invoice

Returns the public fields of an invoice. The platform's own client sends no key. Anyone who knows the id can read the invoice, including its access to the card gate, so keep the id secret. An error says nothing about the invoice: read it again.

Sends a `GET` request to `/payment-invoices/{id}`

Arguments:
- `id`: The platform's id of the invoice, `cpi_…`.
- `public_key`: The account's public key, if a host requires it.
*/
    pub async fn get_invoice<'a>(
        &'a self,
        id: &'a ::tollgate_types::PathSegment,
        public_key: Option<&'a str>,
    ) -> Result<ResponseValue<types::PublicInvoiceDocument>, Error<ByteStream>> {
        let url = format!(
            "{}/payment-invoices/{}", self.baseurl, encode_path(& id.to_string()),
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
            .query(&progenitor_client::QueryParam::new("public_key", &public_key))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "get_invoice",
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
    /**List the payment services and methods for a currency

Returns the services and methods for one currency, with their fields and limits. The list is not filtered by amount, since a payer may pay in another currency.

Sends a `POST` request to `/payment-prerequest`

Arguments:
- `include`: The related objects to include.
- `body`: The account and the currency.
*/
    pub async fn create_prerequest<'a>(
        &'a self,
        include: Option<&'a str>,
        body: &'a types::PrerequestRequest,
    ) -> Result<ResponseValue<types::PrerequestDocument>, Error<ByteStream>> {
        let url = format!("{}/payment-prerequest", self.baseurl,);
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
            .query(&progenitor_client::QueryParam::new("include", &include))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "create_prerequest",
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
    /**List the payout services for a currency and an amount

Returns the services that can pay this amount to a customer, with the details of the recipient that each asks for. The services are filtered by the amount.

Sends a `POST` request to `/payout-prerequest`

Arguments:
- `include`: The related objects to include, as the platform's own client sends it.
- `body`: The account, the currency and the amount.
*/
    pub async fn create_payout_prerequest<'a>(
        &'a self,
        include: Option<&'a str>,
        body: &'a types::PayoutPrerequestRequest,
    ) -> Result<ResponseValue<types::PayoutPrerequestDocument>, Error<ByteStream>> {
        let url = format!("{}/payout-prerequest", self.baseurl,);
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
            .query(&progenitor_client::QueryParam::new("include", &include))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "create_payout_prerequest",
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
