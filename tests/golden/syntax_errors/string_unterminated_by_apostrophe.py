text = 'it's'
