//! The AWS part against a real server, with real connections and nothing that leaves the machine.
//!
//! [`environment`] makes a Python environment on first use. [`server`] starts one `moto_server` from it for the
//! whole run and gives each test an account of its own there, behind a [`proxy`] that keeps the bytes of every
//! request and does what [`fault`] lists to the ones that a test names. There is no fake client: what is tested is
//! what users run. A host name that does not resolve needs no proxy: any below `.invalid` (RFC 2606).
//!
//! ```ignore
//! let server = Server::start();
//! server.register("web");                                        // a revision that was there before
//! server.proxy().fail("RegisterTaskDefinition", Fault::ResetAfter);
//! // … the client, with server.url() as its endpoint, and server.variables() as its environment
//! assert_eq!(server.revisions("web"), 2);
//! assert_eq!(server.proxy().requests("RegisterTaskDefinition")[0].body, text.as_bytes());
//! ```

#[cfg(feature = "gui")]
mod browse;
mod checks;
mod cli;
mod client;
mod command_line;
#[cfg(feature = "gui")]
mod desk;
pub(crate) mod environment;
pub(crate) mod fault;
mod http;
mod live;
mod pickers;
pub(crate) mod proxy;
#[cfg(feature = "gui")]
mod rows;
pub(crate) mod server;
#[cfg(feature = "gui")]
mod sign_in;
#[cfg(feature = "gui")]
mod sso_server;
#[cfg(feature = "gui")]
mod window;
