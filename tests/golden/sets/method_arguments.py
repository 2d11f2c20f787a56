def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    's={1};s.add([])',
    's={1};s.add()',
    's={1};s.remove(5)',
    's={1};s.remove([])',
    's={1};s.discard([])',
    's={1};s.discard(9);r=s',
    "s={1};s.update([2],'a',{3:4});r=len(s)",
    's={1};s.union(5)',
    's={1};s.issubset(5)',
    's={1};s.intersection(5)',
    's={1};s.difference(5)',
    's={1};s.isdisjoint(5)',
    's={1};s.symmetric_difference(5)',
    's={1};s.symmetric_difference([1],[2])',
    's={1};s.clear();r=s',
    's={1};s.__init__([5]);r=s',
    's={1};s.intersection_update([1],[2]);s.difference_update([1]);s.symmetric_difference_update([3]);r=s',
    's=set();s.pop()',
    's={1,2,3};s.update(5)',
):
    attempt(text)
