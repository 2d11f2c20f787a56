//! `asyncio.print_call_graph` and its like are of Python 3.14: there is no oracle for them.

use std::process::Command;

const SCRIPT: &str = r#"
import asyncio

async def leaf(event):
    await event.wait()

async def middle(event):
    await leaf(event)

async def work(event):
    async with asyncio.TaskGroup() as group:
        group.create_task(middle(event), name="grandchild")

async def wait_for_child(child):
    await asyncio.gather(child, asyncio.sleep(0))

async def here():
    asyncio.print_call_graph()
    graph = asyncio.capture_call_graph()
    print(graph.future.get_name(), [entry.frame.f_lineno for entry in graph.call_stack], graph.awaited_by)

async def main():
    event = asyncio.Event()
    child = asyncio.create_task(work(event), name="child")
    waiting = [asyncio.create_task(wait_for_child(child), name=name) for name in ("first", "second")]
    await asyncio.sleep(0.1)
    grandchild = [task for task in asyncio.all_tasks() if task.get_name() == "grandchild"][0]
    asyncio.print_call_graph(grandchild)
    print(asyncio.format_call_graph(grandchild, limit=1).count("File"))
    await here()
    event.set()
    await asyncio.gather(*waiting)

asyncio.run(main())
try:
    asyncio.capture_call_graph()
except RuntimeError as error:
    print(error)
"#;

const EXPECTED: &str = "\
* Task(name='grandchild', id=0x)
  + Call stack:
  |   File '<string>', line 5, in async leaf()
  |   File '<string>', line 8, in async middle()
  + Awaited by:
    * Task(name='child', id=0x)
      + Call stack:
      |   File '<string>', line 11, in async work()
      + Awaited by:
        * Task(name='first', id=0x)
          + Call stack:
          |   File '<string>', line 15, in async wait_for_child()
        * Task(name='second', id=0x)
          + Call stack:
          |   File '<string>', line 15, in async wait_for_child()
4
* Task(name='Task-1', id=0x)
  + Call stack:
  |   File '<string>', line 18, in async here()
  |   File '<string>', line 31, in async main()
Task-1 [19, 31] ()
capture_call_graph() is called outside of a running event loop and no future to introspect was provided
";

#[test]
fn each_task_stands_once_in_the_graph() {
    let output = Command::new(env!("CARGO_BIN_EXE_rondo"))
        .args(["--clock=virtual", "-c", SCRIPT])
        .output()
        .expect("the binary starts");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let address = regex::Regex::new("0x[0-9a-f]+").expect("valid");
    let found = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(address.replace_all(&found, "0x"), EXPECTED);
}
