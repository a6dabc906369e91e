//! Repositories and images of ECR.

use std::collections::HashMap;
use std::time::SystemTime;

use serde_json::{Value, json};

use super::platform::{self, Platforms, SILENT_MANIFESTS, TELLING_MANIFESTS};
use super::{Details, Item, Pages, objects, owned, text, time, without_null};
use crate::aws::error::AwsError;
use crate::aws::generic::{ECR, call_json};
use crate::aws::session::Session;
use crate::task;

const DESCRIBE: &str = "ecr:DescribeImages";
const GET: &str = "ecr:BatchGetImage";

/// How many entries are asked for at once. ECR gives up to 1,000.
const PAGE: u32 = 500;

/// The most manifests that ECR gives at once, and how often it is asked: the platforms of older images stay unknown.
const MANIFESTS: usize = 100;
const MANIFEST_CALLS: usize = 2;

/// An image in ECR.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// `sha256:` and 64 digits.
    pub digest: String,
    /// All its tags.
    pub tags: Vec<String>,
    /// When it was pushed.
    pub pushed_at: Option<SystemTime>,
    /// Bytes as it is kept, compressed; of the largest one where it is for several platforms.
    pub bytes: Option<u64>,
    /// What it runs on.
    pub platforms: Platforms,
    /// Whether it was put into the archive, from where no task can pull it.
    pub is_archived: bool,
    /// What it is where it is no container image: the media type of a chart, a signature.
    pub artifact: Option<String>,
    /// The media type of its manifest.
    manifest: Option<String>,
}

/// A repository, wherever it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::aws) struct Repository<'a> {
    /// What an image's text has before the tag.
    pub(in crate::aws) uri: &'a str,
    pub(in crate::aws) account: Option<&'a str>,
    pub(in crate::aws) region: Option<&'a str>,
    pub(in crate::aws) name: &'a str,
}

impl<'a> Repository<'a> {
    /// That of a URI, or of a name in our own registry.
    pub(in crate::aws) fn read(uri: &'a str) -> Self {
        let (uri, _) = task::image::split(uri);
        let image = task::Image::parse(uri);
        let ecr = image.ecr();
        Self {
            uri,
            account: ecr.map(|registry| registry.account),
            region: ecr.map(|registry| registry.region),
            name: if ecr.is_some() { image.repository } else { uri },
        }
    }

    fn request(&self) -> Value {
        let mut request = json!({ "repositoryName": self.name });
        if let Some(account) = self.account {
            request["registryId"] = account.into();
        }
        request
    }
}

/// The repositories of our own registry, by name.
pub(super) async fn repositories(session: &Session) -> Result<(Vec<Item>, bool), AwsError> {
    const ACTION: &str = "ecr:DescribeRepositories";
    let mut pages = Pages::new();
    while pages.is_wanted() {
        let request = json!({ "maxResults": PAGE, "nextToken": pages.next() });
        let reply = call_json(session, &ECR, None, ACTION, &without_null(request)).await?;
        pages.add_reply(&reply, ACTION, ["repositories", "nextToken"], repository)?;
    }
    Ok(pages.finish_sorted())
}

fn repository(value: &Value) -> Option<Item> {
    let is_immutable = text(value, "imageTagMutability") == Some("IMMUTABLE");
    Some(Item {
        value: text(value, "repositoryUri")?.to_owned(),
        label: owned(value, "repositoryName"),
        details: Details::Repository { is_immutable },
    })
}

/// The tagged images of a repository, the newest first: one item for each tag.
pub(super) async fn images(session: &Session, repository: &str) -> Result<(Vec<Item>, bool), AwsError> {
    let repository = Repository::read(repository);
    let mut pages = Pages::new();
    while pages.is_wanted() {
        let mut request = repository.request();
        request["maxResults"] = PAGE.into();
        request["filter"] = json!({ "tagStatus": "TAGGED" });
        request["nextToken"] = pages.next().into();
        let reply = call_json(session, &ECR, repository.region, DESCRIBE, &without_null(request)).await?;
        pages.add_reply(&reply, DESCRIBE, ["imageDetails", "nextToken"], image)?;
    }
    let (mut images, is_complete) = pages.finish();
    images.sort_by(|a, b| b.pushed_at.cmp(&a.pushed_at).then_with(|| a.digest.cmp(&b.digest)));
    // Who may list images may not always read their manifests: the list is of use all the same.
    for batch in unknown(&images).chunks(MANIFESTS).take(MANIFEST_CALLS) {
        let Ok(found) = manifests(session, &repository, batch).await else { break };
        for image in &mut images {
            if let Some(platforms) = found.get(&image.digest) {
                image.platforms = platforms.clone();
            }
        }
    }
    Ok((items(repository.uri, &images), is_complete))
}

/// The digests of images whose manifests tell what they run on.
fn unknown(images: &[Image]) -> Vec<String> {
    images.iter().filter(|image| image.is_telling()).map(|image| image.digest.clone()).collect()
}

fn items(uri: &str, images: &[Image]) -> Vec<Item> {
    let of_image = |image: &Image| {
        let mut tags = image.tags.clone();
        tags.sort_unstable();
        let image = image.clone();
        tags.into_iter().map(move |tag| (tag, image.clone()))
    };
    let item = |(tag, image): (String, Image)| Item {
        value: format!("{uri}:{tag}"),
        label: tag,
        details: Details::Image(image),
    };
    images.iter().flat_map(of_image).map(item).collect()
}

