class Counting(dict):
    def __missing__(self, name): return f"<{name}>"


def look(text, names):
    try:
        print(text, eval(text, names))
    except Exception as error:
        print(text, type(error).__name__, error)


look("len", {"__builtins__": {}})
look("len([1])", {"__builtins__": {"len": lambda value: "own"}})
look("[len(x) for x in 'a']", {"__builtins__": {}})
look("(lambda: sum)()", {"__builtins__": {}})
look("other", {"__builtins__": Counting()})
look("len", {"__builtins__": None})
look("len", {"__builtins__": 5})
look("other", Counting())
look("other + name", Counting(name="!"))
look("len('ab')", {})
try:
    exec("def f(): return abs(-1)\nprint(f())", {"__builtins__": {"print": print}})
except NameError as error:
    print(error)
names = {}
exec("x = 1", names)
print(sorted(names))
for names in ([], 5):
    for run in (eval, exec):
        try:
            run("1", names)
        except TypeError as error:
            print(error)
