//! The control API of a sandbox in another process.

use std::io;

use serde_json::Value;

use crate::bench::http::{Connection, Request};
use crate::bench::merchant::{split, text};
use crate::error::{Error, Result};

/// A connection to the control API.
pub struct Control(Connection);

impl Control {
    /// Connects to the API that this first line of the sandbox names.
    pub fn open(info: &Value) -> Result<Self> {
        let address = split(text(&info["control"])).0;
        let connection = Connection::open(address).map_err(|error| broken(&error))?;
        Ok(Self(connection))
    }

    pub fn get(&mut self, path: &str) -> Result<Value> {
        self.call("GET", path, "")
    }

    pub fn post(&mut self, path: &str, body: &Value) -> Result<Value> {
        self.call("POST", path, &body.to_string())
    }

    pub fn delete(&mut self, path: &str) -> Result<Value> {
        self.call("DELETE", path, "")
    }

    fn call(&mut self, method: &str, path: &str, body: &str) -> Result<Value> {
        let request = Request {
            method,
            path: &format!("/_control{path}"),
            headers: "content-type: application/json\r\n",
            body,
        };
        let response = self.0.call(&request).map_err(|error| broken(&error))?;
        serde_json::from_slice(response).map_err(|error| Error::Check(error.to_string()))
    }
}

fn broken(error: &io::Error) -> Error {
    Error::Check(format!("the sandbox: {error}"))
}
