exec("def f():\n  return undefined_x\nf()")
