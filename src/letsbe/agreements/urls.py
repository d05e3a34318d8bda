"""Where the pages of agreements are."""

from django.urls import path

from letsbe.agreements.views import (
    changing,
    clauses,
    coordinating,
    from_answer,
    goals,
    page,
    signing,
    versions,
)

app_name = "agreements"
ONE = "agreements/<uuid:relationship_id>"
CLAUSE = f"{ONE}/clauses/<uuid:clause_id>"
urlpatterns = [
    path("agreements", page.mine, name="mine"),
    path(ONE, page.agreement, name="agreement"),
    path(f"{ONE}/propose", clauses.kinds, name="kinds"),
    path(f"{ONE}/propose/<slug:kind>", clauses.propose, name="propose"),
    path(f"{ONE}/from-answer/<uuid:answer_id>", from_answer.from_answer, name="from_answer"),
    path(CLAUSE, clauses.clause, name="clause"),
    path(f"{CLAUSE}/reword", clauses.reword, name="reword"),
    path(f"{CLAUSE}/answer", clauses.answer, name="answer"),
    path(f"{CLAUSE}/close", goals.close, name="close"),
    path(f"{CLAUSE}/worked-on", goals.worked_on, name="worked_on"),
    path(f"{ONE}/minimums", signing.minimums, name="minimums"),
    path(f"{ONE}/review-date", signing.review_date, name="review_date"),
    path(f"{ONE}/read", signing.read, name="read"),
    path(f"{ONE}/sign", signing.sign, name="sign"),
    path(f"{ONE}/signed", signing.signed, name="signed"),
    path(f"{ONE}/change", changing.what_would_change, name="changes"),
    path(f"{ONE}/change/open", changing.open_change, name="open_change"),
    path(f"{ONE}/change/drop", changing.drop_change, name="drop_change"),
    path(f"{ONE}/review/call", changing.call_review, name="call_review"),
    path(f"{ONE}/review/still-fits", changing.still_fits, name="still_fits"),
    path(f"{ONE}/versions", versions.versions, name="versions"),
    path(f"{ONE}/versions/<int:number>", versions.version, name="version"),
    path(f"{ONE}/versions/<int:number>/copy", versions.copy, name="copy"),
    path("relationships/<uuid:relationship_id>/dates", coordinating.dates, name="dates"),
    path("programme/minimums", coordinating.minimums, name="programme_minimums"),
    path("programme/minimums/write", coordinating.write_minimum, name="write_minimum"),
    path(
        "programme/minimums/<uuid:minimum_id>/write",
        coordinating.write_minimum,
        name="rewrite_minimum",
    ),
    path(
        "programme/minimums/<uuid:minimum_id>/retire",
        coordinating.retire_minimum,
        name="retire_minimum",
    ),
]
