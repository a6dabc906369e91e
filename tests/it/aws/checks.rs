//! The server and the proxy do what the other tests of the AWS part rely on, as a bare connection sees it.

use std::collections::BTreeSet;
use std::io::{self, BufReader, Write as _};
use std::net::TcpStream;

use serde_json::{Value, json};

use super::fault::{Answer, Dice, Fault};
use super::http::{self, Message};
use super::server::{ACCESS_KEY, REGION, Server};

/// A client that keeps its connection and tries nothing twice.
struct Client(BufReader<TcpStream>);

impl Client {
    fn connect(server: &Server) -> io::Result<Self> {
        let stream = TcpStream::connect(server.url().strip_prefix("http://").unwrap())?;
        Ok(Self(BufReader::new(stream)))
    }

    fn send(&mut self, operation: &str, body: &str) -> io::Result<()> {
        let target = format!("AmazonEC2ContainerServiceV20141113.{operation}");
        let scope = format!("Credential={ACCESS_KEY}/20260101/{REGION}/ecs/aws4_request");
        let authorization = format!("AWS4-HMAC-SHA256 {scope}, SignedHeaders=host, Signature=0");
        let headers = [
            ("host", "127.0.0.1"),
            ("x-amz-target", &target),
            ("x-amz-date", "20261129T033100Z"),
            ("authorization", &authorization),
        ];
        let request = Message::new("POST / HTTP/1.1", &headers, body.as_bytes()).with_length();
        let bytes = [request.head(), request.body].concat();
        self.0.get_mut().write_all(&bytes)
    }

