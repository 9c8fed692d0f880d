"""How we listen and speak: channels, inbox, outbox, clock, web."""
