# Speaking with AWS: what went wrong and what to do about it, and what `register` and `pull` say.

aws-no-credentials = No AWS credentials were found.
    .advice = Name a profile, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
aws-no-credentials-of-profile = The profile { $profile } has no credentials.
    .advice = Give it keys, a role or single sign-on with `aws configure`, or use another profile.
aws-no-profile = The AWS configuration has no profile { $profile }.
    .advice = `aws configure list-profiles` lists those that it has.
aws-bad-configuration = The AWS configuration cannot be used as it is written.
    .advice = Look into ~/.aws/config and ~/.aws/credentials, or the files that AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name.
aws-credentials-failed = No credentials could be had.
    .advice = Run `aws sts get-caller-identity` in the same environment: it says why.
aws-credentials-failed-of-profile = The profile { $profile } gave no credentials.
    .advice = Run `aws sts get-caller-identity` with that profile: it says why.
aws-credentials-process = The program that the profile { $signer } names in credential_process gave no credentials.
    .advice = Run that program by itself: it says why. It must print JSON with Version, AccessKeyId and SecretAccessKey.
aws-credentials-role = The role of the profile { $profile } gave no credentials.
    .advice = Look at role_arn and source_profile, and at the trust policy of the role.
aws-no-region = No region was named.
    .advice = Name one, such as ap-northeast-2, or set AWS_REGION, or region in the profile.
aws-bad-region = { $region } is no region.
    .advice = A region has letters, digits and hyphens, such as ap-northeast-2.
aws-signed-out = Nobody is signed in.
    .advice = Sign in again, and try again.
aws-signed-out-sso = The profile { $signer } is not signed in any more.
    .advice = Sign in, and try again:
aws-signed-out-login = The profile { $signer } is not signed in any more.
    .advice = Sign in, and try again:
aws-code-expired = Nobody approved the sign-in while its code was good.
    .advice = Sign in again for a new code.
aws-sign-in-refused = The sign-in was turned down in the browser.
    .advice = Sign in again to get another code.
aws-expired = The credentials have expired.
    .advice = Get new ones, and try again.
aws-wrong-keys = AWS does not know these credentials.
    .advice = Look which ones are used: keys in the environment weigh more than AWS_PROFILE. An endpoint of another partition, too, does not know them.
aws-wrong-clock = The clock of this machine differs from that of AWS.
    .advice = AWS takes requests only within five minutes of its own time. Set the clock, and try again.
aws-denied = These credentials may not do { $action }.
    .advice = Ask for a policy that allows { $action }.
aws-denied-resource = These credentials may not do { $action } on { $resource }.
    .advice = Ask for a policy that allows { $action } on { $resource }.
aws-forbidden = A policy forbids these credentials to do { $action }.
    .advice = What a { $policy } denies no other policy allows. Ask who keeps it.
aws-denied-pass-role = These credentials may not hand the role { $resource } to ECS.
    .advice = Who registers a task definition with roles needs iam:PassRole on each of them, with the condition iam:PassedToService = ecs-tasks.amazonaws.com.
aws-denied-assume-role = The role of the profile { $profile } may not be taken on.
    .advice = The trust policy of the role must name who takes it on, and that one needs sts:AssumeRole on it.
aws-throttled = AWS gets more requests than it takes.
    .advice = Wait a little, and try again.
aws-not-found = There is none of this name in { $region }.
    .advice = Check the name, the region and the account.
aws-refused = { $host } refused the request.
    .advice = Correct what it names, and try again.
aws-server-fault = { $host } failed.
    .advice = Try again later. If it stays so, the support of AWS asks for the request id.
aws-no-host = The name { $host } has no address.
    .advice = Check the region { $region }, the endpoint and the network.
aws-no-connection = No connection to { $host }.
    .advice = Check the network, the endpoint, and that nothing in between blocks it.
aws-connection-lost = The connection to { $host } ended before the answer.
    .advice = Try again.
aws-no-trust = No secure connection to { $host }.
    .advice = A proxy that reads along needs its certificate among those that the system trusts.
