print("before")
exit("said")
