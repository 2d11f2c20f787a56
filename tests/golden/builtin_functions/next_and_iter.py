def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=next(iter([]),5),next(iter([1]))',
    'r=next([])',
    'r=next()',
    'r=next(iter([]))',
    'r=next(5)',
    'r=iter(5)',
    'r=iter()',
    'r=iter(5,6)',
    'r=iter(int,0),list(iter(iter([1,2,3]).__next__,3))',
    'r=iter([],1,2)',
    'class A: pass\nnext(A())',
):
    attempt(text)
