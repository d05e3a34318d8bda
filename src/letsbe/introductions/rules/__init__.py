"""What introductions decide: whom to propose, what two share, who may choose when."""
