//! Cycles among containers that point at one another, whatever the pointing means.

use std::collections::HashMap;

use super::Findings;
use crate::task::Task;

/// How many names of a cycle a sentence holds.
const MAX_CHAIN: usize = 4;

/// Where in the view the first container of each name is.
pub(super) fn containers_by_name<'a>(task: &Task<'a>) -> HashMap<&'a str, usize> {
    let named = task.containers.iter().enumerate();
    // From the end, so that of two containers with one name the first stays.
    named.rev().filter_map(|(position, container)| Some((container.name.get()?, position))).collect()
}

/// Reports each cycle among containers at its first place in the document, with the others beside it and the fact
/// `chain`. `edges` are as in [`disjoint_cycles`], their labels indexes in the list `field` of the container.
pub(super) fn report(
    task: &Task<'_>,
    field: &'static str,
    edges: &[Vec<(usize, usize)>],
    findings: &mut Findings,
) {
    for cycle in disjoint_cycles(edges) {
        let mut places = cycle.iter().filter_map(|(position, at)| {
            let container = task.containers.get(*position)?;
            Some((container, container.path.key(field).index(*at)))
        });
        let Some((first, path)) = places.next() else { continue };
        let finding = findings.at(path);
        let mut chain = vec![first.label()];
        for (container, path) in places {
            chain.push(container.label());
            finding.also(path);
        }
        if chain.len() > MAX_CHAIN {
            chain.splice(MAX_CHAIN - 1.., ["…".to_owned()]);
        }
        chain.push(first.label());
        finding.arg("chain", chain.join(" → "));
    }
}

/// Where a walk stands at a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Unseen,
    /// At this place of the present path.
    OnPath(usize),
    Done,
}

/// Cycles that share no node, at least one in each knot of nodes that reach one another. `edges` holds for each
/// node its edges, each a label and the node that it leads to. A cycle is its nodes, each with the label of the
/// edge that leads on, and begins at the lowest node.
fn disjoint_cycles(edges: &[Vec<(usize, usize)>]) -> Vec<Vec<(usize, usize)>> {
    let mut states = vec![State::Unseen; edges.len()];
    let mut is_in_cycle = vec![false; edges.len()];
    let mut cycles = Vec::new();
    for root in 0..edges.len() {
        if states[root] != State::Unseen {
            continue;
        }
        states[root] = State::OnPath(0);
        // Each node of the path with how many of its edges have been followed: no recursion, so that a long
        // chain cannot exhaust the stack.
        let mut path = vec![(root, 0)];
        while let Some((node, followed)) = path.last_mut() {
            let Some(&(_, target)) = edges[*node].get(*followed) else {
                states[*node] = State::Done;
                path.pop();
                continue;
            };
            *followed += 1;
            match states[target] {
                State::Done => {}
                State::Unseen => {
                    states[target] = State::OnPath(path.len());
                    path.push((target, 0));
                }
                // From the end: the node just reached is most often the one that is known already.
                State::OnPath(start) if path[start..].iter().rev().any(|(node, _)| is_in_cycle[*node]) => {}
                State::OnPath(start) => {
                    let label = |node: usize, followed: usize| edges[node][followed - 1].0;
                    let mut cycle: Vec<_> = path[start..]
                        .iter()
                        .map(|(node, followed)| (*node, label(*node, *followed)))
                        .collect();
                    cycle.iter().for_each(|(node, _)| is_in_cycle[*node] = true);
                    let lowest = (0..cycle.len()).min_by_key(|at| cycle[*at].0).unwrap_or(0);
                    cycle.rotate_left(lowest);
                    cycles.push(cycle);
                }
            }
        }
    }
    cycles
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(edges: &[&[usize]]) -> Vec<Vec<usize>> {
        let edges: Vec<Vec<(usize, usize)>> =
            edges.iter().map(|targets| targets.iter().copied().enumerate().collect()).collect();
        let only_nodes = |cycle: Vec<(usize, usize)>| cycle.into_iter().map(|(node, _)| node).collect();
        disjoint_cycles(&edges).into_iter().map(only_nodes).collect()
    }

    #[test]
    fn finds_cycles_in_each_knot_and_begins_at_the_lowest_node() {
        assert_eq!(nodes(&[&[1, 2], &[2], &[]]), Vec::<Vec<usize>>::new());
        assert_eq!(nodes(&[&[0]]), [[0]]);
        assert_eq!(nodes(&[&[1], &[0, 1]]), [[0, 1]]);
        assert_eq!(nodes(&[&[2], &[2, 3], &[1], &[4], &[3]]), [vec![1, 2], vec![3, 4]]);
        assert_eq!(nodes(&[&[1, 2, 3], &[0, 2, 3], &[0, 1, 3], &[0, 1, 2]]), [[0, 1], [2, 3]]);
    }

    #[test]
    fn tells_which_edge_leads_on() {
        assert_eq!(disjoint_cycles(&[vec![(7, 1)], vec![(8, 1), (9, 0)]]), [[(1, 8)]]);
        assert_eq!(disjoint_cycles(&[vec![(5, 1)], vec![(9, 0)]]), [[(0, 5), (1, 9)]]);
    }

    #[test]
    fn a_long_chain_is_no_trouble() {
        let count = 200_000;
        let ring: Vec<_> = (0..count).map(|node| vec![(0, (node + 1) % count)]).collect();
        assert_eq!(disjoint_cycles(&ring).first().map(Vec::len), Some(count));
    }
}
