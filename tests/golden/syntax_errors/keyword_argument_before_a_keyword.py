f(a= is b)
