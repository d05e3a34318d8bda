"""Reading practice: what there is to practise, and what somebody practised."""
