//! Reading an invoice on a kept connection.

use std::{
    hint::black_box,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
};

use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper::{Request, header};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use progenitor_client::{Context, Credentials};
use tollgate::{
    Mode, Paymega, SecretKey,
    paymega::{Endpoints, InvoiceRange},
};
use tollgate_types::PathSegment;

use crate::{Result, patient, plain, reqwest_client, runtime, server};

pub const ID: &str = "cpi_pbqlMhg37O49gcxf";
pub const ACCOUNT: &str = "coma_CVGZ6W38ZsBe5cqI";
pub const KEY: &str = "dGhlIGFwaSBrZXkgb2YgdGhlIHNob3A";

pub fn run(row: &str, count: u32) -> Result {
    match row {
        "read-facade" => runtime()?.block_on(facade(count)),
        "read-generated" => runtime()?.block_on(generated(count)),
        "read-reqwest" => runtime()?.block_on(reqwest(count)),
        "read-hyper" => runtime()?.block_on(hyper(count)),
        "read-socket" => socket(count),
        "read-pages" => runtime()?.block_on(pages(count)),
        _ => Err("no such row".into()),
    }
}

/// The client of Paymega.
pub fn paymega() -> Result<Paymega> {
    let server = server()?;
    let surface = |name: &str| format!("{server}/{name}");
    let endpoints = Endpoints::custom(surface("public"), surface("private"), surface("cardgate"));
    let builder = Paymega::builder(Mode::Test, endpoints).account(ACCOUNT, SecretKey::new(KEY));
    Ok(builder.policy(patient()).build()?)
}

async fn facade(count: u32) -> Result {
    let paymega = paymega()?;
    for _ in 0..count {
        black_box(paymega.invoice(ID).await?);
    }
    Ok(())
}

/// Reads so many pages of a hundred invoices, and keeps none.
async fn pages(count: u32) -> Result {
    let mut invoices = paymega()?.invoices(InvoiceRange::all().page_size(100));
    for _ in 0..count * 100 {
        black_box(invoices.next().await.ok_or("the list has ended")??);
    }
    Ok(())
}

async fn generated(count: u32) -> Result {
    let http = progenitor_client::transport()
        .http1_only()
        .no_proxy()
        .user_agent("bench")
        .build()?;
    let (base, id) = (format!("{}/private", server()?), PathSegment::try_from(ID)?);
    for _ in 0..count {
        let credentials = Credentials::Basic {
            user: ACCOUNT.to_owned(),
            password: KEY.into(),
        };
        let context = Context::new(credentials);
        let client =
            tollgate_paymega_private::Client::new_with_client(&base, http.clone(), context);
        black_box(
            client
                .get_invoice(&id)
                .await
                .map_err(|error| error.to_string())?,
        );
    }
    Ok(())
}

async fn reqwest(count: u32) -> Result {
    let (client, url) = (reqwest_client()?, url()?);
    for _ in 0..count {
        let request = client.get(&url).basic_auth(ACCOUNT, Some(KEY));
        let request = request.timeout(std::time::Duration::from_secs(3_600));
        let response = request.send().await?.error_for_status()?;
        black_box(response.json::<plain::Document>().await?);
    }
    Ok(())
}

async fn hyper(count: u32) -> Result {
    let client = Client::builder(TokioExecutor::new()).build_http::<Empty<Bytes>>();
    let (url, authorization) = (url()?, authorization());
    for _ in 0..count {
        let request = Request::get(&url)
            .header(header::ACCEPT, "application/json")
            .header(header::AUTHORIZATION, &authorization)
            .header(header::USER_AGENT, "bench")
            .body(Empty::new())?;
        let response = client.request(request).await?;
        if !response.status().is_success() {
            return Err("no success".into());
        }
        let body = response.into_body().collect().await?.to_bytes();
        black_box(serde_json::from_slice::<plain::Document>(&body)?);
    }
    Ok(())
}

/// The floor: blocking calls of the operating system, and a plain struct.
fn socket(count: u32) -> Result {
    let server = server()?;
    let address = server.trim_start_matches("http://");
    let mut stream = BufReader::with_capacity(1 << 16, TcpStream::connect(address)?);
    stream.get_ref().set_nodelay(true)?;
    let request = format!(
        "GET /private/payment-invoices/{ID} HTTP/1.1\r\nhost: {address}\r\naccept: application/json\r\n\
         authorization: {}\r\nuser-agent: bench\r\n\r\n",
        authorization()
    );
    let (mut line, mut body) = (String::new(), Vec::new());
    for _ in 0..count {
        stream.get_mut().write_all(request.as_bytes())?;
        let mut length = 0;
        loop {
            line.clear();
            stream.read_line(&mut line)?;
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.trim_end().parse()?;
            }
            if line == "\r\n" {
                break;
            }
        }
        body.resize(length, 0);
        stream.read_exact(&mut body)?;
        black_box(serde_json::from_slice::<plain::Document>(&body)?);
    }
    Ok(())
}

pub fn url() -> Result<String> {
    Ok(format!("{}/private/payment-invoices/{ID}", server()?))
}

fn authorization() -> String {
    use base64::{Engine, prelude::BASE64_STANDARD};
    format!(
        "Basic {}",
        BASE64_STANDARD.encode(format!("{ACCOUNT}:{KEY}"))
    )
}
