//! `taskwright register` and `taskwright pull`, run as a user or a pipeline runs them.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::fault::{Answer, Fault};
use super::server::{ACCESS_KEY, REGION, SECRET_KEY, SESSION_TOKEN, Server};

/// Spaces where no printer sets them, a number that a printer would change, and a key that nobody knows.
const WEB: &str = "{ \"family\":\"web\",\n\t\"requiresCompatibilities\": [\"FARGATE\"],  \"networkMode\":\"awsvpc\",\r\n\
                   \"cpu\": \"256\" , \"memory\":\"512\",\n\"containerDefinitions\": [{\"name\":\"app\",\
                   \"image\":\"nginx:1.27\", \"essential\": true,\
                   \"environment\":[{\"name\":\"NAME\",\"value\":\"가\",\"futureKey\": {\"a\": 1.50}}]}]}\n\n";

/// The same without the key that nobody knows: moto drops it, as ECS may.
fn plain() -> String {
    WEB.replace(",\"futureKey\": {\"a\": 1.50}", "")
}

/// What every run in this file must not print.
const SECRETS: [&str; 3] = [ACCESS_KEY, SECRET_KEY, SESSION_TOKEN];

struct Run {
    code: i32,
    out: String,
    err: String,
}

impl From<Output> for Run {
    #[track_caller]
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let run = Self {
            code: output.status.code().unwrap_or(-1),
            out: text(output.stdout),
            err: text(output.stderr),
        };
        for secret in SECRETS {
            assert!(!run.out.contains(secret) && !run.err.contains(secret), "a secret in {}", run.err);
        }
        run
    }
}

impl Run {
    #[track_caller]
    fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self
    }

    /// Each of these stands in the messages.
    #[track_caller]
    fn says(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.err.contains(word), "{word} is not in:\n{}", self.err);
        }
        self
    }

    /// The result is this ARN and nothing else.
    #[track_caller]
    fn prints(self, arn: &str) -> Self {
        assert_eq!(self.out, format!("{arn}\n"), "{}", self.err);
        self
    }
}

/// An account, and a folder that is all the client has of a home.
struct Setting {
    server: Server,
    home: TempDir,
    variables: Vec<(String, String)>,
}

impl Setting {
    fn new() -> Self {
        let server = Server::start();
        let own = server.variables().into_iter().map(|(name, value)| (name.to_owned(), value));
        let variables = own.collect();
        Self { server, home: tempfile::tempdir().unwrap(), variables }
    }

    /// Another value of a variable, or none.
    fn with(mut self, name: &str, value: Option<&str>) -> Self {
        self.variables.retain(|(own, _)| own != name);
        self.variables.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        self
    }

    /// What AWS may take before the client gives up.
    fn with_patience(self, seconds: &str) -> Self {
        self.with("TASKWRIGHT_AWS_TIMEOUT", Some(seconds))
    }

    /// No keys in the environment, this configuration in their place.
    fn with_config(self, text: &str) -> Self {
        let file = self.file("config", text);
        let without = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
        let setting = without.into_iter().fold(self, |setting, name| setting.with(name, None));
        setting.with("AWS_CONFIG_FILE", Some(&file))
    }

