//! The sentence for a file that could not be read or written: what happened, where, what to do next.

use super::{Args, Catalog};
use crate::document::file::{FileError, FileProblem, MAX_BYTES};

/// What a person reads about `error`.
pub fn sentence(catalog: &Catalog, error: &FileError) -> String {
    let args = Args::new().with("file", error.file.display().to_string());
    let args = match &error.problem {
        FileProblem::TooLarge(size) => {
            args.with("size", mebibytes(*size)).with("limit", mebibytes(MAX_BYTES))
        }
        FileProblem::NotText(cause) => args.with("encoding", cause.encoding.name()).with("at", cause.at),
        FileProblem::Other(cause) => args.with("reason", cause.to_string()),
        FileProblem::NotFound | FileProblem::NotAFile | FileProblem::NoPermission => args,
    };
    catalog.format(error.problem.text_key(), &args)
}

/// Rounded up, so that a size just above a limit does not read like the limit.
fn mebibytes(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(1 << 20);
    match tenths % 10 {
        0 => format!("{} MiB", tenths / 10),
        rest => format!("{}.{rest} MiB", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::document::Encoding;
    use crate::document::encoding::DecodeError;
    use crate::text::Language;

    #[test]
    fn every_problem_has_its_sentence_in_both_languages() {
        let problems: [fn() -> FileProblem; 6] = [
            || FileProblem::NotFound,
            || FileProblem::NotAFile,
            || FileProblem::NoPermission,
            || FileProblem::TooLarge(MAX_BYTES + 1),
            || FileProblem::NotText(DecodeError { encoding: Encoding::Utf16Le, at: 7 }),
            || FileProblem::Other(io::Error::other("the disk is full")),
        ];
        for language in Language::ALL {
            let catalog = Catalog::new(language);
            for problem in problems {
                let error = FileError { file: "web.json".into(), problem: problem() };
                assert!(catalog.has(error.problem.text_key()), "{}", error.problem.text_key());
                assert!(sentence(&catalog, &error).contains("web.json"));
            }
        }
    }

    #[test]
    fn sizes_above_the_limit_do_not_read_like_the_limit() {
        assert_eq!(mebibytes(MAX_BYTES), "16 MiB");
        assert_eq!(mebibytes(MAX_BYTES + 1), "16.1 MiB");
    }
}
