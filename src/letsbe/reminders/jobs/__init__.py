"""What is done beside the pages: tasks of all rooms, daily jobs, and mail."""
