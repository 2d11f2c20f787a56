"""An uncaught exception prints one frame and ends with status 1."""
print("before")
raise ValueError("the reason")
