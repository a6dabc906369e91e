//! Image references in their parts: `registry/repository:tag@digest`.
//!
//! Lenient: it splits as Docker splits and never judges the parts. Rules do that.

use super::placeholder;

/// An image reference. All parts are slices of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Image<'a> {
    /// The host, with its port. `None` means Docker Hub.
    pub registry: Option<&'a str>,
    /// The path in the registry, such as `library/nginx`.
    pub repository: &'a str,
    /// What follows the last colon; empty where nothing follows it.
    pub tag: Option<&'a str>,
    /// What follows the `@`, such as `sha256:…`.
    pub digest: Option<&'a str>,
}

/// A private registry of ECR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EcrRegistry<'a> {
    /// The account that owns it.
    pub account: &'a str,
    /// The region that it is in.
    pub region: &'a str,
}

/// What says which image of a repository is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pin<'a> {
    /// What follows the colon.
    Tag(&'a str),
    /// What follows the `@`. It wins over a tag, which then belongs to the name.
    Digest(&'a str),
}

/// The name of an image, and what follows it. No sign inside a placeholder divides them, and [`join`] gives the text
/// back.
pub fn split(text: &str) -> (&str, Option<Pin<'_>>) {
    let placeholders = placeholder::find(text);
    let is_outside = |at: &usize| !placeholders.iter().any(|range| range.contains(at));
    let first = |sign| text.match_indices(sign).map(|(at, _)| at).find(is_outside);
    let last = |sign| text.rmatch_indices(sign).map(|(at, _)| at).find(is_outside);
    if let Some(at) = first('@') {
        return (&text[..at], Some(Pin::Digest(&text[at + 1..])));
    }
    match last(':').filter(|colon| last('/').is_none_or(|slash| slash < *colon)) {
        Some(at) => (&text[..at], Some(Pin::Tag(&text[at + 1..]))),
        None => (text, None),
    }
}

/// The text of an image by its name and what follows it.
pub fn join(name: &str, pin: Option<Pin<'_>>) -> String {
    match pin {
        Some(Pin::Tag(tag)) => format!("{name}:{tag}"),
        Some(Pin::Digest(digest)) => format!("{name}@{digest}"),
        None => name.to_owned(),
    }
}

const DOCKER_HUB: [&str; 4] =
    ["docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com"];

/// The two shapes of host names of ECR: what follows the account, and what follows the region. The second answers
/// over IPv6 too.
const ECR_HOSTS: [(&[&str], &[&str]); 2] = [
    (&[".dkr.ecr.", ".dkr.ecr-fips."], &[".amazonaws.com", ".amazonaws.com.cn"]),
    (&[".dkr-ecr.", ".dkr-ecr-fips."], &[".on.aws", ".on.amazonwebservices.com.cn"]),
];

impl<'a> Image<'a> {
    /// Splits any text.
    pub fn parse(text: &'a str) -> Self {
        let (name, digest) = match text.split_once('@') {
            Some((name, digest)) => (name, Some(digest)),
            None => (text, None),
        };
        let (registry, rest) = match name.split_once('/') {
            Some((first, rest)) if is_host(first) => (Some(first), rest),
            _ => (None, name),
        };
        // A colon before a slash is no tag but, at most, a port.
        let (repository, tag) = match rest.rsplit_once(':') {
            Some((repository, tag)) if !tag.contains('/') => (repository, Some(tag)),
            _ => (rest, None),
        };
        Self { registry, repository, tag, digest }
    }

    /// The last part of the repository: `nginx` of `library/nginx`.
    pub fn name(self) -> &'a str {
        self.repository.rsplit_once('/').map_or(self.repository, |(_, name)| name)
    }

    /// The private registry of ECR that it comes from.
    pub fn ecr(self) -> Option<EcrRegistry<'a>> {
        let host = self.registry?;
        let read = |before: &str, after: &str| {
            let (account, region) = host.strip_suffix(after)?.split_once(before)?;
            (!account.contains('.') && !region.contains('.')).then_some(EcrRegistry { account, region })
        };
        ECR_HOSTS.iter().find_map(|(befores, afters)| {
            befores.iter().find_map(|before| afters.iter().find_map(|after| read(before, after)))
        })
    }

    /// Whether it comes from the public gallery of ECR.
    pub fn is_ecr_public(self) -> bool {
        matches!(self.registry, Some("public.ecr.aws" | "ecr-public.aws.com"))
    }

    /// Whether it comes from Docker Hub, named or by default.
    pub fn is_docker_hub(self) -> bool {
        self.registry.is_none_or(|host| DOCKER_HUB.contains(&host))
    }

    /// Whether it means the tag `latest`, named or by default, so that another image may run tomorrow.
    pub fn is_latest(self) -> bool {
        self.digest.is_none() && matches!(self.tag, None | Some("latest"))
    }
}

