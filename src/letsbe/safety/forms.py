"""The shape of what a coordinator writes for everybody, and of saying that it was read."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from letsbe.safety import rules
from letsbe.safety.queries import QUESTIONS, Page
from letsbe.safety.rules import Answers, Question
from letsbe.ui.forms import EMPTY, TOO_LONG, DeedForm, WordsField

MOST_CHARACTERS = 4000

HINTS: dict[Question, Promise] = {
    Question.HELP_NOW: _(
        "Whom can somebody reach right now, at any hour, and how? Telephone numbers and web "
        "addresses become links. Numbers work best with the country in front, like "
        "+44 20 7946 0000."
    ),
    Question.WHO_READS: _(
        "Say plainly who can read what two people write to each other, and who runs the "
        "computer it is kept on."
    ),
    Question.WHO_WATCHES: _(
        "Who coordinates, who leads on safety, and what each of them can see. Give names."
    ),
    Question.WHAT_BREAKS: _(
        "What would make you tell somebody else, whom you would tell, and whether you talk "
        "with the person first."
    ),
    Question.POLICE: _(
        "For many people this decides whether they can be honest here. A plain yes, no, or "
        "only when."
    ),
}

# To be made one's own: while a [gap] is left, the question counts as unanswered.
STARTING_TEXTS: dict[Question, Promise] = {
    Question.HELP_NOW: _(
        "[Name of a helpline] answers at any hour: [telephone number].\n"
        "If a life is in danger, call [emergency number].\n\n"
        "[Name], who leads on safety here, answers on [telephone number], [days and hours]."
    ),
    Question.WHO_READS: _(
        "What two people write to each other is read by those two. It is kept locked, and our "
        "coordinators cannot open it.\n\n"
        "[Person or organisation] runs the computer it is kept on. Whoever controls that "
        "computer could, with effort, get at what is written; they have promised not to."
    ),
    Question.WHO_WATCHES: _(
        "[Name] coordinates. [Name] sees who is in touch with whom, since when, and the dates "
        "of agreements, but none of their words.\n\n"
        "[Name] leads on safety and can be told when something is wrong."
    ),
    Question.WHAT_BREAKS: _(
        "We keep what you tell us to ourselves. We would tell somebody else only when "
        "[say exactly when].\n\n"
        "Then we would tell [whom], only what they need to know, and we would talk with you "
        "first whenever we can."
    ),
    Question.POLICE: _(
        "[Keep one of these two and take out the other]\n"
        "No. We never call the police or an ambulance without asking you.\n"
        "Only when we believe a life is in danger at this moment and we cannot reach you. We "
        "would tell you as soon as we can."
    ),
}

GAP_LEFT = _("Something in [square brackets] still waits for your own words.")
_SAID = {"required": EMPTY, "max_length": TOO_LONG}


def _answer(question: Question) -> WordsField:
    return WordsField(
        most=MOST_CHARACTERS,
        rows=6,
        label=QUESTIONS[question],
        help_text=HINTS[question],
        error_messages=_SAID,
    )


class HelpPageForm(DeedForm):
    """The five answers. `is_unfinished` keeps what is there, and the doors stay shut."""

    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    help_now = _answer(Question.HELP_NOW)
    who_reads = _answer(Question.WHO_READS)
    who_watches = _answer(Question.WHO_WATCHES)
    what_breaks = _answer(Question.WHAT_BREAKS)
    police = _answer(Question.POLICE)
    more = WordsField(
        most=MOST_CHARACTERS,
        rows=4,
        required=False,
        label=_("Anything else everybody should know"),
        error_messages=_SAID,
    )

    def __init__(self, *args: Any, is_unfinished: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_unfinished = is_unfinished
        for question in Question:
            self.fields[question.value].required = not is_unfinished

    @classmethod
    def starting_from(cls, page: Page, *, has_starting_texts: bool) -> "HelpPageForm":
        said = {name: getattr(page.said, name) for name in rules.ANSWER_FIELDS}
        for question, start in STARTING_TEXTS.items() if has_starting_texts else ():
            said[question.value] = said[question.value] or str(start)
        return cls(initial={**said, "after": page.number})

    def clean(self) -> dict[str, Any]:
        kept = super().clean() or self.cleaned_data
        for question in () if self.is_unfinished else Question:
            if rules.lack(kept.get(question.value, "")) is rules.Lack.GAP:
                self.add_error(question.value, ValidationError(GAP_LEFT))
        return kept

    @property
    def answers(self) -> Answers:
        return Answers(**{name: self.cleaned_data[name] for name in rules.ANSWER_FIELDS})

    def renewed_after(self, newest: int) -> None:
        """Let the words be sent once more, now on top of the newest edition."""
        self.renewed()
        again = QueryDict(mutable=True)
        again.update(self.data)
        again[self.add_prefix("after")] = str(newest)
        self.data = again


class ReadForm(DeedForm):
    """Saying that an edition was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
