group = ValueError("innermost")
for level in range(20_000):
    group = ExceptionGroup("level", [group])
for split in group.split, group.subgroup:
    try:
        split(ValueError)
    except RecursionError as error:
        print(error)