    fn receive(&mut self) -> io::Result<Message> {
        http::read(&mut self.0)?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    fn ask(&mut self, operation: &str, body: &str) -> io::Result<Message> {
        self.send(operation, body)?;
        self.receive()
    }

    fn list(&mut self, operation: &str, body: &Value) -> Value {
        let reply = self.ask(operation, &body.to_string()).unwrap();
        assert_eq!(reply.status(), 200, "{reply:?}");
        serde_json::from_slice(&reply.body).unwrap()
    }
}

/// Registers `web`, with spaces where no printer sets them and a key that nobody knows.
const WEB: &str = "{ \"family\":\"web\",\n\t\"newKey\": {\"a\": 1.50},  \"containerDefinitions\": \
                   [{\"name\":\"app\",\"image\":\"nginx\",\"memory\":128,\"environment\":[{\"name\":\"가\",\"value\":\"\"}]}]}\n";

/// What one registration through the proxy gets, and how many revisions there are then.
fn register(server: &Server) -> (io::Result<Message>, usize) {
    let reply = Client::connect(server).and_then(|mut client| client.ask("RegisterTaskDefinition", WEB));
    (reply, server.revisions("web"))
}

fn body(reply: &Message) -> String {
    String::from_utf8_lossy(&reply.body).into_owned()
}

#[test]
fn the_server_registers_and_keeps_the_bytes_that_came() {
    let server = Server::start();
    let mut client = Client::connect(&server).unwrap();
    assert_eq!(client.ask("RegisterTaskDefinition", WEB).unwrap().status(), 200);
    assert_eq!(client.list("ListTaskDefinitionFamilies", &json!({})), json!({ "families": ["web"] }));

    assert_eq!((server.families(), server.revisions("web")), (vec!["web".to_owned()], 1));
    let received = server.proxy().all_requests();
    let operations: Vec<_> = received.iter().map(|received| received.operation.as_str()).collect();
    assert_eq!(operations, ["RegisterTaskDefinition", "ListTaskDefinitionFamilies"]);
    assert_eq!(received[0].body, WEB.as_bytes());
    assert_eq!((received[0].method.as_str(), received[0].path.as_str()), ("POST", "/"));
    assert_eq!(received[0].header("X-Amz-Date"), Some("20261129T033100Z"));
    assert_eq!(received[0].header("X-Moto-Account-Id"), None);
    assert!(received.iter().all(|received| received.forwarded && received.fault.is_none()));
}

#[test]
fn accounts_do_not_see_each_other_and_revisions_count_until_they_are_deleted() {
    let (one, other) = (Server::start(), Server::start());
    let first = one.register("web");
    assert_eq!(first, format!("arn:aws:ecs:{REGION}:{}:task-definition/web:1", one.account()));
    one.register("web");
    one.register("web-api");
    other.register("api");
    assert_eq!((one.families(), one.revisions("web")), (vec!["web".to_owned(), "web-api".to_owned()], 2));
    assert_eq!((other.families(), other.revisions("web")), (vec!["api".to_owned()], 0));

    one.ecs("DeregisterTaskDefinition", &json!({ "taskDefinition": first }));
    assert_eq!(one.revisions("web"), 2);
    one.ecs("DeleteTaskDefinitions", &json!({ "taskDefinitions": [first] }));
    assert_eq!(one.revisions("web"), 1);
}

#[test]
fn what_tasks_need_can_be_prepared() {
    let server = Server::start();
    let account = server.account();
    let repository = server.repository("shop/web", &["1.0", "1.1"], &["amd64", "arm64"]);
    assert_eq!(repository, format!("{account}.dkr.ecr.{REGION}.amazonaws.com/shop/web"));
    let images = json!({ "repositoryName": "shop/web" });
    let images = server.call("AmazonEC2ContainerRegistry_V20150921.DescribeImages", &images);
    let mut tags: Vec<_> =
        images["imageDetails"].as_array().unwrap().iter().map(|image| &image["imageTags"][0]).collect();
    tags.sort_by_key(ToString::to_string);
    assert_eq!(tags, ["1.0", "1.1"]);
    let manifest = json!({ "repositoryName": "shop/web", "imageIds": [{ "imageTag": "1.1" }] });
    let manifest = server.call("AmazonEC2ContainerRegistry_V20150921.BatchGetImage", &manifest);
    let manifest = manifest["images"][0]["imageManifest"].as_str().unwrap().to_owned();
    assert!(manifest.contains("amd64") && manifest.contains("arm64"), "{manifest}");

    let role = server.role("webTask", "ecs-tasks.amazonaws.com");
    let execution = server.role("ecsTaskExecutionRole", "ecs-tasks.amazonaws.com");
    let roles = server.query("iam", "2010-05-08", "ListRoles", &[]);
    assert!(roles.contains(&role) && roles.contains(&execution), "{roles}");
    let policy = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
    let fields = [("RoleName", "ecsTaskExecutionRole"), ("PolicyArn", policy)];
    server.query("iam", "2010-05-08", "AttachRolePolicy", &fields);

    server.log_group("/ecs/web");
    let groups = server.call("Logs_20140328.DescribeLogGroups", &json!({}));
    assert_eq!(groups["logGroups"][0]["logGroupName"], "/ecs/web");
    let secret = server.secret("web/db");
    let secrets = server.call("secretsmanager.ListSecrets", &json!({}));
    assert_eq!(secrets["SecretList"][0]["ARN"], *secret);
    let parameter = server.parameter("/web/key");
    assert_eq!(parameter, format!("arn:aws:ssm:{REGION}:{account}:parameter/web/key"));
    let parameters = server.call("AmazonSSM.DescribeParameters", &json!({}));
    assert_eq!(parameters["Parameters"][0]["Name"], "/web/key");
    let (system, point) = server.file_system("data");
    let systems = server.rest("elasticfilesystem", "GET", "/2015-02-01/file-systems", &json!({}));
    assert_eq!(systems["FileSystems"][0]["FileSystemId"], *system);
    let points = server.rest("elasticfilesystem", "GET", "/2015-02-01/access-points", &json!({}));
    assert_eq!(points["AccessPoints"][0]["AccessPointId"], *point);
    assert!(server.proxy().all_requests().is_empty());
}

#[test]
fn lists_come_in_pages_sorted_as_ecs_sorts_them() {
    let server = Server::start();
    for _ in 0..12 {
        server.register("web");
    }
    let mut client = Client::connect(&server).unwrap();
    let mut request = json!({ "familyPrefix": "web", "sort": "DESC", "maxResults": 5 });
    let mut pages = Vec::new();
    loop {
        let page = client.list("ListTaskDefinitions", &request);
        let arns = page["taskDefinitionArns"].as_array().unwrap();
        let revision =
            |arn: &Value| arn.as_str().unwrap().rsplit(':').next().unwrap().parse::<u32>().unwrap();
        pages.push(arns.iter().map(revision).collect::<Vec<_>>());
        if page.get("nextToken").is_none() {
            break;
        }
        request["nextToken"] = page["nextToken"].clone();
    }
    assert_eq!(pages, [vec![12, 11, 10, 9, 8], vec![7, 6, 5, 4, 3], vec![2, 1]]);
}

#[test]
fn a_reset_or_a_cut_reply_leaves_what_was_done_before_it() {
    let server = Server::start();
    let cases = [(Fault::ResetBefore, 0), (Fault::ResetAfter, 1), (Fault::CutReply, 2)];
    for (fault, revisions) in cases {
        server.proxy().fail("RegisterTaskDefinition", fault.clone());
        let (reply, made) = register(&server);
        let expected = match fault {
            Fault::CutReply => io::ErrorKind::UnexpectedEof,
            _ => io::ErrorKind::ConnectionReset,
        };
        assert_eq!(reply.unwrap_err().kind(), expected, "{fault:?}");
        assert_eq!(made, revisions, "{fault:?}");
        let last = server.proxy().all_requests().pop().unwrap();
        assert_eq!((last.forwarded, last.fault), (fault != Fault::ResetBefore, Some(fault)));
    }
    // Each was for one request.
    let (reply, made) = register(&server);
    assert_eq!((reply.unwrap().status(), made), (200, 3));
}

#[test]
fn what_is_late_waits_for_the_client_to_leave() {
    let server = Server::start();
    let proxy = server.proxy();
    let late = [(Fault::LateReply, true, 1), (Fault::LateBody, true, 2), (Fault::LateForward, false, 3)];
    for (fault, is_done_before, revisions) in late {
        proxy.fail("RegisterTaskDefinition", fault.clone());
        let mut client = Client::connect(&server).unwrap();
        client.send("RegisterTaskDefinition", WEB).unwrap();
        proxy.wait_for("RegisterTaskDefinition", revisions, is_done_before);
        let stream = client.0.get_ref();
        if fault == Fault::LateBody {
            assert!(stream.peek(&mut [0]).unwrap() > 0, "the beginning of the reply");
        } else {
            stream.set_nonblocking(true).unwrap();
            assert_eq!(stream.peek(&mut [0]).unwrap_err().kind(), io::ErrorKind::WouldBlock, "{fault:?}");
        }
        assert_eq!(server.revisions("web"), revisions - usize::from(!is_done_before), "{fault:?}");
        drop(client);
        proxy.wait_for("RegisterTaskDefinition", revisions, true);
        assert_eq!(server.revisions("web"), revisions, "{fault:?}");
    }
}

#[test]
fn a_reply_that_is_held_comes_when_it_is_let_go() {
    let server = Server::start();
    server.proxy().fail("RegisterTaskDefinition", Fault::HeldReply);
    let mut client = Client::connect(&server).unwrap();
    client.send("RegisterTaskDefinition", WEB).unwrap();
    server.proxy().wait_for("RegisterTaskDefinition", 1, true);
    server.proxy().release();
    assert_eq!(client.receive().unwrap().status(), 200);
}

#[test]
fn a_lost_request_is_never_answered_nor_done() {
    let server = Server::start();
    server.proxy().fail("RegisterTaskDefinition", Fault::Lost);
    let mut client = Client::connect(&server).unwrap();
    client.send("RegisterTaskDefinition", WEB).unwrap();
    server.proxy().wait_for("RegisterTaskDefinition", 1, false);
    client.0.get_ref().shutdown(std::net::Shutdown::Write).unwrap();
    assert_eq!(client.receive().unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
    let received = &server.proxy().requests("RegisterTaskDefinition")[0];
    assert_eq!((received.forwarded, server.revisions("web")), (false, 0));
}

#[test]
fn answers_of_a_service_that_is_not_well() {
    let server = Server::start();
    let denied = Answer::access_denied("iam:PassRole", "arn:aws:iam::123456789012:role/web");
    let refused = Answer::ClientException("Family contains invalid characters".to_owned());
    let cases = [
        (Answer::ServerException, 500, r#""__type":"ServerException""#),
        (Answer::ErrorPage, 500, "<h1>Internal Server Error</h1>"),
        (Answer::Throttled, 400, r#""__type":"ThrottlingException","message":"Rate exceeded""#),
        (Answer::Unavailable, 503, r#""__type":"ThrottlingException","message":"Rate exceeded""#),
        (Answer::ExpiredToken, 400, "The security token included in the request is expired"),
        (
            Answer::WrongClock,
            400,
            "Signature not yet current: 20261129T033100Z is still later than 20010101T000500Z",
        ),
        (
            denied,
            400,
            "is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/web because",
        ),
        (refused, 400, r#""__type":"ClientException","message":"Family contains invalid characters""#),
    ];
    for (answer, status, text) in cases {
        server.proxy().fail("RegisterTaskDefinition", Fault::Answer(answer.clone()));
        let (reply, made) = register(&server);
        let reply = reply.unwrap();
        assert_eq!((reply.status(), made), (status, 0), "{answer:?}");
        assert!(body(&reply).contains(text), "{}", body(&reply));
        assert_eq!(
            reply.header("date") == Some("Mon, 01 Jan 2001 00:00:00 GMT"),
            answer == Answer::WrongClock
        );
        let id = (answer != Answer::ErrorPage).then_some(Answer::REQUEST_ID);
        assert_eq!(reply.header("x-amzn-requestid"), id);
    }
    server.proxy().fail("RegisterTaskDefinition", Fault::AnswerAfter(Answer::ServerException));
    let (reply, made) = register(&server);
    assert_eq!((reply.unwrap().status(), made), (500, 1));
}

#[test]
fn a_fault_waits_for_its_operation_and_the_connection_stays() {
    let server = Server::start();
    let fault = |answer| Fault::Answer(answer);
    server.proxy().fail("RegisterTaskDefinition", fault(Answer::Throttled));
    server.proxy().fail_always("DescribeTaskDefinition", fault(Answer::ExpiredToken));
    let mut client = Client::connect(&server).unwrap();
    let mut status = |operation: &str| client.ask(operation, WEB).unwrap().status();
    assert_eq!(status("ListTaskDefinitionFamilies"), 200);
    assert_eq!([status("DescribeTaskDefinition"), status("DescribeTaskDefinition")], [400, 400]);
    assert_eq!([status("RegisterTaskDefinition"), status("RegisterTaskDefinition")], [400, 200]);
    server.proxy().fail_next(fault(Answer::ServerException));
    assert_eq!([status("ListTaskDefinitionFamilies"), status("ListTaskDefinitionFamilies")], [500, 200]);
    server.proxy().fail("RegisterTaskDefinition", Fault::ResetAfter);
    server.proxy().heal();
    assert_eq!([status("RegisterTaskDefinition"), server.revisions("web") as u16], [200, 2]);
    assert_eq!(server.proxy().requests("DescribeTaskDefinition").len(), 2);
}

#[test]
fn nobody_listens_until_it_heals() {
    let server = Server::start();
    let mut standing = Client::connect(&server).unwrap();
    standing.ask("ListTaskDefinitionFamilies", "{}").unwrap();
    for _ in 0..3 {
        server.proxy().refuse();
        let (reply, made) = register(&server);
        assert_eq!((reply.unwrap_err().kind(), made), (io::ErrorKind::ConnectionRefused, 0));
        assert!(standing.ask("RegisterTaskDefinition", WEB).is_err());
        server.proxy().heal();
        assert!(Client::connect(&server).unwrap().ask("ListTaskDefinitionFamilies", "{}").is_ok());
    }
    assert!(server.proxy().requests("RegisterTaskDefinition").is_empty());
}

#[test]
fn chance_makes_every_fault_and_the_same_ones_again() {
    let faults = |seed| {
        let mut dice = Dice::new(seed);
        (0..200).map(|_| dice.fault()).collect::<Vec<_>>()
    };
    assert_eq!(faults(1), faults(1));
    assert_ne!(faults(1), faults(2));
    // The names alone, `Answer` with what it answers.
    let name = |fault: Option<Fault>| format!("{fault:?}");
    let kinds: BTreeSet<_> = faults(1).into_iter().map(name).collect();
    assert_eq!(kinds.len(), 1 + 7 + 6 + 6, "{kinds:#?}");

    let server = Server::start();
    server.proxy().fail_by_chance(7);
    let mut dice = Dice::new(7);
    let expected: Vec<_> = (0..20).map(|_| dice.fault()).collect();
    for count in 1..=expected.len() {
        let mut client = Client::connect(&server).unwrap();
        client.send("RegisterTaskDefinition", WEB).unwrap();
        // It leaves without an answer, as some of them never come.
        server.proxy().wait_for("RegisterTaskDefinition", count, false);
    }
    let keeps_from = |fault: &Fault| matches!(fault, Fault::ResetBefore | Fault::Lost | Fault::Answer(_));
    let forwarded = expected.iter().filter(|fault| !fault.as_ref().is_some_and(keeps_from)).count();
    server.proxy().wait_for("RegisterTaskDefinition", forwarded, true);
    server.proxy().heal();
    let received = server.proxy().requests("RegisterTaskDefinition");
    assert_eq!(received.iter().map(|received| received.fault.clone()).collect::<Vec<_>>(), expected);
    assert_eq!(server.revisions("web"), forwarded);
}
