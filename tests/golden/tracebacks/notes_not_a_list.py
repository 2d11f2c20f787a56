e = ValueError("notes"); e.__notes__ = 5
raise e