    /// Registers while the test goes on.
    fn begin_to_register(&self, text: &str) -> Child {
        let file = self.file("web.json", text);
        let mut command = self.command(&["register", &file, "--yes", "--anyway"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// A file in the home.
    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let file = self.home.path().join(name);
        fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_taskwright"));
        command.args(args).env_clear().envs(self.variables.iter().cloned()).env("HOME", self.home.path());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.current_dir(self.home.path()).stdin(Stdio::null());
        command
    }

    #[track_caller]
    fn run(&self, args: &[&str]) -> Run {
        self.command(args).output().unwrap().into()
    }

    #[track_caller]
    fn register(&self, text: &str, args: &[&str]) -> Run {
        let file = self.file("web.json", text);
        self.run(&[&["register", &file], args].concat())
    }

    fn arn(&self, name: &str) -> String {
        format!("arn:aws:ecs:{REGION}:{}:task-definition/{name}", self.server.account())
    }

    /// How many registrations arrived.
    fn sent(&self) -> usize {
        self.server.proxy().requests("RegisterTaskDefinition").len()
    }
}

#[test]
fn a_file_is_sent_byte_for_byte_and_its_arn_alone_is_the_result() {
    let setting = Setting::new();
    let run = setting.register(WEB, &["--yes", "--anyway"]).expect(0).prints(&setting.arn("web:1"));
    run.says(&[setting.server.account(), REGION, &setting.server.url(), "web:1"]);
    let requests = setting.server.proxy().requests("RegisterTaskDefinition");
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].body, WEB.as_bytes());
    assert_eq!(requests[0].header("content-length"), Some(WEB.len().to_string().as_str()));
    assert!(requests[0].header("authorization").unwrap().contains(&format!("/{REGION}/ecs/")));
}

