print(x f' )
