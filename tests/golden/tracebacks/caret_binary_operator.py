"""The operator that failed is marked inside a longer line."""
a, b, c = 1, "text", 3
print("result", (c * 2) - (a  +  b) + c)
