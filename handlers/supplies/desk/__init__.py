"""订单台: where orders are taken, bought, let go and refused, and what the crew sees of them.

`crew.py` who may serve what and who is rung; `board.py` the living board of a chat; `hands.py` what somebody has in
hand; `job.py` the crew's card of one order; `serving.py` the steps; `having.py` what was to be had; `refusing.py`;
`spoken.py` what the crew types in place of a button;
`urgency.py` what is urgent, said by the household and decided by staff; `binding.py` a staff group; `timing.py` what
the clock does. Nothing is imported here, because `moving.py` stands between these and needs some of them.
"""
