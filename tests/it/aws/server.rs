//! One `moto_server` for the whole run, and an account of its own there for each test.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Child, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use super::environment::Environment;
use super::http::{self, Message};
use super::proxy::{Amend, Proxy};

/// Serves on a free port, prints it, and ends with the test process: however that ends, the pipe closes.
const MOTO: &str = r#"
import os, sys, urllib.request
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
port = server.get_host_and_port()[1]
os.environ["MOTO_PORT"] = str(port)
# A service is loaded with its first request, for which clients of tests do not wait.
for service in ("ecs", "sts", "ecr", "iam", "logs", "secretsmanager", "ssm", "elasticfilesystem"):
    scope = f"Credential=warm/20260101/eu-central-1/{service}/aws4_request"
    headers = {"Authorization": f"AWS4-HMAC-SHA256 {scope}, SignedHeaders=host, Signature=0"}
    try:
        urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/", b"", headers)).close()
    except OSError:
        pass
print(port, flush=True)
sys.stdout = sys.stderr
sys.stdin.read()
os._exit(0)
"#;

/// What the server says of itself and of its errors.
const LOG: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/moto.log");

/// The region that helpers prepare things in.
pub(crate) const REGION: &str = "eu-central-1";
/// Keys that the server takes (it takes any) and that a search finds wherever they were written.
pub(crate) const ACCESS_KEY: &str = "AKIASEEDEDFORSEARCH1";
pub(crate) const SECRET_KEY: &str = "seededForSearch/secretAccessKey+0123456789";
pub(crate) const SESSION_TOKEN: &str = "seededForSearchSessionToken0123456789==";

/// An AWS account without anything in it, reached through a proxy of its own.
pub(crate) struct Server {
    moto: SocketAddr,
    proxy: Proxy,
    account: String,
}

impl Server {
    /// A new account; the server starts with the first one.
    pub(crate) fn start() -> Self {
        Self::amended(page_as_aws_does)
    }

    /// The same with replies that AWS may give and moto does not.
    pub(crate) fn amended(amend: Amend) -> Self {
        static ACCOUNTS: AtomicU64 = AtomicU64::new(210_987_000_001);
        let moto = moto();
        let account = ACCOUNTS.fetch_add(1, Ordering::Relaxed).to_string();
        let proxy = Proxy::start(moto, &[("X-Moto-Account-Id", &account)], amend);
        Self { moto, proxy, account }
    }

    /// The endpoint for clients: the proxy.
    pub(crate) fn url(&self) -> String {
        self.proxy.url()
    }

    /// What arrived, and what to do to what arrives.
    pub(crate) fn proxy(&self) -> &Proxy {
        &self.proxy
    }

    /// Twelve digits.
    pub(crate) fn account(&self) -> &str {
        &self.account
    }

    /// The environment of a client that knows nothing but this server.
    pub(crate) fn variables(&self) -> Vec<(&'static str, String)> {
        let plain = [
            ("AWS_ACCESS_KEY_ID", ACCESS_KEY),
            ("AWS_SECRET_ACCESS_KEY", SECRET_KEY),
            ("AWS_SESSION_TOKEN", SESSION_TOKEN),
            ("AWS_REGION", REGION),
            ("AWS_DEFAULT_REGION", REGION),
            ("AWS_CONFIG_FILE", "/dev/null"),
            ("AWS_SHARED_CREDENTIALS_FILE", "/dev/null"),
            ("AWS_EC2_METADATA_DISABLED", "true"),
        ];
        let plain = plain.map(|(name, value)| (name, value.to_owned()));
        plain.into_iter().chain([("AWS_ENDPOINT_URL", self.url())]).collect()
    }

    // ---------------------------------------------------------------- calls past the proxy

    /// A call in AWS's JSON, such as `AmazonEC2ContainerServiceV20141113.ListClusters`, for preparing and looking:
    /// neither kept nor broken by the proxy.
    #[track_caller]
    pub(crate) fn call(&self, target: &str, body: &Value) -> Value {
        let service = match target.split('.').next().unwrap_or_default() {
            "AmazonEC2ContainerServiceV20141113" => "ecs",
            "AmazonEC2ContainerRegistry_V20150921" => "ecr",
            "Logs_20140328" => "logs",
            "secretsmanager" => "secretsmanager",
            "AmazonSSM" => "ssm",
            other => panic!("the service of {other}?"),
        };
        let headers = [("X-Amz-Target", target), ("Content-Type", "application/x-amz-json-1.1")];
        let reply = self.send(service, "POST / HTTP/1.1", &headers, body.to_string().as_bytes());
        serde_json::from_slice(&reply.body).unwrap_or_default()
    }

    /// A call in AWS's form language, such as IAM's; the reply is XML.
    #[track_caller]
    pub(crate) fn query(
        &self,
        service: &str,
        version: &str,
        action: &str,
        fields: &[(&str, &str)],
    ) -> String {
        let mut body = format!("Action={action}&Version={version}");
        for (name, value) in fields {
            body.push_str(&format!("&{name}={}", encode(value)));
        }
        let headers = [("Content-Type", "application/x-www-form-urlencoded")];
        let reply = self.send(service, "POST / HTTP/1.1", &headers, body.as_bytes());
        String::from_utf8(reply.body).unwrap()
    }

