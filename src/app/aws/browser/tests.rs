use super::*;
use crate::aws::message::Page;
use crate::aws::{Aws, ErrorKind, Options, Reply, Request};

/// Ids as requests get them. Nobody listens, and nothing is connected.
struct Ids(Aws);

impl Ids {
    fn new() -> Self {
        Self(Aws::new(Options { config_file: Some("/nonexistent".into()), ..Options::default() }, || {}))
    }

    fn next(&mut self) -> RequestId {
        self.0.send(Request::Profiles)
    }

    fn waiting<T>(&mut self) -> (RequestId, Remote<T>) {
        let id = self.next();
        (id, Remote::Waiting { id })
    }
}

fn page(items: &[&str], next: Option<&str>) -> Result<Page<String>, AwsError> {
    let items = items.iter().map(|&item| item.to_owned()).collect();
    Ok(Page { items, next: next.map(str::to_owned) })
}

fn browser() -> Browser {
    Browser::new(1, None)
}

fn arn(number: u64) -> String {
    format!("arn:aws:ecs:eu-central-1:123456789012:task-definition/web:{number}")
}

fn revision(number: u64, status: &str) -> Box<Revision> {
    let raw = format!(
        r#"{{"taskDefinition": {{"taskDefinitionArn": "{}", "family": "web", "revision": {number}, "status": "{status}"}}}}"#,
        arn(number)
    );
    Box::new(Revision::read(raw.as_bytes()).unwrap())
}

fn error(kind: ErrorKind) -> AwsError {
    AwsError {
        kind,
        action: "",
        host: None,
        profile: None,
        region: None,
        signer: None,
        answer: None,
        is_outcome_unknown: false,
    }
}

#[test]
fn what_is_loaded_is_found_by_any_part_and_ecs_is_asked_only_while_there_is_more() {
    let (mut ids, mut browser) = (Ids::new(), browser());
    let (id, waiting) = ids.waiting();
    browser.families.page = waiting;
    assert!(browser.families.take(id, &page(&["api", "web-Shop"], Some("2"))));
    browser.search("shop".to_owned(), 1.0);
    assert_eq!(browser.shown(), ["web-Shop"]);
    assert_eq!(browser.typed_at, Some(1.0), "there may be more of them in ECS");
    assert!(browser.may_have_more());

    let (id, waiting) = ids.waiting();
    browser.searched.page = waiting;
    browser.typed_at = None;
    assert!(browser.searched.take(id, &page(&["shop", "shop-2"], None)));
    browser.filter();
    assert_eq!(browser.shown(), ["shop", "shop-2", "web-Shop"]);
    assert!(!browser.may_have_more());

    let (id, waiting) = ids.waiting();
    browser.families.page = waiting;
    assert!(browser.families.take(id, &page(&["zoo"], None)));
    browser.search("o".to_owned(), 2.0);
    assert_eq!(browser.shown(), ["web-Shop", "zoo"], "all is loaded");
    assert_eq!(browser.typed_at, None);
}

#[test]
fn pages_follow_each_other_and_a_late_one_counts_for_nothing() {
    let (mut ids, mut pages) = (Ids::new(), Pages::default());
    assert_eq!(pages.wants(), None, "nobody asked for the first one yet");
    let (late, _) = ids.waiting::<()>();
    let (id, waiting) = ids.waiting();
    pages.page = waiting;
    assert!(!pages.take(late, &page(&["old"], None)));
    assert!(pages.take(id, &page(&["a"], Some("2"))));
    assert_eq!(pages.wants().map(String::as_str), Some("2"));
    let (id, waiting) = ids.waiting();
    pages.page = waiting;
    assert_eq!(pages.wants(), None, "it is on its way");
    assert!(pages.take(id, &Err(error(ErrorKind::TimedOut))));
    assert_eq!((pages.wants(), pages.wants_again().as_deref()), (None, Some("2")));
    assert_eq!(pages.items, ["a"]);
}

