"""Nested finally blocks run from the inside out."""
def function(how):
    try:
        try:
            try:
                if how == "return":
                    return "value"
                if how == "raise":
                    raise ValueError("inner")
                print("fall through")
            finally:
                print("first")
        except ValueError as error:
            print("caught", error)
            return "caught"
        else:
            print("else")
        finally:
            print("second")
    finally:
        print("third")
    return "end"


for how in ("return", "raise", "pass"):
    print(function(how))
