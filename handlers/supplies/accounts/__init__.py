"""Money, which we only write down: how an order was paid (`paying.py`), what goes back (`repaying.py`), receipts
(`slips.py`), what a household owes (`statement.py`, `owing.py`), what is settled with merchants and volunteers
(`settling.py`, added up by `summing.py`, as a workbook by `books.py`). `balance.py` is the rule that all of it
follows."""
