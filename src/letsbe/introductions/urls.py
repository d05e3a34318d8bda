"""Where the pages of introductions are."""

from django.urls import path

from letsbe.introductions.views import choosing, proposals, vouching

app_name = "introductions"
ONE = "proposals/<uuid:run_id>"
FOR_PEER = f"{ONE}/<uuid:peer_id>"
urlpatterns = [
    path("proposals", proposals.proposals, name="proposals"),
    path("proposals/ask", proposals.ask, name="ask"),
    path(ONE, proposals.proposal, name="proposal"),
    path(f"{ONE}/vouch", vouching.vouch_for_all, name="vouch_for_all"),
    path(FOR_PEER, vouching.for_peer, name="for_peer"),
    path(f"{FOR_PEER}/vouch", vouching.vouch, name="vouch"),
    path(f"{FOR_PEER}/wish", vouching.wish, name="wish"),
    path("introductions", choosing.mine, name="mine"),
    path("introductions/<uuid:introduction_id>/none", choosing.none_of_these, name="none"),
    path("introductions/cards/<uuid:card_id>/choose", choosing.choose, name="choose"),
    path("introductions/cards/<uuid:card_id>/pass", choosing.pass_over, name="pass_over"),
    path("introductions/not-again", choosing.not_again, name="not_again"),
    path("introductions/asked/<uuid:beginning_id>", choosing.asked, name="asked"),
]
