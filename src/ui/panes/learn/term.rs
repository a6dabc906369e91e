//! A word of the glossary: what it means, its other names, and the fields that it is about.

use eframe::egui::Ui;

use super::field::{chip_ui, chips_ui, fact_ui};
use super::page::Fact;
use super::{Wish, divider_ui, heading_ui, text_ui};
use crate::app::ctx::Ctx;
use crate::app::derived::Derived;
use crate::app::wording::Texts;
use crate::document::Path;
use crate::form::locate::Node;
use crate::learn::glossary::Term;
use crate::learn::label;
use crate::schema::SCHEMA;
use crate::text::Language;
use crate::ui::icons;
use crate::ui::theme::{Type, colors};
use crate::ui::widgets::ghost_button;

/// Draws a word. `field` is the title of the page that it stands in front of.
pub(super) fn term_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    term: &'static Term,
    field: &str,
    texts: &Texts,
) -> Option<Wish> {
    let language = texts.language();
    let back = ghost_button(ui, icons::ARROW_LEFT, &texts.with("learn-back", "field", field));
    let mut wish = back.clicked().then_some(Wish::Field);
    ui.horizontal_wrapped(|ui| {
        ui.label(Type::HEADING.text(term.term(language)));
        // Who reads about it elsewhere meets it under this name.
        let others = Language::ALL.into_iter().filter(|other| *other != language);
        for other in others.map(|other| term.term(other)).filter(|name| *name != term.term(language)) {
            ui.label(Type::BODY.text(other).color(colors(ui).text_muted));
        }
    });
    ui.label(Type::LABEL.text(term.short(language)).color(colors(ui).text_primary));
    text_ui(ui, term.long(language));
    let fact =
        |key, text: String| Fact { name: texts.get(key).to_string(), values: vec![text], is_code: false };
    if !term.analog.is_empty() {
        fact_ui(ui, &fact("learn-analog", term.analog.clone()));
    }
    if !term.synonyms(language).is_empty() {
        fact_ui(ui, &fact("learn-also", term.synonyms(language).join(", ")));
    }
    let Some(good) = ctx.good.filter(|_| !term.fields.is_empty()) else { return wish };
    divider_ui(ui);
    heading_ui(ui, &texts.get("learn-fields"));
    chips_ui(ui, |ui| {
        for field in term.fields.iter().filter_map(|pattern| SCHEMA.lookup(pattern)) {
            let response = chip_ui(ui, label(field, language)).on_hover_text(field.pattern);
            if response.clicked() {
                wish = Some(Wish::Go(place_of(field.pattern, good, Node::of(&ctx.selection().path))));
            }
        }
    });
    wish
}

/// Where a field is in a document: in the container or volume that the user looks at, else in the first one. Where a
/// list has no element, the list.
fn place_of(pattern: &str, good: &Derived, near: Node) -> Path {
    let mut path = Path::root();
    for step in pattern.split('.') {
        let key = step.trim_end_matches("[]").trim_end_matches("{}");
        path = path.key(key.to_owned());
        if !step.ends_with("[]") {
            continue;
        }
        let index = match (key, near) {
            ("containerDefinitions", Node::Container(index)) | ("volumes", Node::Volume(index)) => index,
            _ => 0,
        };
        if index >= good.length(&path) {
            break;
        }
        path = path.index(index);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_where_the_user_looks() {
        let text = r#"{"containerDefinitions": [{"name": "a"}, {"name": "b", "portMappings": [{}]}]}"#;
        let good = Derived::new(text.into(), 0);
        let place = |pattern, near| place_of(pattern, &good, near).to_string();
        assert_eq!(place("networkMode", Node::Task), "networkMode");
        assert_eq!(place("containerDefinitions[].image", Node::Task), "containerDefinitions[0].image");
        assert_eq!(
            place("containerDefinitions[].image", Node::Container(1)),
            "containerDefinitions[1].image"
        );
        let host_port = "containerDefinitions[].portMappings[].hostPort";
        assert_eq!(place(host_port, Node::Task), "containerDefinitions[0].portMappings");
        let in_b = "containerDefinitions[1].portMappings[0].hostPort";
        assert_eq!(place(host_port, Node::Container(1)), in_b);
        assert_eq!(place("volumes[].host", Node::Volume(3)), "volumes");
    }
}
