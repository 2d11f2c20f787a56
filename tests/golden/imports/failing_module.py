"""A module whose body fails is not kept; importing again runs it again."""
for _ in range(2):
    try:
        import _broken
    except ZeroDivisionError as error:
        print("failed:", error)
print("_broken" in globals())
