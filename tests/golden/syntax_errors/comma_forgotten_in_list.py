days = ["mon", "tue" if late else "wed" "thu" 5]
