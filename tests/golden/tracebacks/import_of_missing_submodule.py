import nothere.sub
