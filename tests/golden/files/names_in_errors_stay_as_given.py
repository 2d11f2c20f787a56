for name in (b"/nowhere/at/all", "/nowhere/at/all"):
    try:
        open(name)
    except OSError as error:
        print(error, repr(error.filename))
