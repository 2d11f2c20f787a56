"""Comments, blank lines, continued lines and semicolons."""
# a comment before anything

x = 1; y = 2;  # two statements
total = x + \
    y + \
    3

if total:   # trailing comment

    # a comment at depth
        # and at an odd depth
    print(total); print((1,
        2,   # inside brackets

        3))
# dedented comment
    print("still in the if")
def f(a,
      b=(1,
         2)):


    return a, b
print(f(0)) ; print("end") # no newline at the end of the file?
