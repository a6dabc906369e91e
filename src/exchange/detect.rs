//! What a text is, by its content alone: a file name says little and lies often.
//!
//! A table of tell-tale keys for each kind, the first row that fits wins. The answer carries what gave it away.

use super::outline::Outline;
use crate::document::parse::{self, SyntaxProblem};
use crate::schema::walk::DESCRIBE_ONLY;

/// What a text is, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detected {
    /// What it is.
    pub kind: Kind,
    /// What gave it away, the strongest first.
    pub reasons: Vec<Reason>,
}

/// What a text can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// What RegisterTaskDefinition takes, whole or begun.
    RegisterInput,
    /// An object that holds `containerDefinitions` and nothing else of the task level.
    ContainersOnly,
    /// A list of containers, as Terraform files keep it.
    Containers,
    /// One container.
    Container,
    /// A list of whole task definitions.
    TaskDefinitions,
    /// What DescribeTaskDefinition answers, without the object around it.
    DescribeOutput,
    /// The whole answer of DescribeTaskDefinition, below `taskDefinition`.
    DescribeReply,
    /// The same below `data`, as recorders of AWS calls keep it.
    DescribeRecording,
    /// A task definition in YAML.
    TaskDefinitionYaml,
    /// A task definition that is JSON or YAML only once a template is filled.
    Template,
    /// A program in Jsonnet that makes JSON.
    Jsonnet,
    /// `Dockerrun.aws.json` of version 2 or 3, with several containers.
    Dockerrun,
    /// `Dockerrun.aws.json` of version 1, with one image.
    DockerrunSingle,
    /// A CloudFormation template, JSON or YAML.
    CloudFormation,
    /// Terraform configuration, HCL or JSON.
    Terraform,
    /// What `terraform show -json` prints of a plan.
    TerraformPlan,
    /// The state file of Terraform.
    TerraformState,
    /// A Compose file.
    Compose,
    /// What CreateService takes, or the service file of a deployment tool.
    CreateService,
    /// What RunTask takes.
    RunTask,
    /// What DescribeServices answers.
    DescribeServices,
    /// What DescribeTasks answers.
    DescribeTasks,
    /// What ListTaskDefinitions answers.
    ListTaskDefinitions,
    /// `imagedefinitions.json` of CodePipeline.
    ImageDefinitions,
    /// The AppSpec file of CodeDeploy.
    AppSpec,
    /// An IAM policy.
    IamPolicy,
    /// A task as the ECS container agent keeps it.
    AgentTask,
    /// The state file of the ECS container agent.
    AgentState,
    /// A Kubernetes object.
    Kubernetes,
    /// An operation of Spinnaker.
    Spinnaker,
    /// A JSON Schema.
    JsonSchema,
    /// JSON of no kind that is known here.
    UnknownJson,
    /// Neither JSON nor anything else that is known here.
    NotJson,
}

/// What gave a kind away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A key, as a path with `[]` for an index and `*` for any key.
    Key(&'static str),
    /// A word that opens a block or a statement on a line of its own.
    Word(&'static str),
    /// The sign of a template outside of strings, such as `${`.
    Placeholder(&'static str),
    /// It is no JSON.
    Syntax(SyntaxProblem),
}

impl Kind {
    /// Its name in lower case with hyphens: the key of its texts, and its word in output for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::RegisterInput => "register-input",
            Self::ContainersOnly => "containers-only",
            Self::Containers => "containers",
            Self::Container => "container",
            Self::TaskDefinitions => "task-definitions",
            Self::DescribeOutput => "describe-output",
            Self::DescribeReply => "describe-reply",
            Self::DescribeRecording => "describe-recording",
            Self::TaskDefinitionYaml => "task-definition-yaml",
            Self::Template => "template",
            Self::Jsonnet => "jsonnet",
            Self::Dockerrun => "dockerrun",
            Self::DockerrunSingle => "dockerrun-single",
            Self::CloudFormation => "cloudformation",
            Self::Terraform => "terraform",
            Self::TerraformPlan => "terraform-plan",
            Self::TerraformState => "terraform-state",
            Self::Compose => "compose",
            Self::CreateService => "create-service",
            Self::RunTask => "run-task",
            Self::DescribeServices => "describe-services",
            Self::DescribeTasks => "describe-tasks",
            Self::ListTaskDefinitions => "list-task-definitions",
            Self::ImageDefinitions => "image-definitions",
            Self::AppSpec => "appspec",
            Self::IamPolicy => "iam-policy",
            Self::AgentTask => "agent-task",
            Self::AgentState => "agent-state",
            Self::Kubernetes => "kubernetes",
            Self::Spinnaker => "spinnaker",
            Self::JsonSchema => "json-schema",
            Self::UnknownJson => "unknown-json",
            Self::NotJson => "not-json",
        }
    }

    /// Whether it is JSON that becomes a document: as it stands, or once [`super::describe::clean`] was there.
    pub fn is_document(self) -> bool {
        matches!(self, Self::RegisterInput | Self::ContainersOnly | Self::Containers)
            || self.is_describe_output()
    }

    /// Whether [`super::describe::clean`] has something to do.
    pub fn is_describe_output(self) -> bool {
        matches!(self, Self::DescribeOutput | Self::DescribeReply | Self::DescribeRecording)
    }

    /// Whether it is about task definitions or containers in the words of ECS, so that a filled template or the
    /// same in YAML would be one.
    fn is_in_words_of_ecs(self) -> bool {
        self.is_document() || matches!(self, Self::Container | Self::TaskDefinitions)
    }
}

