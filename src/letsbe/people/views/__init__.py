"""The pages of people: doors, coming, oneself, and what coordinators see."""
