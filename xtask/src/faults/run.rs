//! The process that works on a run, and the signals that it gets.

use std::fs::File;
use std::process::{Child, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::random::Random;
use super::world::World;
use crate::error::{Error, Result};
use crate::tool::program;

/// Both outputs of each process of the run.
pub const LOG: &str = "log.txt";

/// The codes with which `bill run` may end: done, or outcomes that are not final.
const ENDS: [i32; 2] = [0, 12];

/// Kills a process at the latest after this time, however little it has sent.
const LATEST: Duration = Duration::from_secs(20);

/// `tollgate bill run`. It ends with this value.
pub struct Run(Child);

impl Run {
    pub fn start(world: &World, patience: &str) -> Result<Self> {
        let file = world.folder.join(LOG);
        let log = File::options().create(true).append(true).open(&file);
        let log = log.map_err(|error| Error::file(&file, error))?;
        let errors = log.try_clone().map_err(|error| Error::file(&file, error))?;
        let mut command = world.bill(&["run", "may", "--json", "--patience", patience]);
        command.stdin(Stdio::null()).stdout(log).stderr(errors);
        let child = command.spawn().map_err(|error| failed(&error))?;
        Ok(Self(child))
    }

    /// Waits until the sandbox has received so many requests, then a random time.
    pub fn sends(&mut self, world: &mut World, exchanges: u64, random: &mut Random) -> Result<()> {
        let start = Instant::now();
        while world.exchanges()? < exchanges && start.elapsed() < LATEST && self.ended()?.is_none()
        {
            thread::sleep(Duration::from_millis(5));
        }
        thread::sleep(random.milliseconds(0..30));
        Ok(())
    }

    /// Stops the process for some time, and lets it go on for some time.
    pub fn pauses(&self, random: &mut Random) -> Result<()> {
        self.signal("-STOP")?;
        thread::sleep(random.milliseconds(50..1500));
        self.signal("-CONT")?;
        thread::sleep(random.milliseconds(1..200));
        Ok(())
    }

    /// Kills the process. Returns whether it was still working.
    pub fn killed(mut self) -> Result<bool> {
        if let Some(status) = self.ended()? {
            return checked(status).map(|()| false);
        }
        self.0.kill().map_err(|error| failed(&error))?;
        self.0.wait().map_err(|error| failed(&error))?;
        Ok(true)
    }

    /// Waits for the end of the run.
    pub fn finished(mut self) -> Result<()> {
        checked(self.0.wait().map_err(|error| failed(&error))?)
    }

    fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.0.try_wait().map_err(|error| failed(&error))
    }

    fn signal(&self, name: &str) -> Result<()> {
        program(".".as_ref(), "kill", &[name, &self.0.id().to_string()], &[])
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn checked(status: ExitStatus) -> Result<()> {
    if status.code().is_some_and(|code| ENDS.contains(&code)) {
        return Ok(());
    }
    Err(Error::Check(format!(
        "`bill run` ended with {status}: see {LOG}"
    )))
}

fn failed(error: &std::io::Error) -> Error {
    Error::Check(format!("`tollgate bill run`: {error}"))
}
