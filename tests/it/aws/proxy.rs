//! A proxy on loopback between a client and the real server: it keeps what the client sent, and does to chosen
//! requests what networks and services do to them.

use std::collections::VecDeque;
use std::io::{self, BufReader, Write as _};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use socket2::{Domain, SockRef, Socket, Type};
use taskwright::aws::ClockStandIn;

use super::fault::{Dice, Fault};
use super::http::{self, Message};

/// How long a test waits for a request that must come, before it fails.
const PATIENCE: Duration = Duration::from_secs(120);

/// By how much a clock is moved where something is late: clients of tests wait 300 ms.
const LATE: Duration = Duration::from_millis(500);

/// How often it is looked whether a client is still there.
const LOOK: Duration = Duration::from_millis(5);

/// A request that arrived.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    /// What the client asked for: `RegisterTaskDefinition`; `GET /2015-02-01/file-systems` where only that tells.
    pub(crate) operation: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    /// Byte for byte.
    pub(crate) body: Vec<u8>,
    /// Whether the server behind has got and answered it.
    pub(crate) forwarded: bool,
    /// What was done to it.
    pub(crate) fault: Option<Fault>,
}

impl Received {
    /// The value of a header, whatever case its name came in.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// What the server behind leaves out and AWS does: may change the reply to a request of this operation.
pub(crate) type Amend = fn(operation: &str, request: &Message, reply: &mut Message);

/// Listens until it is dropped.
pub(crate) struct Proxy {
    address: SocketAddr,
    /// Bound and deaf: keeps the port ours while nobody listens on it.
    _port: Socket,
    door: Mutex<Option<Door>>,
    shared: Arc<Shared>,
}

/// The thread that accepts connections.
struct Door {
    thread: JoinHandle<()>,
    closing: Arc<AtomicBool>,
}

struct Shared {
    target: SocketAddr,
    /// Set on each request on its way to the target; not part of what was received.
    headers: Vec<(String, String)>,
    amend: Amend,
    clock: ClockStandIn,
    state: Mutex<State>,
    arrived: Condvar,
    connections: Mutex<Vec<Weak<TcpStream>>>,
}

#[derive(Default)]
struct State {
    /// Operation (all where there is none) and what is done to the next of it.
    next: VecDeque<(Option<String>, Fault)>,
    /// What is done to each one of an operation.
    always: Vec<(String, Fault)>,
    dice: Option<Dice>,
    received: Vec<Received>,
    /// How often replies that were held have been let go.
    releases: usize,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Proxy {
    /// A proxy on a free port that forwards to `target`, with these headers set and replies amended.
    pub(crate) fn start(target: SocketAddr, headers: &[(&str, &str)], amend: Amend) -> Self {
        let port = bound((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
        let shared = Shared {
            target,
            headers: headers.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect(),
            amend,
            clock: ClockStandIn::default(),
            state: Mutex::default(),
            arrived: Condvar::new(),
            connections: Mutex::default(),
        };
        let address = port.local_addr().unwrap().as_socket().unwrap();
        let proxy = Self { address, _port: port, door: Mutex::new(None), shared: Arc::new(shared) };
        proxy.listen();
        proxy
    }

    /// `http://127.0.0.1:PORT`
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    // ---------------------------------------------------------------- what is done to requests

    /// Does this to the next request of the operation. Several calls queue up.
    pub(crate) fn fail(&self, operation: &str, fault: Fault) {
        self.state().next.push_back((Some(operation.to_owned()), fault));
    }

    /// Does this to the next request, whatever it asks for.
    pub(crate) fn fail_next(&self, fault: Fault) {
        self.state().next.push_back((None, fault));
    }

    /// Does this to every request of the operation that no other fault is meant for.
    pub(crate) fn fail_always(&self, operation: &str, fault: Fault) {
        self.state().always.push((operation.to_owned(), fault));
    }

    /// Lets chance decide what is done to each request, the same for the same seed and requests. One in four goes
    /// through as if nothing were.
    pub(crate) fn fail_by_chance(&self, seed: u64) {
        self.state().dice = Some(Dice::new(seed));
    }

    /// Lets the replies go that are held now, of which [`Self::wait_for`] knows as forwarded.
    pub(crate) fn release(&self) {
        self.state().releases += 1;
    }

    /// For the client's time limits: moves where something is late, and never by itself.
    pub(crate) fn clock(&self) -> ClockStandIn {
        self.shared.clock.clone()
    }

    /// Ends all faults: from now on requests go through, and connections are taken.
    pub(crate) fn heal(&self) {
        let state = &mut *self.state();
        (state.next, state.always, state.dice) = Default::default();
        self.listen();
    }

    /// Refuses connections, and ends those that stand, until [`Self::heal`].
    pub(crate) fn refuse(&self) {
        let Some(door) = lock(&self.door).take() else { return };
        door.closing.store(true, Ordering::SeqCst);
        // The thread waits for a connection: this is its last one.
        let _ = TcpStream::connect(self.address);
        let _ = door.thread.join();
        for stream in lock(&self.shared.connections).drain(..).filter_map(|stream| stream.upgrade()) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    fn listen(&self) {
        let mut door = lock(&self.door);
        if door.is_some() {
            return;
        }
        let socket = bound(self.address).unwrap();
        socket.listen(128).unwrap();
        let closing = Arc::new(AtomicBool::new(false));
        let shared = (Arc::clone(&self.shared), Arc::clone(&closing));
        let thread = std::thread::spawn(move || shared.0.accept(&socket.into(), &shared.1));
        *door = Some(Door { thread, closing });
    }

    // ---------------------------------------------------------------- what arrived

    /// Everything that arrived, in order.
    pub(crate) fn all_requests(&self) -> Vec<Received> {
        self.state().received.clone()
    }

    /// What arrived of one operation, in order.
    pub(crate) fn requests(&self, operation: &str) -> Vec<Received> {
        let state = self.state();
        state.received.iter().filter(|received| received.operation == operation).cloned().collect()
    }

    /// How many requests something was done to.
    pub(crate) fn faults(&self) -> usize {
        self.state().received.iter().filter(|received| received.fault.is_some()).count()
    }

    /// Waits until that many requests of the operation have arrived, faults or not, and been counted as forwarded
    /// where they are to be.
    #[track_caller]
    pub(crate) fn wait_for(&self, operation: &str, count: usize, forwarded: bool) {
        let enough = |state: &State| {
            let of_it = state.received.iter().filter(|received| received.operation == operation);
            of_it.filter(|received| received.forwarded || !forwarded).count() >= count
        };
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.state();
        while !enough(&state) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "{count} {operation} did not arrive: {:?}", state.received);
            state = self.shared.arrived.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.shared.state)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.refuse();
    }
}

/// A socket at an address that others of ours are bound to.
fn bound(address: SocketAddr) -> io::Result<Socket> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    Ok(socket)
}

impl State {
    /// What is to be done to a request of this operation.
    fn take(&mut self, operation: &str) -> Option<Fault> {
        let meant = |(of, _): &(Option<String>, Fault)| of.as_deref().is_none_or(|of| of == operation);
        if let Some(at) = self.next.iter().position(meant) {
            return self.next.remove(at).map(|(_, fault)| fault);
        }
        if let Some((_, fault)) = self.always.iter().find(|(of, _)| of == operation) {
            return Some(fault.clone());
        }
        self.dice.as_mut().and_then(Dice::fault)
    }
}

/// What becomes of a connection after a request.
enum Then {
    Next,
    Close,
    Reset,
}

impl Shared {
    fn accept(self: &Arc<Self>, listener: &TcpListener, closing: &AtomicBool) {
        while let Ok((stream, _)) = listener.accept() {
            if closing.load(Ordering::SeqCst) {
                return;
            }
            let stream = Arc::new(stream);
            lock(&self.connections).push(Arc::downgrade(&stream));
            let shared = Arc::clone(self);
            std::thread::spawn(move || {
                // A client may leave at any time, which is none of the proxy's business.
                let _ = shared.serve(&stream);
            });
        }
    }

