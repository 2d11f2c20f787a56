for source in ("a\0b", b"a\0b"):
    try:
        compile(source, "null", "exec")
    except SyntaxError as error:
        print(error.msg)
