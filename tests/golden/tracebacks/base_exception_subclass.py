class E(BaseException): pass
raise E(1, 2)
