def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "def f():\n x=1\n l=locals();l['x']=5;l['z']=1\n return x,locals(),l\nr=f()",
    'def f():\n x=1\n l=locals();y=2\n return l,locals() is l\nr=f()',
    "def f():\n x=1\n exec('x=2')\n return x\nr=f()",
    "def f():\n x=1\n exec('y=2')\n return y\nr=f()",
    "def f():\n x=1\n return eval('x'),eval('locals()')\nr=f()",
    'def f():\n x=1\n del x\n return locals()\nr=f()',
    'def f(a):\n def g(): return a\n return locals()\nr=list(f(1))',
    'def f(a):\n def g(): return a,locals()\n return g()\nr=f(1)',
    "class A:\n locals()['y']=5\nr=A.y",
    "globals()['q']=5;r=q,globals() is locals()",
    "locals()['q']=5;r=q",
):
    attempt(text)