aws-timed-out = { $host } did not answer in time.
    .advice = Try again. For a slow network set TASKWRIGHT_AWS_TIMEOUT to more seconds.
aws-bad-reply = { $host } answered what nobody can read.
    .advice = Check the endpoint: something else than AWS may listen there.
aws-bad-endpoint = { $host } is no endpoint.
    .advice = An endpoint looks like http://127.0.0.1:5000.
aws-cancelled = Stopped.
    .advice = Nothing was changed.
aws-overtaken = { $name } was registered while this was being compared.
    .advice = Nothing was sent. Try again: it is then compared with { $name }.
aws-broken = The program broke while it spoke with AWS.
    .advice = Try again. If it breaks again, start the program anew.
aws-bad-timeout = TASKWRIGHT_AWS_TIMEOUT takes a number of seconds, not { $value }.
aws-lost = The part of the program that speaks with AWS has ended.
    .advice = Start the program again.
aws-outcome-unknown = Whether it was done all the same is not known. Look before you repeat it.
aws-said = { $host } says: { $words }
aws-request-id = Request id: { $id }

## Where requests go

aws-connected = Account { $account }, { $region }, as { $who }.
aws-emulator = Requests go to { $url }. Nothing of this reaches AWS.

## What is sent

aws-body-comments = ECS takes no comments: the values are sent as JSON without them.
aws-body-commas = ECS takes no comma before a closing bracket: the values are sent as JSON without it.
aws-body-encoding = ECS takes UTF-8 without a mark in front: the text of this { $encoding } file is sent so.

## register

aws-register-blocked = { $count ->
        [one] Not registered: 1 finding is in the way.
       *[other] Not registered: { $count } findings are in the way.
    } Correct the file, or add --anyway.
aws-register-broken = Not registered: the file is no JSON, so there is nothing to send.
aws-register-anyway = { $count ->
        [one] 1 finding is in the way; --anyway goes on.
       *[other] { $count } findings are in the way; --anyway goes on.
    }
aws-register-describe = What ECS described is not what it takes. Open the file in the window and save it: the read-only keys are then gone. Or remove each with `taskwright set FILE --unset KEY`.
aws-register-no-family = Not registered: at its top the file has no family, so ECS cannot tell what it is a revision of.
aws-register-first = { $family } has no active revision in { $region }. This would be one.
aws-register-changes = What changes against { $name }:
aws-register-same = Nothing to change: { $name } says the same.
aws-register-ask = Register it? [y/N]
aws-register-declined = Not registered.
aws-register-needs-yes = Not registered: there is no terminal to ask at. Add --yes to accept the difference.
aws-register-dry-run = Nothing was registered: this was a dry run.
aws-register-again = Nothing was registered yet; it is tried once more.
aws-register-done = Registered: { $name }.
aws-register-looking = Whether ECS registered it is not known. Looking for the revision.
aws-register-found = It was registered: { $name }.
aws-register-unknown = No revision like the file is there. ECS may still make it.
    .caution = Look at the latest revision first, with taskwright pull. The file has keys that ECS may not keep: running the same command again can make a second, equal revision.
    .advice = Run the same command again in a minute: it compares with the latest revision first, and registers only what is not there.
aws-register-not-looked = Whether the revision is there could not be looked up.
    .caution = Look at the latest revision first, with taskwright pull. The file has keys that ECS may not keep: running the same command again can make a second, equal revision.
    .advice = Run the same command again in a minute: it compares with the latest revision first, and registers only what is not there.
aws-register-others = { $count ->
        [one] Meanwhile 1 other revision was registered.
       *[other] Meanwhile { $count } other revisions were registered.
    }

## pull

aws-pull-missing = There is no { $name } in { $region }.
    .advice = Check the name, the region and the account. A family alone is found only while it has an active revision.
aws-pull-done = { $name }: { $arn }
aws-pull-inactive = { $name } is { $status }: no new task can be started from it.
