//! Task sizes in words.

use super::facts::Status;
use crate::app::ctx::Ctx;
use crate::insight::room::Room;
use crate::schema::fargate::{Row, Sizes, TaskSize};
use crate::schema::prices::{Rate, cents};
use crate::task::size::in_1024 as number;
use crate::text::Args;

/// More amounts of memory than these are told by their step.
const LISTED: usize = 4;

fn size_args(size: TaskSize) -> Args {
    Args::new().with("cpu", number(size.cpu)).with("memory", number(size.memory))
}

/// "0.5 vCPU, 1 GB".
pub(super) fn name(ctx: &Ctx<'_>, size: TaskSize) -> String {
    ctx.texts.catalog().format("size-name", &size_args(size))
}

/// The same with what it costs a month.
pub(super) fn priced_name(ctx: &Ctx<'_>, size: TaskSize, rate: Option<&Rate>) -> String {
    match rate {
        Some(rate) => {
            let args = size_args(size).with("price", cents(rate.monthly(size)));
            ctx.texts.catalog().format("size-name-price", &args)
        }
        None => format!("{}, {}", name(ctx, size), ctx.texts.get("size-no-price")),
    }
}

/// The name of a size that Fargate does not have.
pub(super) fn missing_name(ctx: &Ctx<'_>, size: TaskSize, reason: &[String; 2]) -> String {
    let args = size_args(size).with("reason", reason.join(" "));
    ctx.texts.catalog().format("size-name-none", &args)
}

/// Why a row has no such memory: what it takes, and which rows have it.
pub(super) fn reason(ctx: &Ctx<'_>, sizes: &Sizes, row: &Row, memory: i64) -> [String; 2] {
    let catalog = ctx.texts.catalog();
    let cpu = Args::new().with("cpu", number(row.cpu));
    let takes = match &*row.memories {
        [first, second, .., last] if row.memories.len() > LISTED => {
            let args = cpu
                .with("first", number(*first))
                .with("last", number(*last))
                .with("step", number(second - first));
            catalog.format("size-row-steps", &args)
        }
        memories => catalog.format("size-row-values", &cpu.with("values", any_of(ctx, memories))),
    };
    let having: Vec<i64> =
        sizes.rows().iter().filter(|row| row.memories.contains(&memory)).map(|row| row.cpu).collect();
    let args = Args::new().with("memory", number(memory)).with("values", any_of(ctx, &having));
    [takes, catalog.format("size-for-memory", &args)]
}

/// "0.5, 1 or 2".
fn any_of(ctx: &Ctx<'_>, units: &[i64]) -> String {
    let numbers: Vec<String> = units.iter().map(|one| number(*one)).collect();
    match &*numbers {
        [] => String::new(),
        [only] => only.clone(),
        [values @ .., last] => {
            let args = Args::new().with("values", values.join(", ")).with("last", last.as_str());
            ctx.texts.catalog().format("size-or", &args)
        }
    }
}

/// The sizes around one that Fargate does not have, each with its name.
pub(super) fn near_words(ctx: &Ctx<'_>, sizes: &Sizes, size: TaskSize) -> Vec<(TaskSize, String)> {
    sizes.near(size).into_iter().map(|near| (near, name(ctx, near))).collect()
}

/// Whether the task holds its containers.
pub(super) fn status_words(ctx: &Ctx<'_>, room: Room, size: Option<TaskSize>, is_empty: bool) -> Status {
    if is_empty {
        return Status { fits: None, text: String::new() };
    }
    if room.is_open() {
        return Status { fits: None, text: ctx.texts.get("size-open").to_string() };
    }
    let fits = size.map(|size| room.fits(size));
    let key = match fits {
        Some(true) => "size-holds",
        Some(false) => "size-too-small",
        None => "size-takes",
    };
    let args = Args::new().with("cpu", room.cpu).with("memory", room.memory);
    Status { fits, text: ctx.texts.catalog().format(key, &args) }
}
