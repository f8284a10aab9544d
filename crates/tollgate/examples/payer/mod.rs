//! Plays the payer's browser and Paymega's sender of callbacks, which a real shop does not need.

use std::error::Error;

use reqwest::Url;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Enters a test card of the provider on its page.
pub async fn types_card(page: &str) -> Result<(), Box<dyn Error>> {
    let is_paycross = page.contains("/checkout/");
    let number = if is_paycross {
        "4200000000000000"
    } else {
        "5519283812030000"
    };
    let card =
        format!("card_number={number}&card_holder=Card+Holder&exp_month=10&exp_year=35&cvv=123");
    let (status, _) = posts(page, "", card.as_bytes()).await?;
    if status.starts_with('4') {
        return Err("the page does not accept the card".into());
    }
    Ok(())
}

/// Posts a form, or any other body with a header (`name: value`); returns the status and the address of the redirect.
pub async fn posts(
    url: &str,
    header: &str,
    body: &[u8],
) -> Result<(String, String), Box<dyn Error>> {
    let url = Url::parse(url)?;
    let address = url.socket_addrs(|| None)?;
    let mut stream = TcpStream::connect(address.as_slice()).await?;
    let host = url.authority();
    let path = url.path();
    let query = url.query().map(|query| format!("?{query}"));
    let path = format!("{path}{}", query.unwrap_or_default());
    let length = body.len();
    let content = "content-type: application/x-www-form-urlencoded";
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {host}\r\n{content}\r\ncontent-length: {length}\r\n\
         connection: close\r\n"
    );
    let header = if header.is_empty() {
        String::new()
    } else {
        format!("{header}\r\n")
    };
    stream
        .write_all(format!("{head}{header}\r\n").as_bytes())
        .await?;
    stream.write_all(body).await?;
    let mut response = Vec::new();
    stream.read_to_end(&mut response).await?;
    let response = String::from_utf8_lossy(&response);
    let status = response.split(' ').nth(1).unwrap_or_default();
    let location = response
        .lines()
        .find_map(|line| line.strip_prefix("location: "));
    Ok((status.to_owned(), location.unwrap_or_default().to_owned()))
}
