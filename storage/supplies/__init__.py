"""订购: wares (`wares.py`), orders and their lines (`orders.py`), drafts (`drafts.py`), steps (`steps.py`)."""
