//! The thread that speaks with AWS, as the window uses it, with keys that a search finds.

use std::fs;
use std::time::Duration;

use taskwright::aws::{Aws, AwsError, Event, Limits, Options, Reply, Request, Target};
use tempfile::TempDir;

use super::server::{ACCESS_KEY, REGION, SECRET_KEY, SESSION_TOKEN, Server};

/// A client that knows nothing but one server.
pub(crate) struct Client {
    aws: Aws,
    target: Target,
    _folder: TempDir,
}

impl Client {
    pub(crate) fn new(server: &Server) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config");
        let keys = [
            ("aws_access_key_id", ACCESS_KEY),
            ("aws_secret_access_key", SECRET_KEY),
            ("aws_session_token", SESSION_TOKEN),
        ];
        let lines: Vec<String> = keys.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
        fs::write(&file, format!("[profile test]\n{}", lines.concat())).unwrap();
        // On a clock of its own, since the machine may be busy; what is tried again is so at once.
        let limits = Limits { again: vec![Duration::ZERO], ..Limits::default() };
        let clock = Some(server.proxy().clock());
        let options = Options { config_file: Some(file), limits, clock, ..Options::default() };
        let target = Target {
            profile: Some("test".to_owned()),
            region: Some(REGION.to_owned()),
            endpoint_url: Some(server.url()),
        };
        Self { aws: Aws::new(options, || {}), target, _folder: folder }
    }

    /// What a request comes to.
    pub(crate) fn ask(&mut self, request: impl FnOnce(Target) -> Request) -> Result<Reply, AwsError> {
        let id = self.aws.send(request(self.target.clone()));
        loop {
            match self.aws.wait().expect("the thread lives") {
                Event::Done(of, outcome) if of == id => return outcome,
                _ => {}
            }
        }
    }
}
