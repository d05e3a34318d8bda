"""The reasons for which a deed of the first talk cannot be done now."""

from enum import StrEnum


class Refusal(StrEnum):
    NOT_ONE_OF_THE_TWO = "not_one_of_the_two"
    PAUSED = "paused"
    ENDED = "ended"
    QUESTION_TAKEN_BACK = "question_taken_back"
    SHOWN_ALREADY = "shown_already"
    NOT_SHOWN_YET = "not_shown_yet"
    CHANGED_SINCE_READ = "changed_since_read"
    NO_WORDS = "no_words"
    SKIPPED_BY_YOU = "skipped_by_you"
    NOTHING_TO_TAKE_BACK = "nothing_to_take_back"
    NOTHING_TO_TAKE_AWAY = "nothing_to_take_away"
    TOO_MANY_QUESTIONS = "too_many_questions"
    NOT_YOUR_QUESTION = "not_your_question"
    READY_MEANWHILE = "ready_meanwhile"
    LAID_ALREADY = "laid_already"
    NOT_LAID = "not_laid"
    CANNOT_BE_KEPT = "cannot_be_kept"
    PROGRAMME_CHANGED = "programme_changed"
    PROGRAMME_FULL = "programme_full"


class InterviewRefused(Exception):
    """A deed of the first talk was refused; `.why` says the reason."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why