    /// A call by path, such as EFS's.
    #[track_caller]
    pub(crate) fn rest(&self, service: &str, method: &str, path: &str, body: &Value) -> Value {
        let headers = [("Content-Type", "application/json")];
        let reply =
            self.send(service, &format!("{method} {path} HTTP/1.1"), &headers, body.to_string().as_bytes());
        serde_json::from_slice(&reply.body).unwrap_or_default()
    }

    #[track_caller]
    fn send(&self, service: &str, start: &str, headers: &[(&str, &str)], body: &[u8]) -> Message {
        let mut request = Message::new(start, headers, body);
        let scope = format!("{ACCESS_KEY}/20260101/{REGION}/{service}/aws4_request");
        let more = [
            ("Host", self.moto.to_string()),
            ("X-Moto-Account-Id", self.account.clone()),
            // moto reads service and region from here and looks no further.
            (
                "Authorization",
                format!("AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0"),
            ),
        ];
        request.headers.extend(more.map(|(name, value)| (name.to_owned(), value)));
        let reply = http::exchange(self.moto, request).unwrap();
        let text = String::from_utf8_lossy(&reply.body);
        assert!((200..300).contains(&reply.status()), "{} {text}; see {LOG}", reply.start);
        reply
    }

    // ---------------------------------------------------------------- task definitions

    /// A call to ECS.
    #[track_caller]
    pub(crate) fn ecs(&self, operation: &str, body: &Value) -> Value {
        self.call(&format!("AmazonEC2ContainerServiceV20141113.{operation}"), body)
    }

    /// Registers a small Fargate task: its ARN.
    #[track_caller]
    pub(crate) fn register(&self, family: &str) -> String {
        self.register_document(&json!({
            "family": family,
            "requiresCompatibilities": ["FARGATE"],
            "networkMode": "awsvpc",
            "cpu": "256",
            "memory": "512",
            "containerDefinitions": [{ "name": "app", "image": "nginx:1.27", "essential": true }],
        }))
    }

    /// Registers a document, as someone else does meanwhile: its ARN.
    #[track_caller]
    pub(crate) fn register_document(&self, document: &Value) -> String {
        let reply = self.ecs("RegisterTaskDefinition", document);
        reply["taskDefinition"]["taskDefinitionArn"].as_str().unwrap().to_owned()
    }

    /// The families there are.
    #[track_caller]
    pub(crate) fn families(&self) -> Vec<String> {
        strings(&self.ecs("ListTaskDefinitionFamilies", &json!({}))["families"])
    }

    /// How many revisions of a family were ever registered, deregistered ones included, deleted ones not.
    #[track_caller]
    pub(crate) fn revisions(&self, family: &str) -> usize {
        let of = |status: &str| {
            let body = json!({ "familyPrefix": family, "status": status });
            strings(&self.ecs("ListTaskDefinitions", &body)["taskDefinitionArns"]).len()
        };
        of("ACTIVE") + of("INACTIVE")
    }

    // ---------------------------------------------------------------- what a task needs

    /// A repository with one image for each tag, for these architectures (`amd64`, `arm64`): its URI.
    #[track_caller]
    pub(crate) fn repository(&self, name: &str, tags: &[&str], architectures: &[&str]) -> String {
        let ecr = |operation: &str, body: &Value| {
            self.call(&format!("AmazonEC2ContainerRegistry_V20150921.{operation}"), body)
        };
        let reply = ecr("CreateRepository", &json!({ "repositoryName": name }));
        for tag in tags {
            let platforms = architectures.iter().zip(1_u8..).map(|(architecture, number)| {
                json!({
                    "mediaType": "application/vnd.oci.image.manifest.v1+json",
                    "size": 1234,
                    "digest": format!("sha256:{number:064x}"),
                    "platform": { "architecture": architecture, "os": "linux" },
                })
            });
            let manifest = json!({
                "schemaVersion": 2,
                "mediaType": "application/vnd.oci.image.index.v1+json",
                "manifests": platforms.collect::<Vec<_>>(),
                "annotations": { "org.opencontainers.image.version": tag },
            });
            let image = json!({
                "repositoryName": name,
                "imageTag": tag,
                "imageManifest": manifest.to_string(),
                "imageManifestMediaType": "application/vnd.oci.image.index.v1+json",
            });
            ecr("PutImage", &image);
        }
        reply["repository"]["repositoryUri"].as_str().unwrap().to_owned()
    }

    /// A role that this service may take on (`ecs-tasks.amazonaws.com`): its ARN.
    #[track_caller]
    pub(crate) fn role(&self, name: &str, trusted: &str) -> String {
        let trust = json!({
            "Version": "2012-10-17",
            "Statement": [
                { "Effect": "Allow", "Principal": { "Service": trusted }, "Action": "sts:AssumeRole" }
            ],
        });
        let trust = trust.to_string();
        let fields = [("RoleName", name), ("AssumeRolePolicyDocument", &trust)];
        self.query("iam", "2010-05-08", "CreateRole", &fields);
        format!("arn:aws:iam::{}:role/{name}", self.account)
    }

