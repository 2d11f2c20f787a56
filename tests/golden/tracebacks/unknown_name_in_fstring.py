f"{'a'} {undefined_name!r} text"
