def read():
    try:
        return value
    except NameError as error:
        return str(error)


seen = []
for number in range(30):
    if number % 3 == 0:
        value = number
    elif number % 3 == 2:
        del value
    seen.append(read())
    for other in range(number % 7):
        globals()[f"name{number}_{other}"] = other
    if number % 2:
        for other in range(number % 7):
            del globals()[f"name{number}_{other}"]
print(seen)
