"""The rules of a first talk: questions, answers, cards, and whose turn it is."""
