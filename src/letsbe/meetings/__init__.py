"""The meetings two people hold: arranged, held, and looked back on side by side."""
