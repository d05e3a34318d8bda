"""Texts a programme may start from when it writes what it asks of everybody."""

# Starting texts, to be read and changed by people who know their own law.
USUAL_MINIMUMS: tuple[tuple[str, str, str], ...] = (
    (
        "What stays between us, and what can't",
        "What we tell each other stays between us. There are two limits. If one of us is in "
        "serious danger of being hurt, or of hurting somebody else, the programme may have to "
        "be told. If a child or somebody who cannot protect themselves is being harmed, the "
        "law may ask us to speak. Whoever has to speak says so to the other first, whenever "
        "that is safe.",
        "Nobody should find out later that a promise could not be kept. Knowing the limits "
        "beforehand lets each of us decide what to say, and when.",
    ),
    (
        "How we behave towards each other",
        "We meet as equals. We are not lovers, not in business together, and lend each other "
        "no money. We come sober enough to listen. We do not diagnose, and we do not tell "
        "each other what to do with medicine. We treat each other with respect, whatever we "
        "believe, wherever we come from, whoever we love.",
        "One of us may be having a hard time, and trust makes people open to harm. These lines "
        "are the same for everybody here, so that nobody has to ask for them.",
    ),
    (
        "How the programme is there for both of us",
        "A coordinator sees that we have an agreement, and its dates, but not its words. "
        "Either of us may talk to the coordinator at any time, about anything, without asking "
        "the other first. Either of us may pause or end this relationship at any time, and "
        "need give no reason.",
        "A relationship is only safe when leaving it is easy, and when somebody outside it "
        "can be asked for help.",
    ),
)
