//! A PostgreSQL server on a socket of its own, which ends with the test.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A running server.
pub struct Server {
    folder: PathBuf,
    binaries: PathBuf,
}

impl Server {
    /// Creates a cluster in a folder of its own, and starts it.
    pub fn start(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("tollgate-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let server = Self {
            binaries: binaries(),
            folder,
        };
        if is_root() {
            let status = Command::new("chown")
                .arg("postgres")
                .arg(&server.folder)
                .status();
            assert!(status.unwrap().success());
        }
        server.run(
            "initdb",
            &[
                "-D",
                &server.path("data"),
                "-A",
                "trust",
                "-U",
                "postgres",
                "--no-sync",
            ],
        );
        server.up();
        server
    }

    fn up(&self) {
        let options = format!(
            "-c listen_addresses= -c unix_socket_directories={}",
            self.folder.display()
        );
        let log = self.path("log");
        self.run(
            "pg_ctl",
            &[
                "-D",
                &self.path("data"),
                "-w",
                "-l",
                &log,
                "-o",
                &options,
                "start",
            ],
        );
    }

    /// Stops the server at once, as a crash does, and starts it again.
    pub fn restart(&self) {
        self.run(
            "pg_ctl",
            &["-D", &self.path("data"), "-m", "immediate", "stop"],
        );
        self.up();
    }

    /// The URL of the database.
    pub fn url(&self) -> String {
        let folder = self.folder.display().to_string().replace('/', "%2F");
        format!("postgres://postgres@{folder}/postgres")
    }

    fn path(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    /// The server refuses to run as root.
    fn run(&self, program: &str, arguments: &[&str]) {
        let program = self.binaries.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        let command = command.args(arguments).current_dir(&self.folder);
        let status = command.stdout(Stdio::null()).status().unwrap();
        assert!(status.success(), "{arguments:?}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.path("data");
        if Path::new(&data).exists() {
            self.run("pg_ctl", &["-D", &data, "-m", "immediate", "stop"]);
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().unwrap();
    output.stdout.trim_ascii() == b"0"
}

/// The folder with the programs of Debian's package, the newest version.
fn binaries() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql");
    let versions = versions
        .expect("apt-get install postgresql")
        .map(|it| it.unwrap().path());
    versions
        .max()
        .expect("apt-get install postgresql")
        .join("bin")
}
