//! What follows from a definition beyond right and wrong: what its roles are for, which region it speaks of, what its
//! containers take, which network modes it leaves open.

pub mod network;
pub mod region;
pub mod role;
pub mod room;
