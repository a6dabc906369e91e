# The rules of the category `trusted-execution`.

trusted-execution-managed-only = { $mode } needs MANAGED_INSTANCES alone.
    .why = Only Managed Instances have sandboxes, so ECS refuses other launch types beside them.
    .fix = Ask for MANAGED_INSTANCES only
trusted-execution-policy-required = A confidential sandbox must have an attestation policy.
    .why = The policy, a base64 text, says what the sandbox must prove before the task starts.
trusted-execution-policy-unused = The attestation policy has no effect.
    .why = Only CONFIDENTIAL_SANDBOX looks at it, and the isolation mode is { $mode }.
trusted-execution-policy-base64 = The attestation policy should be base64.
    .why = ECS hands the policy on as it decodes it; "{ $value }" cannot be decoded.
