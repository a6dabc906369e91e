//! What the hand-laid fields of the task page show beside their values: made once for each revision, language and
//! region of the prices.

use std::sync::Arc;

use super::roles::RoleFacts;
use super::size_grid::Grid;
use super::size_words::{name, near_words, status_words};
use crate::app::ctx::Ctx;
use crate::app::derived::Derived;
use crate::form::FormState;
use crate::insight::network::{self, Lock};
use crate::insight::role;
use crate::insight::room::Room;
use crate::schema::fargate::{Sizes, TaskSize, sizes};
use crate::schema::prices::{self, Platform, Rate, USUAL_REGION, rate};
use crate::task::region::region;
use crate::task::{Slot, Task};
use crate::text::{Args, Language};

/// What the form remembers of the task page between frames.
#[derive(Debug, Default)]
pub(in crate::form) struct TaskState {
    facts: Option<Arc<Facts>>,
    pub(super) grid: super::size_grid::GridState,
}

/// What follows from one revision.
#[derive(Debug)]
pub(super) struct Facts {
    made_for: (u64, Language, Option<String>),
    pub(super) is_fargate: bool,
    pub(super) is_windows: bool,
    /// CPU and memory of the task, where they are written and readable.
    pub(super) cpu: Option<i64>,
    pub(super) memory: Option<i64>,
    /// Whether CPU and memory are what a list can show: absent, or readable.
    pub(super) is_listable: [bool; 2],
    pub(super) sizes: &'static Sizes,
    /// What the containers take.
    pub(super) room: Room,
    pub(super) status: Status,
    /// The sizes near a pair that Fargate does not have, with their names; and what they are near to.
    pub(super) near: Vec<(TaskSize, String)>,
    pub(super) near_to: String,
    /// "USD per month in …"; the part before the region, and the part behind it.
    pub(super) prices: [String; 2],
    pub(super) region: String,
    /// Whether the document says which region.
    pub(super) has_own_region: bool,
    /// "ARM64 saves $4.14 a month".
    pub(super) saving: Option<String>,
    /// The smaller sizes, and the larger ones where there are any.
    pub(super) grids: Vec<Grid>,
    /// Why network modes cannot be chosen.
    pub(super) locks: Locks,
    pub(super) default_mode: Option<&'static str>,
    /// The execution role, and the task role.
    pub(super) roles: [RoleFacts; 2],
}

/// Whether the task holds its containers, in words.
#[derive(Debug)]
pub(super) struct Status {
    /// `None` where nothing is known, or there is nothing to hold.
    pub(super) fits: Option<bool>,
    pub(super) text: String,
}

