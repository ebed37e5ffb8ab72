"""Which legal considerations a problem and its initiatives raise, why, and how fresh they are."""
