raise SyntaxError("custom")