/// The locks of network modes.
#[derive(Debug)]
pub(super) struct Locks(Vec<(&'static str, Lock)>);

impl Locks {
    /// Of one mode.
    pub(super) fn of(&self, mode: &str) -> Option<Lock> {
        self.0.iter().find(|(locked, _)| *locked == mode).map(|(_, lock)| *lock)
    }
}

impl TaskState {
    /// What follows from the present text.
    pub(super) fn facts(&mut self, ctx: &Ctx<'_>) -> Option<Arc<Facts>> {
        let good = ctx.good?;
        let (language, preferred) = (ctx.texts.language(), &ctx.preferences.price_region);
        let is_current = |facts: &&Arc<Facts>| {
            let made_for = &facts.made_for;
            made_for.0 == good.revision && made_for.1 == language && made_for.2 == *preferred
        };
        if self.facts.as_ref().filter(is_current).is_none() {
            self.facts = Facts::new(ctx, good).map(Arc::new);
        }
        self.facts.clone()
    }
}

/// What follows from the present text, for a page that draws it.
pub(super) fn facts(ctx: &Ctx<'_>, state: &mut FormState) -> Option<Arc<Facts>> {
    state.task.facts(ctx)
}

impl Facts {
    fn new(ctx: &Ctx<'_>, good: &Derived) -> Option<Self> {
        let task = Task::read(&good.text, good.parsed()?);
        let texts = ctx.texts;
        let sizes = sizes(task.is_windows());
        let (cpu, memory) = (task.cpu(), task.memory());
        let size = cpu.get().zip(memory.get()).map(|(cpu, memory)| TaskSize { cpu, memory });
        let is_fargate = task.requires("FARGATE");
        let room = Room::of(&task);
        let preferred = ctx.preferences.price_region.clone();
        let own_region = region(&task);
        let region = own_region.or(preferred.as_deref()).unwrap_or(USUAL_REGION).to_owned();
        let rate = platform(&task).and_then(|platform| rate(&region, platform));
        let wrong = size.filter(|size| is_fargate && !sizes.contains(*size));
        let known = size.filter(|size| is_fargate && sizes.contains(*size));
        Some(Self {
            made_for: (good.revision, texts.language(), preferred),
            is_fargate,
            is_windows: task.is_windows(),
            cpu: cpu.get(),
            memory: memory.get(),
            is_listable: [cpu, memory].map(|slot| !matches!(slot, Slot::Wrong)),
            sizes,
            room,
            status: status_words(ctx, room, size, task.containers.is_empty()),
            near: wrong.map(|size| near_words(ctx, sizes, size)).unwrap_or_default(),
            near_to: wrong.map(|size| name(ctx, size)).unwrap_or_default(),
            prices: price_words(ctx, rate),
            has_own_region: own_region.is_some(),
            saving: known.and_then(|size| saving(ctx, rate?, size)),
            grids: if is_fargate { Grid::pages(ctx, sizes, rate) } else { Vec::new() },
            region,
            locks: locks(&task),
            default_mode: network::default_mode(&task),
            roles: [
                RoleFacts::new(ctx, &role::of_execution(&task), "role-execution-free"),
                RoleFacts::new(ctx, &role::of_code(&task), "role-code-free"),
            ],
        })
    }

    /// The size of the task, where both parts of it are readable.
    pub(super) fn size(&self) -> Option<TaskSize> {
        self.cpu.zip(self.memory).map(|(cpu, memory)| TaskSize { cpu, memory })
    }
}

fn platform(task: &Task<'_>) -> Option<Platform> {
    let os_family = if task.os_family.is_absent() { "LINUX" } else { task.os_family.get()? };
    let architecture =
        if task.cpu_architecture.is_absent() { "X86_64" } else { task.cpu_architecture.get()? };
    Platform::read(os_family, architecture)
}

fn locks(task: &Task<'_>) -> Locks {
    let modes = ["awsvpc", "bridge", "host", "none"];
    Locks(modes.iter().filter_map(|mode| Some((*mode, network::lock(task, mode)?))).collect())
}

/// Where the region stands in the sentence about prices; no text has such a character.
const GAP: &str = "\u{0}";

/// The sentence about prices in two parts, with room for the region between them.
fn price_words(ctx: &Ctx<'_>, rate: Option<&Rate>) -> [String; 2] {
    let key = match rate {
        Some(Rate { is_unsure: false, .. }) => "size-prices",
        Some(_) => "size-prices-unsure",
        None => "size-no-prices",
    };
    let args = Args::new()
        .with("region", GAP)
        .with("hours", i64::from(prices::HOURS))
        .with("date", rate.map_or("", |rate| &rate.date));
    let text = ctx.texts.catalog().format(key, &args);
    let (before, after) = text.split_once(GAP).unwrap_or((&text, ""));
    [before.to_owned(), after.to_owned()]
}

/// What Graviton would save, where the task runs on x86.
fn saving(ctx: &Ctx<'_>, rate: &Rate, size: TaskSize) -> Option<String> {
    if rate.platform != Platform::LinuxX86 {
        return None;
    }
    let arm = prices::rate(&rate.region, Platform::LinuxArm)?;
    let saved = rate.monthly(size) - arm.monthly(size);
    (saved >= 0.01).then(|| ctx.texts.with("platform-arm-saves", "usd", prices::cents(saved)))
}
