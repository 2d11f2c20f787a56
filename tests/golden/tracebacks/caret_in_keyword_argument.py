def f(**k): return k
f(a=1,
  b=2,
  c=1/0,
  d=3)
