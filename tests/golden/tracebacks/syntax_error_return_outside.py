"""return outside a function."""
for x in range(3):
    return x
