for x in []:
print(x)
