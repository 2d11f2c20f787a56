class Plain:
    pass


plain = Plain()
plain.alpha = 1
try:
    del plain.alphb
except AttributeError as error:
    print(error, error.name, error.obj)
try:
    plain.alphb
except AttributeError as error:
    print(error, error.name, error.obj is plain)
del plain.alphb
