import  # nothing
