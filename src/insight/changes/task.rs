//! The task itself: its size, what it runs on and what that costs, then its containers and volumes.

use serde_json::{Value, json};

use super::compare::{Comparison, Said};
use super::fold::{Spot, folded, scalar};
use super::privacy::safe;
use super::words::Words;
use super::{Change, Cost, Kind, Owner, Topic, container, fields, volumes};
use crate::document::{Path, parse};
use crate::schema::fargate::TaskSize;
use crate::schema::prices::{Platform, USUAL_REGION, rate, storage_monthly};
use crate::schema::walk::DESCRIBE_ONLY;
use crate::task::region::region as region_of;
use crate::task::{Task, Top, size};

/// What has words of its own, before and after all else.
const SPECIAL: [&str; 7] =
    ["cpu", "memory", "ephemeralStorage", "runtimePlatform", "containerDefinitions", "volumes", "tags"];
/// What every task on Fargate has free of charge, in GiB.
const FREE_STORAGE: i64 = 20;

pub(super) fn compare(old: &Value, new: &Value, region: Option<&str>) -> Vec<Change> {
    let mut comparison = Comparison::default();
    if old == new {
        return comparison.found;
    }
    let [Some(old_task), Some(new_task)] = [old, new].map(whole) else {
        let spot = spot(old, new);
        let (from, to) = fields::pair_words(&spot);
        comparison.change(&spot, Said::new(Topic::Other, Words::key("change-document"), from, to));
        return comparison.found;
    };
    let root = spot(&old_task, &new_task);
    let prices = Prices::of(&root, region);
    task_size(&mut comparison, &root, &prices);
    storage(&mut comparison, &root, &prices);
    platform(&mut comparison, &root, &prices);
    let is_plain = |key: &&str| !SPECIAL.contains(key) && !DESCRIBE_ONLY.contains(key);
    for key in root.keys().into_iter().filter(is_plain) {
        let spot = root.key(key);
        match key {
            "networkMode" if is_same_mode(&root) && !spot.is_equal() => {
                comparison.hidden(Kind::Default, &spot)
            }
            _ => comparison.field(&spot),
        }
    }
    containers(&mut comparison, &root);
    all_volumes(&mut comparison, &root);
    comparison.field(&root.key("tags"));
    comparison.found
}

/// A bare list of containers with the task around it; `None` for what is neither.
fn whole(value: &Value) -> Option<Value> {
    match Top::of(value) {
        Top::Task(_) => Some(value.clone()),
        Top::Containers(list) => Some(json!({ "containerDefinitions": list })),
        Top::Other => None,
    }
}

fn spot<'v>(old: &'v Value, new: &'v Value) -> Spot<'v> {
    let (old_path, new_path) = (Path::root(), Path::root());
    Spot { pattern: String::new(), old_path, new_path, old: Some(old), new: Some(new) }
}

/// The size of one version, as far as it can be read.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Read<'v> {
    cpu: Option<&'v Value>,
    memory: Option<&'v Value>,
}

impl Read<'_> {
    fn units(self) -> [Option<i64>; 2] {
        let read = |value: Option<&Value>, of: fn(&str) -> size::Size| of(&scalar(value?)?).units();
        [read(self.cpu, size::cpu), read(self.memory, size::memory)]
    }

    fn words(self) -> Words {
        let number = |units: i64| Words::Text(size::in_1024(units));
        match self.units() {
            [Some(cpu), Some(memory)] => {
                Words::phrase("size-name", [("cpu", number(cpu)), ("memory", number(memory))])
            }
            [cpu, memory] => {
                let part = |value: Option<&Value>, units: Option<i64>, key, name| match units {
                    Some(units) => Some(Words::phrase(key, [(name, number(units))])),
                    None => value
                        .map(|value| Words::Text(safe(&scalar(value).unwrap_or_else(|| value.to_string())))),
                };
                let parts =
                    [part(self.cpu, cpu, "size-vcpu", "cpu"), part(self.memory, memory, "size-gb", "memory")];
                let parts: Vec<Words> = parts.into_iter().flatten().collect();
                if parts.is_empty() { Words::none() } else { Words::Join(parts) }
            }
        }
    }
}

