"""How the shipped weights are made, so that anybody can make them again."""
