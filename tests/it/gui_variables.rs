//! The table of environment variables: cells, sources, pasting, masking and the sheets about secrets.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use taskwright::app::command::Command;
use taskwright::app::workspace::Pane;
use taskwright::document::Path;
use taskwright::text::Language;

use crate::window::{CTRL, Window};

const API: &str = r#"{
  "family": "api",
  "containerDefinitions": [
    {
      "name": "api",
      "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/api:1",
      "environment": [
        { "name": "LOG_LEVEL", "value": "info" },
        { "name": "DB_PASSWORD", "value": "hunter22" }
      ],
      "secrets": [
        { "name": "API_KEY", "valueFrom": "/api/key" }
      ]
    }
  ]
}
"#;

const ALT: Modifiers = Modifiers { alt: true, ..Modifiers::NONE };

impl Window {
    /// Shows the variables of the container.
    fn variables(text: &str, language: Language) -> Self {
        let mut window = Self::in_language(text, language);
        window.come_to("containerDefinitions[0].environment");
        window
    }

    fn come_to(&mut self, path: &str) -> &mut Self {
        let path = path.parse::<Path>().unwrap();
        self.harness.state().send(Command::Select { path, offset: None, origin: Pane::Problems });
        self.run()
    }

    fn paste(&mut self, text: &str) -> &mut Self {
        self.harness.event(Event::Paste(text.to_owned()));
        self.run().run()
    }

    /// The lines that are no longer, or newly, in the text.
    fn changed(&self) -> (Vec<String>, Vec<String>) {
        let text = self.text();
        let without = |lines: &str, others: &str| {
            let gone = |line: &&str| !others.lines().any(|other| other == *line);
            lines.lines().filter(gone).map(|line| line.trim().to_owned()).collect::<Vec<_>>()
        };
        (without(API, &text), without(&text, API))
    }

    /// Chooses an entry of an open menu or list.
    fn pick(&mut self, name: &str) -> &mut Self {
        self.harness.get_all_by_role_and_label(Role::Button, name).last().unwrap().click_accesskit();
        self.run().run()
    }

    fn set_source(&mut self, combo: &str, source: &str) -> &mut Self {
        self.find(Role::ComboBox, combo).click_accesskit();
        self.run();
        self.pick(source)
    }

    /// Types into a field of a sheet, in place of what is there.
    fn refill(&mut self, name: &str, text: &str) -> &mut Self {
        self.focus(name).key(CTRL, Key::A).type_text(text)
    }

    fn is_focused(&self, role: Role, name: &str) -> bool {
        self.find(role, name).is_focused()
    }
}

fn lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(ToString::to_string).collect()
}

