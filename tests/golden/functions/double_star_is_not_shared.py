"""A mapping that is a call's only `**` is not the callee's own dict."""
options = {"a": 1}


def change(**given):
    given["new"] = 2
    options["other"] = 3
    return given


def passed_on(**given):
    inner = change(**given)
    return inner, given


print(change(**options), options)
print(passed_on(**options), options)
print(passed_on(**{}), dict(**options) is options)
for bad in (3, None, {1: 2}, [("a", 1)]):
    try:
        change(**bad)
    except TypeError as error:
        print(error)
