//! Calls that are dropped at any await: the order can be reconciled, or called again, and is charged once.

mod paycross;
mod payout;
mod platform;

use std::{
    future::{Future, poll_fn},
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
};

use tokio::{sync::Notify, task::yield_now};
use tollgate_sandbox::{Fault, Kind, Point, Sandbox};

/// The moment when a waiting call is dropped. All tasks of these tests run on one thread, in turn.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// After so many turns of the other tasks: first those of the client send, then the sandbox works.
    Turns(usize),
    /// Once that which it waits for is there, before it looks.
    Woken,
}

const MOMENTS: [Moment; 5] = [
    Moment::Turns(0),
    Moment::Turns(1),
    Moment::Turns(2),
    Moment::Turns(3),
    Moment::Woken,
];

/// Loses the next response to each of these operations. Nothing else goes wrong.
fn lose(sandbox: &Sandbox, operations: &[&str]) {
    sandbox.clear_faults();
    for operation in operations {
        let kind = Kind::Close {
            point: Point::After,
            reset: false,
        };
        sandbox.fault(Fault::on(*operation, kind));
    }
}

/// Notifies of each wake.
#[derive(Default)]
struct Bell(Notify);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.notify_one();
    }
}

/// Polls a call this often, and then drops it if it still waits. Returns its result if it ended before.
async fn drop_after_polls<T>(
    call: impl Future<Output = T>,
    polls: usize,
    moment: Moment,
) -> Option<T> {
    let mut call = pin!(call);
    let bell = Arc::<Bell>::default();
    let waker = Waker::from(Arc::clone(&bell));
    for poll in 1..=polls {
        let polled = poll_fn(|_| Poll::Ready(call.as_mut().poll(&mut Context::from_waker(&waker))));
        match polled.await {
            Poll::Ready(done) => return Some(done),
            Poll::Pending if poll < polls => bell.0.notified().await,
            Poll::Pending => {}
        }
    }
    match moment {
        Moment::Turns(turns) => {
            for _ in 0..turns {
                yield_now().await;
            }
        }
        Moment::Woken => bell.0.notified().await,
    }
    None
}

/// Drops a call at its first await, another one at its second, and so on until one has ended; the same for each moment.
/// Each call is of something that was prepared for it alone: all of these come back.
async fn drop_at_every_await<P, T>(
    prepare: impl AsyncFn(usize) -> P,
    call: impl AsyncFn(&P) -> T,
) -> Vec<P> {
    let mut prepared = Vec::new();
    for moment in MOMENTS {
        for polls in 1.. {
            assert!(polls < 1000, "it never ends");
            let one = prepare(prepared.len()).await;
            let ended = drop_after_polls(Box::pin(call(&one)), polls, moment).await;
            prepared.push(one);
            if ended.is_some() {
                break;
            }
        }
    }
    prepared
}
