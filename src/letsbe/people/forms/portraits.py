"""The shape of each piece of a portrait; nothing in it must be told."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from letsbe.people.forms.fields import TimeZoneField
from letsbe.people.forms.lists import (
    GENDER_WORDS,
    ChosenField,
    ListField,
    ListsForm,
)
from letsbe.people.rules import portraits
from letsbe.people.rules.portraits import (
    LONGEST_INTRODUCTION,
    LONGEST_LISTED,
    MOST_ROOM,
    USUAL_GENDERS,
    Apart,
    Portrait,
    Room,
    Topic,
    Way,
)
from letsbe.ui.forms import DeedForm, LineField, WordsField

WAY_WORDS = {
    Way.IN_PERSON: _("In person"),
    Way.VIDEO: _("By video"),
    Way.PHONE: _("By phone"),
    Way.TEXT: _("In writing"),
}
NOT_A_DAY = _("This is not a day. Write one like 2026-05-31.")
Offer = Callable[[Topic], Iterable[str]]


class PortraitForm(DeedForm):
    """One press on the page of all pieces."""

    LOOK, STOP, KEEP, DELETE = "look", "stop", "keep", "delete"

    deed = forms.ChoiceField(choices=[(d, d) for d in (LOOK, STOP, KEEP, DELETE)])


class PieceForm(ListsForm):
    """One piece: shown with what is told, it tells the portrait as changed."""

    def __init__(self, *args: Any, told: Portrait, offer: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.show(told, offer)

    def show(self, told: Portrait, offer: Offer) -> None:
        raise NotImplementedError

    def changed(self, told: Portrait) -> Portrait:
        """Return the portrait with this piece as it was just told."""
        return replace(told, **self.cleaned_data["piece"])

    def piece(self) -> dict[str, Any]:
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        return {**said, "piece": self.piece()}


class LanguagesForm(PieceForm):
    languages = ChosenField(label=_("I can talk in"))
    languages_own = ListField(label=_("Other languages"))

    def show(self, told: Portrait, offer: Offer) -> None:
        self.offer("languages", offer(Topic.LANGUAGE), told=told.languages)

    def piece(self) -> dict[str, Any]:
        return {"languages": self.together("languages")}


class WaysForm(PieceForm):
    ways = forms.TypedMultipleChoiceField(
        label=_("I would like to meet"),
        choices=[(way.value, words) for way, words in WAY_WORDS.items()],
        coerce=Way,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    areas = ChosenField(label=_("If in person: where I can get to"))
    areas_own = ListField(
        label=_("Other parts of town, or places"),
        help_text=_("With commas between them. If you say nothing here, anywhere will do."),
    )

    def show(self, told: Portrait, offer: Offer) -> None:
        self.initial["ways"] = [way.value for way in told.ways]
        self.offer("areas", offer(Topic.AREA), told=told.areas)

    def piece(self) -> dict[str, Any]:
        chosen = self.cleaned_data.get("ways") or []
        return {
            "ways": tuple(way for way in Way if way in chosen),
            "areas": self.together("areas"),
        }


class ExperiencesForm(PieceForm):
    experiences = ChosenField(label=_("I would be glad to talk about"))
    experiences_own = ListField(label=_("In my own words"))

    def show(self, told: Portrait, offer: Offer) -> None:
        self.offer("experiences", offer(Topic.EXPERIENCE), told=told.experiences)

    def piece(self) -> dict[str, Any]:
        return {"experiences": self.together("experiences")}


class InterestsForm(PieceForm):
    interests = ListField(label=_("What I like"), rows=4)

    def show(self, told: Portrait, offer: Offer) -> None:
        self.initial["interests"] = "\n".join(told.interests)

    def piece(self) -> dict[str, Any]:
        return {"interests": self.own_list("interests")}


class AboutMeForm(PieceForm):
    qualities = ChosenField(label=_("I would say of myself"))
    qualities_own = ListField(label=_("In my own words"))
    gender = forms.ChoiceField(
        label=_("My gender"),
        required=False,
        choices=[("", _("I leave it out")), *((g, GENDER_WORDS[g]) for g in USUAL_GENDERS)],
        widget=forms.RadioSelect,
    )
    gender_own = LineField(
        most=LONGEST_LISTED,
        label=_("My gender, in my own words"),
        required=False,
        help_text=_("What you write here counts instead of what is chosen above."),
    )

    def show(self, told: Portrait, offer: Offer) -> None:
        self.offer("qualities", offer(Topic.QUALITY), told=told.qualities)
        is_usual = told.gender in USUAL_GENDERS
        self.initial["gender"] = told.gender if is_usual else ""
        self.initial["gender_own"] = "" if is_usual else told.gender

    def piece(self) -> dict[str, Any]:
        own = self.cleaned_data.get("gender_own") or ""
        [gender] = portraits.listed([own], known=USUAL_GENDERS) or [""]
        gender = gender or self.cleaned_data.get("gender") or ""
        return {"qualities": self.together("qualities"), "gender": gender}


class WishesForm(PieceForm):
    wishes = ChosenField(label=_("I hope the other says of themselves"))
    wishes_own = ListField(label=_("In my own words"))
    with_genders = ChosenField(
        label=_("I would only like to meet"),
        help_text=_("If you tick none, anybody."),
    )
    with_genders_own = ListField(label=_("Other genders I would like to meet"))

    def show(self, told: Portrait, offer: Offer) -> None:
        self.offer("wishes", offer(Topic.QUALITY), told=told.wishes)
        self.offer("with_genders", USUAL_GENDERS, told=told.with_genders)

    def piece(self) -> dict[str, Any]:
        return {
            "wishes": self.together("wishes"),
            "with_genders": self.together("with_genders"),
        }


class IntroductionForm(PieceForm):
    introduction = WordsField(
        most=LONGEST_INTRODUCTION,
        rows=5,
        required=False,
        label=_("A few words about me"),
    )

    def show(self, told: Portrait, offer: Offer) -> None:
        self.initial["introduction"] = told.introduction

    def piece(self) -> dict[str, Any]:
        return {"introduction": self.cleaned_data.get("introduction", "")}


class NotWithForm(ListsForm):
    """Whom somebody would rather not meet; nobody else ever sees it."""

    names = ListField(label=_("Names"), rows=3)
    ties = ListField(
        label=_("A workplace, a family, a team that we must not share"),
        rows=3,
    )

    def __init__(self, *args: Any, apart: Apart | None, **kwargs: Any) -> None:
        apart = apart or Apart()
        told = {"names": "\n".join(apart.names), "ties": "\n".join(apart.ties)}
        super().__init__(*args, **{**kwargs, "initial": told})

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        return {**said, "lists": (self.own_list("names"), self.own_list("ties"))}

    def changed(self, apart: Apart) -> Apart:
        names, ties = self.cleaned_data["lists"]
        return replace(apart, names=names, ties=ties)


class TimeZoneForm(DeedForm):
    time_zone = TimeZoneField()


class RoomForm(DeedForm):
    """For how many others there is room, asked of supporters; and time off, of everybody."""

    people = forms.IntegerField(
        label=_("For how many people I have room"),
        help_text=_("Those you meet now count as well. 0 means nobody just now."),
        min_value=0,
        max_value=MOST_ROOM,
        error_messages={
            "required": _("Please write a number, 0 for nobody."),
            "invalid": _("Please write a number, such as 2."),
            "min_value": _("It cannot be fewer than nobody."),
            "max_value": _("This is more than anybody can be there for: 20 at most."),
        },
    )
    away_from = forms.DateField(
        label=_("Away from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": NOT_A_DAY},
    )
    away_until = forms.DateField(
        label=_("Until, this day included"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": NOT_A_DAY},
    )

    def __init__(self, *args: Any, room: Room, supports: bool, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": vars(room)})
        self.kept = room
        if not supports:
            del self.fields["people"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        begin, end = said.get("away_from"), said.get("away_until")
        if self.errors:
            return said
        if bool(begin) != bool(end):
            missing = "away_until" if begin else "away_from"
            self.add_error(missing, _("Please write this day as well, or leave both empty."))
        elif begin and end < begin:
            self.add_error("away_until", _("This day comes before the first one."))
        return said

    @property
    def room(self) -> Room:
        said = self.cleaned_data
        return Room(
            people=said.get("people", self.kept.people),
            away_from=said["away_from"],
            away_until=said["away_until"],
        )
