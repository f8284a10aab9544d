//! The latency of 64 tasks that read an invoice again and again through one client.

use std::{
    future::Future,
    time::{Duration, Instant},
};

use crate::{
    Result, plain,
    read::{ACCOUNT, ID, KEY, paymega, url},
    reqwest_client, runtime,
};

const TASKS: u32 = 64;

/// Prints the 99th percentile in microseconds; each task reads `count` times.
pub fn run(row: &str, count: u32) -> Result {
    let runtime = runtime()?;
    let times = match row {
        "latency-facade" => {
            let paymega = paymega()?;
            runtime.block_on(all(count, move || {
                let paymega = paymega.clone();
                async move { paymega.invoice(ID).await.is_ok() }
            }))
        }
        "latency-reqwest" => {
            let (client, url) = (reqwest_client()?, url()?);
            runtime.block_on(all(count, move || {
                let request = client.get(&url).basic_auth(ACCOUNT, Some(KEY));
                async move {
                    let Ok(response) = request.send().await else {
                        return false;
                    };
                    response.json::<plain::Document>().await.is_ok()
                }
            }))
        }
        _ => return Err("no such row".into()),
    };
    let mut times = times.ok_or("a request failed")?;
    times.sort_unstable();
    println!("{}", times[times.len() * 99 / 100].as_micros());
    Ok(())
}

/// The time of each read of all tasks.
async fn all<F, R>(count: u32, read: F) -> Option<Vec<Duration>>
where
    F: Fn() -> R + Clone + Send + 'static,
    R: Future<Output = bool> + Send,
{
    let tasks = (0..TASKS).map(|_| {
        let read = read.clone();
        tokio::spawn(async move {
            let mut times = Vec::new();
            for _ in 0..count {
                let start = Instant::now();
                if !read().await {
                    return None;
                }
                times.push(start.elapsed());
            }
            Some(times)
        })
    });
    let mut times = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        times.extend(task.await.ok()??);
    }
    Some(times)
}
