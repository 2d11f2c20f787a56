f(main()lambda
