"""The sample company: its people, its customers, and ninety workdays behind them."""