/// One image by its tag or digest, with its platforms where they can be had.
pub(in crate::aws) async fn find(
    session: &Session,
    repository: &Repository<'_>,
    pin: task::image::Pin<'_>,
) -> Result<Option<Image>, AwsError> {
    let mut request = repository.request();
    request["imageIds"] = match pin {
        task::image::Pin::Tag(tag) => json!([{ "imageTag": tag }]),
        task::image::Pin::Digest(digest) => json!([{ "imageDigest": digest }]),
    };
    let reply = call_json(session, &ECR, repository.region, DESCRIBE, &request).await?;
    let mut found = objects(&reply, "imageDetails", DESCRIBE)?.iter().find_map(image);
    if let Some(image) = found.as_mut().filter(|image| image.is_telling()) {
        let digest = image.digest.clone();
        let platforms = manifests(session, repository, std::slice::from_ref(&digest)).await;
        image.platforms = platforms.ok().and_then(|mut found| found.remove(&digest)).unwrap_or_default();
    }
    Ok(found)
}

impl Image {
    fn is_telling(&self) -> bool {
        // Whoever does not say what manifest it is may have one that tells.
        let manifest = self.manifest.as_deref();
        self.artifact.is_none()
            && manifest
                .is_none_or(|kind| TELLING_MANIFESTS.contains(&kind) || !SILENT_MANIFESTS.contains(&kind))
    }
}

/// What artifacts container images are. An index has no artifact type.
const CONFIGURATIONS: [&str; 2] =
    ["application/vnd.docker.container.image.v1+json", "application/vnd.oci.image.config.v1+json"];

fn image(value: &Value) -> Option<Image> {
    let tags = value.get("imageTags").and_then(Value::as_array);
    let tags = tags.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
    Some(Image {
        digest: text(value, "imageDigest")?.to_owned(),
        tags: tags.collect(),
        pushed_at: value.get("imagePushedAt").and_then(time),
        bytes: value.get("imageSizeInBytes").and_then(Value::as_u64),
        platforms: Platforms::Unknown,
        is_archived: matches!(text(value, "imageStatus"), Some("ARCHIVED" | "ACTIVATING")),
        artifact: text(value, "artifactMediaType")
            .filter(|kind| !kind.is_empty() && !CONFIGURATIONS.contains(kind))
            .map(str::to_owned),
        manifest: text(value, "imageManifestMediaType").map(str::to_owned),
    })
}

/// The platforms that the manifests of these images name, by digest.
async fn manifests(
    session: &Session,
    repository: &Repository<'_>,
    digests: &[String],
) -> Result<HashMap<String, Platforms>, AwsError> {
    let ids = digests.iter().map(|digest| json!({ "imageDigest": digest }));
    let mut request = repository.request();
    request["imageIds"] = ids.collect();
    request["acceptedMediaTypes"] = TELLING_MANIFESTS.into_iter().chain(SILENT_MANIFESTS).collect();
    let reply = call_json(session, &ECR, repository.region, GET, &request).await?;
    let platforms = |image: &Value| {
        let digest = text(image.get("imageId")?, "imageDigest")?;
        Some((digest.to_owned(), platform::read(text(image, "imageManifest")?)))
    };
    Ok(objects(&reply, "images", GET)?.iter().filter_map(platforms).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_of_another_account_is_asked_there() {
        let uri = "444455556666.dkr.ecr.us-east-1.amazonaws.com/team/web";
        for text in [uri.to_owned(), format!("{uri}:1.2"), format!("{uri}@sha256:00")] {
            let repository = Repository::read(&text);
            assert_eq!((repository.account, repository.region), (Some("444455556666"), Some("us-east-1")));
            assert_eq!((repository.name, repository.uri), ("team/web", uri));
        }
        let own = Repository::read("team/web");
        assert_eq!((own.account, own.region, own.name), (None, None, "team/web"));
        assert_eq!(own.request(), json!({ "repositoryName": "team/web" }));
    }

    #[test]
    fn each_tag_is_an_item_and_what_is_no_image_says_what_it_is() {
        // As ECR answers, shortened.
        let details = [
            json!({
                "registryId": "111122223333", "repositoryName": "web",
                "imageDigest": "sha256:aa", "imageTags": ["latest", "1.2"],
                "imageSizeInBytes": 10_485_760, "imagePushedAt": 1_700_000_000.25,
                "imageManifestMediaType": "application/vnd.oci.image.manifest.v1+json",
                "artifactMediaType": "application/vnd.oci.image.config.v1+json",
                "imageStatus": "ACTIVE",
            }),
            json!({
                "imageDigest": "sha256:bb", "imageTags": ["chart"],
                "imageManifestMediaType": "application/vnd.oci.image.manifest.v1+json",
                "artifactMediaType": "application/vnd.cncf.helm.config.v1+json",
            }),
            json!({
                "imageDigest": "sha256:cc", "imageTags": ["multi"], "imageStatus": "ARCHIVED",
                "imageManifestMediaType": "application/vnd.oci.image.index.v1+json",
            }),
            json!({ "imageTags": ["without a digest"] }),
        ];
        let images: Vec<Image> = details.iter().filter_map(image).collect();
        assert_eq!(unknown(&images), ["sha256:cc"]);
        let items = items("host/web", &images);
        let values: Vec<&str> = items.iter().map(|item| item.value.as_str()).collect();
        assert_eq!(values, ["host/web:1.2", "host/web:latest", "host/web:chart", "host/web:multi"]);
        let Details::Image(first) = &items[0].details else { panic!("{items:?}") };
        assert_eq!((first.bytes, &first.artifact, first.is_archived), (Some(10_485_760), &None, false));
        assert!(first.pushed_at.is_some());
        assert_eq!(images[1].artifact.as_deref(), Some("application/vnd.cncf.helm.config.v1+json"));
        assert!(images[2].is_archived);
    }
}
