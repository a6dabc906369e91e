//! A server that signs in as IAM Identity Center does, which `moto_server` leaves out: RegisterClient,
//! StartDeviceAuthorization and CreateToken of `sso-oauth`, GetRoleCredentials of `sso`.

use std::collections::VecDeque;
use std::io::{BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use super::http::{self, Message};

/// What is to be found nowhere but in requests: what the portal gives.
pub(crate) const TOKEN: &str = "seededPortalToken0123456789abcdef";
pub(crate) const ROLE_KEY: &str = "ASIASEEDEDFORSEARCH2";
pub(crate) const ROLE_SECRET: &str = "seededRoleSecret/0123456789+abcdef";
pub(crate) const ROLE_SESSION: &str = "seededRoleSessionToken0123456789==";
/// What nobody but the two sides may know.
pub(crate) const DEVICE: &str = "seededDeviceCode0123456789";
const CLIENT_SECRET: &str = "seededClientSecret0123456789";

/// All that lets someone in.
pub(crate) const SECRETS: [&str; 6] = [TOKEN, ROLE_KEY, ROLE_SECRET, ROLE_SESSION, DEVICE, CLIENT_SECRET];

/// What the user compares, and where.
pub(crate) const CODE: &str = "ABCD-EFGH";
pub(crate) const URL: &str = "https://device.sso.example/?user_code=ABCD-EFGH";

/// How the question for a token is answered.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Turn {
    Pending,
    SlowDown,
    Expired,
    Denied,
    Token,
}

/// Listens as long as the program runs.
pub(crate) struct SsoServer {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// The answers to come; pending where there is none.
    turns: VecDeque<Turn>,
    /// The paths that were asked for, and the token that came along.
    asked: Vec<(String, Option<String>)>,
    url: String,
}

impl SsoServer {
    pub(crate) fn start(turns: &[Turn]) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let state = State { turns: turns.iter().copied().collect(), url: URL.to_owned(), ..State::default() };
        let state = Arc::new(Mutex::new(state));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                std::thread::spawn(move || serve(stream, &shared));
            }
        });
        Self { address, state }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Names this address in place of [`URL`].
    pub(crate) fn name_address(&self, url: &str) {
        lock(&self.state).url = url.to_owned();
    }

    /// Answers so from now on.
    pub(crate) fn turn(&self, turns: &[Turn]) {
        lock(&self.state).turns.extend(turns);
    }

    /// How often a path was asked for.
    pub(crate) fn count(&self, path: &str) -> usize {
        lock(&self.state).asked.iter().filter(|(asked, _)| asked == path).count()
    }

    /// The tokens that came with questions for keys.
    pub(crate) fn tokens(&self) -> Vec<String> {
        lock(&self.state).asked.iter().filter_map(|(_, token)| token.clone()).collect()
    }
}

fn lock(state: &Mutex<State>) -> std::sync::MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(stream: TcpStream, state: &Mutex<State>) {
    let mut reader = BufReader::new(stream);
    while let Ok(Some(request)) = http::read(&mut reader) {
        let (status, body) = answer(&request, state);
        let reply = Message::new(
            &format!("HTTP/1.1 {status} Answer"),
            &[("Content-Type", "application/json")],
            body.to_string().as_bytes(),
        );
        let reply = reply.with_length();
        let sent = reader.get_mut().write_all(&[reply.head(), reply.body].concat());
        if sent.is_err() {
            return;
        }
    }
}

fn answer(request: &Message, state: &Mutex<State>) -> (u16, Value) {
    let path = request.start.split(' ').nth(1).unwrap_or_default().split('?').next().unwrap_or_default();
    let token = request.header("x-amz-sso_bearer_token").map(str::to_owned);
    let mut state = lock(state);
    state.asked.push((path.to_owned(), token.clone()));
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    let refused = |error: &str| (400, json!({ "error": error, "error_description": error }));
    match path {
        "/client/register" if body["clientType"] == "public" => (
            200,
            json!({ "clientId": "client", "clientSecret": CLIENT_SECRET, "clientSecretExpiresAt": 4_000_000_000_i64 }),
        ),
        "/device_authorization" if body["startUrl"] == "https://portal.example/start" => (
            200,
            json!({
                "deviceCode": DEVICE, "userCode": CODE, "verificationUri": "https://device.sso.example/",
                "verificationUriComplete": state.url, "expiresIn": 600, "interval": 1,
            }),
        ),
        "/token" if body["deviceCode"] == DEVICE && body["clientSecret"] == CLIENT_SECRET => {
            match state.turns.pop_front().unwrap_or(Turn::Pending) {
                Turn::Pending => typed(refused("authorization_pending"), "AuthorizationPendingException"),
                Turn::SlowDown => typed(refused("slow_down"), "SlowDownException"),
                Turn::Expired => typed(refused("expired_token"), "ExpiredTokenException"),
                Turn::Denied => typed(refused("access_denied"), "AccessDeniedException"),
                Turn::Token => {
                    (200, json!({ "accessToken": TOKEN, "tokenType": "Bearer", "expiresIn": 28_800 }))
                }
            }
        }
        "/federation/credentials" if token.as_deref() == Some(TOKEN) => (
            200,
            json!({ "roleCredentials": {
                "accessKeyId": ROLE_KEY, "secretAccessKey": ROLE_SECRET, "sessionToken": ROLE_SESSION,
                "expiration": 4_000_000_000_000_i64,
            } }),
        ),
        _ => (400, json!({ "__type": "InvalidRequestException", "message": "not as expected" })),
    }
}

/// The name that the SDK knows an error by.
fn typed((status, mut body): (u16, Value), name: &str) -> (u16, Value) {
    body["__type"] = name.into();
    (status, body)
}
