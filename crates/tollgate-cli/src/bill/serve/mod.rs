//! `bill serve`: runs in a browser. It only reads.

mod page;
mod plan;
mod response;

use std::{collections::HashMap, convert::Infallible, net::SocketAddr, sync::Arc, time::Duration};

use bytes::Bytes;
use clap::Args;
use http_body_util::Full;
use hyper::{
    HeaderMap, Method, Request, Response, StatusCode, body::Incoming, header, server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Mutex,
};
use tollgate_billing::{
    Output as Form, TokenKey,
    store::{Access, Progress, Store},
};

use self::response::{absent, html, text};
use super::place::{Opened, Shelf, name, usage, with_store};
use crate::{Failure, arguments::Common, exit::Exit};

/// The most orders of a search.
const FOUND: u32 = 100;

/// The options of `bill serve`.
#[derive(Args, Debug)]
pub struct Options {
    /// The one run to show. Default: all runs.
    #[arg(value_name = "RUN", value_parser = name)]
    run: Option<String>,
    #[command(flatten)]
    shelf: Shelf,
    /// The address to listen at. One that other machines reach needs `--public`.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// Permits an address that other machines reach. The page is not encrypted: put a proxy with TLS before it.
    #[arg(long)]
    public: bool,
}

/// The parts of the server.
struct Server {
    shelf: Shelf,
    /// The one run to show.
    only: Option<String>,
    opened: Mutex<HashMap<String, Arc<Opened>>>,
    /// The secret of the page's address.
    key: String,
}

/// Serves until the process ends.
pub async fn serve(options: &Options, common: &Common) -> Result<Exit, Failure> {
    if !options.listen.ip().is_loopback() && !options.public {
        return Err(usage("--listen is no loopback address: add --public"));
    }
    if let Some(run) = &options.run {
        options.shelf.open(run, Access::Read).await?;
    }
    let listener = TcpListener::bind(options.listen).await?;
    // The key of a URL has no other characters than these.
    let key = TokenKey::generate()?.expose().replace(['+', '/', '='], "-");
    let url = format!("http://{}/?key={key}", listener.local_addr()?);
    common
        .output()
        .record(&serde_json::json!({ "url": url }), || url.clone());
    let server = Arc::new(Server {
        shelf: options.shelf.clone(),
        only: options.run.clone(),
        opened: Mutex::default(),
        key,
    });
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(connection(stream, Arc::clone(&server)))),
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

