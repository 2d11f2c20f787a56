source = "".join(" " * i + "if 1:\n" for i in range(150)) + " " * 150 + "pass"
try:
    compile(source, "deep", "exec")
except IndentationError as error:
    print(error.msg, error.lineno)
