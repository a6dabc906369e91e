//! What follows from a definition beyond right and wrong: what its roles are for, what its containers take, which
//! network modes it leaves open.

pub mod network;
pub mod role;
pub mod room;
