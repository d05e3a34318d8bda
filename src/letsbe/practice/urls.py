"""Where the pages of practice are."""

from django.urls import path

from letsbe.practice.views import (
    alone,
    bringing,
    checklists,
    circle,
    drills,
    items,
    mine,
    showing,
    together,
)

app_name = "practice"
_ITEM = "practice/items/<uuid:practice_id>"
_CIRCLE = "practice/circles/<uuid:circle_id>"
_CHECKLIST = "practice/checklists/<uuid:checklist_id>"
urlpatterns = [
    path("practice", mine.mine, name="mine"),
    path("practice/certificate", mine.certificate, name="certificate"),
    path("practice/hours", mine.hours, name="hours"),
    path("practice/drills", drills.drills, name="drills"),
    path("practice/drills/next/<slug:drill>", drills.next_drill, name="next_drill"),
    path("practice/drills/<slug:key>", drills.drill, name="drill"),
    path("practice/alone", alone.scenes, name="scenes"),
    path("practice/alone/<slug:key>", alone.scene, name="scene"),
    path("practice/bring", bringing.bring, name="bring"),
    path("practice/bring/who", bringing.who, name="who"),
    path("practice/together", together.together, name="together"),
    path("practice/together/join", together.join, name="join"),
    path("practice/paper/<slug:key>", together.paper, name="paper"),
    path("practice/checklist", checklists.checklist, name="checklist"),
    path("practice/checklist/fill-in", checklists.fill_in, name="fill_in"),
    path(_ITEM, items.item, name="item"),
    path(f"{_ITEM}/say", alone.say, name="say"),
    path(f"{_ITEM}/end", alone.end, name="end"),
    path(f"{_ITEM}/stop", alone.stop, name="stop"),
    path(f"{_ITEM}/turns/<int:number>", items.name_turn, name="name_turn"),
    path(f"{_ITEM}/show", showing.show, name="show"),
    path(f"{_ITEM}/delete", showing.delete, name="delete"),
    path(_CHECKLIST, checklists.one_checklist, name="one_checklist"),
    path(f"{_CHECKLIST}/show", showing.show_checklist, name="show_checklist"),
    path(f"{_CHECKLIST}/delete", showing.delete_checklist, name="delete_checklist"),
    path("practice/shown/<uuid:showing_id>/take-back", showing.take_back, name="take_back"),
    path(_CIRCLE, together.circle, name="circle"),
    path(f"{_CIRCLE}/now", together.now, name="now"),
    path(f"{_CIRCLE}/begin", together.begin_round, name="begin_round"),
    path(f"{_CIRCLE}/close", together.close_round, name="close_round"),
    path(f"{_CIRCLE}/notice", together.notice, name="notice"),
    path(f"{_CIRCLE}/mark", circle.mark, name="mark"),
    path(f"{_CIRCLE}/end", together.end, name="end_circle"),
]
