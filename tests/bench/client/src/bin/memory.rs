//! The memory of lists: `tollgate-bench-memory CASE` prints the bytes that are kept and the allocations.
//!
//! The environment says where the server is (`SERVER`).

use std::{alloc::System, env, error::Error, hint::black_box};

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use tollgate::{
    Mode, Paymega, SecretKey,
    paymega::{Endpoints, Invoice, InvoiceRange},
};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() -> Result<(), Box<dyn Error>> {
    let case = env::args().nth(1).unwrap_or_default();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(measure(&case))
}

async fn measure(case: &str) -> Result<(), Box<dyn Error>> {
    let paymega = paymega(if case == "bare" { "bare" } else { "private" })?;
    // The first read allocates what the connection keeps.
    drop(read(&paymega, case).await?);
    let region = Region::new(ALLOCATOR);
    let kept = read(&paymega, case).await?;
    let counted = region.change();
    // The drop gives back all that was kept: the connection's buffers are not in it.
    let region = Region::new(ALLOCATOR);
    drop(black_box(kept));
    let freed = region.change();
    let bytes = freed.bytes_deallocated - freed.bytes_allocated;
    println!("{bytes} {}", counted.allocations + counted.reallocations);
    Ok(())
}

async fn read(paymega: &Paymega, case: &str) -> Result<Vec<Invoice>, Box<dyn Error>> {
    if case == "alone" {
        return Ok(vec![paymega.invoice("cpi_pbqlMhg37O49gcxf").await?]);
    }
    let mut kept = Vec::with_capacity(if case == "first" { 1 } else { 100 });
    let mut invoices = paymega.invoices(InvoiceRange::all().page_size(100));
    for position in 0..100 {
        let invoice = invoices.next().await.ok_or("the list has ended")??;
        if case != "first" || position == 0 {
            kept.push(invoice);
        }
    }
    Ok(kept)
}

fn paymega(list: &str) -> Result<Paymega, Box<dyn Error>> {
    let server = env::var("SERVER")?;
    let surface = |name: &str| format!("{server}/{name}");
    let endpoints = Endpoints::custom(surface("public"), surface(list), surface("cardgate"));
    let builder =
        Paymega::builder(Mode::Test, endpoints).account("coma_1", SecretKey::new("a-key"));
    Ok(builder.build()?)
}
