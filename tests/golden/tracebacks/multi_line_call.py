"""A call over several lines shows the lines concerned."""
def combine(a, b, c):
    return a + b + c


print(
    combine(
        1,
        2,
        "three",
    )
)
