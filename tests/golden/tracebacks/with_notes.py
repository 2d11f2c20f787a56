"""Notes follow the message."""
def process(row):
    try:
        return int(row)
    except ValueError as error:
        error.add_note(f"in row {row!r}")
        error.add_note("two\nlines")
        raise


process("1x")
