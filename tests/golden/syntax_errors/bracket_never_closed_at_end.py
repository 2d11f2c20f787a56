print("not reached")
values = [1, 2,