/// Keys of the task level that no other kind of file with `family` or `containerDefinitions` has.
const TASK_KEYS: &[&str] = &[
    "requiresCompatibilities",
    "networkMode",
    "executionRoleArn",
    "taskRoleArn",
    "cpu",
    "memory",
    "volumes",
    "placementConstraints",
    "proxyConfiguration",
    "runtimePlatform",
    "ephemeralStorage",
    "inferenceAccelerators",
    "pidMode",
    "ipcMode",
    "enableFaultInjection",
];

/// One way to tell a kind: all of the keys `all` and, where there are some, one of the keys `any`.
struct Sign {
    kind: Kind,
    all: &'static [&'static str],
    any: &'static [&'static str],
}

const fn sign(kind: Kind, all: &'static [&'static str], any: &'static [&'static str]) -> Sign {
    Sign { kind, all, any }
}

/// The first row that fits wins: the surest signs stand first.
static SIGNS: &[Sign] = &[
    sign(Kind::DescribeReply, &["taskDefinition.containerDefinitions"], &[]),
    sign(Kind::DescribeRecording, &["data.taskDefinition.containerDefinitions"], &[]),
    sign(Kind::Dockerrun, &["AWSEBDockerrunVersion", "containerDefinitions"], &[]),
    sign(Kind::DockerrunSingle, &["AWSEBDockerrunVersion"], &[]),
    sign(Kind::Spinnaker, &["cloudProvider"], &["ecsClusterName", "application", "credentials"]),
    sign(Kind::DescribeOutput, &["containerDefinitions"], &DESCRIBE_ONLY),
    sign(Kind::RegisterInput, &["containerDefinitions", "family"], &[]),
    sign(Kind::RegisterInput, &["containerDefinitions"], TASK_KEYS),
    sign(Kind::ContainersOnly, &["containerDefinitions"], &[]),
    sign(Kind::RegisterInput, &["family"], TASK_KEYS),
    sign(Kind::TaskDefinitions, &["[].containerDefinitions"], &[]),
    sign(Kind::ImageDefinitions, &["[].imageUri"], &[]),
    sign(
        Kind::Containers,
        &["[].image"],
        &["[].essential", "[].portMappings", "[].name", "[].cpu", "[].memory", "[].memoryReservation"],
    ),
    sign(Kind::CloudFormation, &["AWSTemplateFormatVersion"], &[]),
    sign(Kind::CloudFormation, &["Resources.*.Type"], &[]),
    sign(Kind::AppSpec, &["Resources"], &["Resources[].TargetService"]),
    sign(Kind::TerraformPlan, &["terraform_version", "planned_values"], &[]),
    sign(Kind::TerraformPlan, &["terraform_version", "resource_changes"], &[]),
    sign(Kind::TerraformState, &["terraform_version"], &["lineage", "serial", "resources", "modules"]),
    sign(Kind::Terraform, &["resource.*.*"], &["resource.aws_ecs_task_definition", "provider", "terraform"]),
    sign(Kind::Kubernetes, &["apiVersion", "kind"], &[]),
    sign(Kind::DescribeServices, &["services"], &["services[].serviceArn", "services[].serviceName"]),
    sign(Kind::DescribeTasks, &["tasks"], &["tasks[].taskArn", "tasks[].lastStatus"]),
    sign(Kind::ListTaskDefinitions, &["taskDefinitionArns"], &[]),
    sign(
        Kind::Compose,
        &["services"],
        &[
            "services.*.image",
            "services.*.build",
            "services.*.environment",
            "services.*.volumes",
            "services.*.ports",
            "services.*.command",
            "services.*.extends",
            "services.*.deploy",
            "services.*.logging",
            "services.*.networks",
            "services.*.profiles",
        ],
    ),
    // Compose files had no `services` at first.
    sign(
        Kind::Compose,
        &["*.image"],
        &["*.ports", "*.links", "*.environment", "*.volumes", "*.command", "*.build"],
    ),
    sign(Kind::Compose, &["*.build"], &["*.ports", "*.links", "*.environment", "*.volumes", "*.command"]),
    sign(
        Kind::CreateService,
        &["desiredCount"],
        &["serviceName", "taskDefinition", "loadBalancers", "schedulingStrategy", "deploymentConfiguration"],
    ),
    sign(Kind::CreateService, &["serviceName", "taskDefinition"], &[]),
    sign(
        Kind::RunTask,
        &["taskDefinition"],
        &["cluster", "launchType", "networkConfiguration", "overrides", "capacityProviderStrategy"],
    ),
    sign(Kind::AgentTask, &["Containers"], &["Family", "Arn"]),
    sign(Kind::AgentState, &["Data"], &["Data.TaskEngine", "Data.ContainerInstanceArn"]),
    sign(Kind::IamPolicy, &["Statement"], &["Statement[].Effect", "Statement.Effect"]),
    sign(Kind::JsonSchema, &["$schema"], &["properties", "definitions", "$defs", "$ref", "allOf", "anyOf"]),
    sign(Kind::JsonSchema, &["if", "then"], &[]),
    sign(
        Kind::Container,
        &["image"],
        &[
            "essential",
            "portMappings",
            "logConfiguration",
            "mountPoints",
            "memoryReservation",
            "firelensConfiguration",
            "linuxParameters",
            "readonlyRootFilesystem",
        ],
    ),
];

