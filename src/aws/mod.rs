//! Speaking with AWS: one thread owns the SDK and its runtime; the rest of the program sends requests and reads
//! events.
//!
//! Nothing is connected before the first request needs it. Credentials stay inside of [`session`]: no reply, no
//! error and no `Debug` output carries them.

pub mod checks;
pub mod command;
pub mod error;
mod generic;
mod logs;
pub mod message;
mod operations;
mod options;
pub mod pickers;
pub mod profiles;
mod register;
pub mod sentence;
mod session;
pub mod sign_in;
mod sso;
mod wire;
mod worker;

use std::sync::Arc;
use std::sync::mpsc;
use std::thread::JoinHandle;

use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

pub use error::{AwsError, ErrorKind};
pub use message::{Event, Identity, Progress, Reply, Request, RequestId, Revision, Target};
pub use options::{ClockStandIn, Limits, Options, SsoStandIn};

/// The way to the thread that speaks with AWS. The thread starts with the first request and ends with this.
pub struct Aws {
    options: Options,
    wake: worker::Wake,
    worker: Option<Worker>,
    next: u64,
}

struct Worker {
    orders: UnboundedSender<worker::Order>,
    events: mpsc::Receiver<Event>,
    _thread: JoinHandle<()>,
}

impl Aws {
    /// Nothing starts yet. `wake` is called, from another thread, when an event waits.
    pub fn new(options: Options, wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { options, wake: Arc::new(wake), worker: None, next: 0 }
    }

    /// Asks for something. The events that belong to it carry the id.
    pub fn send(&mut self, request: Request) -> RequestId {
        self.next += 1;
        let id = RequestId(self.next);
        let order = worker::Order::Run(id, Box::new(request));
        if self.worker.is_none() {
            self.worker = self.start();
        }
        // A thread that could not start or has gone answers nothing: its requests end as lost.
        if let Some(worker) = &self.worker
            && worker.orders.send(order).is_err()
        {
            self.worker = None;
        }
        id
    }

    /// Stops waiting for a request. What was sent already may still take effect: the event says which it was.
    pub fn cancel(&self, id: RequestId) {
        if let Some(worker) = &self.worker {
            worker.orders.send(worker::Order::Cancel(id)).unwrap_or_default();
        }
    }

    /// The events that wait.
    pub fn events(&self) -> Vec<Event> {
        self.worker.iter().flat_map(|worker| worker.events.try_iter()).collect()
    }

    /// Waits for the next event; `None` when the thread has gone.
    pub fn wait(&self) -> Option<Event> {
        self.worker.as_ref()?.events.recv().ok()
    }

    fn start(&self) -> Option<Worker> {
        let (orders, inbox) = unbounded_channel();
        let (outbox, events) = mpsc::channel();
        let (options, wake) = (self.options.clone(), Arc::clone(&self.wake));
        let thread = std::thread::Builder::new()
            .name("aws".to_owned())
            .spawn(move || worker::run(options, inbox, outbox, wake))
            .ok()?;
        Some(Worker { orders, events, _thread: thread })
    }
}

impl std::fmt::Debug for Aws {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Aws").field("is_running", &self.worker.is_some()).finish_non_exhaustive()
    }
}
