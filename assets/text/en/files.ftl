# Files: what opening, saving and starting again say.

# What a file is that is no task definition, and what can be done with it.
kind-container = This is one container, not a task definition.
    .help = A new definition can hold it. The file stays as it is.
kind-task-definitions = This is a list of task definitions.
    .help = Each of them can open as a document of its own. The file stays as it is.
kind-task-definition-yaml = This is a task definition in YAML.
    .help = ECS takes JSON. A converter such as yq makes JSON of it: yq -o json
kind-template = This is a template that becomes a task definition once its placeholders are filled.
    .help = Open what the tool makes of it. As text, it shows where it is no JSON yet.
kind-jsonnet = This is a Jsonnet program.
    .help = Run jsonnet and open the JSON that it prints.
kind-dockerrun = This is a Dockerrun.aws.json of Elastic Beanstalk with several containers.
    .help = Its containerDefinitions and volumes have the words of ECS. Copy them into a new definition.
kind-dockerrun-single = This is a Dockerrun.aws.json of Elastic Beanstalk with one image.
    .help = Start a new definition and give its container the same image and ports.
kind-cloudformation = This is a CloudFormation template.
    .help = The properties of its AWS::ECS::TaskDefinition begin with capitals. The registered definition opens as it is: aws ecs describe-task-definition
kind-terraform = This is Terraform configuration.
    .help = What stands in container_definitions opens once it is JSON. The registered definition opens as it is: aws ecs describe-task-definition
kind-terraform-plan = This is a plan of Terraform.
    .help = It quotes container_definitions as one string. The registered definition opens as it is: aws ecs describe-task-definition
kind-terraform-state = This is the state file of Terraform.
    .help = It must not be changed by hand. The registered definition opens as it is: aws ecs describe-task-definition
kind-compose = This is a Compose file.
    .help = Start a new definition with one container for each of its services.
kind-create-service = This is a service, not a task definition.
    .help = It names its task definition. Open that one: aws ecs describe-task-definition
kind-run-task = This is the input of RunTask, not a task definition.
    .help = It names its task definition. Open that one: aws ecs describe-task-definition
kind-describe-services = This is what ECS answered about services.
    .help = Each of them names its task definition. Open that one: aws ecs describe-task-definition
kind-describe-tasks = This is what ECS answered about running tasks.
    .help = Each of them names its task definition. Open that one: aws ecs describe-task-definition
kind-list-task-definitions = This is a list of the names of task definitions.
    .help = Open one of them: aws ecs describe-task-definition
kind-image-definitions = This is an imagedefinitions.json of CodePipeline.
    .help = It holds the names of images alone. Open the task definition that they go into.
kind-appspec = This is an AppSpec file of CodeDeploy.
    .help = It names its task definition. Open that one.
kind-iam-policy = This is an IAM policy.
    .help = It belongs to a role. Open the task definition that names the role.
kind-agent-task = This is a task as the ECS container agent keeps it.
    .help = Open the definition that it was started from: aws ecs describe-task-definition
kind-agent-state = This is the state file of the ECS container agent.
    .help = Open the definition of a task instead: aws ecs describe-task-definition
kind-kubernetes = This is a Kubernetes object.
    .help = ECS does not take it. Start a new definition with the same image, ports and variables.
kind-spinnaker = This is an operation of Spinnaker.
    .help = Open the task definition that it deploys.
kind-json-schema = This is a JSON Schema.
    .help = It describes documents and is none itself.
kind-unknown-json = This is JSON, but no task definition.
    .help = A task definition has containerDefinitions. As text it opens all the same.
kind-not-json = This is no JSON.
    .help = A task definition is JSON. As text it opens all the same.
foreign-title = { $file } is no task definition
foreign-title-pasted = The text from the clipboard is no task definition
foreign-wrap = Make a definition of it
foreign-split = Open each definition
foreign-as-text = Open as text

# Strips above the form.
strip-origin = From { $name }. { $count ->
    [one] One value that ECS adds is set aside ({ $keys }).
   *[other] { $count } values that ECS adds are set aside ({ $keys }).
}
strip-origin-registered = Registered { $when }.
strip-origin-registered-by = Registered { $when } by { $who }.
strip-origin-unknown = an answer of ECS
strip-as-it-is = Open the file as it is
strip-dismiss = Close this note
strip-read-only = { $file } is read-only. Changes can be saved under another name.
strip-changed = Another program changed { $file }.
strip-changed-dirty = Another program changed { $file }, and here are changes that are not saved.
strip-removed = { $file } is gone. Saving writes it again.
strip-reload = Reload
strip-keep = Keep mine
strip-compare = Compare…

compare-title = { $file }: what differs
compare-here = This window
compare-in-file = the file
compare-counts = Only here: { $removed ->
    [one] 1 line
   *[other] { $removed } lines
}. Only in the file: { $added ->
    [one] 1 line
   *[other] { $added } lines
}.

notice-restored = { $count ->
    [one] A document with unsaved changes is open again.
   *[other] { $count } documents with unsaved changes are open again.
}
notice-reloaded = { $file } is as the file has it. Undo brings the other text back.
notice-saved-all = { $count ->
    [one] 1 document is saved.
   *[other] { $count } documents are saved.
}
notice-nothing-to-paste = The clipboard holds no JSON.

# While files hover over the window.
drop-file = Drop to open { $file }
drop-files = { $count ->
    [one] Drop to open 1 file
   *[other] Drop to open { $count } files
}
drop-in-tab = It opens in a tab of its own.
drop-in-tabs = Each file opens in a tab of its own.
drop-after-dialog = Files open once the dialog is closed.

command-save-all = Save all
command-save-all-tooltip = Write every changed file
command-revert = Revert
command-revert-tooltip = Take the text that the file has
open-recent = Open recent
open-recent-none = No file was open yet
open-recent-clear = Clear the list

desktop-dialog-title = A dialog of the desktop asks for the file
desktop-dialog-text = It may be behind this window.
desktop-dialog-built-in = Use the built-in dialog
file-filter-json = Task definitions (JSON)
file-filter-all = All files

crash-restarted = Taskwright broke and started again. Documents with unsaved changes are open again. The report, which holds nothing of your documents, is in { $report }
crash-again = Taskwright broke twice in a row and ends. Unsaved texts are kept in { $copies }, the report is in { $report }
crash-no-restart = Taskwright broke and could not start again: { $error }. The next start brings unsaved texts back. The report is in { $report }
crash-no-folder = Taskwright broke and ends. Without a home folder it keeps no recovery copies.
