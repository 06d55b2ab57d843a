"""How many, and who most: papers counted by what they have, and ranked by it."""
