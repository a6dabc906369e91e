//! The files of a folder that look like task definitions.

use std::fs;
use std::path::{Path as FilePath, PathBuf};

use crate::document::file::{self, FileError, FileProblem};
use crate::exchange::detect::{self, Kind};

/// A file that looks like a task definition, or one that could not be looked into.
pub(super) type Candidate = (PathBuf, Result<String, FileError>);

/// Looks through `folder` and the folders in it, in the order of their names. Folders that hold what tools keep
/// for themselves are left out, and links to folders are not followed: they may lead back.
pub(super) fn definitions(folder: &FilePath) -> Vec<Candidate> {
    let mut found = Vec::new();
    visit(folder, &mut found);
    found
}

fn visit(folder: &FilePath, found: &mut Vec<Candidate>) {
    let entries = match fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
        Ok(entries) => entries,
        Err(error) => {
            let error = FileError { file: folder.to_owned(), problem: error.into() };
            found.push((folder.to_owned(), Err(error)));
            return;
        }
    };
    let mut entries: Vec<(PathBuf, bool)> = entries
        .iter()
        .map(|entry| (entry.path(), entry.file_type().is_ok_and(|kind| kind.is_dir())))
        .collect();
    entries.sort_unstable();
    for (path, is_folder) in entries {
        if is_folder {
            if !is_of_a_tool(&path) {
                visit(&path, found);
            }
        } else if is_json_by_name(&path) {
            found.extend(candidate(path));
        }
    }
}

fn is_of_a_tool(folder: &FilePath) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name == "node_modules"
}

fn is_json_by_name(file: &FilePath) -> bool {
    let extension = file.extension().unwrap_or_default().to_ascii_lowercase();
    extension == "json" || extension == "jsonc"
}

/// Nobody asked for this very file: what is no text, or too large, is no task definition either.
fn candidate(file: PathBuf) -> Option<Candidate> {
    match file::read(&file) {
        Ok((text, _)) => looks_like_a_definition(&text).then_some((file, Ok(text))),
        Err(error) => match error.problem {
            FileProblem::NotAFile | FileProblem::TooLarge(_) | FileProblem::NotText(_) => None,
            FileProblem::NotFound | FileProblem::NoPermission | FileProblem::Other(_) => {
                Some((file, Err(error)))
            }
        },
    }
}

/// By its content. A broken text with the key that every task definition has is reported as broken.
fn looks_like_a_definition(text: &str) -> bool {
    let kind = detect::detect(text).kind;
    kind.is_document() || (kind == Kind::NotJson && text.contains("\"containerDefinitions\""))
}
