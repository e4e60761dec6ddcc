"""The visitor's session: their choices, the address bar, what the choices come to, and the caches."""
