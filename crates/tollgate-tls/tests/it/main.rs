//! The provider against rustls's own provider by ring.

mod handshake;
mod link;
mod offer;
mod primitive;
mod record;
