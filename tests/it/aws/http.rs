//! HTTP/1.1 as far as the proxy and the tests' own calls need it: whole messages, over plain connections.

use std::io::{self, BufRead, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};

/// A request or a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    /// `POST / HTTP/1.1` or `HTTP/1.1 200 OK`.
    pub(crate) start: String,
    /// In their order, names as they came.
    pub(crate) headers: Vec<(String, String)>,
    /// Without chunks, whatever it came in.
    pub(crate) body: Vec<u8>,
}

impl Message {
    pub(crate) fn new(start: &str, headers: &[(&str, &str)], body: &[u8]) -> Self {
        let headers = headers.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { start: start.to_owned(), headers, body: body.to_owned() }
    }

    /// The value of a header, whatever case its name came in.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The status of a reply, 0 where there is none.
    pub(crate) fn status(&self) -> u16 {
        self.start.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default()
    }

    /// Takes away what holds for one connection only, and sets the length to what is there.
    pub(crate) fn with_length(mut self) -> Self {
        const OF_A_CONNECTION: [&str; 4] =
            ["connection", "content-length", "keep-alive", "transfer-encoding"];
        self.headers.retain(|(name, _)| !OF_A_CONNECTION.contains(&name.to_ascii_lowercase().as_str()));
        self.headers.push(("Content-Length".to_owned(), self.body.len().to_string()));
        self
    }

    /// Start line and headers with the empty line after them.
    pub(crate) fn head(&self) -> Vec<u8> {
        let mut head = format!("{}\r\n", self.start);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        head.into_bytes()
    }
}

/// The next message, `None` where the connection ended before one began. A reply without a length goes on to the
/// end of the connection; a request without one has no body.
pub(crate) fn read(reader: &mut impl BufRead) -> io::Result<Option<Message>> {
    let Some(start) = line(reader)? else { return Ok(None) };
    let mut message = Message::new(&start, &[], &[]);
    loop {
        let header = line(reader)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        if header.is_empty() {
            break;
        }
        let (name, value) = header.split_once(':').ok_or(io::ErrorKind::InvalidData)?;
        message.headers.push((name.to_owned(), value.trim().to_owned()));
    }
    if message.header("transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked")) {
        read_chunks(reader, &mut message.body)?;
    } else if let Some(length) = message.header("content-length") {
        let length = length.parse().map_err(|_| io::ErrorKind::InvalidData)?;
        message.body.resize(length, 0);
        reader.read_exact(&mut message.body)?;
    } else if message.start.starts_with("HTTP/") {
        reader.read_to_end(&mut message.body)?;
    }
    Ok(Some(message))
}

fn read_chunks(reader: &mut impl BufRead, body: &mut Vec<u8>) -> io::Result<()> {
    loop {
        let size = line(reader)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let size = size.split(';').next().unwrap_or_default().trim();
        let size = u64::from_str_radix(size, 16).map_err(|_| io::ErrorKind::InvalidData)?;
        reader.by_ref().take(size).read_to_end(body)?;
        // The line end after a chunk, or the empty line after the last one.
        line(reader)?;
        if size == 0 {
            return Ok(());
        }
    }
}

/// A line without its end; `None` at the end of the connection.
fn line(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if reader.read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned()))
}

/// Sends a request over a connection of its own and reads the reply.
pub(crate) fn exchange(target: SocketAddr, request: Message) -> io::Result<Message> {
    let mut request = request.with_length();
    request.headers.push(("Connection".to_owned(), "close".to_owned()));
    let mut stream = TcpStream::connect(target)?;
    stream.write_all(&request.head())?;
    stream.write_all(&request.body)?;
    read(&mut BufReader::new(stream))?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

#[test]
fn messages_are_read_whole_however_they_are_framed() {
    let read_all = |text: &str| {
        let mut reader = text.as_bytes();
        let mut messages = Vec::new();
        while let Some(message) = read(&mut reader).unwrap() {
            messages.push((message.start.clone(), String::from_utf8(message.body).unwrap()));
        }
        messages
    };
    let two = "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}GET /a HTTP/1.1\r\nHost: a\r\n\r\n";
    assert_eq!(
        read_all(two),
        [("POST / HTTP/1.1".to_owned(), "{}".to_owned()), ("GET /a HTTP/1.1".to_owned(), String::new())]
    );
    let chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n";
    assert_eq!(read_all(chunked), [("HTTP/1.1 200 OK".to_owned(), "abc0123456789".to_owned())]);
    let to_the_end = "HTTP/1.1 500 No\r\n\r\n<html>";
    assert_eq!(read_all(to_the_end), [("HTTP/1.1 500 No".to_owned(), "<html>".to_owned())]);
}
