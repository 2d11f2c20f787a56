error = UnicodeEncodeError("code", "abcde", 1, 5, "why")
error.reason = 77
error.encoding = None
print(error)
error = UnicodeDecodeError("code", b"abcde", 1, 2, "why")
error.reason = ["x"]
error.encoding = 4
print(error)
error = UnicodeTranslateError("abcd", 1, 3, "why")
error.reason = 1.5
print(error)
