"""What except* leaves is raised with the original frames."""
def fail():
    raise ExceptionGroup("g", [ValueError("v"), KeyError("k")])


try:
    fail()
except* ValueError:
    print("handled values")
