//! One window for each user: a second start hands its files to the window that runs already.
//!
//! The first window listens on the loopback address and writes port and token into the state folder, readable by its
//! owner alone. Whoever cannot read that file cannot speak to it. What travels are paths and the wish to come to the
//! front, nothing else.

use std::fs::{self, File};
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path as FilePath, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use serde_json::{Value, json};

use crate::document;

const PATIENCE: Duration = Duration::from_secs(2);
/// A request is one line; more than this is not from us.
const MAX_REQUEST: u64 = 1 << 20;

/// What came of asking to be the one window.
#[derive(Debug)]
pub enum Claim {
    /// This is it; later starts are heard here.
    First(Listener),
    /// Another window took the files.
    HandedOver,
    /// Neither worked: a window of its own is better than none.
    Alone,
}

/// The place where later starts hand their files over. It is given up when this is dropped.
#[derive(Debug)]
pub struct Listener {
    requests: Receiver<Vec<PathBuf>>,
    _lock: File,
}

/// Becomes the one window of `folder`, or hands `files` to the one that is.
pub fn claim(folder: &FilePath, files: &[PathBuf], wake: impl Fn() + Send + 'static) -> Claim {
    match try_claim(folder, files, wake) {
        Ok(claim) => claim,
        Err(_) => Claim::Alone,
    }
}

fn try_claim(folder: &FilePath, files: &[PathBuf], wake: impl Fn() + Send + 'static) -> io::Result<Claim> {
    fs::create_dir_all(folder)?;
    let lock = File::options().create(true).append(true).open(folder.join("window.lock"))?;
    let address = folder.join("window.json");
    if lock.try_lock().is_err() {
        return hand_over(&address, files).map(|()| Claim::HandedOver);
    }
    let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let token = token();
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    write!(file, "{}", json!({"port": socket.local_addr()?.port(), "token": token}))?;
    file.persist(&address).map_err(|error| error.error)?;
    let (sender, requests) = mpsc::channel();
    std::thread::Builder::new().name("second starts".to_owned()).spawn(move || {
        for stream in socket.incoming().flatten() {
            // A stranger's request is dropped without an answer.
            if let Some(files) = answer(stream, &token) {
                if sender.send(files).is_err() {
                    return;
                }
                wake();
            }
        }
    })?;
    Ok(Claim::First(Listener { requests, _lock: lock }))
}

impl Listener {
    /// The files that later starts have handed over since the last call. An empty list asks to come to the front.
    pub fn poll(&self) -> Option<Vec<PathBuf>> {
        self.requests.try_iter().reduce(|all, more| [all, more].concat())
    }
}

fn answer(stream: TcpStream, token: &str) -> Option<Vec<PathBuf>> {
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let mut line = String::new();
    BufReader::new((&stream).take(MAX_REQUEST)).read_line(&mut line).ok()?;
    let request: Value = serde_json::from_str(&line).ok()?;
    if request["token"] != *token {
        return None;
    }
    let files = request["files"].as_array()?.iter().filter_map(Value::as_str).map(PathBuf::from).collect();
    (&stream).write_all(b"ok\n").ok()?;
    Some(files)
}

fn hand_over(address: &FilePath, files: &[PathBuf]) -> io::Result<()> {
    let (address, _) = document::file::read(address).map_err(io::Error::other)?;
    let address: Value = serde_json::from_str(&address)?;
    let port = address["port"].as_u64().and_then(|port| u16::try_from(port).ok());
    let port = port.ok_or(io::ErrorKind::InvalidData)?;
    let mut stream = TcpStream::connect_timeout(&(Ipv4Addr::LOCALHOST, port).into(), PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    // The other window has another working folder.
    let files: Vec<String> = files
        .iter()
        .map(|file| std::path::absolute(file).unwrap_or(file.clone()).display().to_string())
        .collect();
    writeln!(stream, "{}", json!({"token": address["token"], "files": files}))?;
    let mut reply = [0; 3];
    stream.read_exact(&mut reply)
}

/// 128 bits that the system's random source seeds.
fn token() -> String {
    let part = || RandomState::new().hash_one("taskwright");
    format!("{:016x}{:016x}", part(), part())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(folder: &FilePath) -> Listener {
        match claim(folder, &[], || {}) {
            Claim::First(listener) => listener,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_second_start_hands_its_files_over() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, woken) = mpsc::channel();
        let Claim::First(listener) = claim(folder.path(), &[], move || sender.send(()).unwrap_or_default())
        else {
            panic!("the first start is the first");
        };
        assert!(matches!(claim(folder.path(), &["a.json".into()], || {}), Claim::HandedOver));
        woken.recv_timeout(Duration::from_secs(30)).unwrap();
        assert_eq!(listener.poll(), Some(vec![std::path::absolute("a.json").unwrap()]));
        assert_eq!(listener.poll(), None);
    }

    #[test]
    fn the_next_start_after_the_end_is_the_first_again() {
        let folder = tempfile::tempdir().unwrap();
        drop(first(folder.path()));
        first(folder.path());
    }

    #[test]
    fn a_wrong_token_is_not_answered() {
        let folder = tempfile::tempdir().unwrap();
        let listener = first(folder.path());
        let address = folder.path().join("window.json");
        let mut value: Value = serde_json::from_slice(&fs::read(&address).unwrap()).unwrap();
        value["token"] = json!("guessed");
        fs::write(&address, value.to_string()).unwrap();
        assert!(matches!(claim(folder.path(), &["a.json".into()], || {}), Claim::Alone));
        assert_eq!(listener.poll(), None);
    }
}