/// Words that open a block of Terraform, each followed by that many names in quotes.
const TERRAFORM_BLOCKS: [(&str, usize); 8] = [
    ("resource", 2),
    ("data", 2),
    ("module", 1),
    ("variable", 1),
    ("output", 1),
    ("provider", 1),
    ("locals", 0),
    ("terraform", 0),
];

/// Tells what `text` is. Never fails: what nobody knows is [`Kind::UnknownJson`] or [`Kind::NotJson`].
pub fn detect(text: &str) -> Detected {
    let outline = Outline::of(text);
    let problem = parse::parse(text).err().map(|error| error.problem);
    if outline.is_yaml && problem.is_some() {
        if let Some(word) = terraform_block(text) {
            return Detected { kind: Kind::Terraform, reasons: vec![Reason::Word(word)] };
        }
        if let Some(word) = jsonnet_statement(text) {
            return Detected { kind: Kind::Jsonnet, reasons: vec![Reason::Word(word)] };
        }
    }
    let (kind, mut reasons) = by_keys(&outline);
    let kind = match problem {
        None => kind.unwrap_or(Kind::UnknownJson),
        Some(problem) => {
            reasons.extend(outline.placeholder.map(Reason::Placeholder));
            if !outline.is_yaml || kind.is_none() {
                reasons.push(Reason::Syntax(problem));
            }
            match kind {
                Some(kind) if !kind.is_in_words_of_ecs() => kind,
                Some(_) if outline.placeholder.is_some() => Kind::Template,
                Some(_) if outline.is_yaml => Kind::TaskDefinitionYaml,
                Some(kind) => kind,
                None => Kind::NotJson,
            }
        }
    };
    Detected { kind, reasons }
}

/// The row that fits, and its keys that are there.
fn by_keys(outline: &Outline<'_>) -> (Option<Kind>, Vec<Reason>) {
    let Some(sign) = row_of(outline) else { return (None, Vec::new()) };
    let keys = sign.all.iter().chain(sign.any).filter(|key| outline.has(key));
    (Some(sign.kind), keys.copied().map(Reason::Key).collect())
}

