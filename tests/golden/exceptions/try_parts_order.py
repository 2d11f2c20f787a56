"""try, except, else and finally in each way through."""
def run(what):
    try:
        print("try", end=" ")
        if what == "raise":
            raise ValueError("v")
        if what == "other":
            raise KeyError("k")
        if what == "return":
            return "returned"
    except ValueError as error:
        print("except", error, end=" ")
    else:
        print("else", end=" ")
    finally:
        print("finally", end=" ")
    return "end"


for what in ("nothing", "raise", "return", "other"):
    try:
        print(run(what))
    except KeyError as error:
        print("outside", error)
