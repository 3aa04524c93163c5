"""Coded events for those who count them: POLECAT's table, PLOVER's JSON, CAMEO codes, counts by pair and month."""
