def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast("B",(2,4));r=m.tolist(),m[1,2],m[-1,-1]',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast("B",(2,2,2));r=m.tolist()',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast("H",[2,2]);r=m.tolist()',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast("B",(2,4));m[0,1]=5;r=m.tolist()',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast("B",(2,4));m[0]',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast("B",(2,4));m[0,0,0]',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast("B",(2,4));m[0,9]',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast("B",(2,4));m[0:1,0:1]',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast("B",(2,4));m[0]=1',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast("B",(2,4));iter(m)',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast("B",(2,4));r=m[1:].tolist()',
    'm = memoryview(bytearray(b\'abcdefgh\'))\nm=m.cast("B",(2,4));r=m.tobytes("F"),m.tobytes("C"),m.tobytes("A")',
):
    attempt(text)
