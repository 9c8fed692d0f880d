"""A second person's yes to a change of what may go out already: new words, also for what has gone out, or another time.
What makes it safer (to pause, to skip, to withdraw) needs none. (A new notice: `writing.approving`.)

`asking` shows it to those who may say yes, `deciding` is what they press."""
