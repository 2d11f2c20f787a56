print("read")
