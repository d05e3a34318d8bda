"""Where the pages of handovers are."""

from django.urls import path

from letsbe.handovers.views import passing, reading, three, writing

app_name = "handovers"
_FROM = "handovers/from/<uuid:relationship_id>"
_PIECE = f"{_FROM}/pieces/<uuid:piece_id>"
_THREE = "handovers/three/<uuid:meeting_id>"
urlpatterns = [
    path("handovers", reading.mine, name="mine"),
    path("handovers/<uuid:handover_id>", reading.read, name="read"),
    path(_FROM, writing.write, name="write"),
    path(f"{_FROM}/choose", writing.choose, name="choose"),
    path(_PIECE, writing.piece, name="piece"),
    path(f"{_PIECE}/leave-out", writing.leave_out, name="leave_out"),
    path(f"{_FROM}/give", passing.give, name="give"),
    path(f"{_FROM}/take-back", passing.take_back, name="take_back"),
    path(f"{_FROM}/delete", passing.delete, name="delete"),
    path(f"{_FROM}/three", three.suggest, name="suggest"),
    path(_THREE, three.three, name="three"),
    path(f"{_THREE}/ask", three.ask_former, name="ask_former"),
    path(f"{_THREE}/call-off", three.call_off, name="call_off"),
]
