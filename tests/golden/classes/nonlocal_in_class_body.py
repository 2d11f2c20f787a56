def outer():
    x = "o"
    y = "untouched"
    class B:
        nonlocal x
        x = "changed"
        y = "class"
        z = x + y
    return x, y, hasattr(B, "x"), B.y, B.z
print(outer())
def deleter():
    x = 1
    class C:
        nonlocal x
        del x
    try: return x
    except NameError as e: return str(e)
print(deleter())
