"""What a team's board counts: people as arrays in, numbers and rows out. Knows no words and no screen."""
