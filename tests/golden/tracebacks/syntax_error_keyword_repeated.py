"""A keyword argument given twice."""
print("a", end="", sep="", end="\n")
