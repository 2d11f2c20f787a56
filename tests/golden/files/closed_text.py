NAME = "/tmp/rondo-golden-closed_text.tmp"


def attempt(text):
    with open(NAME, "wb") as file:
        file.write(b"line1\nline2\r\nline3\rend")
    names = {"n": NAME}
    try:
        exec(text, names)
        result = repr(names.get("r"))
    except Exception as error:
        result = f"{type(error).__name__} {error}"
    names.clear()
    with open(NAME, "rb") as file:
        print(text, "->", result, file.read())


for text in (
    'f=open(n);f.close();f.read()',
    'f=open(n);f.close();f.readline()',
    'f=open(n);f.close();next(f)',
    'f=open(n);f.close();f.seek(0)',
    'f=open(n);f.close();f.tell()',
    'f=open(n);f.close();f.fileno()',
    'f=open(n);f.close();f.readable()',
    'f=open(n);f.close();f.seekable()',
    'f=open(n);f.close();f.isatty()',
    'f=open(n);f.close();f.flush()',
    'f=open(n);f.close();f.__enter__()',
    'f=open(n);f.close();r=f.closed,f.name,f.mode,f',
):
    attempt(text)
