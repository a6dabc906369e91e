# The rules of the category `restart`.

restart-period = The restart period must be { $least } to { $most } seconds.
    .why = Container { $container } has { $value }. It must run so long before it is started anew; without a value 300 seconds apply.
    .fix = Set { $nearest } seconds
restart-exit-codes-count = { $container } can ignore { $limit } exit codes at most.
    .why = There are { $count }, and ECS refuses more.
restart-disabled-with-settings = The restart policy of { $container } should be on.
    .why = It has settings, but while it is off nothing looks at them.
    .fix = Remove the settings
    .fix-enable = Turn the policy on
restart-exit-code-value = Exit code { $value } should be 0 to 255.
    .why = On Linux no process ends with another code, so { $container } never ignores it.