#[test]
fn what_ecs_does_not_take_is_left_out_and_told() {
    let setting = Setting::new();
    let plain = plain();
    let commented =
        plain.replacen('{', "{ // from dev\n", 1).replace("\"memory\":\"512\",", "\"memory\":\"512\", /*x*/");
    let run = setting.register(&commented, &["--yes", "--anyway"]).expect(0);
    run.says(&["comments"]);
    let body = setting.server.proxy().requests("RegisterTaskDefinition").remove(0).body;
    let sent: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(sent, serde_json::from_str::<Value>(&plain).unwrap());

    // The same text in the bytes of PowerShell is the same document.
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(plain.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let file = setting.file("wide.json", utf16);
    setting.run(&["register", &file, "--yes"]).expect(0).prints(&setting.arn("web:1")).says(&["UTF-16"]);
    assert_eq!(setting.sent(), 1);
}

#[test]
fn nothing_to_change_registers_nothing() {
    let setting = Setting::new();
    let text = plain();
    setting.register(&text, &["--yes"]).expect(0).prints(&setting.arn("web:1"));
    let reordered = "{\"containerDefinitions\":[{\"environment\":[{\"value\":\"가\",\"name\":\"NAME\"}],\"image\":\
                     \"nginx:1.27\",\"name\":\"app\",\"essential\":true,\"portMappings\":[]}],\"memory\":\"0.5 GB\",\
                     \"cpu\":\"256\",\"networkMode\":\"awsvpc\",\"requiresCompatibilities\":[\"FARGATE\"],\"family\":\"web\"}";
    // Not even asked: there is nothing to say yes to.
    let run = setting.register(reordered, &["--anyway"]).expect(0).prints(&setting.arn("web:1"));
    run.says(&["Nothing to change", "web:1"]);
    assert_eq!(setting.server.revisions("web"), 1);
}

#[test]
fn tags_are_a_part_of_what_is_compared() {
    let setting = Setting::new();
    let plain = plain();
    let tagged = plain.replacen('{', "{\"tags\":[{\"key\":\"team\",\"value\":\"a\"}],", 1);
    setting.register(&tagged, &["--yes"]).expect(0).prints(&setting.arn("web:1"));
    setting.register(&tagged, &["--yes"]).expect(0).prints(&setting.arn("web:1"));
    setting
        .register(&tagged.replace("\"a\"}]", "\"b\"}]"), &["--yes"])
        .expect(0)
        .prints(&setting.arn("web:2"));
}

#[test]
fn the_difference_is_told_before_anything_is_sent() {
    let setting = Setting::new();
    setting.server.register("web");
    let text = WEB
        .replace("\"256\"", "\"512\"")
        .replace("\"512\",\n\"con", "\"1024\",\n\"con")
        .replace("1.27", "1.28");
    let dry = setting.register(&text, &["--dry-run", "--anyway"]).expect(0);
    assert_eq!(dry.out, "");
    let dry = dry.says(&["web:1", "Task size", "1.28", "NAME"]);
    // Nobody can be asked: without --yes the same is said and nothing happens.
    let asked = setting.register(&text, &["--anyway"]).expect(1).says(&["Task size", "--yes"]);
    assert_eq!((asked.out.as_str(), setting.sent()), ("", 0));
    let korean = setting.register(&text, &["--dry-run", "--anyway", "--lang", "ko"]).expect(0);
    korean.says(&["web:1", "달라지는 것", "1.28"]);
    setting
        .register(&text, &["--yes", "--anyway"])
        .expect(0)
        .prints(&setting.arn("web:2"))
        .says(&["Task size"]);
    assert!(dry.err.contains(&setting.server.url()), "an emulator is told");
}

#[test]
fn a_first_revision_is_told_as_such() {
    let setting = Setting::new();
    setting
        .register(WEB, &["--dry-run", "--anyway"])
        .expect(0)
        .says(&["web has no active revision in eu-central-1"]);
    assert_eq!(setting.server.families(), [""; 0]);
}

#[test]
fn errors_stop_it_as_check_prints_them_and_anyway_goes_on() {
    let setting = Setting::new();
    let text = WEB.replace("\"256\"", "\"257\"");
    let stopped = setting.register(&text, &["--yes"]).expect(1).says(&[
        "error[ecs/",
        "257",
        "Not registered",
        "--anyway",
    ]);
    assert_eq!((stopped.out.as_str(), setting.server.proxy().all_requests().len()), ("", 0));
    let checked = setting.run(&["check", &setting.file("web.json", &text)]).expect(1);
    let finding = checked.out.split("\n\n").find(|block| block.contains("257")).unwrap();
    assert!(stopped.err.contains(finding), "{}", stopped.err);
    setting.register(&text, &["--yes", "--lang", "ko"]).expect(1).says(&["등록하지 않았습니다"]);
    setting.register(&text, &["--yes", "--anyway"]).expect(0).prints(&setting.arn("web:1"));
}

#[test]
fn what_is_still_to_be_filled_in_stops_it() {
    let setting = Setting::new();
    let text = WEB.replace("nginx:1.27", "nginx:${TAG}");
    setting.register(&text, &["--yes"]).expect(1).says(&["ecs/placeholder-unfilled", "${TAG}"]);
    assert_eq!(setting.server.proxy().all_requests().len(), 0);
    // Settings beside the file count as they do for `check`.
    setting.file("taskwright.toml", "[rules]\n\"placeholder-unfilled\" = \"off\"\n");
    setting.register(&text, &["--dry-run", "--anyway"]).expect(0);
    setting.file("taskwright.toml", "nonsense");
    setting.register(&text, &["--yes"]).expect(2).says(&["taskwright.toml"]);
}

#[test]
fn what_ecs_described_is_not_registered_as_it_is() {
    let setting = Setting::new();
    let described =
        "{\"taskDefinition\": {\"family\": \"web\", \"revision\": 3, \"containerDefinitions\": []}}";
    setting.register(described, &["--yes"]).expect(1).says(&["ecs/describe-only-field", "taskwright set"]);
    setting.register(described, &["--yes", "--anyway"]).expect(1).says(&["no family"]);
    setting.register("[{\"name\": \"web\"}]", &["--yes", "--anyway"]).expect(1).says(&["no family"]);
    setting.register("{\"family\": ", &["--yes", "--anyway"]).expect(1).says(&["no JSON"]);
    setting.run(&["register", "nothing.json", "--yes"]).expect(2).says(&["nothing.json"]);
    setting.run(&["register"]).expect(2);
    assert_eq!(setting.server.proxy().all_requests().len(), 0);
}

#[test]
fn a_refusal_comes_in_the_words_of_ecs() {
    let setting = Setting::new();
    let words = "Invalid setting for container 'app'.";
    let proxy = setting.server.proxy();
    proxy.fail("RegisterTaskDefinition", Fault::Answer(Answer::ClientException(words.to_owned())));
    let run = setting.register(WEB, &["--yes", "--anyway"]).expect(1);
    let run = run.says(&["ClientException", words, Answer::REQUEST_ID, &setting.server.url()]);
    assert_eq!((run.out.as_str(), setting.sent()), ("", 1));

    let role = "arn:aws:iam::123456789012:role/task";
    proxy.fail("RegisterTaskDefinition", Fault::Answer(Answer::access_denied("iam:PassRole", role)));
    setting.register(WEB, &["--yes", "--anyway"]).expect(1).says(&[role, "iam:PassedToService"]);
    proxy.fail(
        "DescribeTaskDefinition",
        Fault::Answer(Answer::access_denied("ecs:DescribeTaskDefinition", "*")),
    );
    setting.register(WEB, &["--yes", "--anyway"]).expect(1).says(&["may not do ecs:DescribeTaskDefinition."]);
    proxy.fail("RegisterTaskDefinition", Fault::Answer(Answer::WrongClock));
    setting.register(WEB, &["--yes", "--anyway"]).expect(1).says(&["clock"]);
    proxy.fail("RegisterTaskDefinition", Fault::Answer(Answer::ExpiredToken));
    setting.register(WEB, &["--yes", "--anyway", "--lang", "ko"]).expect(1).says(&["만료되었습니다"]);
    assert_eq!(setting.server.revisions("web"), 0);
}

#[test]
fn a_revision_made_behind_a_broken_answer_is_found() {
    for fault in [
        Fault::ResetAfter,
        Fault::CutReply,
        Fault::AnswerAfter(Answer::ServerException),
        Fault::AnswerAfter(Answer::ErrorPage),
    ] {
        let setting = Setting::new();
        setting.server.register("web");
        setting.server.proxy().fail("RegisterTaskDefinition", fault.clone());
        let run = setting.register(WEB, &["--yes", "--anyway"]).expect(0).prints(&setting.arn("web:2"));
        run.says(&["is not known", "It was registered: web:2"]);
        assert_eq!((setting.sent(), setting.server.revisions("web")), (1, 2), "{fault:?}");
    }
}

#[test]
fn where_nothing_is_found_the_outcome_stays_open_and_nothing_is_repeated() {
    for fault in [Fault::ResetBefore, Fault::Answer(Answer::ServerException)] {
        let setting = Setting::new().with_patience("3");
        setting.server.register("web");
        setting.server.proxy().fail("RegisterTaskDefinition", fault.clone());
        let run = setting.register(&plain(), &["--yes"]).expect(3);
        let run = run.says(&["is not known", "Run the same command again"]);
        assert_eq!(
            (run.out.as_str(), setting.sent(), setting.server.revisions("web")),
            ("", 1, 1),
            "{fault:?}"
        );
        // What the advice says to do.
        setting.register(&plain(), &["--yes"]).expect(0).prints(&setting.arn("web:2"));
        setting.register(&plain(), &["--yes"]).expect(0).prints(&setting.arn("web:2"));
        assert_eq!(setting.server.revisions("web"), 2);
    }
}

#[test]
fn who_sends_a_key_that_ecs_may_not_keep_is_not_told_to_run_it_again() {
    for (language, words) in [("en", "Look at the latest revision first"), ("ko", "최신 개정을 확인합니다")]
    {
        let setting = Setting::new().with_patience("3");
        setting.server.proxy().fail("RegisterTaskDefinition", Fault::ResetBefore);
        let run = setting.register(WEB, &["--yes", "--anyway", "--lang", language]).expect(3).says(&[words]);
        assert!(!run.err.contains("Run the same command again"), "{}", run.err);
    }
}

#[test]
fn a_destination_that_is_none_is_wrong_usage_and_shows_no_password() {
    let setting = Setting::new();
    for (argument, value, words) in [
        ("--region", "a b", "a b is no region"),
        ("--endpoint-url", "ftp://x", "ftp://x is no endpoint"),
        ("--endpoint-url", "127.0.0.1:5000", "127.0.0.1:5000 is no endpoint"),
        ("--endpoint-url", "http://jane:hunter2@127.0.0.1:1", "http://••••@127.0.0.1:1 is no endpoint"),
    ] {
        let run = setting.run(&["pull", "web", argument, value]).expect(2).says(&[words]);
        assert!(!run.err.contains("hunter2"), "{}", run.err);
    }
    assert_eq!(setting.server.proxy().all_requests().len(), 0);
}

#[test]
fn somebody_elses_revision_is_not_taken_for_ours() {
    let setting = Setting::new().with_patience("3");
    let proxy = setting.server.proxy();
    setting.server.register("web");
    // Registered by someone else between the comparison and our request, which is lost on the way.
    proxy.fail("RegisterTaskDefinition", Fault::Lost);
    let child = setting.begin_to_register(WEB);
    proxy.wait_for("RegisterTaskDefinition", 1, false);
    setting.server.register("web");
    let run: Run = child.wait_with_output().unwrap().into();
    run.expect(3).says(&["did not answer in time", "Meanwhile 1 other revision was registered."]);
    assert_eq!(setting.sent(), 1);
}

#[test]
fn who_registers_between_comparing_and_sending_stops_it() {
    let setting = Setting::new();
    let proxy = setting.server.proxy();
    proxy.fail("DescribeTaskDefinition", Fault::HeldReply);
    let child = setting.begin_to_register(WEB);
    proxy.wait_for("DescribeTaskDefinition", 1, true);
    setting.server.register("web");
    proxy.release();
    let run: Run = child.wait_with_output().unwrap().into();
    let run =
        run.expect(1).says(&["web:1 was registered while this was being compared.", "Nothing was sent."]);
    assert_eq!((run.out.as_str(), setting.sent()), ("", 0));
}

#[test]
fn only_what_cannot_have_arrived_is_tried_again() {
    let setting = Setting::new();
    let proxy = setting.server.proxy();
    proxy.fail("RegisterTaskDefinition", Fault::Answer(Answer::Throttled));
    proxy.fail("RegisterTaskDefinition", Fault::Answer(Answer::Unavailable));
    let run = setting.register(WEB, &["--yes", "--anyway"]).expect(0).prints(&setting.arn("web:1"));
    run.says(&["tried once more"]);
    assert_eq!((setting.sent(), setting.server.revisions("web")), (3, 1));

    proxy.refuse();
    let run = setting.register(WEB, &["--yes", "--anyway"]).expect(1);
    run.says(&["No connection to", &setting.server.url()]);
    setting
        .with("AWS_ENDPOINT_URL", Some("http://nobody.invalid"))
        .register(WEB, &["--yes", "--anyway"])
        .expect(1);
}

#[test]
fn pull_prints_a_document_to_go_on_from() {
    let setting = Setting::new();
    setting.register(WEB, &["--yes", "--anyway"]).expect(0);
    setting.server.register("web");
    let run = setting.run(&["pull", "web:1"]).expect(0).says(&[&setting.arn("web:1")]);
    let pulled: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(pulled["containerDefinitions"][0]["environment"], json!([{"name": "NAME", "value": "가"}]));
    for key in ["revision", "taskDefinitionArn", "status", "compatibilities", "tags"] {
        assert!(pulled.get(key).is_none(), "{key} in {}", run.out);
    }
    assert!(run.out.lines().count() > 10 && run.out.ends_with("}\n"), "{}", run.out);
    assert!(run.out.starts_with("{\n  \"family\": \"web\",\n"), "{}", run.out);
    // What comes out can be registered as it is, and changes nothing against where it came from.
    let latest = setting.run(&["pull", "web"]).expect(0).says(&["web:2"]);
    setting.register(&latest.out, &["--anyway"]).expect(0).prints(&setting.arn("web:2"));

    let file = setting.file("out.json", "old");
    assert_eq!(setting.run(&["pull", "web:1", "--output", &file]).expect(0).out, "");
    assert_eq!(fs::read_to_string(&file).unwrap(), run.out);
    setting.run(&["pull", "web:1", "--output", "no/such/folder.json"]).expect(2).says(&["folder.json"]);
}

#[test]
fn pull_says_what_is_not_there() {
    let setting = Setting::new();
    setting.server.register("web");
    for name in ["web:7", "api"] {
        let run = setting.run(&["pull", name]).expect(1).says(&[name, REGION]);
        assert_eq!(run.out, "");
    }
    setting.run(&["pull", "api", "--lang", "ko"]).expect(1).says(&["api 개정이 없습니다"]);
    setting.server.ecs("DeregisterTaskDefinition", &json!({"taskDefinition": "web:1"}));
    setting.run(&["pull", "web:1"]).expect(0).says(&["INACTIVE"]);
    setting.run(&["pull"]).expect(2);
}

#[test]
fn profiles_say_as_whom_and_where() {
    let setting = Setting::new();
    let home = setting.home.path().to_str().unwrap().to_owned();
    let keys = format!("aws_access_key_id = {ACCESS_KEY}\naws_secret_access_key = {SECRET_KEY}\n");
    let helper = format!(
        "echo x >> {home}/count; echo '{{\"Version\": 1, \"AccessKeyId\": \"{ACCESS_KEY}\", \"SecretAccessKey\": \
         \"{SECRET_KEY}\", \"SessionToken\": \"{SESSION_TOKEN}\"}}'"
    );
    fs::write(format!("{home}/helper"), helper).unwrap();
    let config = format!(
        "[default]\n{keys}region = us-west-2\n\
         [profile seoul]\n{keys}region = ap-northeast-2\n\
         [profile helper]\ncredential_process = sh {home}/helper\nregion = eu-west-3\n\
         [profile broken]\ncredential_process = sh -c 'echo {SECRET_KEY} >&2; exit 3'\nregion = eu-west-3\n\
         [profile deploy]\nrole_arn = arn:aws:iam::{}:role/deploy\nsource_profile = seoul\nregion = eu-north-1\n\
         [profile empty]\nregion = eu-west-3\n\
         [profile nowhere]\n{keys}",
        setting.server.account()
    );
    let setting = setting.with_config(&config).with("AWS_REGION", None).with("AWS_DEFAULT_REGION", None);
    let pull = |args: &[&str]| setting.run(&[&["pull", "web"], args].concat()).expect(1);

    pull(&[]).says(&["us-west-2"]);
    pull(&["--profile", "seoul"]).says(&["ap-northeast-2"]);
    pull(&["--profile", "seoul", "--region", "eu-west-1"]).says(&["eu-west-1"]);
    pull(&["--profile", "helper"]).says(&["eu-west-3", "There is no web"]);
    assert_eq!(fs::read_to_string(Path::new(&home).join("count")).unwrap(), "x\n", "the helper ran once");
    pull(&["--profile", "broken"]).says(&["credential_process", "broken"]);
    pull(&["--profile", "deploy"]).says(&["eu-north-1", "assumed-role/deploy"]);
    assert_eq!(setting.server.proxy().requests("AssumeRole").len(), 1);
    pull(&["--profile", "empty"]).says(&["empty has no credentials"]);
    pull(&["--profile", "nowhere"]).says(&["No region"]);
    pull(&["--profile", "prod"]).says(&["no profile prod", "list-profiles"]);
    let named = setting.with("AWS_PROFILE", Some("seoul"));
    named.run(&["pull", "web"]).expect(1).says(&["ap-northeast-2"]);
    named.with("AWS_PROFILE", Some("gone")).run(&["pull", "web"]).expect(1).says(&["no profile gone"]);
}

#[test]
fn a_role_that_may_not_be_taken_on_is_told_in_the_words_of_sts() {
    let setting = Setting::new();
    let config = format!(
        "[profile base]\naws_access_key_id = {ACCESS_KEY}\naws_secret_access_key = {SECRET_KEY}\n\
         [profile deploy]\nrole_arn = arn:aws:iam::{}:role/deploy\nsource_profile = base\nregion = eu-north-1\n",
        setting.server.account()
    );
    let setting = setting.with_config(&config);
    let denial = Answer::access_denied("sts:AssumeRole", "arn:aws:iam::1:role/deploy");
    setting.server.proxy().fail("AssumeRole", Fault::Answer(denial));
    let run = setting.run(&["pull", "web", "--profile", "deploy"]).expect(1);
    run.says(&[
        "The role of the profile deploy may not be taken on",
        "is not authorized to perform: sts:AssumeRole",
    ]);
}

#[test]
fn who_is_signed_out_reads_the_line_to_type() {
    let config = "[sso-session work]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n\
                  sso_registration_scopes = sso:account:access\n\
                  [profile staging]\nsso_session = work\nsso_account_id = 111122223333\nsso_role_name = Admin\n\
                  region = eu-west-1\n\
                  [profile deploy]\nrole_arn = arn:aws:iam::111122223333:role/deploy\nsource_profile = staging\n\
                  region = eu-west-1\n\
                  [profile me]\nlogin_session = arn:aws:iam::111122223333:user/me\nregion = eu-west-1\n";
    let setting = Setting::new().with_config(config);
    let file = setting.file("web.json", WEB);
    for (profile, line) in [
        ("staging", "\n    aws sso login --profile staging\n"),
        ("deploy", "\n    aws sso login --profile staging\n"),
        ("me", "\n    aws login --profile me\n"),
    ] {
        setting.run(&["register", &file, "--anyway", "--profile", profile]).expect(1).says(&[line]);
        setting.run(&["pull", "web", "--profile", profile, "--lang", "ko"]).expect(1).says(&[line, "로그인"]);
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), WEB);
}

