//! File systems and access points of EFS.

use serde_json::Value;

use super::{Details, Item, Pages, objects, owned, text};
use crate::aws::error::{AwsError, ErrorKind};
use crate::aws::generic::{EFS, call_rest};
use crate::aws::session::Session;

const SYSTEMS: &str = "elasticfilesystem:DescribeFileSystems";
const SYSTEMS_PATH: &str = "/2015-02-01/file-systems";
const POINTS: &str = "elasticfilesystem:DescribeAccessPoints";
const POINTS_PATH: &str = "/2015-02-01/access-points";

/// The most that EFS gives at once.
const PAGE: &str = "100";

/// The file systems, by name.
pub(super) async fn list(session: &Session) -> Result<(Vec<Item>, bool), AwsError> {
    let mut pages = Pages::new();
    while pages.is_wanted() {
        let mut query = vec![("MaxItems", PAGE)];
        query.extend(pages.next().map(|marker| ("Marker", marker)));
        let reply = call_rest(session, &EFS, None, SYSTEMS, SYSTEMS_PATH, &query).await?;
        pages.add_reply(&reply, SYSTEMS, ["FileSystems", "NextMarker"], file_system)?;
    }
    Ok(pages.finish_sorted())
}

/// The access points of a file system, by name.
pub(super) async fn access_points(
    session: &Session,
    file_system: &str,
) -> Result<(Vec<Item>, bool), AwsError> {
    let mut pages = Pages::new();
    while pages.is_wanted() {
        let mut query = vec![("FileSystemId", file_system), ("MaxResults", PAGE)];
        query.extend(pages.next().map(|token| ("NextToken", token)));
        let reply = call_rest(session, &EFS, None, POINTS, POINTS_PATH, &query).await?;
        pages.add_reply(&reply, POINTS, ["AccessPoints", "NextToken"], access_point)?;
    }
    Ok(pages.finish_sorted())
}

/// The state of a file system: `available` where it can be mounted.
pub(in crate::aws) async fn state(session: &Session, id: &str) -> Result<String, AwsError> {
    let query = [("FileSystemId", id)];
    let reply = call_rest(session, &EFS, None, SYSTEMS, SYSTEMS_PATH, &query).await?;
    let system = objects(&reply, "FileSystems", SYSTEMS)?.first();
    system.map(|system| owned(system, "LifeCycleState")).ok_or_else(|| none(SYSTEMS))
}

/// The file system and the state of an access point.
pub(in crate::aws) async fn access_point_state(
    session: &Session,
    id: &str,
) -> Result<(String, String), AwsError> {
    let query = [("AccessPointId", id)];
    let reply = call_rest(session, &EFS, None, POINTS, POINTS_PATH, &query).await?;
    let point = objects(&reply, "AccessPoints", POINTS)?.first();
    let read = |point: &Value| (owned(point, "FileSystemId"), owned(point, "LifeCycleState"));
    point.map(read).ok_or_else(|| none(POINTS))
}

fn none(action: &'static str) -> AwsError {
    AwsError::new(ErrorKind::NotFound).of(action)
}

fn file_system(value: &Value) -> Option<Item> {
    let id = text(value, "FileSystemId")?;
    Some(Item {
        value: id.to_owned(),
        label: name(value).unwrap_or(id).to_owned(),
        details: Details::FileSystem {
            state: owned(value, "LifeCycleState"),
            bytes: value.pointer("/SizeInBytes/Value").and_then(Value::as_u64),
            is_encrypted: value.get("Encrypted").and_then(Value::as_bool).unwrap_or_default(),
        },
    })
}

fn access_point(value: &Value) -> Option<Item> {
    let id = text(value, "AccessPointId")?;
    let number = |pointer: &str| value.pointer(pointer).and_then(Value::as_u64);
    let root = value.pointer("/RootDirectory/Path").and_then(Value::as_str).unwrap_or("/");
    Some(Item {
        value: id.to_owned(),
        label: name(value).unwrap_or(id).to_owned(),
        details: Details::AccessPoint {
            state: owned(value, "LifeCycleState"),
            root: root.to_owned(),
            user: number("/PosixUser/Uid").zip(number("/PosixUser/Gid")),
        },
    })
}

/// The name that its owner gave it.
fn name(value: &Value) -> Option<&str> {
    text(value, "Name").filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_file_system_is_its_id_and_its_name() {
        let system = json!({
            "OwnerId": "111122223333", "FileSystemId": "fs-0a", "LifeCycleState": "available", "Name": "shared",
            "NumberOfMountTargets": 2, "SizeInBytes": { "Value": 6144, "ValueInIA": 0 }, "Encrypted": true,
        });
        let item = file_system(&system).unwrap();
        assert_eq!((item.value.as_str(), item.label.as_str()), ("fs-0a", "shared"));
        let details =
            Details::FileSystem { state: "available".to_owned(), bytes: Some(6144), is_encrypted: true };
        assert_eq!(item.details, details);
        assert_eq!(file_system(&json!({ "FileSystemId": "fs-0b", "Name": "" })).unwrap().label, "fs-0b");
    }

    #[test]
    fn an_access_point_says_where_and_as_whom() {
        let point = json!({
            "AccessPointId": "fsap-0a", "FileSystemId": "fs-0a", "LifeCycleState": "available",
            "PosixUser": { "Uid": 1000, "Gid": 1001 }, "RootDirectory": { "Path": "/data" },
        });
        let item = access_point(&point).unwrap();
        let details = Details::AccessPoint {
            state: "available".to_owned(),
            root: "/data".to_owned(),
            user: Some((1000, 1001)),
        };
        assert_eq!((item.label.as_str(), item.details), ("fsap-0a", details));
    }
}