#[test]
fn a_cell_changes_its_line_and_nothing_else() {
    let mut window = Window::variables(API, Language::En);
    window.focus("Value of LOG_LEVEL").type_text("rmation");
    let new = r#"{ "name": "LOG_LEVEL", "value": "information" },"#;
    assert_eq!(window.changed().1, lines(&[new]));
    window.undo();
    assert_eq!(window.text(), API);
    window.focus("Key 1").key(CTRL, Key::A).type_text("L");
    assert_eq!(window.changed().1, lines(&[r#"{ "name": "L", "value": "info" },"#]));
    // An empty value is one; the row stays whole.
    window.focus("Value of L").key(CTRL, Key::A).key(Modifiers::NONE, Key::Backspace);
    assert_eq!(window.changed().1, lines(&[r#"{ "name": "L", "value": "" },"#]));
    window.focus("Value of API_KEY").type_text("s");
    assert!(window.text().contains(r#""valueFrom": "/api/keys""#), "{}", window.text());
}

#[test]
fn a_composition_is_one_step_and_nothing_before_it_ends() {
    let mut window = Window::variables(API, Language::Ko);
    window.focus("LOG_LEVEL 값").compose();
    assert_eq!(window.text(), API);
    window.commit();
    assert!(window.text().contains("info한"), "{}", window.text());
    window.undo();
    assert_eq!(window.text(), API);
}

#[test]
fn keys_walk_add_move_and_remove() {
    let mut window = Window::variables(API, Language::En);
    window.focus("Key 1").key(Modifiers::NONE, Key::Tab);
    assert!(window.is_focused(Role::ComboBox, "Source of LOG_LEVEL"));
    window.key(Modifiers::NONE, Key::Tab);
    assert!(window.is_focused(Role::TextInput, "Value of LOG_LEVEL"));
    window.focus("Key 1").key(Modifiers::NONE, Key::Enter).run();
    assert!(window.is_focused(Role::TextInput, "Key 2"));
    window.key(ALT, Key::ArrowUp).run();
    let text = window.text();
    assert!(text.find("DB_PASSWORD").unwrap() < text.find("LOG_LEVEL").unwrap(), "{text}");
    assert!(window.is_focused(Role::TextInput, "Key 1"));
    window.key(ALT, Key::ArrowDown).run();
    assert_eq!(window.text(), API);
    // The secrets are another list: there is no way across.
    window.key(ALT, Key::ArrowDown).run();
    assert_eq!(window.text(), API);
    window.key(CTRL, Key::Delete).run();
    assert_eq!(
        window.changed().0,
        lines(&[
            r#"{ "name": "LOG_LEVEL", "value": "info" },"#,
            r#"{ "name": "DB_PASSWORD", "value": "hunter22" }"#
        ])
    );
    window.undo();
    assert_eq!(window.text(), API);
    // A new row stands in the text as those beside it do.
    window.press("Add variable").type_text("N");
    assert_eq!(window.changed().1[1..], lines(&[r#"{ "name": "N", "value": "" }"#]));
    window.undo().undo();
    assert_eq!(window.text(), API);
    window.focus("Key 3").key(Modifiers::NONE, Key::Enter).run();
    window.type_text("N");
    let text = window.text();
    let at = text.find("/api/key").unwrap();
    assert!(text[at..].contains("\"N\""), "{text}");
    // The last of a list takes the list with it.
    let mut window = Window::variables(API, Language::En);
    window.focus("Key 3").key(CTRL, Key::Delete).run();
    assert!(!window.text().contains("secrets"), "{}", window.text());
}

#[test]
fn the_source_takes_an_entry_from_list_to_list_and_back() {
    let mut window = Window::variables(API, Language::En);
    window.set_source("Source of API_KEY", "Value");
    let text = window.text();
    assert!(
        !text.contains("secrets") && text.contains(r#"{ "name": "API_KEY", "value": "/api/key" }"#),
        "{text}"
    );
    window.set_source("Source of API_KEY", "SSM parameter");
    let text = window.text();
    assert!(
        !text.contains(r#""value": "/api/key""#) && text.contains(r#""valueFrom": "/api/key""#),
        "{text}"
    );
    window.undo().undo();
    assert_eq!(window.text(), API);
    // A value is no reference: it stays behind, and the field of the reference has the keyboard.
    window.set_source("Source of LOG_LEVEL", "Secrets Manager");
    assert!(!window.text().contains("info"), "{}", window.text());
    assert_eq!(window.value(Role::ComboBox, "Source of LOG_LEVEL"), "Secrets Manager");
    assert!(window.is_focused(Role::TextInput, "Value of LOG_LEVEL"));
    window.undo();
    assert_eq!(window.text(), API);
}

#[test]
fn every_form_is_pasted_as_one_step() {
    let expected = |text: &str| {
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        let environment = &value["containerDefinitions"][0]["environment"];
        environment.as_array().unwrap().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let texts = [
        "# new\nexport LOG_LEVEL=debug\nPORT='80' # the port\n",
        "LOG_LEVEL=debug\nPORT=80",
        r#"{"LOG_LEVEL": "debug", "PORT": 80}"#,
        r#"[{"name": "LOG_LEVEL", "value": "debug"}, {"name": "PORT", "value": "80"}]"#,
        "docker run -e LOG_LEVEL=debug --env PORT=80 nginx",
        "LOG_LEVEL\tdebug\nPORT\t80\n",
    ];
    for text in texts {
        let mut window = Window::variables(API, Language::En);
        window.press("Paste .env").paste(text);
        assert!(window.has("2 variables, 1 replaces"), "{text}");
        window.press("Paste 2 variables");
        assert_eq!(
            expected(&window.text()),
            [
                r#"{"name":"LOG_LEVEL","value":"debug"}"#,
                r#"{"name":"DB_PASSWORD","value":"hunter22"}"#,
                r#"{"name":"PORT","value":"80"}"#
            ],
            "{text}"
        );
        window.undo();
        assert_eq!(window.text(), API);
    }
}

#[test]
fn what_cannot_be_read_is_told_before_anything_changes() {
    let mut window = Window::variables(API, Language::Ko);
    window.press(".env 붙여넣기").paste("A=1\nhello\n");
    assert!(window.has("변수 1개") && window.has("2행: 이름만 있고 값이 없습니다"));
    // Undo belongs to the field while the sheet is open.
    window.undo();
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.has("변수 붙여넣기"));
    assert_eq!(window.text(), API);
}

#[test]
fn lines_that_are_pasted_into_a_key_become_rows() {
    let mut window = Window::variables(API, Language::En);
    window.press("Add variable").run();
    assert!(window.is_focused(Role::TextInput, "Key 3"));
    window.paste("A=1\nB=2\n");
    let text = window.text();
    assert!(text.contains("\"A\"") && text.contains("\"B\"") && !text.contains("\"\""), "{text}");
    window.undo();
    assert!(!window.text().contains("\"A\""));
    // A name alone is a name.
    window.focus("Key 1").key(CTRL, Key::A).paste("LEVEL");
    assert!(window.text().contains(r#"{ "name": "LEVEL", "value": "info" }"#), "{}", window.text());
}

#[test]
fn a_secret_is_masked_for_everyone_until_it_is_asked_for() {
    for (language, name, show, hide) in [
        (
            Language::En,
            "Value of DB_PASSWORD",
            "Show the value of DB_PASSWORD",
            "Hide the value of DB_PASSWORD",
        ),
        (Language::Ko, "DB_PASSWORD 값", "DB_PASSWORD 값 표시", "DB_PASSWORD 값 숨기기"),
    ] {
        let mut window = Window::variables(API, language);
        let dots = "•".repeat(8);
        let leaks = |window: &Window| {
            let form = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
                node.value().is_some_and(|value| value.contains("hunter22"))
            };
            window.harness.query_all(egui_kittest::kittest::By::new().predicate(form)).count()
        };
        assert_eq!(window.value(Role::PasswordInput, name), dots);
        assert_eq!(leaks(&window), 0);
        window.find(Role::PasswordInput, name).focus();
        window.run();
        assert_eq!((window.value(Role::PasswordInput, name), leaks(&window)), (dots, 0));
        window.type_text("3");
        assert!(window.text().contains("hunter223"));
        assert_eq!(leaks(&window), 0);
        window.undo().press(show);
        assert_eq!(window.value(Role::TextInput, name), "hunter22");
        window.press(hide);
        assert_eq!(leaks(&window), 0);
    }
}

#[test]
fn a_plain_secret_leads_to_the_command_that_stores_it() {
    let mut window = Window::variables(API, Language::En);
    window.press("Plain text: DB_PASSWORD");
    window.find(Role::Button, "Copy command").click_accesskit();
    window.harness.run_steps(1);
    let command = |window: &Window| {
        let mut commands = window.harness.output().platform_output.commands.iter();
        commands.find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    };
    let copied = command(&window).or_else(|| {
        window.harness.run_steps(1);
        command(&window)
    });
    let copied = copied.unwrap();
    assert!(
        copied.contains("aws secretsmanager create-secret --region eu-west-1 --name api/DB_PASSWORD"),
        "{copied}"
    );
    assert!(copied.contains("--secret-string file://") && !copied.contains("hunter22"), "{copied}");
    window.run();
    let is_on =
        |window: &Window| !window.find(Role::Button, "Use the secret's ARN").accesskit_node().is_disabled();
    assert!(!is_on(&window));
    let arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:api/DB_PASSWORD-Ab12Cd";
    window.focus("ARN of the secret").paste(arn);
    assert!(is_on(&window));
    window.press("Use the secret's ARN").run();
    let text = window.text();
    assert!(!text.contains("hunter22") && text.contains(&format!("\"valueFrom\": \"{arn}\"")), "{text}");
    assert!(!window.has("Plain text: DB_PASSWORD"));
    window.undo();
    assert_eq!(window.text(), API);
    // The other service has another command, and a name that is its own reference.
    window.press("Plain text: DB_PASSWORD");
    window.find(Role::RadioButton, "Service: SSM parameter").click_accesskit();
    window.run();
    window.press("Use the parameter").run();
    assert!(window.text().contains(r#""valueFrom": "/api/DB_PASSWORD""#), "{}", window.text());
}

#[test]
fn a_reference_is_taken_apart_and_put_together() {
    let arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-Ab12Cd:password::";
    let mut window = Window::variables(&API.replace("/api/key", arn), Language::En);
    window.press("Actions for API_KEY").pick("Build reference…");
    for (field, value) in [
        ("Name", "db-Ab12Cd"),
        ("Region", "eu-west-1"),
        ("Account", "111122223333"),
        ("JSON key", "password"),
        ("Version stage", ""),
        ("Version ID", ""),
    ] {
        let fields: Vec<_> = window.harness.query_all_by_role_and_label(Role::TextInput, field).collect();
        assert_eq!(fields.last().unwrap().value().unwrap_or_default(), value, "{field}");
    }
    assert!(window.has(arn));
    window.refill("Region", "cn-north-1").refill("JSON key", "user").refill("Version stage", "AWSPREVIOUS");
    window.press("Use this reference").run();
    let new = "arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:db-Ab12Cd:user:AWSPREVIOUS:";
    assert!(window.text().contains(&format!("\"valueFrom\": \"{new}\"")), "{}", window.text());
    window.undo();
    assert!(window.text().contains(arn));
}

#[test]
fn another_service_asks_for_its_reference() {
    let mut window = Window::variables(API, Language::Ko);
    window.set_source("API_KEY 출처", "Secrets Manager");
    // The region is that of the image.
    assert!(window.has("arn:aws:secretsmanager:eu-west-1:111122223333:secret:/api/key"));
    window.refill("JSON 키", "id");
    window.press("이 참조 사용").run();
    let arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:/api/key:id::";
    assert!(window.text().contains(arn), "{}", window.text());
    assert_eq!(window.value(Role::ComboBox, "API_KEY 출처"), "Secrets Manager");
    window.undo();
    assert_eq!(window.text(), API);
}

#[test]
fn who_comes_from_the_json_finds_the_cell() {
    let mut window = Window::variables(API, Language::En);
    window.come_to("containerDefinitions[0].secrets[0].valueFrom");
    assert!(window.is_focused(Role::TextInput, "Value of API_KEY"));
    assert_eq!(window.selected(), "containerDefinitions[0].secrets[0].valueFrom");
    window.come_to("containerDefinitions[0].environment[1]");
    window.run();
    assert!(window.is_focused(Role::TextInput, "Key 2"));
}

#[test]
fn what_is_no_list_and_what_is_no_entry_stay_as_they_are() {
    let text =
        API.replace("{ \"name\": \"LOG_LEVEL\", \"value\": \"info\" }", "7").replace("\"hunter22\"", "22");
    let mut window = Window::variables(&text, Language::En);
    window.focus("Key 2").type_text("X");
    assert!(window.text().contains("DB_PASSWORDX"), "{}", window.text());
    window.undo();
    assert_eq!(window.text(), text);
    let text =
        "{\"containerDefinitions\": [{\"name\": \"a\", \"image\": \"b\", \"environment\": {\"A\": \"1\"}}]}";
    let window = Window::variables(text, Language::En);
    assert!(!window.has("Add variable"));
    assert_eq!(window.text(), text);
}

#[test]
fn rows_out_of_sight_are_there_for_keyboard_and_screen_reader() {
    let entries = (0..200).map(|at| format!("{{ \"name\": \"V{at}\", \"value\": \"{at}\" }}"));
    let entries = entries.collect::<Vec<_>>().join(",\n        ");
    let text = API.replace("{ \"name\": \"LOG_LEVEL\", \"value\": \"info\" }", &entries);
    let mut window = Window::variables(&text, Language::En);
    assert_eq!(window.named(Role::TextInput, "Key ").len(), 202);
    assert_eq!(window.value(Role::TextInput, "Value of V199"), "199");
    window.focus("Key 200").type_text("X");
    assert!(window.text().contains("\"V199X\""));
    let bottom = window.find(Role::TextInput, "Key 200").accesskit_node().raw_bounds().unwrap().y1;
    window.key(Modifiers::NONE, Key::Enter).run();
    assert!(window.is_focused(Role::TextInput, "Key 201"));
    window.come_to("containerDefinitions[0].environment[150].name").run();
    let bounds = window.find(Role::TextInput, "Key 151").accesskit_node().raw_bounds().unwrap();
    assert!(bounds.y0 > 0.0 && bounds.y1 < 900.0 && bottom > 900.0, "{bounds:?}, {bottom}");
}

#[test]
fn what_is_wrong_with_a_row_stands_below_the_table() {
    for (language, sentence) in
        [(Language::En, "environment[0].value must be a string"), (Language::Ko, "environment[0].value")]
    {
        let told = |text: &str| {
            let window = Window::variables(text, language);
            let is_told = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
                let is_in_form =
                    node.raw_bounds().is_some_and(|bounds| bounds.x0 > 240.0 && bounds.x1 < 1020.0);
                is_in_form && node.value().is_some_and(|value| value.starts_with(sentence))
            };
            window.harness.query_all(egui_kittest::kittest::By::new().predicate(is_told)).count()
        };
        assert_eq!((told(&API.replace("\"info\"", "7")), told(API)), (1, 0));
    }
}
