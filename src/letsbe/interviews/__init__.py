"""The first talk, both ways: the same questions, answers shown when both are ready."""
