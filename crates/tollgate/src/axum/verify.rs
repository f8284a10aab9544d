//! The verifiers of both providers, as the extractors use them.

use tollgate_core::{Event, NotVerified};

/// A verifier that [`Verified`](super::Verified) takes from the state: of Paymega's callbacks or PayCross's webhooks.
pub trait Verify: Send {
    /// The message about a payment.
    type Message: Send;

    /// The header that the provider sends the signature or credentials in.
    const HEADER: &'static str;

    /// Verifies and reads a body.
    ///
    /// # Errors
    ///
    /// [`NotVerified`] if the body does not come from the provider, or is of the other mode.
    fn verify_message(
        &self,
        header: &str,
        body: &[u8],
    ) -> Result<Event<Self::Message>, NotVerified>;
}

/// A verifier that [`VerifiedConfirmation`](super::VerifiedConfirmation) takes from the state.
#[cfg(feature = "paycross")]
pub trait Confirm: Verify {
    /// The request to confirm a transaction.
    type Confirmation: Send;

    /// Verifies and reads a request to confirm a transaction.
    ///
    /// # Errors
    ///
    /// [`Rejection`](super::Rejection) if the body does not come from the gateway, or shows no transaction.
    fn verify_request(
        &self,
        header: &str,
        body: &[u8],
    ) -> Result<Self::Confirmation, super::Rejection>;
}

#[cfg(feature = "paymega")]
mod paymega {
    use axum_core::extract::FromRef;
    use tollgate_core::{Event, NotVerified};

    use super::Verify;
    use crate::paymega::{
        Paymega,
        callback::{Callback, Verifier},
    };

    impl Verify for Verifier {
        type Message = Callback;

        const HEADER: &'static str = "x-signature";

        fn verify_message(
            &self,
            header: &str,
            body: &[u8],
        ) -> Result<Event<Callback>, NotVerified> {
            self.verify(header, body)
        }
    }

    impl FromRef<Paymega> for Verifier {
        fn from_ref(client: &Paymega) -> Self {
            client.verifier().clone()
        }
    }
}

#[cfg(feature = "paycross")]
mod paycross {
    use axum_core::extract::FromRef;
    use tollgate_core::{Event, NotVerified};

    use super::{Confirm, Verify};
    use crate::{
        axum::Rejection,
        paycross::{
            PayCross,
            webhook::{BasicVerifier, Confirmation, NotConfirmed, Verifier, Webhook},
        },
    };

    macro_rules! verify {
        ($verifier:ty, $header:literal) => {
            impl Verify for $verifier {
                type Message = Webhook;

                const HEADER: &'static str = $header;

                fn verify_message(
                    &self,
                    header: &str,
                    body: &[u8],
                ) -> Result<Event<Webhook>, NotVerified> {
                    self.verify(header, body)
                }
            }

            impl Confirm for $verifier {
                type Confirmation = Confirmation;

                fn verify_request(
                    &self,
                    header: &str,
                    body: &[u8],
                ) -> Result<Confirmation, Rejection> {
                    Ok(self.verify_confirmation(header, body)?)
                }
            }
        };
    }

    verify!(Verifier, "content-signature");
    verify!(BasicVerifier, "authorization");

    impl From<NotConfirmed> for Rejection {
        fn from(reason: NotConfirmed) -> Self {
            match reason {
                NotConfirmed::NotVerified(reason) => Self::NotVerified(reason),
                _ => Self::Unreadable,
            }
        }
    }

    impl FromRef<PayCross> for Verifier {
        fn from_ref(client: &PayCross) -> Self {
            client.verifier().clone()
        }
    }
}
