print("not reached")
total = (1 + 2
print(total)
