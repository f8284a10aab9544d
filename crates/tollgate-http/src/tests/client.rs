//! A client as the generator writes it, for two operations.

use reqwest::header::{ACCEPT, HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;

use super::Doc;
use crate::{
    ByteStream, ClientHooks, ClientInfo, Context, Error, OperationInfo, QueryParam,
    RequestBuilderExt, ResponseValue, encode_path,
};

#[derive(Clone, Debug)]
pub(super) struct Generated {
    baseurl: String,
    client: reqwest::Client,
    inner: Context,
}

impl ClientHooks<Context> for Generated {}

impl ClientInfo<Context> for Generated {
    fn api_version() -> &'static str {
        "1"
    }

    fn baseurl(&self) -> &str {
        &self.baseurl
    }

    fn client(&self) -> &reqwest::Client {
        &self.client
    }

    fn inner(&self) -> &Context {
        &self.inner
    }
}

impl Generated {
    pub(super) fn new(baseurl: &str, client: reqwest::Client, inner: Context) -> Self {
        let baseurl = baseurl.to_owned();
        Self {
            baseurl,
            client,
            inner,
        }
    }

    pub(super) async fn get(
        &self,
        id: &str,
        q: Option<&str>,
    ) -> Result<ResponseValue<Doc>, Error<ByteStream>> {
        let url = format!("{}/things/{}", self.baseurl, encode_path(id));
        let request = self.client.get(url).query(&QueryParam::new("q", &q));
        self.call(request, "get_thing").await
    }

    pub(super) async fn send<T: Serialize + Sync>(
        &self,
        body: &T,
    ) -> Result<ResponseValue<Doc>, Error<ByteStream>> {
        let url = format!("{}/things", self.baseurl);
        let request = self.client.post(url).form_urlencoded(body)?;
        self.call(request, "send_thing").await
    }

    async fn call(
        &self,
        request: reqwest::RequestBuilder,
        operation_id: &'static str,
    ) -> Result<ResponseValue<Doc>, Error<ByteStream>> {
        let mut header_map = HeaderMap::with_capacity(1);
        header_map.append(
            HeaderName::from_static("api-version"),
            HeaderValue::from_static(Self::api_version()),
        );
        let mut request = request
            .header(ACCEPT, HeaderValue::from_static("application/json"))
            .headers(header_map)
            .build()?;
        let info = OperationInfo { operation_id };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200..=201 => ResponseValue::from_response(response).await,
            400..=499 => Err(Error::ErrorResponse(ResponseValue::stream(response))),
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}
