x = {2, 3, for 5}
