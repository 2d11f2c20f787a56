print(a if (b))
