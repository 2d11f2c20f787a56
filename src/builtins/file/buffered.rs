//! A file with a buffer for reading and one for writing.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};

use crate::object::Value;

/// How much is read or written at once.
const CHUNK: usize = 8192;

/// What a file may be used for.
#[derive(Clone, Copy, Debug)]
pub struct Access {
    pub read: bool,
    pub write: bool,
}

/// Which of CPython's classes a file is of: they word their refusals in their own ways.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileKind {
    Text,
    Reader,
    Writer,
    Random,
    /// Without a buffer.
    Raw,
}

/// An open or closed file.
#[derive(Debug)]
pub struct Buffered {
    pub kind: FileKind,
    /// As it was given to `open`.
    pub name: Value,
    pub access: Access,
    /// Nothing once the file is closed.
    pub stream: RefCell<Option<Stream>>,
}

/// An open file. Only one of the buffers is in use at a time.
#[derive(Debug)]
pub struct Stream {
    file: File,
    /// What was read ahead, from `at` on.
    ahead: Vec<u8>,
    at: usize,
    /// What is not written yet.
    behind: Vec<u8>,
    /// Write at once.
    unbuffered: bool,
}

impl Drop for Stream {
    fn drop(&mut self) {
        // Nobody is left to hear of an error.
        let _ = self.flush();
    }
}

impl Stream {
    pub fn new(file: File, unbuffered: bool) -> Stream {
        Stream { file, ahead: Vec::new(), at: 0, behind: Vec::new(), unbuffered }
    }

    /// What was read ahead and not used.
    pub fn buffered(&self) -> &[u8] {
        &self.ahead[self.at..]
    }

    /// Uses bytes of the buffer.
    pub fn consume(&mut self, count: usize) {
        self.at += count;
        if self.at == self.ahead.len() {
            self.ahead.clear();
            self.at = 0;
        }
    }

    /// Reads more into the buffer; false at the end of the file.
    pub fn fill(&mut self) -> io::Result<bool> {
        self.flush()?;
        if self.at > 0 {
            self.ahead.drain(..self.at);
            self.at = 0;
        }
        let length = self.ahead.len();
        self.ahead.resize(length + CHUNK, 0);
        let count = loop {
            match self.file.read(&mut self.ahead[length..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.ahead.truncate(length + count.as_ref().copied().unwrap_or(0));
        Ok(count? > 0)
    }

    /// Everything up to the end of the file.
    pub fn read_all(&mut self) -> io::Result<Vec<u8>> {
        self.flush()?;
        let mut bytes = self.buffered().to_vec();
        self.consume(bytes.len());
        self.file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// So many bytes, or fewer at the end of the file.
    pub fn read_some(&mut self, count: usize) -> io::Result<Vec<u8>> {
        while self.buffered().len() < count && self.fill()? {}
        let bytes = self.buffered()[..count.min(self.buffered().len())].to_vec();
        self.consume(bytes.len());
        Ok(bytes)
    }

    /// A line with its `\n`, at most so many bytes; empty at the end of the file.
    pub fn read_line(&mut self, most: Option<usize>) -> io::Result<Vec<u8>> {
        let mut looked_at = 0;
        let most = most.unwrap_or(usize::MAX);
        let length = loop {
            let buffer = self.buffered();
            if let Some(place) = memchr::memchr(b'\n', &buffer[looked_at..]) {
                break (looked_at + place + 1).min(most);
            }
            looked_at = buffer.len();
            if looked_at >= most {
                break most;
            }
            if !self.fill()? {
                break looked_at;
            }
        };
        let line = self.buffered()[..length].to_vec();
        self.consume(length);
        Ok(line)
    }

    /// Writes, most often into the buffer.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.forget_ahead()?;
        self.behind.extend_from_slice(bytes);
        if self.unbuffered || self.behind.len() >= CHUNK { self.flush() } else { Ok(()) }
    }

    /// Writes out what is in the buffer.
    pub fn flush(&mut self) -> io::Result<()> {
        if self.behind.is_empty() {
            return Ok(());
        }
        let behind = std::mem::take(&mut self.behind);
        self.file.write_all(&behind)
    }

    /// Forgets what was read ahead, and stays behind it: that is where CPython's text files write.
    pub fn skip_ahead(&mut self) {
        self.ahead.clear();
        self.at = 0;
    }

    /// Goes back over what was read ahead.
    fn forget_ahead(&mut self) -> io::Result<()> {
        let unused = self.buffered().len();
        if unused > 0 {
            self.file.seek(SeekFrom::Current(-(unused as i64)))?;
        }
        self.ahead.clear();
        self.at = 0;
        Ok(())
    }

    pub fn seek(&mut self, target: SeekFrom) -> io::Result<u64> {
        self.flush()?;
        self.forget_ahead()?;
        self.file.seek(target)
    }

    /// Where the next byte is read or written.
    pub fn position(&mut self) -> io::Result<u64> {
        let place = self.file.stream_position()?;
        Ok(place - self.buffered().len() as u64 + self.behind.len() as u64)
    }

    pub fn truncate(&mut self, size: u64) -> io::Result<()> {
        self.flush()?;
        self.file.set_len(size)
    }

    pub fn descriptor(&self) -> i64 {
        #[cfg(unix)]
        {
            use std::os::fd::AsRawFd;
            i64::from(self.file.as_raw_fd())
        }
        #[cfg(not(unix))]
        {
            -1
        }
    }
}
