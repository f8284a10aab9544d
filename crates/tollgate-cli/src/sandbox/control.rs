//! The control API of a running sandbox.

use bytes::Bytes;
use clap::Args;
use hyper::{HeaderMap, Method};
use serde_json::Value;

use crate::{Failure, http, profile};

/// The sandbox to control.
#[derive(Args, Clone, Debug)]
pub struct Control {
    /// The sandbox's control API. Default: `TOLLGATE_SANDBOX`, as `sandbox --env` prints it.
    #[arg(long, value_name = "URL")]
    control: Option<String>,
}

impl Control {
    /// Reads at a path below `/_control`.
    ///
    /// # Errors
    ///
    /// No sandbox, or one that refuses the request.
    pub async fn get(&self, path: &str) -> Result<Value, Failure> {
        self.call(Method::GET, path, Bytes::new()).await
    }

    /// Posts JSON.
    ///
    /// # Errors
    ///
    /// As [`get`](Self::get).
    pub async fn post(&self, path: &str, body: &Value) -> Result<Value, Failure> {
        self.call(Method::POST, path, body.to_string().into()).await
    }

    /// Deletes.
    ///
    /// # Errors
    ///
    /// As [`get`](Self::get).
    pub async fn delete(&self, path: &str) -> Result<Value, Failure> {
        self.call(Method::DELETE, path, Bytes::new()).await
    }

    async fn call(&self, method: Method, path: &str, body: Bytes) -> Result<Value, Failure> {
        let named = self
            .control
            .clone()
            .or_else(|| profile::variable("SANDBOX"));
        let base = named.ok_or("no sandbox: --control URL, or TOLLGATE_SANDBOX")?;
        let url = format!("{}{path}", base.trim_end_matches('/'));
        let (status, body) = http::send(method, &url, HeaderMap::new(), body).await?;
        if !status.is_success() {
            let text = String::from_utf8_lossy(&body);
            return Err(format!("the sandbox refused {path} with status {status}: {text}").into());
        }
        Ok(serde_json::from_slice(&body)?)
    }
}
