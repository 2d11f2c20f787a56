class Stop(KeyboardInterrupt):
    pass


raise Stop("enough")
