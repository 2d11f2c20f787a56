//! A person at a terminal: the binary in a pseudo-terminal, keys that are pressed, and the screen as it is seen.
//! Nothing sleeps for a time: every wait polls the screen until it shows what is expected.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

pub const ENTER: &str = "\r";
pub const TAB: &str = "\t";
pub const UP: &str = "\x1b[A";
pub const LEFT: &str = "\x1b[D";
pub const HOME: &str = "\x1b[H";
pub const BACKSPACE: &str = "\x7f";
pub const CTRL_C: &str = "\x03";
pub const CTRL_D: &str = "\x04";
pub const CTRL_R: &str = "\x12";
pub const CTRL_U: &str = "\x15";

/// How long a screen may take to show something, on a machine that has much else to do.
const PATIENCE: Duration = Duration::from_secs(60);
const COLUMNS: u16 = 90;
const ROWS: u16 = 40;

/// A folder of its own, which goes when it is dropped.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Folder {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("rondo-prompt-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for temporary files is there");
        Folder(path)
    }

    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, text).expect("the folder can be written");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// How a session is started.
pub struct Start<'a> {
    pub words: &'a [&'a str],
    pub environment: &'a [(&'a str, &'a str)],
    /// Where it runs, and where its history is.
    pub folder: &'a Path,
}

pub struct Terminal {
    screen: Arc<Mutex<vt100::Parser>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    _folder: Option<Folder>,
}

impl Terminal {
    /// A session without history in a folder of its own, at its first prompt.
    pub fn new() -> Terminal {
        Terminal::with(&[], &[])
    }

    pub fn with(words: &[&str], environment: &[(&str, &str)]) -> Terminal {
        let folder = Folder::new();
        let mut terminal = Terminal::start(&Start { words, environment, folder: &folder.0 });
        terminal._folder = Some(folder);
        terminal
    }

    pub fn start(start: &Start) -> Terminal {
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal can be had");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_rondo"));
        command.args(start.words);
        command.cwd(start.folder);
        command.env("TERM", "xterm-256color");
        command.env("RONDO_HISTORY", start.folder.join("history"));
        for name in ["NO_COLOR", "RONDO_CLOCK", "COLUMNS"] {
            command.env_remove(name);
        }
        for (name, value) in start.environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("the binary starts");
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(
            NonZeroU16::new(ROWS).expect("there are rows"),
            NonZeroU16::new(COLUMNS).expect("there are columns"),
            1000,
        )));
        let mut output = pair.master.try_clone_reader().expect("the terminal can be read");
        let keys = pair.master.take_writer().expect("the terminal can be written");
        let shared = screen.clone();
        thread::spawn(move || {
            // The master end is kept open as long as there is something to read.
            let _master = pair.master;
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                shared.lock().unwrap_or_else(PoisonError::into_inner).process(&bytes[..count]);
            }
        });
        Terminal { screen, keys, child, _folder: None }
    }

    /// The rows as they are seen, without blanks at their ends.
    pub fn rows(&self) -> Vec<String> {
        let screen = self.screen.lock().unwrap_or_else(PoisonError::into_inner);
        screen.screen().rows(0, COLUMNS).map(|row| row.trim_end().to_string()).collect()
    }

    /// What is seen, without empty rows at the bottom.
    pub fn text(&self) -> String {
        self.rows().join("\n").trim_end().to_string()
    }

    /// The last row with something in it.
    pub fn last_row(&self) -> String {
        self.rows().into_iter().rev().find(|row| !row.is_empty()).unwrap_or_default()
    }

    /// Row and column of the cursor, from 0.
    pub fn cursor(&self) -> (u16, u16) {
        self.screen.lock().unwrap_or_else(PoisonError::into_inner).screen().cursor_position()
    }

    /// A property of the cell where a text begins, in the last row that has it.
    pub fn cell<T>(&self, text: &str, property: impl Fn(&vt100::Cell) -> T) -> T {
        let rows = self.rows();
        let row = rows.iter().rposition(|row| row.contains(text)).expect("the text is on the screen");
        let column = rows[row].find(text).map(|at| rows[row][..at].chars().count()).unwrap_or_default();
        let screen = self.screen.lock().unwrap_or_else(PoisonError::into_inner);
        property(screen.screen().cell(row as u16, column as u16).expect("the cell is on the screen"))
    }

    /// Waits until the screen is as expected.
    #[track_caller]
    pub fn wait_until(&self, what: &str, is_so: impl Fn(&Terminal) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !is_so(self) {
            assert!(Instant::now() < end, "never seen: {what}\nthe screen:\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the screen has a text.
    #[track_caller]
    pub fn see(&self, text: &str) {
        self.wait_until(text, |terminal| terminal.text().contains(text));
    }

    /// Waits until the cursor stands behind an empty prompt in the last row.
    #[track_caller]
    pub fn see_prompt(&self) {
        self.wait_until("an empty prompt", |terminal| {
            let (row, column) = terminal.cursor();
            column == 4 && terminal.last_row() == ">>>" && terminal.rows()[usize::from(row)] == ">>>"
        });
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) {
        self.keys
            .write_all(keys.as_bytes())
            .and_then(|()| self.keys.flush())
            .expect("the terminal takes keys");
    }

    /// Pastes a text, as terminals do it.
    pub fn paste(&mut self, text: &str) {
        self.press(&format!("\x1b[200~{}\x1b[201~", text.replace('\n', "\r")));
    }

    /// Types a line at an empty prompt.
    #[track_caller]
    pub fn enter(&mut self, line: &str) {
        self.see_prompt();
        let (row, _) = self.cursor();
        self.press(line);
        self.press(ENTER);
        self.see_cursor_below(row);
    }

    /// Waits until what was typed has been taken, so that the prompt that is seen next is a new one.
    #[track_caller]
    fn see_cursor_below(&self, row: u16) {
        self.wait_until("the cursor below", |terminal| terminal.cursor().0 > row || row + 1 == ROWS);
    }

    /// Types a line at an empty prompt and waits for what it prints.
    #[track_caller]
    pub fn enter_and_see(&mut self, line: &str, expected: &str) {
        self.enter(line);
        self.see(expected);
    }

    /// Types a block and the blank line that ends it. The prompt indents; the lines come without their indentation.
    #[track_caller]
    pub fn enter_block(&mut self, lines: &[&str]) {
        self.see_prompt();
        let (row, _) = self.cursor();
        for line in lines {
            self.press(line);
            self.press(ENTER);
        }
        self.press(ENTER);
        self.see_cursor_below(row);
    }

    /// Waits for the end of the session, and gives its exit status.
    #[track_caller]
    pub fn end(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("the child can be asked") {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "the session does not end\nthe screen:\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
