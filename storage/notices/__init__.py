"""通知 in storage: the notices themselves (keeping), whom they are for (targets), their editions and recipients
(editions), who has read them (receipts)."""