    /// Answers what comes over a connection until one side ends it.
    fn serve(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        while let Some(request) = http::read(&mut reader)? {
            match self.answer(&request, stream)? {
                Then::Next => {}
                Then::Close => return Ok(()),
                Then::Reset => return SockRef::from(stream).set_linger(Some(Duration::ZERO)),
            }
        }
        Ok(())
    }

    fn answer(&self, request: &Message, mut stream: &TcpStream) -> io::Result<Then> {
        let operation = operation(request);
        let (at, fault) = self.keep(request, &operation);
        let forward = || {
            let reply = self.forward(request, &operation);
            lock(&self.state).received[at].forwarded = reply.is_ok();
            self.arrived.notify_all();
            reply
        };
        let reply = match &fault {
            Some(Fault::ResetBefore) => return Ok(Then::Reset),
            Some(Fault::ResetAfter) => return forward().map(|_| Then::Reset),
            Some(Fault::Answer(answer)) => answer.reply(request),
            Some(Fault::AnswerAfter(answer)) => {
                forward()?;
                answer.reply(request)
            }
            Some(Fault::Lost) => {
                self.be_late(stream);
                return Ok(Then::Close);
            }
            Some(Fault::LateForward) => {
                self.be_late(stream);
                forward()?
            }
            Some(Fault::LateReply) => {
                let reply = forward()?;
                self.be_late(stream);
                reply
            }
            Some(Fault::HeldReply) => {
                let releases = lock(&self.state).releases;
                let reply = forward()?;
                wait_while(|| lock(&self.state).releases == releases && is_there(stream));
                reply
            }
            Some(Fault::LateBody | Fault::CutReply) | None => forward()?,
        };
        let reply = reply.with_length();
        stream.write_all(&reply.head())?;
        match fault {
            Some(Fault::CutReply) => {
                stream.write_all(&reply.body[..reply.body.len() / 2])?;
                return Ok(Then::Close);
            }
            Some(Fault::LateBody) => {
                let (start, rest) = reply.body.split_at(reply.body.len() / 2);
                stream.write_all(start)?;
                self.be_late(stream);
                stream.write_all(rest)?;
            }
            _ => stream.write_all(&reply.body)?,
        }
        Ok(Then::Next)
    }

