"""What a row of the prerequisites asks for, and on which days people have it: one module a fact."""
