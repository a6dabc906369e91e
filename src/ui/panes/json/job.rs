//! The text as it is laid out: in colours, secrets as marks. Kept until the text, the theme or the masks change.

use std::ops::Range;

use eframe::egui::text::LayoutJob;

use super::highlight;
use crate::task::secret;
use crate::ui::theme::Colors;

/// Which secrets are readable.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Reveal {
    /// All of them.
    pub(super) all: bool,
    /// Those on the line of the caret, from 0.
    pub(super) line: Option<usize>,
}

/// The last layout and what it was made for.
#[derive(Debug, Default)]
pub(super) struct JobCache {
    text: String,
    secrets: Vec<Secret>,
    masked: Vec<Range<usize>>,
    is_dark: bool,
    job: LayoutJob,
}

#[derive(Debug)]
struct Secret {
    bytes: Range<usize>,
    line: usize,
}

impl JobCache {
    /// The layout of `text`.
    pub(super) fn job(&mut self, text: &str, reveal: Reveal, is_dark: bool, colors: &Colors) -> &LayoutJob {
        let is_new = self.text != text || self.job.sections.is_empty();
        if is_new {
            text.clone_into(&mut self.text);
            self.secrets = secrets(text);
        }
        let hidden = |secret: &&Secret| !reveal.all && reveal.line != Some(secret.line);
        let is_same = self.secrets.iter().filter(hidden).map(|secret| &secret.bytes).eq(&self.masked);
        if is_new || !is_same || is_dark != self.is_dark {
            self.masked = self.secrets.iter().filter(hidden).map(|secret| secret.bytes.clone()).collect();
            self.is_dark = is_dark;
            self.job = highlight::job(&secret::mask(text, &self.masked), colors);
        }
        &self.job
    }

    /// What is shown: the text with its masks.
    pub(super) fn shown(&self) -> &str {
        &self.job.text
    }

    /// Whether the text has secrets at all.
    pub(super) fn has_secrets(&self) -> bool {
        !self.secrets.is_empty()
    }
}

fn secrets(text: &str) -> Vec<Secret> {
    let (mut end, mut line) = (0, 0);
    let secret = |bytes: Range<usize>| {
        let between = text.as_bytes().get(end..bytes.start).unwrap_or_default();
        line += between.iter().filter(|byte| **byte == b'\n').count();
        end = bytes.start;
        Secret { bytes, line }
    };
    secret::values_in(text).into_iter().map(secret).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::{DARK, LIGHT};

    #[test]
    fn a_secret_is_masked_until_it_is_asked_for() {
        let text = "[\n{\"name\":\"A_TOKEN\",\"value\":\"ab\"},\n{\"name\":\"B_TOKEN\",\"value\":\"cd\"}\n]";
        let mut cache = JobCache::default();
        let mut shown = |all, line| {
            cache.job(text, Reveal { all, line }, false, &LIGHT);
            cache.shown().to_owned()
        };
        let [a, b] = ["\"ab\"", "\"cd\""];
        assert_eq!(shown(false, None), text.replace(a, "\"••\"").replace(b, "\"••\""));
        assert_eq!(shown(false, Some(1)), text.replace(b, "\"••\""));
        assert_eq!(shown(false, Some(2)), text.replace(a, "\"••\""));
        assert_eq!(shown(true, None), text);
    }

    #[test]
    fn the_other_theme_has_other_colours() {
        let mut cache = JobCache::default();
        let light = cache.job("{}", Reveal::default(), false, &LIGHT).clone();
        let dark = cache.job("{}", Reveal::default(), true, &DARK).clone();
        assert_ne!(light, dark);
    }
}
