"""The template environment: what every page may call, and nothing that could fool a page."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined, Template
from jinja2.runtime import Context
from markupsafe import Markup

from letsbe.introductions.queries import said
from letsbe.lib.ids import new_id
from letsbe.people.rules.hours import by_days
from letsbe.safety.queries import programme_page
from letsbe.ui import dates


class HouseTemplate(Template):
    """A template that sees the globals of the house and no others."""

    def _get_default_module(self, ctx: Context | None = None) -> Any:
        # Jinja looks at each import, on each page, for globals of its own; there are none.
        return super()._get_default_module()


class HouseContext(Context):
    """What a page knows. It calls macros and functions without asking what they need first."""

    def call(self, called: Any, /, *args: Any, **named: Any) -> Any:
        # Nothing a page may call wants the context, and autoescape is never switched: Jinja's
        # search for both, some four hundred times on the agreement page, finds nothing.
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*args, **named)


def house_environment(**options: Any) -> Environment:
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    options.setdefault("extensions", []).append("jinja2.ext.i18n")
    made = Environment(**options)  # noqa: S701 (Django's backend sets autoescape in options)
    made.template_class = HouseTemplate
    made.context_class = HouseContext
    # Texts are formatted with named values, which are escaped as they go in.
    made.newstyle_gettext = True  # type: ignore[attr-defined]
    made.globals.update(
        _=_said,
        gettext=_said,
        ngettext=_said_of,
        # Where a file stands does not change while the house runs.
        static=lru_cache(maxsize=256)(static),
        fresh_key=new_id,
        url=_url,
        is_demo=settings.IS_DEMO,
        exit_url=settings.EXIT_URL,
        programme_page=programme_page,
    )
    made.filters.update(day=dates.day, moment=dates.moment, iso=dates.iso)
    made.filters.update(coming=dates.coming)
    made.filters.update(hours_said=said.hours, ways_said=said.ways, in_a_line=said.in_a_line)
    made.filters.update(weekday=dates.weekday, by_days=by_days)
    return made


def _said(message: str, **values: Any) -> Markup:
    said = _translated(translation.get_language(), message)
    return said % values if values or "%" in said else said


@lru_cache(maxsize=2048)
def _translated(language: str | None, message: str) -> Markup:
    """Return one of our own texts; looking it up for each clause costs too much."""
    return Markup(translation.gettext(message))  # noqa: S704 (see _filled)


def _said_of(one: str, several: str, num: int, **values: Any) -> Markup:
    return _filled(translation.ngettext(one, several, num), {"num": num, **values})


def _filled(text: str, values: dict[str, Any]) -> Markup:
    # Our own words are markup-free by law; what is put into them is escaped by Markup itself.
    said = Markup(text)  # noqa: S704
    return said % values if values or "%" in text else said


def _url(name: str, *args: Any) -> str:
    if set(map(type, args)) <= {UUID}:
        return _pattern(name, len(args)).format(*args)
    return reverse(name, args=args or None)


@lru_cache(maxsize=512)
def _pattern(name: str, count: int) -> str:
    """Return an address with places for ids: reversing it each time costs too much."""
    stands_in = [UUID(int=number + 1) for number in range(count)]
    pattern = reverse(name, args=stands_in)
    for number, value in enumerate(stands_in):
        pattern = pattern.replace(str(value), f"{{{number}}}")
    return pattern
