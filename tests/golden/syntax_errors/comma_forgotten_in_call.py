print("not reached")
print(1, 2 3)
