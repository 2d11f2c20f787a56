//! Fuzzing without libFuzzer: takes texts from the corpus, changes them at random, tries them, keeps what fails.
//!
//! It is blind: no coverage guides it. What makes up for that is a corpus of scripts that reach everything, and changes
//! that know what scripts are made of.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};
use std::{env, fs, process, thread};

/// As deep a stack as the interpreter has.
const STACK: usize = 512 << 20;

/// Words and marks of the language, to be put anywhere.
const WORDS: &[&str] = &[
    "(", ")", "[", "]", "{", "}", ":", ",", ";", ".", "...", "=", ":=", "==", "!=", "<", ">", "->", "@", "*", "**", "+",
    "-", "/", "//", "%", "&", "|", "^", "~", "<<", ">>", "+=", "if ", "else ", "elif ", "for ", "in ", "is ", "not ",
    "and ", "or ", "while ", "try:", "except ", "except* ", "finally:", "with ", "as ", "def f():", "class C:", "lambda ",
    "return ", "yield ", "yield from ", "await ", "async ", "raise ", "from ", "import ", "global ", "nonlocal ", "del ",
    "assert ", "pass", "break", "continue", "match ", "case ", "type ", "None", "True", "False", "0", "1", "-1", "10**30",
    "0x1f", "1e3", "1j", "''", "'a'", "\"\"\"", "f'{", "f\"{x!r:>{", "b'", "r'", "\\", "\n", "\n    ", "\n\t", "    ", "#",
    "x", "self", "__init__", "__getattr__", "__eq__", "__hash__", "__del__", "__iter__", "__next__", "super()", "print(",
    "list(", "dict(", "set(", "tuple(", "str(", "int(", "iter(", "next(", "sorted(", "é", "\u{1F600}", "\0", "\u{feff}",
];

/// xorshift64*, by Vigna: no better one is needed.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// Less than `limit`; 0 if that is 0.
    fn below(&mut self, limit: usize) -> usize {
        if limit == 0 { 0 } else { (self.next() % limit as u64) as usize }
    }
}

/// `NAME CORPUS [SECONDS [SEED]]`, without seconds each file of the corpus is tried once as it is. Ends with status 1 if
/// something failed.
pub fn run(name: &'static str, target: fn(&[u8])) {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some(corpus) = arguments.first() else {
        eprintln!("usage: {name} CORPUS [SECONDS [SEED]]");
        process::exit(2);
    };
    let texts = read_all(Path::new(corpus));
    let seconds: u64 = arguments.get(1).and_then(|text| text.parse().ok()).unwrap_or(0);
    let seed = arguments.get(2).and_then(|text| text.parse().ok()).unwrap_or_else(random_seed);
    println!("{name}: {} texts, {seconds} s, seed {seed}", texts.len());
    let thread = thread::Builder::new().stack_size(STACK);
    let fuzzing = thread.spawn(move || fuzz(name, target, &texts, Duration::from_secs(seconds), seed));
    let failures = fuzzing.expect("a thread").join().expect("the driver itself does not panic");
    process::exit(i32::from(failures > 0));
}

fn random_seed() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(1, |time| time.as_nanos() as u64 | 1)
}

fn read_all(path: &Path) -> Vec<Vec<u8>> {
    if path.is_file() {
        return fs::read(path).into_iter().collect();
    }
    let mut files: Vec<_> = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.iter().filter_map(|file| fs::read(file).ok()).collect()
}

fn fuzz(name: &str, target: fn(&[u8]), texts: &[Vec<u8>], time: Duration, seed: u64) -> usize {
    // What is being tried lies here when the process dies of it.
    let current = format!("artifacts/{name}-current");
    fs::create_dir_all("artifacts").expect("a folder for what fails");
    let (mut random, mut tried, mut failures) = (Random(seed | 1), 0usize, 0usize);
    let start = Instant::now();
    let mut reported = start;
    let mut attempt = |text: &[u8]| {
        fs::write(&current, text).expect("the folder can be written");
        let result = catch_unwind(AssertUnwindSafe(|| target(text)));
        if result.is_err() {
            failures += 1;
            let mut hasher = DefaultHasher::new();
            text.hash(&mut hasher);
            let file = format!("artifacts/{name}-{:016x}", hasher.finish());
            fs::write(&file, text).expect("the folder can be written");
            println!("{name}: a panic, {file}");
        }
        tried += 1;
        if reported.elapsed() > Duration::from_secs(60) {
            reported = Instant::now();
            println!("{name}: {tried} tried, {failures} failed, {} s", start.elapsed().as_secs());
            let _ = std::io::stdout().flush();
        }
    };
    texts.iter().for_each(|text| attempt(text));
    while start.elapsed() < time && !texts.is_empty() {
        let mut text = texts[random.below(texts.len())].clone();
        for _ in 0..=random.below(4) {
            change(&mut text, texts, &mut random);
        }
        attempt(&text);
    }
    println!("{name}: {tried} tried, {failures} failed");
    let _ = fs::remove_file(&current);
    failures
}

/// One change of a text.
fn change(text: &mut Vec<u8>, texts: &[Vec<u8>], random: &mut Random) {
    let at = random.below(text.len() + 1);
    let end = (at + 1 + random.below(12)).min(text.len());
    match random.below(10) {
        0 => {
            if let Some(byte) = text.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
        }
        1 => drop(text.drain(at.min(end)..end)),
        2 => {
            let piece = text[at.min(end)..end].to_vec();
            let times = 1 + random.below(30);
            text.splice(at..at, piece.repeat(times));
        }
        3 => {
            let other = &texts[random.below(texts.len())];
            let from = random.below(other.len() + 1);
            let to = (from + random.below(200)).min(other.len());
            text.splice(at..at, other[from..to].iter().copied());
        }
        4 => text.truncate(at),
        5 => swap_lines(text, random),
        6 => {
            let word = WORDS[random.below(WORDS.len())].as_bytes();
            text.splice(at.min(end)..end, word.iter().copied());
        }
        _ => {
            let word = WORDS[random.below(WORDS.len())].as_bytes();
            let at = start_of_word(text, at);
            text.splice(at..at, word.iter().copied());
        }
    }
}

fn swap_lines(text: &mut Vec<u8>, random: &mut Random) {
    let mut lines: Vec<&[u8]> = text.split_inclusive(|&byte| byte == b'\n').collect();
    if lines.len() > 1 {
        let (a, b) = (random.below(lines.len()), random.below(lines.len()));
        lines.swap(a, b);
        *text = lines.concat();
    }
}

/// Back to where a word or a mark begins, so that it stays whole.
fn start_of_word(text: &[u8], mut at: usize) -> usize {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
    while at > 0 && at < text.len() && is_word(text[at - 1]) && is_word(text[at]) {
        at -= 1;
    }
    at
}
