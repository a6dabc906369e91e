//! The thread that owns the runtime: it opens sessions, runs requests side by side and tells what becomes of them.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};

use tokio::runtime;
use tokio::sync::OnceCell;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::task::AbortHandle;

use super::error::{AwsError, ErrorKind};
use super::message::{Event, Progress, Reply, Request, RequestId, Target};
use super::options::Options;
use super::session::{Opener, Session};
use super::{checks, logs, operations, pickers, register};

/// What the thread is told.
#[derive(Debug)]
pub(super) enum Order {
    /// Do this.
    Run(RequestId, Box<Request>),
    /// Do not wait for this any more.
    Cancel(RequestId),
}

/// Calls the program when an event waits for it.
pub(super) type Wake = Arc<dyn Fn() + Send + Sync>;

/// What all requests share.
struct Shared {
    opener: Opener,
    sessions: Mutex<HashMap<Target, Arc<OnceCell<Session>>>>,
    outbox: mpsc::Sender<Event>,
    wake: Wake,
}

impl Shared {
    fn tell(&self, event: Event) {
        // A program that does not listen any more is about to end.
        self.outbox.send(event).unwrap_or_default();
        (self.wake)();
    }

    /// The session of a target, opened if it is not. Requests for one target wait for each other here, so that a
    /// helper program of a profile runs once.
    async fn session(&self, target: &Target) -> Result<Session, AwsError> {
        let cell = {
            let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(sessions.entry(target.clone()).or_default())
        };
        cell.get_or_try_init(|| self.opener.open(target)).await.cloned()
    }

    /// Forgets a session whose credentials are of no use, so that the next request begins anew.
    fn forget(&self, target: &Target) {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner).remove(target);
    }
}

/// A request that runs.
struct Job {
    id: RequestId,
    is_writing: bool,
    /// Whether its service may have it.
    is_sent: AtomicBool,
    is_done: AtomicBool,
}

impl Job {
    /// Ends the request, unless it has ended.
    fn end(&self, shared: &Shared, outcome: Result<Reply, AwsError>) {
        if !self.is_done.swap(true, Ordering::SeqCst) {
            shared.tell(Event::Done(self.id, outcome));
        }
    }

    /// What is known of a request that is not waited for any more.
    fn given_up(&self, kind: ErrorKind) -> AwsError {
        let is_outcome_unknown = self.is_writing && self.is_sent.load(Ordering::SeqCst);
        AwsError { is_outcome_unknown, ..AwsError::new(kind) }
    }

    fn tell(&self, shared: &Shared, progress: Progress) {
        if progress == Progress::Sent {
            self.is_sent.store(true, Ordering::SeqCst);
        }
        if !self.is_done.load(Ordering::SeqCst) {
            shared.tell(Event::Progress(self.id, progress));
        }
    }
}

/// Ends a request that broke, so that nobody waits for it for ever.
struct Ending {
    job: Arc<Job>,
    shared: Arc<Shared>,
}

impl Drop for Ending {
    fn drop(&mut self) {
        self.job.end(&self.shared, Err(self.job.given_up(ErrorKind::Broken)));
    }
}

/// Runs until nobody sends orders any more.
pub(super) fn run(
    options: Options,
    inbox: UnboundedReceiver<Order>,
    outbox: mpsc::Sender<Event>,
    wake: Wake,
) {
    let Ok(runtime) = runtime::Builder::new_current_thread().enable_all().build() else { return };
    let shared = Shared { opener: Opener::new(options), sessions: Mutex::default(), outbox, wake };
    runtime.block_on(serve(Arc::new(shared), inbox));
    // A name that is being looked up holds a thread of its own, which must not hold the program.
    runtime.shutdown_background();
}

