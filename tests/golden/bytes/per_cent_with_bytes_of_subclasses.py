class Own(bytes): pass


for template, value in ((b"", Own(b"x")), (b"a", Own(b"")), (b"%s", Own(b"x")), (b"%s", bytearray(b"y")), (b"", b"z")):
    try:
        print(template % value)
    except TypeError as error:
        print(template, error)
