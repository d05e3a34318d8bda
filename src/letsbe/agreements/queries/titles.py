"""What the kinds of clauses are called on screens and on paper."""

from django.utils.translation import gettext_lazy as _

from letsbe.agreements.rules.clauses import Kind

KIND_TITLES = {
    Kind.WAY_OF_BEING: _("Let's be ..."),
    Kind.BOUNDARY: _("Boundaries"),
    Kind.EXPECTATION: _("What we expect"),
    Kind.GOAL: _("What we work towards"),
    Kind.STEERING: _("How we steer back"),
    Kind.PRACTICAL: _("Practical things"),
}
