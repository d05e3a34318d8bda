import re

from playwright.sync_api import expect

from tests.journeys.coming import PASSPHRASE, invite
from tests.journeys.conftest import Visit
from tests.journeys.house import House
from tests.journeys.setting_up import ANSWER, COORDINATOR, answer_the_five, set_up


def test_a_house_is_set_up_by_its_printed_address_and_invites_once_it_has_answered(
    visit: Visit, real_house: House
) -> None:
    dana, stranger = visit(at=real_house), visit(1, at=real_house)
    assert re.fullmatch(rf"{real_house.address}/set-up/\S+", real_house.printed)
    stranger.go("/")
    stranger.reads("This house is not set up yet")
    stranger.look()

    set_up(dana, real_house)
    dana.reads("Five questions everybody may ask before they come", "Nobody can be invited")
    dana.look()
    dana.go("/people/invite")
    dana.reads("Nobody can be invited yet.")
    expect(dana.button("Make the invitation")).to_have_count(0)
    dana.look()

    answer_the_five(dana)
    dana.reads("What the programme asks of everybody", "Nothing is asked yet.")
    dana.look()
    dana.follow("Start from this")
    dana.press("Ask this of everybody")
    dana.reads("What the programme asks of everybody", "Ask it no longer")
    stranger.go(invite(dana, "Eli"))
    stranger.reads("Dana invites you", "Harbour Lane", ANSWER)


def test_a_house_started_again_is_the_same_house(visit: Visit, real_house: House) -> None:
    dana = visit(at=real_house)
    set_up(dana, real_house)
    first_address = real_house.printed
    real_house.stop()

    real_house.start()

    assert real_house.printed == real_house.address
    stranger, again = visit(1, at=real_house), visit(at=real_house)
    stranger.may_answer |= {404}
    stranger.go(first_address.replace(dana.address, real_house.address))
    stranger.reads_not("Set up the house")
    again.go("/")
    again.fill("Sign-in name or e-mail address", COORDINATOR)
    again.fill("Passphrase", PASSPHRASE)
    again.press("Sign in")
    again.reads(
        "Hello, Dana", "Before anybody can be invited, the help page needs its answers."
    )
