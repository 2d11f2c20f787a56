"""Records errors.txt: what CPython 3.13 says of each snippet, and what it underlines.

    python3.13 src/compile/tests/record_errors.py
"""

import pathlib
import sys
import warnings

PATH = pathlib.Path(__file__).with_name("errors.txt")


def error_of(source):
    try:
        compile(source, "test.py", "exec", dont_inherit=True)
    except SyntaxError as error:
        place = f"{error.lineno}:{error.offset}"
        if error.end_offset is not None:
            place += f"-{error.end_lineno}:{error.end_offset}"
        return f"{error.msg} @ {place}"
    return "no error"


def main():
    assert sys.version_info[:2] == (3, 13)
    warnings.simplefilter("ignore")
    blocks = []
    for block in PATH.read_text().split("---\n"):
        lines = [line for line in block.splitlines() if not line.startswith("=> ")]
        source = "".join(line + "\n" for line in lines if not line.startswith("# "))
        blocks.append("".join(line + "\n" for line in lines) + "=> " + error_of(source) + "\n")
    PATH.write_text("---\n".join(blocks))


main()