fn task_size(comparison: &mut Comparison, root: &Spot<'_>, prices: &Prices) {
    let spots = ["cpu", "memory"].map(|key| root.key(key));
    let [cpu, memory] = spots.each_ref().map(Spot::set);
    let (old, new) = (Read { cpu: cpu.0, memory: memory.0 }, Read { cpu: cpu.1, memory: memory.1 });
    let is_same = |(a, b): (Option<&Value>, Option<&Value>), units: (Option<i64>, Option<i64>)| {
        a == b || (units.0.is_some() && units.0 == units.1)
    };
    let ([old_cpu, old_memory], [new_cpu, new_memory]) = (old.units(), new.units());
    if is_same(cpu, (old_cpu, new_cpu)) && is_same(memory, (old_memory, new_memory)) {
        for spot in spots.iter().filter(|spot| !spot.is_equal()) {
            let kind = if spot.set().0 == spot.set().1 { Kind::Default } else { Kind::Spelling };
            comparison.hidden(kind, spot);
        }
        return;
    }
    let mut said = Said::new(Topic::Size, Words::key("change-task-size"), old.words(), new.words());
    let sized = |units: [Option<i64>; 2]| {
        // By the old platform: what the new one makes of it stands at the platform.
        let [cpu, memory] = units;
        Some((prices.platforms[0]?, TaskSize { cpu: cpu?, memory: memory? }))
    };
    said.cost = prices.between(sized(old.units()), sized(new.units()));
    comparison.joined(&spots, said);
}

fn storage(comparison: &mut Comparison, root: &Spot<'_>, prices: &Prices) {
    let before = comparison.found.len();
    let spot = root.key("ephemeralStorage");
    comparison.field(&spot);
    let gib = |value: Option<&Value>| -> i64 {
        let own = value.and_then(|value| value.get("sizeInGiB")).and_then(Value::as_i64);
        own.unwrap_or(FREE_STORAGE).saturating_sub(FREE_STORAGE).max(0)
    };
    let is_priced = prices.is_fargate && prices.platforms.iter().all(|own| *own != Some(Platform::Windows));
    let month = |value| storage_monthly(&prices.region, gib(value)).filter(|_| is_priced);
    let cost = month(spot.old).zip(month(spot.new)).and_then(|(old, new)| prices.cost(new - old));
    if let Some(change) = comparison.found.get_mut(before).filter(|change| !change.is_hidden()) {
        change.cost = cost;
    }
}

fn platform(comparison: &mut Comparison, root: &Spot<'_>, prices: &Prices) {
    let before = comparison.found.len();
    comparison.field(&root.key("runtimePlatform"));
    let task = root.new.and_then(Value::as_object);
    let size = task.and_then(|task| {
        let [cpu, memory] = Read { cpu: task.get("cpu"), memory: task.get("memory") }.units();
        Some(TaskSize { cpu: cpu?, memory: memory? })
    });
    // The new size on both platforms.
    let [old, new] = prices.platforms.map(|platform| platform.zip(size));
    let cost = prices.between(old, new);
    let changes = comparison.found.get_mut(before..).unwrap_or_default();
    if let Some(change) = changes.iter_mut().find(|change| !change.is_hidden()) {
        change.cost = cost;
    }
}

/// What the two versions are priced by.
struct Prices {
    region: String,
    is_fargate: bool,
    /// Before and after.
    platforms: [Option<Platform>; 2],
}

impl Prices {
    fn of(root: &Spot<'_>, region: Option<&str>) -> Self {
        let sides = [root.old, root.new];
        let is_fargate = |task: &Option<&Value>| {
            let list = task.and_then(|task| task.get("requiresCompatibilities")).and_then(Value::as_array);
            list.is_some_and(|list| list.iter().any(|own| own == "FARGATE"))
        };
        let platform = |task: Option<&Value>| {
            let platform = task?.get("runtimePlatform");
            let text = |key: &str| platform.and_then(|platform| platform.get(key)).and_then(Value::as_str);
            Platform::read(
                text("operatingSystemFamily").unwrap_or("LINUX"),
                text("cpuArchitecture").unwrap_or("X86_64"),
            )
        };
        let is_fargate = sides.iter().all(is_fargate);
        let region = match region {
            Some(region) => region.to_owned(),
            None if is_fargate => root.new.and_then(named_region).unwrap_or_else(|| USUAL_REGION.to_owned()),
            None => String::new(),
        };
        Self { region, is_fargate, platforms: sides.map(platform) }
    }

