//! Answers that are known word by word: each belongs to a rule that asks for the same.

use super::Place;
use super::message::Message;
use super::named::Named;
use super::pattern::{only, resolve};
use crate::document::Path;
use crate::rules::{Finding, Rule, all, answer};
use crate::task::Task;

/// Other words for what rules ask for, in lower case. Sources: answers as they were reported, in
/// fabfuel/ecs-deploy#164, cloudposse/terraform-aws-ecs-alb-service-task#185 and aws/amazon-ecs-cli#277.
const OTHER_WORDS: [(&str, &str); 8] = [
    ("a firelens configuration object must be configured", "ecs/awsfirelens-without-router"),
    ("only one volume configuration type should be used", "ecs/volume-multiple-types"),
    ("container.name contains invalid characters", "ecs/container-name-format"),
    ("volume.name contains invalid characters", "ecs/volume-name-format"),
    ("volume.name should not be null or empty", "ecs/volume-name-missing"),
    ("size must be between 21 gib and 200 gib", "ecs/ephemeral-storage-range"),
    ("'memory' setting for task", "ecs/task-memory-format"),
    ("requires options: awslogs-region, awslogs-group", "ecs/awslogs-group-missing"),
];

/// Rules about one of two roles, whose answer does not say which.
const OF_EITHER_ROLE: &str = "ecs/task-role-invalid";

/// The place of a known answer.
pub(super) fn place(
    message: &Message,
    named: &Named<'_>,
    task: &Task<'_>,
    findings: &[Finding],
) -> Option<Place> {
    let rules = matching(message);
    of_finding(&rules, named, findings).or_else(|| of_rules(&rules, named, task))
}

/// The rules whose answer the message is. Where the words of one hold those of another, the longer ones count.
fn matching(message: &Message) -> Vec<&'static Rule> {
    let known = all().filter_map(|rule| Some((rule, answer(rule.id)?.to_ascii_lowercase())));
    let other = OTHER_WORDS.iter().filter_map(|(words, id)| Some((Rule::find(id)?, (*words).to_owned())));
    let said: Vec<(&Rule, String)> =
        known.chain(other).filter(|(rule, words)| !rule.at.contains(&"*") && message.says(words)).collect();
    let is_part = |words: &String| {
        said.iter().any(|(_, longer)| longer.len() > words.len() && longer.contains(words.as_str()))
    };
    said.iter().filter(|(_, words)| !is_part(words)).map(|(rule, _)| *rule).collect()
}

/// The finding that says what ECS says, in the container that it names and with the values that it quotes. Each
/// finding of such a rule is a cause of the answer: among equals the first stands for all.
fn of_finding(rules: &[&'static Rule], named: &Named<'_>, findings: &[Finding]) -> Option<Place> {
    let is_meant =
        |finding: &&Finding| rules.iter().any(|rule| rule.id == finding.rule.id) && !finding.at.is_root();
    let mut best: Option<(usize, &Finding, &Path)> = None;
    for finding in findings.iter().filter(is_meant) {
        let mut places = std::iter::once(&finding.at).chain(&finding.also);
        let Some(path) = places.find(|path| named.is_inside_named(path)) else { continue };
        let score = named.shared(finding);
        if best.is_none_or(|(most, ..)| score > most) {
            best = Some((score, finding, path));
        }
    }
    best.map(|(_, finding, path)| Place { path: path.clone(), rule: Some(finding.rule) })
}

/// Where the rules would have found it: ECS may be newer than they are.
fn of_rules(rules: &[&'static Rule], named: &Named<'_>, task: &Task<'_>) -> Option<Place> {
    let places: Vec<(&'static Rule, Path)> =
        rules.iter().filter_map(|rule| Some((*rule, of_rule(rule, named, task)?))).collect();
    let path = only(places.iter().map(|(_, path)| path))?.clone();
    let rule = places.first().map(|(rule, _)| *rule);
    Some(Place { path, rule })
}

fn of_rule(rule: &Rule, named: &Named<'_>, task: &Task<'_>) -> Option<Path> {
    let is_set = |pattern: &&&'static str| !task.values(pattern).is_empty();
    if rule.id == OF_EITHER_ROLE {
        let mut set = rule.at.iter().filter(is_set);
        return match (set.next(), set.next()) {
            (Some(pattern), None) => resolve(pattern, task, named),
            _ => None,
        };
    }
    let is_in_container = |pattern: &&&'static str| pattern.starts_with("containerDefinitions[]");
    if named.has_containers()
        && let Some(path) =
            rule.at.iter().filter(is_in_container).find_map(|pattern| resolve(pattern, task, named))
    {
        return Some(path);
    }
    let first_set = rule.at.iter().filter(is_set).find_map(|pattern| resolve(pattern, task, named));
    first_set.or_else(|| rule.at.iter().find_map(|pattern| resolve(pattern, task, named)))
}
