def build(* print numbers):
    pass
