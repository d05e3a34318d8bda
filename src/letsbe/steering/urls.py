"""Where the pages of steering are."""

from django.urls import path

from letsbe.steering.views import coordinator, opening, page, showing, step, watch, writing

app_name = "steering"
_OF = "steering/<uuid:relationship_id>"
_ASKED = "steering/asked/<uuid:joining_id>"
urlpatterns = [
    path("steering/asked", coordinator.asked, name="asked"),
    path(_ASKED, coordinator.joining, name="joining"),
    path(f"{_ASKED}/talked", coordinator.talked, name="talked"),
    path(_OF, page.steering, name="steering"),
    path(f"{_OF}/open", opening.open_one, name="open"),
    path(f"{_OF}/again", opening.again, name="again"),
    path(f"{_OF}/write", writing.write, name="write"),
    path(f"{_OF}/say", writing.say, name="say"),
    path(f"{_OF}/step", step.suggest, name="step"),
    path(f"{_OF}/show", showing.show, name="show"),
    path(f"{_OF}/show/take-back", showing.take_back, name="take_back"),
    path(f"{_OF}/watch", watch.watch, name="watch"),
    path(f"{_OF}/earlier/<uuid:steering_id>", page.earlier, name="earlier"),
]
