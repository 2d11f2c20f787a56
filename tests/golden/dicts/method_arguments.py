def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "d={};d.pop('x')",
    'd={};d.popitem()',
    'd={};d.pop()',
    'd={};d.get()',
    'd={};d.get([])',
    'd={};d.setdefault([])',
    'd={};d.update(5)',
    'd={};d.update([1])',
    'd={};d.update([(1,2,3)])',
    "d={};d.update(['ab']);r=d",
    "d={};d.update(['abc'])",
    'd={};d.update([(1,2)],x=3);r=d',
    'd={};d.update({1:2},{3:4})',
    'd={};d.update(None)',
    'd={};d.update([[]])',
    'd={};d.update([([],1)])',
):
    attempt(text)
