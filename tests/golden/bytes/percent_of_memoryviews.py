view = memoryview(b"abcdef")
print(b"%b|%s" % (view, view[::2]), bytearray(b"<%b>") % view[1:3])
view.release()
try:
    b"%b" % view
except ValueError as error:
    print(error)
