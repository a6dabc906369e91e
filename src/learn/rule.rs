//! What a rule asks for, in words, and which rules speak about a field.

use crate::rules::{Rule, all, scope};
use crate::schema::{Field, Kind, SCHEMA};
use crate::text::Catalog;

/// The rules that report at a field, in the order of the catalogue, without those that speak of any place. A list or
/// map of plain values has those of its elements too: they are edited together. Of the values in a map, `key` is the
/// one that is meant.
pub fn rules_about(field: &Field, key: Option<&str>) -> Vec<&'static Rule> {
    let speaks = |at: &&str| is_about(at, field, key);
    all().filter(|rule| rule.at.iter().any(speaks)).collect()
}

fn is_about(at: &str, field: &Field, key: Option<&str>) -> bool {
    if at == field.pattern {
        return true;
    }
    let Some(rest) = at.strip_prefix(field.pattern.strip_suffix("{}").unwrap_or(field.pattern)) else {
        return false;
    };
    let of_key = rest.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    match field.kind {
        Kind::List => rest == "[]" && SCHEMA.element(field).is_some_and(|own| own.kind != Kind::Structure),
        Kind::Map => of_key.is_some(),
        _ => field.pattern.ends_with("{}") && key.is_some() && of_key == key,
    }
}

/// The texts of the fixes that a rule may offer: each attribute but the reason is one.
pub fn fixes(attributes: &[(String, String)]) -> impl Iterator<Item = &str> {
    attributes.iter().filter(|(name, _)| name != "why").map(|(_, text)| text.as_str())
}

/// Which launch types and operating systems the rule speaks about, in words.
pub fn applies(rule: &Rule, catalog: &Catalog) -> String {
    let names = rule.applies.names();
    let is_windows = names.contains(&"WINDOWS");
    let types: Vec<&str> = names.into_iter().filter(|name| *name != "WINDOWS").collect();
    let types =
        if types == scope::ANY.names() { catalog.text("explain-applies-all") } else { types.join(", ") };
    let windows = is_windows.then(|| catalog.text("explain-applies-windows"));
    let parts = [Some(types).filter(|types| !types.is_empty()), windows];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(pattern: &str, key: Option<&str>) -> Vec<&'static str> {
        rules_about(SCHEMA.lookup(pattern).unwrap(), key).into_iter().map(|rule| rule.id).collect()
    }

    #[test]
    fn a_field_has_the_rules_that_report_there() {
        let host_port = about("containerDefinitions[].portMappings[].hostPort", None);
        assert!(host_port.contains(&"ecs/awsvpc-host-port"), "{host_port:?}");
        assert!(!host_port.contains(&"ecs/container-port-range"), "{host_port:?}");
        assert!(about("cpu", None).contains(&"ecs/fargate-size-invalid"));
        assert!(!about("containerDefinitions[].cpu", None).contains(&"ecs/fargate-size-invalid"));
        for field in SCHEMA.fields() {
            for rule in rules_about(field, None) {
                assert!(
                    rule.at.iter().any(|at| at.starts_with(field.pattern)),
                    "{}: {}",
                    field.pattern,
                    rule.id
                );
            }
        }
    }

    #[test]
    fn elements_and_keys_belong_to_their_list_and_map() {
        let (options, rule) =
            ("containerDefinitions[].logConfiguration.options", "ecs/fargate-awslogs-stream-prefix");
        let value = format!("{options}{{}}");
        assert!(about(options, None).contains(&rule));
        assert!(about(&value, Some("awslogs-stream-prefix")).contains(&rule));
        assert!(!about(&value, Some("awslogs-group")).contains(&rule));
        let list = about("containerDefinitions[].dnsServers", None);
        let element = about("containerDefinitions[].dnsServers[]", None);
        assert!(!element.is_empty() && element.iter().all(|id| list.contains(id)), "{list:?} {element:?}");
        // The fields of an object have rules of their own.
        let ports = about("containerDefinitions[].portMappings", None);
        assert!(!ports.contains(&"ecs/awsvpc-host-port"), "{ports:?}");
    }
}