#[test]
fn two_revisions_are_compared_from_the_older_to_the_newer() {
    let mut browser = browser();
    browser.chosen = Some(arn(10));
    assert_eq!(browser.pair(), None);
    browser.mark(&arn(10));
    assert_eq!(browser.pair(), None, "it is the chosen one");
    browser.mark(&arn(9));
    assert_eq!(browser.pair(), Some([&arn(9), &arn(10)]));
    browser.mark(&arn(10));
    assert_eq!(browser.pair(), Some([&arn(9), &arn(10)]), "the marked one and the chosen one");
    browser.mark(&arn(1));
    browser.mark(&arn(2));
    assert_eq!(browser.pair(), None, "three are marked");
    assert_eq!(browser.to_delete(), [arn(9), arn(1), arn(2)]);
    browser.list(Some("web".to_owned()), Status::Inactive);
    assert_eq!(browser.to_delete(), [""; 0]);
}

#[test]
fn details_that_nobody_looks_at_are_not_waited_for() {
    let (mut ids, mut browser) = (Ids::new(), browser());
    let (first, waiting) = ids.waiting();
    browser.describe(&arn(1), waiting);
    let (second, waiting) = ids.waiting();
    browser.describe(&arn(2), waiting);
    browser.chosen = Some(arn(2));
    assert_eq!(browser.drop_unseen(), [first]);
    assert!(!browser.settle(first, Ok(revision(1, "ACTIVE"))));
    assert!(browser.settle(second, Ok(revision(2, "ACTIVE"))));
    assert_eq!(browser.described(&arn(2)).ready().map(|it| it.number()), Some(2));
    assert_eq!(browser.described(&arn(1)), &Remote::Idle);
}

fn sent(ids: &mut Ids, act: Act) -> (RequestId, Removal) {
    let id = ids.next();
    (id, Removal { act, state: Removing::Sent { id, is_out: true } })
}

/// The state after each look found this.
fn after_looks(act: Act, found: Vec<Result<Reply, AwsError>>) -> Removing {
    let mut ids = Ids::new();
    let waiting: Vec<_> = found.iter().map(|_| ids.waiting()).collect();
    let looks = waiting.iter().map(|(_, look)| look.clone()).collect();
    let mut removal = Removal { act, state: Removing::Looking { error: error(ErrorKind::TimedOut), looks } };
    for ((id, _), outcome) in waiting.into_iter().zip(found) {
        assert!(removal.is_running());
        assert!(removal.look(id, outcome));
    }
    removal.state
}

#[test]
fn an_outcome_that_nobody_knows_is_looked_at_and_never_sent_again() {
    let mut ids = Ids::new();
    let (_, mut removal) = sent(&mut ids, Act::Deregister(arn(1)));
    let unknown = AwsError { is_outcome_unknown: true, ..error(ErrorKind::TimedOut) };
    assert_eq!(removal.settle(Err(unknown.clone())), Some(unknown));

    let found = |status| Ok(Reply::Revision(Some(revision(1, status))));
    let deregister = || Act::Deregister(arn(1));
    let delete = || Act::Delete(vec![arn(1), arn(2)]);
    let missing = || Err(error(ErrorKind::NotFound));
    let done = Removing::Done(Vec::new());
    assert_eq!(after_looks(deregister(), vec![found("INACTIVE")]), done);
    assert_eq!(after_looks(delete(), vec![found("DELETE_IN_PROGRESS"), missing()]), done);
    let Removing::Looked { found: seen, .. } = after_looks(deregister(), vec![found("ACTIVE")]) else {
        panic!("it is still active");
    };
    assert_eq!(seen, [Found::Status("ACTIVE".to_owned())]);
    let denied = error(ErrorKind::AccessDenied);
    let Removing::Looked { found: seen, .. } = after_looks(delete(), vec![missing(), Err(denied.clone())])
    else {
        panic!("nobody knows of the second one");
    };
    assert_eq!(seen, [Found::Gone, Found::Unknown(denied)]);
}

#[test]
fn a_refusal_and_a_stop_before_it_left_take_nothing_away() {
    let mut ids = Ids::new();
    for (kind, state) in [
        (ErrorKind::AccessDenied, Removing::Refused(error(ErrorKind::AccessDenied))),
        (ErrorKind::Cancelled, Removing::Asked),
    ] {
        let (_, mut removal) = sent(&mut ids, Act::Deregister(arn(1)));
        assert_eq!(removal.settle(Err(error(kind))), None);
        assert_eq!(removal.state, state);
        assert!(!removal.has_effect());
    }
}