/// Docker takes the part before the first slash as a host when it could not be the name of a user.
fn is_host(part: &str) -> bool {
    part == "localhost" || part.contains(['.', ':'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DIGEST: &str = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    #[test]
    fn splits_all_forms() {
        let with_digest = format!("quay.io/a/b:v1@{DIGEST}");
        for (text, registry, repository, tag, digest) in [
            ("nginx", None, "nginx", None, None),
            ("nginx:1.27", None, "nginx", Some("1.27"), None),
            ("bitnami/redis:7", None, "bitnami/redis", Some("7"), None),
            ("localhost/web", Some("localhost"), "web", None, None),
            ("localhost:5000/x", Some("localhost:5000"), "x", None, None),
            ("localhost:5000/x/y:2", Some("localhost:5000"), "x/y", Some("2"), None),
            ("registry.example.com:8443/team/web", Some("registry.example.com:8443"), "team/web", None, None),
            ("[::1]:5000/x:1", Some("[::1]:5000"), "x", Some("1"), None),
            (&with_digest, Some("quay.io"), "a/b", Some("v1"), Some(DIGEST)),
            ("web@sha256:00", None, "web", None, Some("sha256:00")),
            ("web:", None, "web", Some(""), None),
            ("", None, "", None, None),
            ("/x", None, "/x", None, None),
            ("https://example.com/x:1", Some("https:"), "/example.com/x", Some("1"), None),
        ] {
            assert_eq!(Image::parse(text), Image { registry, repository, tag, digest }, "{text}");
        }
    }

    #[test]
    fn knows_the_registries_of_ecr() {
        let ecr = |text| Image::parse(text).ecr().map(|registry| (registry.account, registry.region));
        for (text, expected) in [
            ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1", Some(("111122223333", "eu-west-1"))),
            ("111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/a/b", Some(("111122223333", "cn-north-1"))),
            (
                "111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com/a",
                Some(("111122223333", "us-gov-west-1")),
            ),
            ("111122223333.dkr-ecr.eu-west-1.on.aws/a", Some(("111122223333", "eu-west-1"))),
            ("XXXX.dkr.ecr.ap-northeast-1.amazonaws.com/nginx:1", Some(("XXXX", "ap-northeast-1"))),
            ("a.dkr.ecr.b.c.amazonaws.com/x", None),
            ("dkr.ecr.eu-west-1.amazonaws.com/x", None),
            ("public.ecr.aws/nginx/nginx:1", None),
            ("nginx", None),
        ] {
            assert_eq!(ecr(text), expected, "{text}");
        }
        assert!(Image::parse("public.ecr.aws/x/y").is_ecr_public());
        assert!(!Image::parse("xpublic.ecr.aws/x/y").is_ecr_public());
    }

    #[test]
    fn docker_hub_is_the_default() {
        for (text, is_docker_hub) in [
            ("nginx", true),
            ("docker.io/library/nginx", true),
            ("registry-1.docker.io/library/nginx", true),
            ("quay.io/x", false),
            ("public.ecr.aws/docker/library/nginx", false),
        ] {
            assert_eq!(Image::parse(text).is_docker_hub(), is_docker_hub, "{text}");
        }
    }

    #[test]
    fn latest_is_the_default_tag() {
        let latest = |text| Image::parse(text).is_latest();
        assert!(latest("nginx") && latest("a.b/x:latest") && latest("localhost:5000/x"));
        assert!(!latest("nginx:1") && !latest("nginx@sha256:00") && !latest("nginx:latest@sha256:00"));
        assert_eq!(Image::parse("a.b/library/nginx:1").name(), "nginx");
    }

    #[test]
    fn a_name_and_what_follows_it() {
        let both = format!("quay.io/a/b:v1@{DIGEST}");
        for (text, name, pin) in [
            ("nginx", "nginx", None),
            ("nginx:1.27", "nginx", Some(Pin::Tag("1.27"))),
            ("localhost:5000/x", "localhost:5000/x", None),
            ("localhost:5000/x:", "localhost:5000/x", Some(Pin::Tag(""))),
            (&both, "quay.io/a/b:v1", Some(Pin::Digest(DIGEST))),
            ("${IMAGE:-nginx}", "${IMAGE:-nginx}", None),
            ("${REPO:-a/b}:${TAG}", "${REPO:-a/b}", Some(Pin::Tag("${TAG}"))),
            ("<IMAGE>", "<IMAGE>", None),
            ("{{ env `A:B@C` }}@{{ .Digest }}", "{{ env `A:B@C` }}", Some(Pin::Digest("{{ .Digest }}"))),
        ] {
            assert_eq!(split(text), (name, pin), "{text}");
        }
    }

    proptest! {
        #[test]
        fn joined_again_it_is_the_text(text: String) {
            let (name, pin) = split(&text);
            prop_assert_eq!(join(name, pin), text);
        }

        #[test]
        fn with_signs_and_placeholders_too(text in "([a-z.:/@0-9]|\\$\\{[a-z:@/-]{0,5}\\}|<A>|가){0,12}") {
            let (name, pin) = split(&text);
            prop_assert_eq!(join(name, pin), text.as_str());
        }

        #[test]
        fn without_placeholders_it_divides_as_docker_does(text in "[a-w.:/@0-9-]{0,40}") {
            let image = Image::parse(&text);
            let pin = image.digest.map(Pin::Digest).or(image.tag.map(Pin::Tag));
            prop_assert_eq!(split(&text).1, pin);
        }

        #[test]
        fn the_parts_are_the_text(text in "[a-z.:/@0-9-]{0,40}") {
            let Image { registry, repository, tag, digest } = Image::parse(&text);
            let join = |sign: &str, part: Option<&str>| part.map_or(String::new(), |part| format!("{sign}{part}"));
            let host = registry.map_or(String::new(), |host| format!("{host}/"));
            prop_assert_eq!(format!("{host}{repository}{}{}", join(":", tag), join("@", digest)), text);
        }
    }
}
