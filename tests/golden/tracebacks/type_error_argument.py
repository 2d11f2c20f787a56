"""A wrong call is reported at the call, without a frame inside."""
def greet(name, greeting):
    print(greeting, name)


greet("Ann", "hello")
greet("Bob")