fn row_of(outline: &Outline<'_>) -> Option<&'static Sign> {
    SIGNS.iter().find(|sign| {
        let has = |key: &&str| outline.has(key);
        sign.all.iter().all(has) && (sign.any.is_empty() || sign.any.iter().any(has))
    })
}

/// The word of the first line that opens a block of Terraform.
fn terraform_block(text: &str) -> Option<&'static str> {
    text.lines().find_map(|line| {
        let mut words = line.strip_suffix('\r').unwrap_or(line).split_whitespace();
        let (first, names) = (words.next()?, words.by_ref().collect::<Vec<_>>());
        let (word, count) =
            TERRAFORM_BLOCKS.iter().find(|(word, _)| line.starts_with(word) && first == *word)?;
        let is_name = |name: &&str| name.starts_with('"') && name.ends_with('"');
        let opens = names.get(*count).is_some_and(|brace| brace.starts_with('{'));
        (opens && names.iter().take(*count).all(is_name)).then_some(*word)
    })
}

/// The first word of a Jsonnet program that begins by binding names.
fn jsonnet_statement(text: &str) -> Option<&'static str> {
    let is_code = |line: &&str| !line.is_empty() && !line.starts_with("//") && !line.starts_with('#');
    let first = text.lines().map(str::trim).find(is_code)?;
    (first.starts_with("local ") && first.contains('=')).then_some("local")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kind(text: &str) -> Kind {
        detect(text).kind
    }

    /// One text for each kind.
    const TEXTS: &[(Kind, &str)] = &[
        (Kind::RegisterInput, r#"{"family": "a", "containerDefinitions": []}"#),
        (Kind::RegisterInput, r#"{"volumes": [], "containerDefinitions": []}"#),
        (Kind::RegisterInput, "{\"family\": \"a\", // note\n \"cpu\": \"256\",}"),
        (Kind::RegisterInput, r#"{"family": "a", "containerDefinitions": [{"name": }]}"#),
        (Kind::RegisterInput, r#"{"$schema": "x", "family": "a", "containerDefinitions": []}"#),
        (Kind::ContainersOnly, r#"{"containerDefinitions": [{"name": "web"}]}"#),
        (Kind::Containers, r#"[{"name": "web", "image": "nginx"}]"#),
        (Kind::Container, r#"{"name": "web", "image": "nginx", "essential": true}"#),
        (Kind::TaskDefinitions, r#"[{"family": "a", "containerDefinitions": []}]"#),
        (Kind::DescribeOutput, r#"{"family": "a", "containerDefinitions": [], "revision": 3}"#),
        (Kind::DescribeReply, r#"{"taskDefinition": {"containerDefinitions": []}, "tags": []}"#),
        (Kind::DescribeRecording, r#"{"data": {"taskDefinition": {"containerDefinitions": []}}}"#),
        (Kind::TaskDefinitionYaml, "family: a\ncontainerDefinitions:\n- name: web\n"),
        (Kind::TaskDefinitionYaml, "# containers\n- name: web\n  image: nginx\n  essential: true\n"),
        (Kind::TaskDefinitionYaml, "taskDefinition:\n  containerDefinitions: []\n"),
        (Kind::Template, r#"{"family": "a", "containerDefinitions": [{"cpu": ${cpu}}]}"#),
        (Kind::Template, "family: {{ .Values.name }}\ncontainerDefinitions: []\n"),
        (Kind::Jsonnet, "// note\nlocal env = std.native(\"env\");\n{ family: 'a' }\n"),
        (Kind::Dockerrun, r#"{"AWSEBDockerrunVersion": 2, "containerDefinitions": []}"#),
        (Kind::DockerrunSingle, r#"{"AWSEBDockerrunVersion": "1", "Image": {"Name": "nginx"}}"#),
        (Kind::CloudFormation, r#"{"Resources": {"Task": {"Type": "AWS::ECS::TaskDefinition"}}}"#),
        (Kind::CloudFormation, "AWSTemplateFormatVersion: 2010-09-09\nResources:\n"),
        (
            Kind::CloudFormation,
            "{{ with .Service }}\n{\"AWSTemplateFormatVersion\": \"2010-09-09\" }\n{{ end }}",
        ),
        (Kind::Terraform, "# note\nresource \"aws_ecs_task_definition\" \"web\" {\n  family = \"web\"\n}\n"),
        (Kind::Terraform, "locals {\r\n}\r\n"),
        (Kind::Terraform, r#"{"resource": {"aws_ecs_task_definition": {"web": {}}}}"#),
        (Kind::TerraformPlan, r#"{"terraform_version": "1.1.5", "planned_values": {}}"#),
        (Kind::TerraformPlan, r#"{"terraform_version": "1.1.5", "resource_changes": []}"#),
        (
            Kind::TerraformState,
            r#"{"version": 4, "terraform_version": "1.9.0", "serial": 1, "resources": []}"#,
        ),
        (Kind::Compose, "services:\n  web:\n    image: nginx\n"),
        (Kind::Compose, "web:\n  build: .\n  links: [db]\n"),
        (Kind::Compose, "web:\n  image: nginx\n  ports:\n  - 80:80\n"),
        (Kind::CreateService, r#"{"cluster": "a", "serviceName": "b", "desiredCount": 1}"#),
        (Kind::CreateService, "serviceName: web\ntaskDefinition: web:3\n"),
        (Kind::RunTask, r#"{"cluster": "a", "taskDefinition": "web:3"}"#),
        (Kind::DescribeServices, r#"{"services": [{"serviceArn": "x"}], "failures": []}"#),
        (Kind::DescribeTasks, r#"{"tasks": [{"taskArn": "x"}], "failures": []}"#),
        (Kind::ListTaskDefinitions, r#"{"taskDefinitionArns": []}"#),
        (Kind::ImageDefinitions, r#"[{"name": "web", "imageUri": "nginx"}]"#),
        (Kind::AppSpec, "version: 0.0\nResources:\n  - TargetService:\n      Type: AWS::ECS::Service\n"),
        (Kind::IamPolicy, r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow"}]}"#),
        (Kind::AgentTask, r#"{"Family": "a", "Containers": []}"#),
        (Kind::AgentState, r#"{"Data": {"TaskEngine": {}}, "Version": 1}"#),
        (Kind::Kubernetes, "apiVersion: v1\nkind: Pod\n"),
        (Kind::Spinnaker, r#"{"cloudProvider": "ecs", "application": "a"}"#),
        (Kind::JsonSchema, r#"{"$schema": "x", "properties": {}}"#),
        (Kind::JsonSchema, r#"{"if": {}, "then": {}}"#),
        (Kind::UnknownJson, "{}"),
        (Kind::UnknownJson, r#"[{"name": "A", "value": "b"}]"#),
        (
            Kind::UnknownJson,
            r#"{"name": "web", "image": "mcr.microsoft.com/devcontainers/base", "features": {}}"#,
        ),
        (Kind::UnknownJson, "12"),
        (Kind::NotJson, ""),
        (Kind::NotJson, "Dear reader,\nnote: this is prose.\n"),
        (Kind::NotJson, "{\"a\": 1"),
        (Kind::NotJson, "data \"x\"\nlocal people\n"),
    ];

    #[test]
    fn each_kind_is_told_by_its_signs() {
        for (expected, text) in TEXTS {
            assert_eq!(kind(text), *expected, "{text}");
        }
    }

    #[test]
    fn each_row_of_the_table_decides_one_of_the_texts() {
        let decided: Vec<_> = TEXTS.iter().filter_map(|(_, text)| row_of(&Outline::of(text))).collect();
        for sign in SIGNS {
            let is_used = decided.iter().any(|row| std::ptr::eq(*row, sign));
            assert!(is_used, "no text for {:?} by {:?}", sign.kind, sign.all);
        }
    }

    #[test]
    fn reasons_name_what_gave_it_away() {
        assert_eq!(
            detect(r#"{"status": "ACTIVE", "family": "a", "containerDefinitions": [], "revision": 3}"#)
                .reasons,
            [Reason::Key("containerDefinitions"), Reason::Key("revision"), Reason::Key("status")]
        );
        assert_eq!(
            detect(r#"{"containerDefinitions": [{"cpu": ${cpu}}]}"#).reasons,
            [
                Reason::Key("containerDefinitions"),
                Reason::Placeholder("${"),
                Reason::Syntax(SyntaxProblem::UnexpectedSign)
            ]
        );
        assert_eq!(detect("terraform {\n}").reasons, [Reason::Word("terraform")]);
        assert_eq!(detect(" ").reasons, [Reason::Syntax(SyntaxProblem::Empty)]);
    }

    #[test]
    fn names_are_the_names_of_the_variants() {
        let mut names: Vec<_> = TEXTS.iter().map(|(kind, _)| kind.name()).collect();
        names.dedup();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "two kinds share a name");
        assert!(names.iter().all(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
    }

    proptest! {
        #[test]
        fn every_text_is_something(text: String) {
            let detected = detect(&text);
            prop_assert!(detected.kind == Kind::UnknownJson || !detected.reasons.is_empty());
        }
    }
}
