# Bytes go together with whatever lends bytes.
def show(action):
    try:
        print(action())
    except TypeError as error:
        print(error)


view = memoryview(b"bcd")
show(lambda: b"a" + view)
show(lambda: bytearray(b"a") + view)
show(lambda: b"a" + view[::2])
show(lambda: view + b"a")
show(lambda: view in b"abcde")
show(lambda: view in bytearray(b"abde"))
show(lambda: bytearray(b"a") < view)
show(lambda: view < bytearray(b"a"))
show(lambda: view >= bytearray(b"bcd"))
show(lambda: b"a" < view)
show(lambda: max(bytearray(b"a"), view))
show(lambda: ord(memoryview(b"a")))
array = bytearray(b"x")
array += view
print(array)
show(lambda: bytearray(b"a") < view[::2])
