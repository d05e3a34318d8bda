"""Where the pages of people are."""

from django.urls import path

from letsbe.people.views import (
    bringing,
    choices,
    coming,
    coordinating,
    doors,
    oneself,
    portraits,
    returning,
)

app_name = "people"
urlpatterns = [
    path("", doors.front, name="front"),
    path("sign-in", doors.sign_in, name="sign_in"),
    path("sign-out", doors.sign_out, name="sign_out"),
    path("set-up/<str:code>", coming.set_up, name="set_up"),
    path("welcome", coming.welcome_code, name="welcome_code"),
    path("welcome/<str:link>", coming.welcome, name="welcome"),
    path("welcome/<str:link>/join", coming.join, name="join"),
    path("way-back/<str:link>", returning.way_back, name="way_back"),
    path("people", coordinating.people, name="people"),
    path("people/invite", coordinating.invite, name="invite"),
    path("people/invitations/<uuid:pk>", coordinating.invitation, name="invitation"),
    path(
        "people/invitations/<uuid:pk>/withdraw",
        coordinating.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("people/bring", bringing.bring, name="bring"),
    path("people/brought/<uuid:brought_id>", bringing.brought, name="brought"),
    path("people/export", bringing.export, name="export"),
    path("programme/choices", choices.choices, name="choices"),
    path("programme/choices/<str:topic>", choices.write_choices, name="write_choices"),
    path("portrait", portraits.portrait, name="portrait"),
    path("portrait/<str:piece>", portraits.portrait_piece, name="portrait_piece"),
    path("people/<uuid:pk>", coordinating.person, name="person"),
    path("account", oneself.account, name="account"),
    path("account/address", oneself.account_address, name="account_address"),
    path("account/passphrase", oneself.account_passphrase, name="account_passphrase"),
]
