for form in ("%.*f", b"%.*f", "%.*s"):
    for precision in (2**31, -(2**31) - 1, 10**10, 10**30):
        try:
            print(form % (precision, 1.5))
        except OverflowError as error:
            print(form, error)
