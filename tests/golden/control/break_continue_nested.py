"""break and continue act on the innermost loop."""
for a in range(4):
    if a == 2:
        continue
    for b in range(4):
        if b == 1:
            continue
        if b == 3:
            break
        print(a, b)
    else:
        print("never")
    while True:
        break
print(a, b)
