e = ValueError("notes"); e.__notes__ = ["ok", 5, None]
raise e