async fn connection(stream: TcpStream, server: Arc<Server>) {
    let service = service_fn(|request| {
        let server = Arc::clone(&server);
        async move { Ok::<_, Infallible>(server.response(&request).await) }
    });
    // A browser may leave at any time.
    let _ = http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

impl Server {
    async fn response(&self, request: &Request<Incoming>) -> Response<Full<Bytes>> {
        if request.method() != Method::GET {
            return text(StatusCode::METHOD_NOT_ALLOWED, "this page only reads");
        }
        let query = request.uri().query().unwrap_or_default();
        if value(query, "key").is_some_and(|key| self.is_key(&key)) {
            return self.welcome();
        }
        if !self.has_key(request.headers()) {
            return text(
                StatusCode::FORBIDDEN,
                "open the address that `tollgate bill serve` has printed",
            );
        }
        let page = self.page(request.uri().path(), query).await;
        page.unwrap_or_else(|error| text(StatusCode::SERVICE_UNAVAILABLE, &error.to_string()))
    }

    async fn page(&self, path: &str, query: &str) -> Result<Response<Full<Bytes>>, Failure> {
        if path == "/" {
            return Ok(html(page::runs(&self.runs().await?)));
        }
        let parts = path.strip_prefix("/runs/");
        let Some((run, part)) = parts.map(|it| it.split_once('/').unwrap_or((it, ""))) else {
            return Ok(absent());
        };
        match self.open(run).await? {
            Some(opened) => with_store!(&*opened, store => of_run(store, (run, part), query).await),
            None => Ok(absent()),
        }
    }

    /// The names of the runs to show.
    async fn names(&self) -> Result<Vec<String>, Failure> {
        match &self.only {
            Some(run) => Ok(vec![run.clone()]),
            None => self.shelf.names().await,
        }
    }

    /// The numbers of all runs; of one that cannot be read, the reason.
    async fn runs(&self) -> Result<Vec<(String, Result<Progress, String>)>, Failure> {
        let mut runs = Vec::new();
        for name in self.names().await? {
            let progress = self.progress(&name).await;
            runs.push((name, progress.map_err(|error| error.to_string())));
        }
        Ok(runs)
    }

    async fn progress(&self, name: &str) -> Result<Progress, Failure> {
        match self.open(name).await? {
            Some(opened) => Ok(with_store!(&*opened, store => store.progress().await?)),
            None => Err("is no longer there".into()),
        }
    }

    /// Opens one of the runs to show, once.
    async fn open(&self, run: &str) -> Result<Option<Arc<Opened>>, Failure> {
        let mut opened = self.opened.lock().await;
        if let Some(found) = opened.get(run) {
            return Ok(Some(Arc::clone(found)));
        }
        if !self.names().await?.iter().any(|name| name == run) {
            return Ok(None);
        }
        let store = Arc::new(self.shelf.open(run, Access::Read).await?);
        opened.insert(run.to_owned(), Arc::clone(&store));
        Ok(Some(store))
    }

    /// Moves the key from the address, which a browser keeps and shows, to a cookie.
    fn welcome(&self) -> Response<Full<Bytes>> {
        let mut response = text(StatusCode::SEE_OTHER, "");
        let cookie = format!("key={}; HttpOnly; SameSite=Strict; Path=/", self.key);
        if let Ok(cookie) = cookie.parse() {
            response.headers_mut().insert(header::SET_COOKIE, cookie);
        }
        let root = header::HeaderValue::from_static("/");
        response.headers_mut().insert(header::LOCATION, root);
        response
    }

    fn has_key(&self, headers: &HeaderMap) -> bool {
        let cookies = headers.get_all(header::COOKIE).iter();
        let mut pairs = cookies
            .filter_map(|it| it.to_str().ok())
            .flat_map(|it| it.split(';'));
        pairs.any(|pair| {
            let key = pair.trim().strip_prefix("key=");
            key.is_some_and(|key| self.is_key(key))
        })
    }

    /// Compares every byte, so that the time says nothing about the key.
    fn is_key(&self, given: &str) -> bool {
        let pairs = given.bytes().zip(self.key.bytes());
        let differs = pairs.fold(0, |differs, (one, other)| differs | (one ^ other));
        given.len() == self.key.len() && differs == 0
    }
}

/// A parameter of a query, decoded.
fn value(query: &str, name: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let (_, value) = pairs.find(|(key, _)| key == name)?;
    Some(value.into_owned())
}

/// A page of one run.
async fn of_run<S: Store>(
    store: &S,
    (run, part): (&str, &str),
    query: &str,
) -> Result<Response<Full<Bytes>>, Failure> {
    let mut bytes = Vec::new();
    Ok(match part {
        "" => html(page::progress(run, &store.progress().await?)),
        "orders" => {
            let sought = value(query, "reference").unwrap_or_default();
            let lines = store.find(&sought, FOUND).await?;
            html(page::orders(run, &sought, &lines))
        }
        "report" => {
            tollgate_billing::report(store, &mut bytes).await?;
            html(String::from_utf8_lossy(&bytes).into_owned())
        }
        "plan" => {
            let form = (Form::JsonLines, Duration::ZERO);
            let planned = tollgate_billing::retry_plan(store, form, None, &mut bytes).await?;
            html(plan::page(run, &planned, &bytes))
        }
        "plan.csv" => {
            let form = (Form::Csv, Duration::ZERO);
            tollgate_billing::retry_plan(store, form, None, &mut bytes).await?;
            text(StatusCode::OK, &String::from_utf8_lossy(&bytes))
        }
        _ => absent(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_decoded() {
        assert_eq!(
            value("a=1&reference=x%2Fy+z%C3%A4", "reference").as_deref(),
            Some("x/y zä")
        );
        assert_eq!(value("reference=%", "reference").as_deref(), Some("%"));
        assert_eq!(value("reference=%é", "reference").as_deref(), Some("%é"));
        assert_eq!(value("a=1", "reference"), None);
    }
}
