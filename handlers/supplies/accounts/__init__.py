"""Money, which we only write down: how an order was paid (`paying.py`), receipts (`slips.py`), what a household owes
(`statement.py`), what is settled with merchants and volunteers (`settling.py`)."""