async fn serve(shared: Arc<Shared>, mut inbox: UnboundedReceiver<Order>) {
    let mut jobs: HashMap<RequestId, (Arc<Job>, AbortHandle)> = HashMap::new();
    while let Some(order) = inbox.recv().await {
        jobs.retain(|_, (job, _)| !job.is_done.load(Ordering::SeqCst));
        match order {
            Order::Run(id, request) => {
                let job = Arc::new(Job {
                    id,
                    is_writing: request.is_writing(),
                    is_sent: AtomicBool::new(false),
                    is_done: AtomicBool::new(false),
                });
                let (own, shared) = (Arc::clone(&job), Arc::clone(&shared));
                let task = tokio::spawn(async move {
                    let _ending = Ending { job: Arc::clone(&own), shared: Arc::clone(&shared) };
                    let outcome = perform(&shared, &own, *request).await;
                    own.end(&shared, outcome);
                });
                jobs.insert(id, (job, task.abort_handle()));
            }
            Order::Cancel(id) => {
                if let Some((job, task)) = jobs.remove(&id) {
                    job.end(&shared, Err(job.given_up(ErrorKind::Cancelled)));
                    task.abort();
                }
            }
        }
    }
}

async fn perform(shared: &Shared, job: &Job, request: Request) -> Result<Reply, AwsError> {
    if let Request::Profiles = request {
        return shared.opener.profiles().await.map(Reply::Profiles);
    }
    let Some(target) = request.target().cloned() else { return Ok(Reply::Done) };
    if let Request::SignIn(target) = request {
        shared.opener.sign_in(&target, &|progress| job.tell(shared, progress)).await?;
        // What was opened with the credentials before is over.
        shared.forget(&target);
        return Ok(Reply::Done);
    }
    let session = shared.session(&target).await?;
    job.tell(shared, Progress::Connected(target.clone(), session.identity.clone()));
    let outcome = answer(&session, request, &|progress| job.tell(shared, progress)).await;
    if let Err(error) = &outcome
        && (error.wants_sign_in() || error.kind == ErrorKind::WrongKeys)
    {
        shared.forget(&target);
    }
    outcome.map_err(|error| session.name(error))
}

async fn answer(
    session: &Session,
    request: Request,
    tell: &(dyn Fn(Progress) + Sync),
) -> Result<Reply, AwsError> {
    match request {
        Request::Profiles | Request::SignIn(_) => Ok(Reply::Done),
        Request::Connect(_) => Ok(Reply::Identity(session.identity.clone())),
        Request::Latest(_, family) => {
            operations::latest(session, &family).await.map(|it| Reply::Revision(it.map(Box::new)))
        }
        Request::Describe(_, name) => {
            operations::describe(session, &name).await.map(|it| Reply::Revision(Some(Box::new(it))))
        }
        Request::Families { prefix, with_inactive, page, .. } => {
            operations::families(session, &prefix, with_inactive, page).await.map(Reply::Names)
        }
        Request::Revisions { family, status, page, .. } => {
            operations::revisions(session, &family, status, page).await.map(Reply::Names)
        }
        Request::List(_, listing) => pickers::list(session, &listing).await.map(Reply::Listed),
        Request::Check(_, named) => checks::run(session, named, tell).await.map(Reply::Checked),
        Request::Register { body, after, .. } => {
            register::register(session, &body, after, tell).await.map(|it| Reply::Registered(Box::new(it)))
        }
        Request::Look { body, after, .. } => {
            register::look(session, &body, after, tell).await.map(Reply::Looked)
        }
        Request::CreateLogGroup { name, region, retention, .. } => {
            tell(Progress::Sent);
            logs::create_group(session, &name, region.as_deref(), retention).await.map(|()| Reply::Done)
        }
        Request::Deregister(_, name) => {
            tell(Progress::Sent);
            operations::deregister(session, &name).await
        }
        Request::Delete(_, arns) => {
            tell(Progress::Sent);
            operations::delete(session, arns).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::Options;

    #[test]
    fn a_request_that_breaks_ends_all_the_same() {
        for (is_sent, is_over) in [(false, false), (true, false), (true, true)] {
            let (outbox, events) = mpsc::channel();
            let opener = Opener::new(Options::default());
            let shared = Shared { opener, sessions: Mutex::default(), outbox, wake: Arc::new(|| {}) };
            let id = RequestId(1);
            let (is_sent_now, is_done) = (AtomicBool::new(is_sent), AtomicBool::new(is_over));
            let job = Arc::new(Job { id, is_writing: true, is_sent: is_sent_now, is_done });
            drop(Ending { job, shared: Arc::new(shared) });
            let expected = AwsError { is_outcome_unknown: is_sent, ..AwsError::new(ErrorKind::Broken) };
            let expected = (!is_over).then_some(Event::Done(id, Err(expected)));
            assert_eq!(events.try_iter().next(), expected);
        }
    }
}
