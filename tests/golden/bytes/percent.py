def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "b'%s' % b'a',b'%d' % 5,b'%b' % b'x',b'%x' % 255,b'%c' % 97,b'%c' % b'a',b'%r' % 'é',b'%a' % 'é',b'%5.1f' % 1.55,b'%%' % (),b'%(a)s' % {b'a':b'x'},b'%s %s' % (b'a',bytearray(b'b')),b'%-5s|' % b'a',b'%.1s' % b'abc'",
    "b'%s' % 'a'",
    "b'%s' % 5",
    "b'%b' % 'x'",
    "b'%b' % None",
    "b'%d' % 'a'",
    "b'%d' % b'a'",
    "b'%c' % 'a'",
    "b'%c' % 256",
    "b'%c' % b'ab'",
    "b'%c' % -1",
    "b'%z' % 1",
    "b'%' % 1",
    "b'%s' % ()",
    "b'%s' % (b'a',b'b')",
    "b'%(a)s' % {'a':b'x'}",
    "b'%(a)s' % 5",
    "b'%f' % 'a'",
):
    attempt(text)
