while 0:
# only a comment
x = 1
