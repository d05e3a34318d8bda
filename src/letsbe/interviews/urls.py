"""Where the pages of first talks are."""

from django.urls import path

from letsbe.interviews.views import adding, answering, cards, programme, talk

app_name = "interviews"
ONE = "interviews/<uuid:relationship_id>"
QUESTION = f"{ONE}/questions/<uuid:asked_id>"
urlpatterns = [
    path(ONE, talk.interview, name="interview"),
    path(f"{ONE}/together", talk.together, name="together"),
    path(f"{ONE}/ask", adding.ask, name="ask"),
    path(f"{ONE}/cards", cards.cards, name="cards"),
    path(QUESTION, answering.question, name="question"),
    path(f"{QUESTION}/take-away", answering.take_away, name="take_away"),
    path(f"{QUESTION}/take-back", adding.take_question_back, name="take_question_back"),
    path("programme/questions", programme.questions, name="programme_questions"),
    path("programme/questions/write", programme.write_question, name="write_question"),
    path(
        "programme/questions/<uuid:question_id>/write",
        programme.write_question,
        name="rewrite_question",
    ),
    path(
        "programme/questions/<uuid:question_id>/retire",
        programme.retire_question,
        name="retire_question",
    ),
]
