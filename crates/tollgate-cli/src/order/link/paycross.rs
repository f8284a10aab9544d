//! Pages of PayCross. The gateway does not show a page before it is paid, so an order can have several pages, and each
//! can be paid: the command makes one, and a further one only if it is asked to.

use std::time::{Duration, SystemTime};

use tollgate::{
    Error, Hosted as Page, PayCross,
    outcome::Kind,
    paycross::{NewCheckout, StoredOrder},
};

use super::{Ended, Hosted, Made, Purpose};
use crate::{
    Failure,
    exit::{Exit, Stop},
    profile::Profile,
    state::Work,
};

/// The life of a page.
const LIFE: Duration = Duration::from_secs(30 * 60);

impl Hosted {
    pub(super) async fn on_paycross(
        &self,
        client: &PayCross,
        profile: &Profile,
        purpose: Purpose,
    ) -> Result<Made, Failure> {
        let order = self.checkout(purpose)?;
        let work = Work::start(profile, self.key(profile), &client.stored(&order)?)?;
        if let Some(earlier) = work.earlier::<StoredOrder>()?
            && !self.another
        {
            return match client.reconcile(&earlier).await {
                Err(Error::NotFound(_)) => Err(self.has_page()),
                result => Ok(Made::Ended(Ended::of(&result))),
            };
        }
        Ok(match work.act(client.checkout(&order)).await? {
            Ok(Page::Page(page)) => Made::Page {
                id: page.id().to_owned(),
                url: page.url().to_owned(),
            },
            Ok(Page::Known(outcome)) => Made::Ended(Ended::of(&Ok(outcome))),
            Err(error) => Made::Ended(Ended::of_error(&error)),
        })
    }

    fn has_page(&self) -> Failure {
        let why = format!(
            "{} has a page, which may still be paid; --another makes a further one, and both can be paid",
            self.reference
        );
        Stop::with(Exit::of(Kind::Pending), why)
    }

    fn checkout(&self, purpose: Purpose) -> Result<NewCheckout, Failure> {
        let (reference, money) = (&self.reference, self.price.money()?);
        let end = self.end().unwrap_or_else(|| SystemTime::now() + LIFE);
        let mut order = match purpose {
            Purpose::Pay => NewCheckout::payment(reference, money, end),
            Purpose::Save | Purpose::Verify => NewCheckout::tokenization(reference, money, end),
        };
        if let Some(text) = &self.description {
            order = order.description(text);
        }
        if let Some(url) = &self.return_url {
            order = order.return_url(url);
        }
        if let Some(url) = &self.callback_url {
            order = order.notification_url(url);
        }
        Ok(order)
    }
}
