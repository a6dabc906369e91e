//! Every page of real files is drawn, whatever they hold: the forms meet all that people write.

use std::fs;

use taskwright::app::command::Command;
use taskwright::app::workspace::Pane;
use taskwright::document::Path;
use taskwright::text::Language;

use crate::shared::shared;
use crate::window::Window;

#[test]
fn every_page_of_real_files_is_drawn_and_nothing_is_written() {
    let Some(folder) = shared("corpus") else { return };
    let mut pages = 0;
    for kind in ["ecs", "templated", "foreign"] {
        let mut files: Vec<_> =
            fs::read_dir(folder.join(kind)).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for (number, file) in files.iter().enumerate() {
            // What is no text in UTF-8 is read elsewhere.
            let Ok(text) = fs::read_to_string(file) else { continue };
            let language = if number % 2 == 0 { Language::En } else { Language::Ko };
            let mut window = Window::in_language(&text, language);
            let before = window.text();
            let Some(parsed) = window.harness.state().derived().parsed() else { continue };
            let length =
                |list: &str| parsed.value.get(list).and_then(|list| list.as_array()).map_or(0, Vec::len);
            let mut paths = vec!["containerDefinitions".to_owned(), "tags".to_owned()];
            for list in ["containerDefinitions", "volumes"] {
                paths.extend((0..length(list)).map(|index| format!("{list}[{index}]")));
            }
            for path in paths {
                let path: Path = path.parse().unwrap();
                window.harness.state().send(Command::Select { path, offset: None, origin: Pane::Outline });
                window.harness.run_steps(2);
                pages += 1;
            }
            assert_eq!(window.text(), before, "{}: a look changes nothing", file.display());
        }
    }
    assert!(pages > 500, "{pages} pages");
}
