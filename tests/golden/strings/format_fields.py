def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'{}'.format(1),'{0} {1} {0}'.format(1,2),'{a}'.format(a=1),'{} {}'.format(1,2),'{{}}'.format(),'{!r} {!s} {!a}'.format('é','é','é'),'{:>5}'.format('a'),'{0:{1}}'.format('a',5),'{:{}}'.format('a',5),'{:{w}.{p}f}'.format(3.14159,w=8,p=2)",
    "'{}'.format()",
    "'{}'.format(None),'{}'.format([1])",
    "'{0.real} {0.imag}'.format(1j),'{0[0]} {0[1]}'.format([1,2]),'{a[x]}'.format(a={'x':1}),'{a[0]}'.format(a={0:1}),'{a[-1]}'.format(a={'-1':2}),'{0[a b]}'.format({'a b':1}),'{0.__class__.__name__}'.format(1)",
    "'{0.}'.format(1)",
    "'{0.foo}'.format(1)",
    "'{a[-1]}'.format(a=[1])",
    "'{a}'.format()",
    "'{a.b}'.format(a=1)",
    "'{a }'.format(**{'a ':1})",
    "'{a}'.format_map({'a':1}),'{a.real}'.format_map({'a':1})",
    "'{a}'.format_map({})",
    "'{a}'.format(*[],**{'a':2})",
    "'{0[}'.format([1])",
    "'{0[]}'.format([1])",
    "'{0[0}'.format([1])",
    "'{0[0]x}'.format([1])",
    "'{0[5]}'.format([1])",
    "'{0[x]}'.format({})",
    "'{0[x]}'.format([1])",
    "'{1}'.format(1)",
    "'{ a}'.format(a=1)",
    "'{ a}'.format(**{' a':1})",
    "'{0x1}'.format(1)",
):
    attempt(text)
