def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'd={1:2,3:4};r=d.keys(),d.values(),d.items(),iter(d),iter(d.values()),iter(d.items()),reversed(d),reversed(d.items())',
    'd={1:2,3:4};r=d.keys()=={1,3},d.keys()<{1,3,5},d.keys()<=[1,3]',
    'd={1:2,3:4};r=d.keys()<{1,3,5},d.keys()<={1,3},d.keys()>set(),d.items()=={(1,2),(3,4)},d.keys()==[1,3],d.keys()=={1:0,3:0}.keys()',
    'd={1:2,3:4};r=d.keys().isdisjoint([5]),d.items().isdisjoint([(1,2)]),d.keys().mapping,d.values().mapping,d.keys().mapping[1]',
    'd={1:2,3:4};r=d.items()&{(1,2)},d.items()|{5},d.items()-[(1,2)],d.items()^{(1,2)}',
    'd={1:2,3:4};d.keys().isdisjoint(5)',
    'd={1:2,3:4};d.keys()&5',
    'd={1:2,3:4};d.keys()|5',
    'd={1:2,3:4};d.keys().add(1)',
    'd={1:2,3:4};d.keys()[0]',
    'd={1:2,3:4};d.values()==d.values()',
):
    attempt(text)
