"""A bytes literal holds ASCII only."""
print("not reached")
b"é"