    #[track_caller]
    pub(crate) fn log_group(&self, name: &str) {
        self.call("Logs_20140328.CreateLogGroup", &json!({ "logGroupName": name }));
    }

    /// A secret with a value that a search finds: its ARN.
    #[track_caller]
    pub(crate) fn secret(&self, name: &str) -> String {
        let body = json!({ "Name": name, "SecretString": SECRET_KEY, "ClientRequestToken": "0".repeat(32) });
        self.call("secretsmanager.CreateSecret", &body)["ARN"].as_str().unwrap().to_owned()
    }

    /// A secret parameter with a value that a search finds: its ARN.
    #[track_caller]
    pub(crate) fn parameter(&self, name: &str) -> String {
        let body = json!({ "Name": name, "Type": "SecureString", "Value": SECRET_KEY });
        self.call("AmazonSSM.PutParameter", &body);
        format!("arn:aws:ssm:{REGION}:{}:parameter/{}", self.account, name.trim_start_matches('/'))
    }

    /// A file system of this name with one access point: the ids of both.
    #[track_caller]
    pub(crate) fn file_system(&self, name: &str) -> (String, String) {
        let id = |reply: &Value, key: &str| reply[key].as_str().unwrap().to_owned();
        let tags = json!([{ "Key": "Name", "Value": name }]);
        let system = json!({ "CreationToken": name, "Tags": tags });
        let system = self.rest("elasticfilesystem", "POST", "/2015-02-01/file-systems", &system);
        let system = id(&system, "FileSystemId");
        let point = json!({ "ClientToken": name, "FileSystemId": system, "Tags": tags });
        let point = self.rest("elasticfilesystem", "POST", "/2015-02-01/access-points", &point);
        (system, id(&point, "AccessPointId"))
    }
}

/// The address of the server of this run.
fn moto() -> SocketAddr {
    // Kept with its pipe, which must stay open as long as this process lives.
    static MOTO_PROCESS: OnceLock<(SocketAddr, Child)> = OnceLock::new();
    MOTO_PROCESS.get_or_init(|| start_moto(LOG)).0
}

/// Starts a server that writes this log, and waits until it takes connections.
fn start_moto(log: &str) -> (SocketAddr, Child) {
    let mut command = Environment::get().python();
    command.args(["-c", MOTO]).env("MOTO_IAM_LOAD_MANAGED_POLICIES", "true");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(File::create(log).unwrap());
    let mut child = command.spawn().unwrap();
    let mut port = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut port).unwrap();
    let Ok(port) = port.trim().parse::<u16>() else {
        panic!("moto_server does not start; {log} says: {}", fs::read_to_string(log).unwrap());
    };
    ((Ipv4Addr::LOCALHOST, port).into(), child)
}

/// moto gives these lists whole and in the order of their making; AWS sorts them and gives pages.
pub(crate) fn page_as_aws_does(operation: &str, request: &Message, reply: &mut Message) {
    let key = match operation {
        "ListTaskDefinitionFamilies" => "families",
        "ListTaskDefinitions" => "taskDefinitionArns",
        "DescribeRepositories" => "repositories",
        "DescribeImages" => "imageDetails",
        _ => return,
    };
    let request: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    let Ok(mut body) = serde_json::from_slice::<Value>(&reply.body) else { return };
    let Some(items) = body[key].as_array_mut() else { return };
    // `web:10` comes after `web:9`. What is no name stays in its order.
    items.sort_by_cached_key(|item| {
        let name = item.as_str().unwrap_or_default();
        let (family, revision) = name.rsplit_once(':').unwrap_or((name, ""));
        (family.to_owned(), revision.parse::<u64>().unwrap_or_default())
    });
    if request["sort"] == "DESC" {
        items.reverse();
    }
    let size = request["maxResults"].as_u64().unwrap_or(100);
    let start = request["nextToken"].as_str().and_then(|token| token.strip_prefix("page-from-"));
    let start = start.and_then(|start| start.parse::<u64>().ok()).unwrap_or_default();
    let end = start + size;
    let more = items.len() as u64 > end;
    let page = items.iter().skip(start as usize).take(size as usize).cloned().collect();
    body[key] = Value::Array(page);
    if more {
        body["nextToken"] = json!(format!("page-from-{end}"));
    }
    reply.body = body.to_string().into_bytes();
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|item| item.as_str().unwrap().to_owned()).collect()
}

/// Text as a form sends it.
fn encode(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(byte);
    let encode = |byte: u8| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(encode).collect()
}

#[test]
fn the_server_ends_with_the_process_that_started_it() {
    let folder = tempfile::tempdir().unwrap();
    let (address, mut child) = start_moto(folder.path().join("moto.log").to_str().unwrap());
    assert!(std::net::TcpStream::connect(address).is_ok());
    // What the system does with the pipes of a process that ends, however it ends.
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
    assert!(std::net::TcpStream::connect(address).is_err());
}
