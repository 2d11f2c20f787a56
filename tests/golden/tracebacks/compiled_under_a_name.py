# Tracebacks do not quote code that was compiled under the name of no file.
import traceback

source = "def f():\n    return 1 / 0\nf()\n"
for name in "<made>", "no_such_file.py", "":
    try:
        exec(compile(source, name, "exec"), {})
    except ZeroDivisionError as error:
        print(traceback.format_exc().replace(__file__, "here"))
