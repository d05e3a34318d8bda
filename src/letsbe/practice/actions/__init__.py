"""The deeds of practice: answering, playing, bringing, marking, showing, deleting."""
