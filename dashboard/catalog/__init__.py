"""What the tables say: row types, loading, and all their faults at once."""
