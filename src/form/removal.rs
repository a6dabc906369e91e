//! Taking a node away with what makes no sense without it, as one step of undo.

use super::locate::Node;
use super::pages::removal_of_volume;
use crate::app::ctx::Ctx;
use crate::document::{Edit, StepName};
use crate::text::Args;

/// What takes a node away.
#[derive(Debug)]
pub(crate) struct Removal {
    /// What the button that does it is called.
    pub(crate) text: String,
    node: Node,
    edits: Vec<Edit>,
}

impl Removal {
    /// That of the node of this name; `None` where the node cannot go.
    pub(crate) fn of(ctx: &Ctx<'_>, node: Node, name: &str) -> Option<Self> {
        let path = node.path();
        let good = ctx.good?;
        let (key, (edits, mounts)) = match node {
            Node::Container(_) => ("form-remove-container", (vec![Edit::Remove { path }], 0)),
            Node::Volume(_) => ("form-remove-volume", removal_of_volume(good, &path)),
            Node::Task | Node::Containers | Node::Tags => return None,
        };
        let key = if mounts > 0 { "volume-remove-mounted" } else { key };
        let args = Args::new().with("name", name).with("count", mounts);
        Some(Self { text: ctx.texts.catalog().format(key, &args), node, edits })
    }

    /// Does it.
    pub(crate) fn send(self, ctx: &Ctx<'_>) {
        ctx.edit(StepName::Remove(self.node.path()), self.edits);
    }
}