    /// What the second costs more than the first.
    fn between(&self, old: Option<(Platform, TaskSize)>, new: Option<(Platform, TaskSize)>) -> Option<Cost> {
        let rated = |side: Option<(Platform, TaskSize)>| {
            let (platform, size) = side?;
            Some((rate(&self.region, platform)?, size))
        };
        let ((old_rate, old), (new_rate, new)) = (rated(old)?, rated(new)?);
        let cost = self.cost(new_rate.monthly(new) - old_rate.monthly(old))?;
        let is_unsure = old_rate.is_unsure || new_rate.is_unsure;
        Some(Cost { date: new_rate.date.clone(), is_unsure, ..cost })
    }

    fn cost(&self, monthly: f64) -> Option<Cost> {
        // Less than half a cent is nothing.
        let is_some = self.is_fargate && monthly.abs() >= 0.005;
        is_some.then(|| Cost { monthly, region: self.region.clone(), date: String::new(), is_unsure: false })
    }
}

fn named_region(task: &Value) -> Option<String> {
    let text = task.to_string();
    let parsed = parse(&text).ok()?;
    region_of(&Task::read(&text, &parsed)).map(str::to_owned)
}

/// The network mode that ECS takes for one version.
pub(super) fn effective_mode(task: Option<&Value>) -> Option<&str> {
    let text = |key: &str| task?.get(key)?.as_str();
    let requires = |launch_type: &str| {
        let list = task.and_then(|task| task.get("requiresCompatibilities")).and_then(Value::as_array);
        list.is_some_and(|list| list.iter().any(|own| own == launch_type))
    };
    let system = task.and_then(|task| task.get("runtimePlatform")?.get("operatingSystemFamily")?.as_str());
    // As `insight::network::default_mode` has it.
    let is_known = !requires("FARGATE")
        && !requires("MANAGED_INSTANCES")
        && system.is_none_or(|system| !system.starts_with("WINDOWS"));
    text("networkMode").or(is_known.then_some("bridge"))
}

fn is_same_mode(root: &Spot<'_>) -> bool {
    let modes = (effective_mode(root.old), effective_mode(root.new));
    modes.0.is_some() && modes.0 == modes.1
}

fn containers(comparison: &mut Comparison, root: &Spot<'_>) {
    let modes = [effective_mode(root.old), effective_mode(root.new)];
    each(comparison, &root.key("containerDefinitions"), |comparison, spot| {
        let name = spot.new.or(spot.old).and_then(|own| own.get("name")).and_then(Value::as_str);
        comparison.owner = Some(Owner::Container(name.unwrap_or_default().to_owned()));
        match spot.set() {
            (Some(Value::Object(_)), Some(Value::Object(_))) => container::compare(comparison, spot, modes),
            _ => container::whole(comparison, spot),
        }
    });
}

fn all_volumes(comparison: &mut Comparison, root: &Spot<'_>) {
    each(comparison, &root.key("volumes"), |comparison, spot| {
        let name = spot.new.or(spot.old).and_then(|own| own.get("name")).and_then(Value::as_str);
        comparison.owner = Some(Owner::Volume(name.unwrap_or_default().to_owned()));
        volumes::compare(comparison, spot);
    });
}

/// Compares the elements of a list one by one, where it is one.
pub(super) fn each<'v>(
    comparison: &mut Comparison,
    list: &Spot<'v>,
    mut compare: impl FnMut(&mut Comparison, &Spot<'v>),
) {
    let is_list = |value: Option<&Value>| value.is_none_or(Value::is_array);
    let (old, new) = list.set();
    if list.is_equal() {
        return;
    }
    if !is_list(old) || !is_list(new) {
        return comparison.field(list);
    }
    if let Some(kind) = folded(&list.pattern, list.old, list.new) {
        return comparison.hidden(kind, list);
    }
    let (elements, is_reordered) = list.elements();
    let owner = comparison.owner.clone();
    for element in elements.iter().filter(|element| !element.is_equal()) {
        compare(comparison, element);
    }
    comparison.owner = owner;
    if is_reordered {
        comparison.reordered(list);
    }
}
