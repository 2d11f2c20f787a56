def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'%' % ()",
    "'%z' % 1",
    "'%5' % 1",
    "'% ' % 1",
    "'abc%' % 1",
    "'%(a)s' % 1",
    "'%(a)s' % (1,)",
    "'%(a)s' % {}",
    "'%(a' % {'a':1}",
    "'%(a)s %s' % {'a':1}",
    "'%(a)s' % [1]",
    "'%(a)d' % {'a':'x'}",
    "'%(a)*d' % {'a':1}",
    "'%(a)s %(b)s %(a)s' % {'a':1,'b':2}",
    "'%(a(b))s' % {'a(b)':5}",
    "'%s %(a)s' % {'a':1}",
    "'%s' % ()",
    "'%s' % (1,2)",
    "'a' % 1",
    "'a' % (1,)",
    "'a' % {}",
    "'a' % []",
):
    attempt(text)
