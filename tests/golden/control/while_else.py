"""The else of a while runs when the condition fails, not after break."""
n = 3
while n:
    print(n)
    n -= 1
else:
    print("else", n)
while n < 10:
    n += 4
    if n > 5:
        print("break at", n)
        break
else:
    print("never")
while False:
    print("never")
else:
    print("at once")
