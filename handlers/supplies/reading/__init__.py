"""What somebody asks for in plain words, read: 「帮我买两袋盐，再来一瓶生抽，要海天的」. Rules only.

`parsing.py` goes through a message clause by clause (`clauses.py` says what a clause is for, `lines.py` keeps what is
found); `cutting.py` cuts it, and `leads.py` knows how people begin to ask;
`scanning.py` finds the things and amounts of a clause, `pairing.py` which belong together, `numbers.py` and `units.py`
what an amount is, `catalogue.py` what a name means. `patterns.py` and `vocabulary.py` are what people type.
"""
