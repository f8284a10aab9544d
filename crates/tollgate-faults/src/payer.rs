//! The payer: enters a card on a page, or passes a challenge.

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{history::ForPayer, world::World};

/// Cards of both providers: one that pays, and one that is declined.
const CARDS: [[&str; 2]; 2] = [
    ["5519283812030000", "4302912837020000"],
    ["4200000000000000", "4005550000000019"],
];

/// Passes the page or the challenge, or fails it.
pub(crate) async fn acts(world: &World, needed: &ForPayer, passes: bool) {
    match needed {
        ForPayer::Challenge(id) => {
            world.sandbox().complete_challenge(id, passes);
        }
        // A payer whose connection breaks off leaves the page.
        ForPayer::Page(url) => {
            let _ = types_card(url, passes).await;
        }
    }
}

async fn types_card(url: &str, passes: bool) -> std::io::Result<()> {
    let cards = CARDS[usize::from(url.contains("/checkout/"))];
    let number = cards[usize::from(!passes)];
    let rest = url.split("://").nth(1).unwrap_or_default();
    let (address, path) = rest.split_once('/').unwrap_or((rest, ""));
    let body =
        format!("card_number={number}&card_holder=Card+Holder&exp_month=10&exp_year=35&cvv=123");
    let head = format!(
        "POST /{path} HTTP/1.1\r\nhost: {address}\r\ncontent-length: {}\r\n\
         content-type: application/x-www-form-urlencoded\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body.as_bytes()).await?;
    stream.read_to_end(&mut Vec::new()).await.map(|_| ())
}