    /// Lets the client's time limits pass, and waits until it has left.
    fn be_late(&self, stream: &TcpStream) {
        self.clock.advance(LATE);
        wait_while(|| is_there(stream));
    }

    /// Writes down what arrived: its place in the list and what is to be done to it.
    fn keep(&self, request: &Message, operation: &str) -> (usize, Option<Fault>) {
        let mut words = request.start.split(' ').map(str::to_owned);
        let mut state = lock(&self.state);
        let fault = state.take(operation);
        state.received.push(Received {
            operation: operation.to_owned(),
            method: words.next().unwrap_or_default(),
            path: words.next().unwrap_or_default(),
            headers: request.headers.clone(),
            body: request.body.clone(),
            forwarded: false,
            fault: fault.clone(),
        });
        self.arrived.notify_all();
        (state.received.len() - 1, fault)
    }

    fn forward(&self, request: &Message, operation: &str) -> io::Result<Message> {
        let mut sent = request.clone();
        sent.headers.extend(self.headers.iter().cloned());
        let mut reply = http::exchange(self.target, sent)?;
        (self.amend)(operation, request, &mut reply);
        Ok(reply)
    }
}

fn wait_while(is_so: impl Fn() -> bool) {
    while is_so() {
        std::thread::sleep(LOOK);
    }
}

/// Whether the other side has not closed the connection. It says nothing while it waits for a reply.
fn is_there(stream: &TcpStream) -> bool {
    let is_open = || {
        stream.set_nonblocking(true)?;
        let peeked = stream.peek(&mut [0]);
        stream.set_nonblocking(false)?;
        peeked.map(|count| count > 0)
    };
    is_open().unwrap_or_else(|error: io::Error| error.kind() == io::ErrorKind::WouldBlock)
}

/// What a request asks for: the target of AWS's JSON, the action of its forms, else method and path.
fn operation(request: &Message) -> String {
    if let Some(target) = request.header("x-amz-target") {
        return target.rsplit('.').next().unwrap_or_default().to_owned();
    }
    let body = String::from_utf8_lossy(&request.body);
    if let Some(action) = body.split('&').find_map(|field| field.strip_prefix("Action=")) {
        return action.to_owned();
    }
    let mut words = request.start.split(' ');
    let method = words.next().unwrap_or_default();
    let path = words.next().unwrap_or_default();
    format!("{method} {}", path.split('?').next().unwrap_or_default())
}
