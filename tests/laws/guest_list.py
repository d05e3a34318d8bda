"""Who gets in where: every page of the house, and nobody who is not named here."""

from dataclasses import dataclass
from types import MappingProxyType

STRANGER = "a stranger"
SIGNED_IN = frozenset({"ada", "bo", "cleo", "dana", "lee", "oz"})
EVERYBODY = SIGNED_IN | {STRANGER}
NOBODY: frozenset[str] = frozenset()
# Ada and Bo are the two; Dana coordinates; Cleo, Lee and Oz have no business between them.
ADA = frozenset({"ada"})
# To whom Ada has given what she wrote from her time with Bo.
CLEO = frozenset({"cleo"})
THE_TWO = frozenset({"ada", "bo"})
COORDINATOR = frozenset({"dana"})
# Cleo is cover for the two.
CLEO = frozenset({"cleo"})


@dataclass(frozen=True, kw_only=True)
class Page:
    """Who gets in, and by which method the page is asked for."""

    guests: frozenset[str]
    method: str = "GET"


def _pages(guests: frozenset[str], names: str, *, method: str = "GET") -> dict[str, Page]:
    return {name: Page(guests=guests, method=method) for name in names.split()}


GUEST_LIST = MappingProxyType(
    {
        # Open to the street: the way in, the way out, and help.
        **_pages(EVERYBODY, "people:front people:sign_in people:welcome_code safety:help"),
        **_pages(EVERYBODY, "safety:leave people:sign_out", method="POST"),
        # The link is the right: whoever holds it may read and come in.
        **_pages(EVERYBODY, "people:welcome people:join people:way_back"),
        # The address is the right: a calendar that has it may fetch what is in it.
        **_pages(EVERYBODY, "meetings:feed"),
        # A house is set up once; after that its code opens nothing.
        **_pages(NOBODY, "people:set_up"),
        # One's own.
        **_pages(SIGNED_IN, "today:today today:journal agreements:mine people:account"),
        **_pages(SIGNED_IN, "people:account_address people:account_passphrase"),
        **_pages(SIGNED_IN, "people:portrait people:portrait_piece"),
        **_pages(SIGNED_IN, "reminders:mine reminders:address"),
        **_pages(SIGNED_IN, "reminders:confirm reminders:another_code", method="POST"),
        **_pages(SIGNED_IN, "reminders:choose reminders:remove", method="POST"),
        **_pages(SIGNED_IN, "safety:read", method="POST"),
        **_pages(
            SIGNED_IN, "practice:mine practice:certificate practice:drills practice:drill"
        ),
        **_pages(
            SIGNED_IN, "practice:next_drill practice:scenes practice:scene practice:bring"
        ),
        **_pages(
            SIGNED_IN, "practice:together practice:join practice:paper practice:checklist"
        ),
        **_pages(SIGNED_IN, "practice:fill_in"),
        **_pages(SIGNED_IN, "practice:who", method="POST"),
        # What Ada practised is hers; she shows one drill and one checklist to Bo.
        **_pages(ADA, "practice:name_turn practice:delete practice:delete_checklist"),
        **_pages(ADA, "practice:say practice:end practice:stop practice:show", method="POST"),
        **_pages(ADA, "practice:show_checklist practice:take_back", method="POST"),
        **_pages(THE_TWO, "practice:item practice:one_checklist"),
        **_pages(THE_TWO, "practice:circle practice:now"),
        **_pages(THE_TWO, "practice:begin_round practice:close_round", method="POST"),
        **_pages(THE_TWO, "practice:notice practice:mark practice:end_circle", method="POST"),
        # Whom somebody might choose is on their own page alone; Cleo is shown Bo.
        **_pages(SIGNED_IN, "introductions:mine"),
        **_pages(SIGNED_IN, "introductions:not_again", method="POST"),
        **_pages(CLEO, "introductions:choose introductions:pass_over", method="POST"),
        **_pages(CLEO, "introductions:none", method="POST"),
        **_pages(frozenset({"lee", "oz"}), "introductions:asked"),
        # Between the two.
        **_pages(THE_TWO, "relationships:together relationships:beginning"),
        **_pages(THE_TWO, "relationships:course", method="POST"),
        **_pages(THE_TWO, "relationships:away relationships:cover_note"),
        **_pages(THE_TWO, "relationships:back relationships:wish", method="POST"),
        **_pages(THE_TWO, "relationships:take_wish_back", method="POST"),
        **_pages(CLEO, "relationships:cover"),
        **_pages(THE_TWO | CLEO, "relationships:answer_cover", method="POST"),
        **_pages(THE_TWO, "endings:ending endings:suggest endings:letter"),
        **_pages(THE_TWO, "endings:take_away endings:keepsake"),
        **_pages(THE_TWO, "endings:answer endings:say", method="POST"),
        **_pages(THE_TWO, "agreements:agreement agreements:kinds agreements:propose"),
        **_pages(THE_TWO, "agreements:clause agreements:reword agreements:minimums"),
        **_pages(THE_TWO, "agreements:review_date agreements:read agreements:signed"),
        **_pages(THE_TWO, "agreements:changes agreements:still_fits"),
        **_pages(THE_TWO, "agreements:versions agreements:version agreements:copy"),
        **_pages(THE_TWO, "agreements:answer agreements:sign", method="POST"),
        **_pages(THE_TWO, "agreements:close agreements:worked_on", method="POST"),
        **_pages(THE_TWO, "agreements:open_change", method="POST"),
        **_pages(THE_TWO, "agreements:drop_change agreements:call_review", method="POST"),
        # What a next one may read: each of the two writes their own; Ada has given hers.
        **_pages(SIGNED_IN, "handovers:mine"),
        **_pages(THE_TWO, "handovers:write handovers:choose"),
        **_pages(ADA, "handovers:piece handovers:give handovers:delete handovers:suggest"),
        **_pages(ADA, "handovers:leave_out handovers:take_back", method="POST"),
        **_pages(CLEO, "handovers:read"),
        **_pages(THE_TWO | CLEO, "handovers:three"),
        **_pages(ADA, "handovers:ask_former handovers:call_off", method="POST"),
        # A meeting before, during and after it; a note for whoever pays.
        **_pages(THE_TWO, "meetings:before meetings:during meetings:note meetings:after"),
        **_pages(THE_TWO, "meetings:steadiness meetings:funding"),
        **_pages(THE_TWO, "meetings:tell meetings:sign_funding", method="POST"),
        **_pages(THE_TWO, "meetings:decline_funding", method="POST"),
        **_pages(COORDINATOR, "meetings:programme_funding"),
        **_pages(COORDINATOR, "meetings:switch_funding_off", method="POST"),
        **_pages(COORDINATOR, "meetings:take_funding_out", method="POST"),
        # When the two meet; the calendar address is each one's own.
        **_pages(SIGNED_IN, "meetings:mine meetings:calendar"),
        **_pages(SIGNED_IN, "meetings:open_calendar meetings:change_calendar", method="POST"),
        **_pages(SIGNED_IN, "meetings:close_calendar", method="POST"),
        **_pages(THE_TWO, "meetings:together meetings:past meetings:propose meetings:rhythm"),
        **_pages(THE_TWO, "meetings:another_time meetings:cancel meetings:end_rhythm"),
        **_pages(THE_TWO, "meetings:accept meetings:decline meetings:take_back", method="POST"),
        **_pages(THE_TWO, "meetings:accept_rhythm meetings:decline_rhythm", method="POST"),
        **_pages(THE_TWO, "meetings:take_rhythm_back", method="POST"),
        # What the two write to each other; the message is Ada's.
        **_pages(SIGNED_IN, "conversations:mine"),
        **_pages(THE_TWO, "conversations:conversation conversations:after"),
        **_pages(THE_TWO, "conversations:search"),
        **_pages(ADA, "conversations:message"),
        **_pages(ADA, "conversations:remove", method="POST"),
        **_pages(THE_TWO, "steering:steering steering:open steering:write steering:step"),
        **_pages(THE_TWO, "steering:show steering:earlier"),
        **_pages(THE_TWO, "steering:say steering:again steering:take_back", method="POST"),
        **_pages(THE_TWO, "steering:watch", method="POST"),
        **_pages(COORDINATOR, "steering:asked steering:joining"),
        **_pages(COORDINATOR, "steering:talked", method="POST"),
        **_pages(THE_TWO, "interviews:interview interviews:together interviews:question"),
        **_pages(THE_TWO, "interviews:ask interviews:cards interviews:take_away"),
        **_pages(THE_TWO, "interviews:take_question_back", method="POST"),
        **_pages(THE_TWO, "agreements:from_answer", method="POST"),
        # The programme's work: stages and dates, never a word.
        **_pages(COORDINATOR, "people:people people:person people:invite people:invitation"),
        **_pages(COORDINATOR, "people:withdraw_invitation", method="POST"),
        **_pages(COORDINATOR, "people:choices people:write_choices people:bring"),
        **_pages(COORDINATOR, "people:brought"),
        **_pages(COORDINATOR, "people:export", method="POST"),
        **_pages(COORDINATOR, "relationships:list relationships:ask agreements:dates"),
        **_pages(COORDINATOR, "relationships:withdraw", method="POST"),
        **_pages(COORDINATOR, "relationships:name_cover"),
        **_pages(COORDINATOR, "relationships:talked", method="POST"),
        **_pages(COORDINATOR, "relationships:withdraw_cover", method="POST"),
        **_pages(COORDINATOR, "practice:hours meetings:dates"),
        **_pages(COORDINATOR, "interviews:programme_questions interviews:write_question"),
        **_pages(COORDINATOR, "interviews:rewrite_question"),
        **_pages(COORDINATOR, "interviews:retire_question", method="POST"),
        **_pages(COORDINATOR, "introductions:proposals introductions:proposal"),
        **_pages(COORDINATOR, "introductions:for_peer"),
        **_pages(COORDINATOR, "introductions:ask introductions:vouch", method="POST"),
        **_pages(COORDINATOR, "introductions:vouch_for_all introductions:wish", method="POST"),
        **_pages(COORDINATOR, "agreements:programme_minimums agreements:write_minimum"),
        **_pages(COORDINATOR, "agreements:rewrite_minimum safety:edit"),
        **_pages(COORDINATOR, "agreements:retire_minimum", method="POST"),
        # Mounted in a demo only, and answering this very machine only.
        **_pages(EVERYBODY, "demo:choose"),
        **_pages(EVERYBODY, "demo:be", method="POST"),
    }
)
