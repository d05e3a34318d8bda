"""Small lists of words that the explained features look for; each says what it is for."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words a turn may open with before it comes to the point.
FILLERS = _words(
    """
    so and but well okay ok yeah right oh um uh like now then mmhm mm mhm alright ah
    er erm em aye no yes hmm sure listen look
    """
)
# Verbs that stand before their subject in a question.
AUXILIARIES = _words(
    """
    do did does are is was were have has had can could would will should am isnt arent
    didnt dont doesnt havent hasnt wasnt werent cant couldnt wouldnt wont shouldnt may
    might shall
    """
)
SUBJECTS = _words(
    """
    you he she it they that there we i your this the my his her their anyone anybody
    someone things
    """
)
OPENING_WORDS = _words("what how whats hows")
FACT_WORDS = _words("who where when which whos wheres whens whose")
# "How many", "how long" ask for one fact.
MEASURES = _words("many much long often old far big soon")
# How a sentence ends when it only asks to be agreed with.
TAGS = _words("right huh eh innit yeah no hey")
TAG_PAIRS = frozenset(
    {
        ("isnt", "it"), ("arent", "you"), ("dont", "you"), ("didnt", "you"), ("havent", "you"),
        ("wasnt", "it"), ("is", "it"), ("are", "you"), ("do", "you"), ("did", "you"),
        ("have", "you"), ("werent", "you"), ("cant", "you"), ("wouldnt", "you"), ("is", "she"),
        ("is", "he"), ("doesnt", "it"), ("doesnt", "he"), ("did", "they"),
    }
)  # fmt: skip
POINTING = _words("its it sounds seems thats that sound")
EXISTS = _words("theres there")

MINE = _words("i me my mine myself im ive id ill we our us weve")
YOURS = _words("you your yours youre youve youd youll yourself")
# Verbs of telling what happened.
PAST = _words(
    """
    was had did went got lost came left took felt used said told found spent stopped
    started kept couldnt didnt wasnt thought knew made gave sat cried stayed lived worked
    slept ended remember been done
    """
)
# Verbs an instruction may begin with.
IMPERATIVES = _words(
    """
    try go get take make call ring write talk tell ask think start stop keep dont give let
    do put be have look sleep drink eat walk read join find use set book see just never
    always remember forget speak send come pick cut leave turn focus relax calm cheer wait
    """
)
ADVISING = _words(
    """
    should could ought need needs must try tried better maybe perhaps recommend suggest
    advice helps help worth consider might can call ring book ask write go get take make
    tell join start stop keep dont use put talk see set download speak check google drink
    sleep eat walk apply send have
    """
)
# Feelings and states of a person.
FEELINGS = _words(
    """
    sad happy angry afraid scared frightened terrified anxious worried nervous lonely
    alone ashamed guilty embarrassed humiliated hurt hopeless helpless overwhelmed
    exhausted tired worn drained frustrated annoyed furious mad upset disappointed
    confused lost stuck numb empty relieved proud grateful hopeful calm safe unsafe
    jealous bitter resentful betrayed rejected abandoned ignored invisible trapped
    pressured tense panicky panicked shaken shocked stunned heartbroken devastated gutted
    miserable low down depressed flat excited glad content peaceful torn unsure insecure
    vulnerable exposed judged small stupid worthless useless unwanted homesick restless
    wary suspicious cross irritated raging livid sore bruised raw fragile heavy weary
    knackered wrecked shattered fed cheated robbed let sick dread dreading fear anger
    grief sadness shame guilt loneliness relief joy worry panic rage hope disappointment
    frustration fright misery longing missing miss missed love loved hate hated dreaded
    frightening painful ache aching cared comfortable uncomfortable awkward daunted
    delighted thrilled pleased regret rotten unheard unseen powerless desperate stressed
    """
)
# Words in which effort and strength are told.
STRENGTHS = _words(
    """
    brave courage strong strength strengths guts patient patience honest honesty effort
    kept keep stayed stuck managed still despite even though took showed shows kind care
    careful cared loyal determined stubborn proud credit achievement step steps persisted
    fought fighting held hold turned learnt learned built worked trying tried thoughtful
    generous gentle skill resilient commitment committed dignity good work respect
    impressive anyway
    """
)
# Words that are found when something is made smaller or cheered past.
SMALLER = _words(
    """
    least worse worst others everyone everybody always never just only positive bright
    brighter side dramatic overthinking over cheer chin calm relax fine blessings lucky
    grateful thankful nothing end world reason forget move smile stop exaggerating silly
    easy big deal attitude complain complaining worry strong still normal meant bless time
    heals plenty fuss lot people kids starving could
    """
)
FOLLOWING = _words(
    """
    mm mhm mmhm mmhmm hmm hm uhhuh yeah yes yep yup right ok okay sure go on i see oh
    really wow gosh aye ah aw true fair exactly totally got it no of course lol haha ha
    indeed god jesus oof ugh damn man mate girl sis bro dear same and then carry keep
    going wah eh aiyo alamak chai hey uh um still here listening absolutely definitely
    understood gotcha word
    """
)
COURTESIES = _words(
    """
    thanks thank welcome bye goodbye hello hi hey sorry morning evening tuesday wednesday
    thursday friday monday saturday sunday week tomorrow tonight see later promise
    """
)
# What an answer begins with when it was a yes or a no that was asked for.
YES = _words(
    """
    yes yeah yep yup uhhuh mmhmm mhm right exactly true absolutely definitely sure okay ok
    """
)
NO = _words("no nope nah not never")
HESITATIONS = _words("um uh well oh so like em er erm")
# Words too common to show that somebody gives back what was said.
COMMON = _words(
    """
    a an the i you he she it we they me him her us them my your his its our their is are
    was were be been being am do does did have has had will would can could should may
    might must shall to of in on at for from with by about as into like through after over
    between out against during without before under around among and or but if then so
    than that this these those there here not no nor too very just what which who whom how
    when where why all any both each few more most other some such only own same s t im
    youre hes shes its were theyre ive youve id youd ill youll dont didnt isnt wasnt thats
    theres oh well yeah yes okay ok right up down off again
    """
)
