"""Who might suit whom: from people to a proposal for everyone at once, each pair explained."""

from letsbe_matching.explain import Explanation, NotYet, WhyNotYet, explain, why_not_yet
from letsbe_matching.hindrances import Hindrance, hindrances
from letsbe_matching.kept import KeepRefused
from letsbe_matching.people import Peer, Person, Supporter, Way
from letsbe_matching.place import AlreadyThere, leave, place
from letsbe_matching.proposal import Certificate, Pair, PersonUnknown, Proposal
from letsbe_matching.propose import Aim, propose
from letsbe_matching.reading import PeopleRefused, read_pairs, read_people
from letsbe_matching.reasons import Reason, reasons
from letsbe_matching.shortlist import Suggestion, shortlist, shortlists
from letsbe_matching.week import HoursUnclear, hours
from letsbe_matching.weights import Part, Weight, Weights

__all__ = [
    "Aim", "AlreadyThere", "Certificate", "Explanation", "Hindrance", "HoursUnclear",
    "KeepRefused", "NotYet", "Pair", "Part", "Peer", "PeopleRefused", "Person", "PersonUnknown",
    "Proposal", "Reason", "Suggestion", "Supporter", "Way", "Weight", "Weights", "WhyNotYet",
    "explain", "hindrances", "hours", "leave", "place", "propose", "read_pairs", "read_people",
    "reasons", "shortlist", "shortlists", "why_not_yet",
]  # fmt: skip
