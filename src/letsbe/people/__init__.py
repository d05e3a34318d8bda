"""Who someone is here, and the parts they play."""
