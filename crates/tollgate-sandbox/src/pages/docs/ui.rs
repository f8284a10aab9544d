//! The files of Swagger UI. The crate that holds them has them compressed, and browsers unpack them.

use crate::http::Response;
use bytes::Bytes;
use rawzip::{CompressionMethod, ZipArchive};
use utoipa_swagger_ui_vendored::SWAGGER_UI_VENDORED;

/// The first bytes of a gzip file: compressed by deflate, without a name or a time.
const GZIP: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

/// A file that the page needs. `None` if it is no such file.
pub(super) fn file(name: &str) -> Option<Response> {
    let content_type = match name {
        "swagger-ui.css" => "text/css; charset=utf-8",
        "swagger-ui-bundle.js" => "text/javascript; charset=utf-8",
        _ => return None,
    };
    let response = Response::compressed(content_type, gzip(&format!("/dist/{name}"))?);
    Some(response.with("cache-control", "max-age=3600".to_owned()))
}

/// The gzip file of an entry of the archive: both formats hold the same compressed bytes.
fn gzip(end: &str) -> Option<Bytes> {
    let archive = ZipArchive::from_slice(SWAGGER_UI_VENDORED).ok()?;
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().ok()? {
        let found = entry.file_path().as_ref().ends_with(end.as_bytes());
        if found && entry.compression_method() == CompressionMethod::DEFLATE {
            let data = archive.get_entry(entry.wayfinder()).ok()?;
            let size = u32::try_from(entry.uncompressed_size_hint()).ok()?;
            let parts: [&[u8]; 4] = [
                &GZIP,
                data.data(),
                &entry.crc32().to_le_bytes(),
                &size.to_le_bytes(),
            ];
            return Some(parts.concat().into());
        }
    }
    None
}
