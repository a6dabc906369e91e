//! What follows from a definition beyond right and wrong: what its roles are for, what its containers take, which
//! network modes it leaves open, what it needs of AWS, how it differs from another one, and which place of it a
//! refusal of ECS speaks about.

pub mod answer;
pub mod changes;
pub mod identity;
pub mod merge;
pub mod needs;
pub mod network;
pub mod role;
pub mod room;
