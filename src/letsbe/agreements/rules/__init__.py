"""How two people come to an agreement: a state machine over values, the same for both."""
