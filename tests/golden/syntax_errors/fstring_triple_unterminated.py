x = f"""abc {1}
print(x)