#[test]
fn what_a_service_says_that_gives_no_credentials_is_told() {
    let setting = Setting::new();
    let token = setting.file("token", "a-token");
    let setting = setting.with_config(&format!(
        "[profile web]\nrole_arn = arn:aws:iam::111122223333:role/ci\nweb_identity_token_file = {token}\n\
         region = eu-west-1\n"
    ));
    let words = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
    let refused = Answer::ClientException(words.to_owned());
    setting.server.proxy().fail_always("AssumeRoleWithWebIdentity", Fault::Answer(refused));
    setting.run(&["pull", "web", "--profile", "web"]).expect(1).says(&[words]);
}

#[test]
fn where_ecs_alone_has_an_address_nothing_goes_to_aws() {
    let setting = Setting::new();
    let url = setting.server.url();
    let setting = setting.with("AWS_ENDPOINT_URL", None).with("AWS_ENDPOINT_URL_ECS", Some(&url));
    setting.server.register("web");
    setting.run(&["pull", "web"]).expect(0).says(&[&url, "Nothing of this reaches AWS"]);
    assert_eq!(setting.server.proxy().requests("GetCallerIdentity").len(), 1);
}

#[test]
fn without_credentials_it_says_what_to_set() {
    let setting = Setting::new().with_config("");
    setting.run(&["pull", "web"]).expect(1).says(&["No AWS credentials", "AWS_PROFILE"]);
    setting.run(&["pull", "web", "--lang", "ko"]).expect(1).says(&["자격 증명이 없습니다"]);
    assert_eq!(setting.server.proxy().all_requests().len(), 0);
    setting.with_patience("soon").run(&["pull", "web"]).expect(2).says(&["TASKWRIGHT_AWS_TIMEOUT", "soon"]);
}
