name = 1
print "hello", name
