"""Assignment to what is no target."""
x = 1
f() = x
