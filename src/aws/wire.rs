//! Our bytes in place of what the SDK would print, and the bytes that came back.
//!
//! A typed copy of a task definition would lose what the SDK does not know, and could print what was never shown.

use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    AfterDeserializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
    BeforeTransmitInterceptorContextRef,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;

/// What went over the wire.
#[derive(Debug, Default)]
struct Seen {
    is_sent: bool,
    reply: Option<Vec<u8>>,
}

/// An interceptor for one call.
#[derive(Debug, Clone, Default)]
pub(super) struct Verbatim {
    body: Option<Arc<str>>,
    seen: Arc<Mutex<Seen>>,
}

impl Verbatim {
    /// Sends `body` and nothing else.
    pub(super) fn sending(body: Arc<str>) -> Self {
        Self { body: Some(body), ..Self::default() }
    }

    /// Whether bytes of the request may have left.
    pub(super) fn is_sent(&self) -> bool {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).is_sent
    }

    /// The reply as it came.
    pub(super) fn take_reply(&self) -> Option<Vec<u8>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).reply.take()
    }
}

#[dyn_dispatch_hint]
impl Intercept for Verbatim {
    fn name(&self) -> &'static str {
        "Verbatim"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(body) = &self.body {
            let request = context.request_mut();
            request.headers_mut().try_insert("content-length", body.len().to_string())?;
            *request.body_mut() = SdkBody::from(body.as_bytes().to_vec());
        }
        Ok(())
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).is_sent = true;
        Ok(())
    }

    // An earlier hook sees no bytes on a real connection: the body is not read yet.
    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let bytes = context.response().body().bytes().map(<[u8]>::to_vec);
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).reply = bytes;
        Ok(())
    }
}
