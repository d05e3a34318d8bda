"""Reads people and pairs from spreadsheets: each faulty row is named, nothing is guessed."""

from letsbe_matching.reading.people_rows import read_pairs, read_people
from letsbe_matching.reading.table import Fault, PeopleRefused

__all__ = ["Fault", "PeopleRefused", "read_pairs", "read_people"]
