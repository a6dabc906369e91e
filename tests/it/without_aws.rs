//! A build that cannot speak with AWS says so, in the language that was asked for, and reads nothing.

use std::process::Command;

#[test]
fn the_commands_that_need_aws_say_that_this_build_has_none() {
    for args in [&["register", "nothing.json"][..], &["pull", "web"]] {
        for (language, words) in [("en", "does not speak with AWS"), ("ko", "AWS와 통신하는 기능이 없습니다")]
        {
            let mut command = Command::new(env!("CARGO_BIN_EXE_taskwright"));
            let output = command.args(args).args(["--lang", language]).output().unwrap();
            assert_eq!(output.status.code(), Some(2));
            assert!(output.stdout.is_empty());
            assert!(String::from_utf8(output.stderr).unwrap().contains(words));
        }
    }
}
