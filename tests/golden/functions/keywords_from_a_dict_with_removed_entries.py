def gather(*args, **keywords):
    return args, keywords


def exact(first, /, second=2, *, third):
    return first, second, third


given = {"second": 1, "gone": 2, "third": 3}
del given["gone"]
print(gather(**given), exact(0, **given), gather(*[], **{}))
kept = gather(**given)[1]
kept["new"] = 1
print(given)
for args, keywords in (((1, 2), given), ((1,), {"first": 2, "third": 3}), ((), given), ((1, 2, 3), {"third": 1})):
    try:
        print(exact(*args, **keywords))
    except TypeError as error:
        print(error)
