def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "m = memoryview(bytearray(b'abcdefgh'))\nr=m.format,m.itemsize,m.ndim,m.shape,m.strides,m.nbytes,m.readonly",
    "m = memoryview(bytearray(b'abcdefgh'))\nr=m.contiguous,m.c_contiguous,m.f_contiguous,m.suboffsets",
    "m = memoryview(bytearray(b'abcdefgh'))\nm=m[1:7:2];r=m.shape,m.strides,m.nbytes,m.contiguous",
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast("H");r=m.format,m.itemsize,m.shape,m.strides',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast("B",[2,4]);r=m.ndim,m.shape,m.strides,m.c_contiguous,m.f_contiguous',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast("@i");r=m.format,len(m)',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m[:1].cast("B",[]);r=m.ndim,m.shape,m.tolist()',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm.format="x"',
    "m = memoryview(bytearray(b'abcdefgh'))\nm.foo=1",
):
    attempt(text)
