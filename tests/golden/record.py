#!/usr/bin/env python3
#@ skip: records goldens, and has none
"""Record what the oracle (CPython 3.13) prints for the golden scripts, AREA/BEHAVIOUR.py.

    ./record.py                 record every script
    ./record.py --missing       record those that have no .out yet
    ./record.py --check         record nothing: fail if CPython now prints something else
    ./record.py numbers/a.py …  only these

$PYTHON names the oracle (default: python3.13). A script runs in its own folder, by its bare name, with
no standard input. Beside it come NAME.out (standard output, always), NAME.err (standard error, where
there is any) and NAME.code (exit status, where it is not 0). Files whose name begins with `_`, and
files in deeper folders, are modules that scripts import: nothing is recorded for them.

Normalised, here and in `rondo test` alike: addresses become 0xADDR, folders are cut off file names,
and frames inside CPython's own library are dropped from tracebacks.
"""
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
PYTHON = os.environ.get("PYTHON", "python3.13").split()
ENVIRONMENT = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}


def normalise(text: str) -> str:
    text = re.sub(r"0x[0-9a-f]{6,}", "0xADDR", text)
    lines, skipping = [], False
    for line in text.split("\n"):
        bare = re.sub(r"^ +\| ", "", line)  # the margin that the traceback of a group has
        if bare.startswith('  File "'):
            skipping = "/lib/python3" in bare
        elif not bare.startswith("    "):
            skipping = False
        if not skipping:
            lines.append(line)
    return re.sub(r"(?:/[\w.-]+)+/([\w-]+\.py)", r"\1", "\n".join(lines))


def run(script: Path) -> dict[str, str]:
    """What the oracle makes of a script: the text of each golden, by its suffix."""
    done = subprocess.run([*PYTHON, script.name], cwd=script.parent, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=60)
    return {".out": normalise(done.stdout.decode()), ".err": normalise(done.stderr.decode()),
            ".code": f"{done.returncode}\n" if done.returncode else ""}


def counts(script: Path, suffix: str) -> bool:
    """In a folder that says so, standard error is recorded only where it was before."""
    header = script.with_name("test.header")
    free = suffix == ".err" and header.exists() and "stderr: where recorded" in header.read_text()
    return not free or script.with_suffix(suffix).exists()


def record(script: Path) -> None:
    for suffix, text in run(script).items():
        if not counts(script, suffix):
            continue
        if text or suffix == ".out":
            script.with_suffix(suffix).write_bytes(text.encode())
        else:
            script.with_suffix(suffix).unlink(missing_ok=True)


def differences(script: Path) -> list[str]:
    """The goldens of a script that are not what the oracle prints now."""
    def recorded(suffix):
        path = script.with_suffix(suffix)
        return path.read_bytes().decode() if path.exists() else ""
    return [suffix for suffix, text in run(script).items() if counts(script, suffix) and recorded(suffix) != text]


def main() -> None:
    options = {a for a in sys.argv[1:] if a.startswith("--")}
    scripts = [Path(a).resolve() for a in sys.argv[1:] if a not in options]
    scripts = scripts or sorted(HERE.glob("*/[!_]*.py"))
    if "--missing" in options:
        scripts = [s for s in scripts if not s.with_suffix(".out").exists()]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        if "--check" not in options:
            list(pool.map(record, scripts))
            print(f"recorded {len(scripts)}")
            return
        changed = [(s, d) for s, d in zip(scripts, pool.map(differences, scripts)) if d]
    for script, suffixes in changed:
        print(script.relative_to(HERE), *suffixes)
    print(f"{len(changed)} of {len(scripts)} differ")
    sys.exit(bool(changed))


if __name__ == "__main__":
    main()
