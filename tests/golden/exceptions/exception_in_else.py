"""else is not guarded by the except clauses; finally still runs."""
try:
    try:
        pass
    except ValueError:
        print("not here")
    else:
        raise ValueError("in else")
    finally:
        print("finally")
except ValueError as error:
    print("outside", error)
try:
    try:
        raise KeyError("a")
    except KeyError:
        raise ValueError("in except")
    except ValueError:
        print("not here either")
except ValueError as error:
    print("outside", error)
