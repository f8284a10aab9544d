//! The address of a page: as text, as a QR code in the terminal, and as an SVG file.

use std::path::PathBuf;

use clap::Args;
use qrcode::{
    QrCode,
    render::{svg, unicode::Dense1x2},
};

use crate::Failure;

/// The forms in which to show a page's address.
#[derive(Args, Debug)]
pub struct Page {
    /// Prints a QR code of the address, for a terminal with a dark background.
    #[arg(long)]
    qr: bool,
    /// Writes a QR code of the address to this file.
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
}

impl Page {
    /// Shows the codes that were asked for.
    ///
    /// # Errors
    ///
    /// An address that is too long for a code, or a file that cannot be written.
    pub fn show(&self, url: &str) -> Result<(), Failure> {
        if self.qr {
            // On standard error, so that the output has the same lines with and without it.
            eprintln!("{}", terminal(&QrCode::new(url)?));
        }
        if let Some(file) = &self.svg {
            let code = QrCode::new(url)?;
            let image = code
                .render::<svg::Color<'_>>()
                .min_dimensions(256, 256)
                .build();
            let written = std::fs::write(file, image);
            written.map_err(|error| format!("{}: {error}", file.display()))?;
        }
        Ok(())
    }
}

/// Two rows of modules for each line of text.
fn terminal(code: &QrCode) -> String {
    code.render::<Dense1x2>()
        .dark_color(Dense1x2::Light)
        .light_color(Dense1x2::Dark)
        .build()
}
