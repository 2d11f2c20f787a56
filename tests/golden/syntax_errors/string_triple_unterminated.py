text = """one
two
