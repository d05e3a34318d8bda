"""The pages of people: doors, coming, coming back, oneself, and what coordinators see."""
