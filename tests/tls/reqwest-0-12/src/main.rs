//! A program with the defaults of reqwest 0.12, which are native-tls.

use std::error::Error;

use tollgate_call::{Server, block_on, look_up};

fn main() -> Result<(), Box<dyn Error>> {
    let server = Server::from_arguments()?;
    block_on(async {
        let client = reqwest::Client::builder()
            .add_root_certificate(reqwest::Certificate::from_pem(&server.certificate)?)
            .build()?;
        let response = client.get(server.url()).send().await?;
        assert_eq!(response.status(), 200);
        // The clients that take no certificate of their own are made too.
        drop(reqwest::Client::new());
        look_up(&server).await
    })
}
