"""Lists over many orders: what is to be bought for a round (`picking.py` shows it, `gathering.py` adds it up,
`buying.py` marks it as bought, `tables.py` and `paper.py` make workbooks and pages to print of it), and how things
stand (`figures.py`)."""
