//! What asyncio has and Rondo does not: refused by name, with the reason.

const NO_STREAMS: &str = "there is no network I/O";
const NO_PROCESSES: &str = "there are no subprocesses";
const NO_THREADS: &str = "there are no threads";

const NAMES: &[(&str, &str)] = &[
    ("AbstractChildWatcher", NO_PROCESSES),
    ("AbstractServer", NO_STREAMS),
    ("BaseProtocol", NO_STREAMS),
    ("BaseTransport", NO_STREAMS),
    ("BufferedProtocol", NO_STREAMS),
    ("DatagramProtocol", NO_STREAMS),
    ("DatagramTransport", NO_STREAMS),
    ("FastChildWatcher", NO_PROCESSES),
    ("MultiLoopChildWatcher", NO_PROCESSES),
    ("PidfdChildWatcher", NO_PROCESSES),
    ("Protocol", NO_STREAMS),
    ("ReadTransport", NO_STREAMS),
    ("SafeChildWatcher", NO_PROCESSES),
    ("Server", NO_STREAMS),
    ("StreamReader", NO_STREAMS),
    ("StreamReaderProtocol", NO_STREAMS),
    ("StreamWriter", NO_STREAMS),
    ("SubprocessProtocol", NO_PROCESSES),
    ("SubprocessTransport", NO_PROCESSES),
    ("ThreadedChildWatcher", NO_PROCESSES),
    ("Transport", NO_STREAMS),
    ("WriteTransport", NO_STREAMS),
    ("create_subprocess_exec", NO_PROCESSES),
    ("create_subprocess_shell", NO_PROCESSES),
    ("get_child_watcher", NO_PROCESSES),
    ("open_connection", NO_STREAMS),
    ("open_unix_connection", NO_STREAMS),
    ("protocols", NO_STREAMS),
    ("run_coroutine_threadsafe", NO_THREADS),
    ("set_child_watcher", NO_PROCESSES),
    ("sslproto", NO_STREAMS),
    ("start_server", NO_STREAMS),
    ("start_unix_server", NO_STREAMS),
    ("streams", NO_STREAMS),
    ("subprocess", NO_PROCESSES),
    ("threads", NO_THREADS),
    ("to_thread", NO_THREADS),
    ("transports", NO_STREAMS),
];

/// Why asyncio's attribute of that name is missing, if CPython has it.
pub fn reason(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, reason)| *reason)
}
