//! The one writer of a SQLite database: a thread that commits what has come together.

use std::{
    sync::mpsc::{Receiver, Sender, channel},
    thread::{self, JoinHandle},
    time::Duration,
};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::oneshot;

use crate::{Error, Result};

/// The most jobs of one commit.
const TOGETHER: usize = 512;

/// How long the first job of a commit waits for others. A commit costs much more than a job, and a provider's response
/// takes much longer.
const GATHER: Duration = Duration::from_millis(5);

type Done = Box<dyn FnOnce(Result<()>) + Send>;

type Write = Box<dyn FnMut(&Transaction<'_>) -> Result<()> + Send>;

/// A job inside of a transaction, and what happens once the transaction ends.
struct Job {
    work: Write,
    done: Done,
    /// Whether the job has a transaction of its own, which it may roll back by an error.
    alone: bool,
}

/// Sends jobs to the writer. Dropping it waits until the last one is committed and the database is closed.
#[derive(Debug)]
pub(super) struct Writer {
    /// `None` once the writer shall end.
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // A panic of the thread has failed the jobs that it did not do.
            let _ = thread.join();
        }
    }
}

impl Writer {
    pub(super) fn start(connection: Connection) -> Result<Self> {
        let (sender, receiver) = channel();
        let builder = thread::Builder::new().name("tollgate-billing".to_owned());
        let thread = builder
            .spawn(move || run(connection, &receiver))
            .map_err(|error| Error::Store(error.to_string()))?;
        Ok(Self {
            jobs: Some(sender),
            thread: Some(thread),
        })
    }

    /// Does a small write together with others. Returns once it is durable.
    pub(super) async fn together(
        &self,
        work: impl FnMut(&Transaction<'_>) -> Result<()> + Send + 'static,
    ) -> Result<()> {
        self.send(Box::new(work), false).await
    }

    /// Does a write in a transaction of its own.
    pub(super) async fn alone<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (sender, receiver) = oneshot::channel();
        let mut parts = Some((work, sender));
        let work = move |transaction: &Transaction<'_>| {
            let (work, sender) = parts.take().ok_or_else(gone)?;
            // The receiver is gone only if the caller is.
            let _ = sender.send(work(transaction)?);
            Ok(())
        };
        self.send(Box::new(work), true).await?;
        receiver.await.map_err(|_| gone())
    }

    async fn send(&self, work: Write, alone: bool) -> Result<()> {
        let (sender, receiver) = oneshot::channel();
        let done: Done = Box::new(|result| {
            let _ = sender.send(result);
        });
        let job = Job { work, done, alone };
        let jobs = self.jobs.as_ref().ok_or_else(gone)?;
        jobs.send(job).map_err(|_| gone())?;
        receiver.await.map_err(|_| gone())?
    }
}

fn gone() -> Error {
    Error::Store("the writer has ended".to_owned())
}

fn run(mut connection: Connection, jobs: &Receiver<Job>) {
    let mut next = None;
    while let Some(first) = next.take().or_else(|| jobs.recv().ok()) {
        let mut batch = vec![first];
        if !batch[0].alone {
            thread::sleep(GATHER);
        }
        while !batch[0].alone && batch.len() < TOGETHER {
            match jobs.try_recv() {
                Ok(job) if job.alone => {
                    next = Some(job);
                    break;
                }
                Ok(job) => batch.push(job),
                Err(_) => break,
            }
        }
        if batch.len() > 1 && commit(&mut connection, &mut batch).is_ok() {
            for job in batch {
                (job.done)(Ok(()));
            }
            continue;
        }
        // One job's error is not the others'.
        for mut job in batch {
            let result = commit(&mut connection, std::slice::from_mut(&mut job));
            (job.done)(result);
        }
    }
}

/// One transaction for all. If one of them fails, none is written.
fn commit(connection: &mut Connection, batch: &mut [Job]) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for job in batch {
        (job.work)(&transaction)?;
    }
    Ok(transaction.commit()?)
}
