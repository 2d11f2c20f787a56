path = "/tmp/rondo-golden-lines_written_at_once.tmp"


def stored():
    with open(path, "rb") as file:
        return file.read()


with open(path, "w", buffering=1) as file:
    print(file.line_buffering, file.write_through)
    file.write("one\n")
    print(stored())
    file.write("two")
    print(stored())
    file.write("\nthree\n")
    print(stored())
with open(path, "w") as file:
    print(file.line_buffering)
    file.write("kept back\n")
    print(stored())
    file.reconfigure(line_buffering=True, newline="\r\n")
    file.write("\n")
    print(stored(), file.line_buffering)
    file.reconfigure(encoding="latin-1")
    file.write("\xe9\n")
    print(stored(), file.encoding, file.errors)
    file.reconfigure(errors="replace", line_buffering=False)
    file.write("\u20ac\n")
    print(file.errors, file.line_buffering)
print(stored())
with open(path, newline="", encoding="latin-1") as file:
    print(repr(file.readline()), file.newlines)
