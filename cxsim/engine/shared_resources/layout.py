"""How a life is kept while it sleeps: what of it whole, what in a few bits, and what is found again from the rest.

A life *sleeps* from the instant at which it has been simulated up to its next request until it asks; only those whose request is open and
undecided are awake between two instants. Nothing can happen to a compacted customer, so most of what a life is made of follows from
who it is, from how often what has happened to it, and from that it asks then. Nothing is taken on trust: a life is put to sleep
only if the very same life would wake (`compaction.fall_asleep`); who would not stays awake, where all its words are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from cxsim.engine import records
from cxsim.engine.elements.element import Element, RatedElement
from cxsim.engine.elements.purchases import COLUMNS as PURCHASES
from cxsim.engine.elements.registry import ELEMENTS, LIFE_TYPE
from cxsim.engine.records import Ints, Scenario
from cxsim.engine.twin import Twin
from cxsim.journey.plan import AtRate, Every, Journey, OnAcquisition, OnBill, OnDate, OnLevel, OnPurchase


class Keep(NamedTuple):
    """A way to keep a word of a life, and the bits that it takes.

    `whole`: as it is. `count`: a small whole number. `nudge`: found again up to rounding; the difference of the bits is kept.
    `found`: found again to the last bit from where the life stands. `own`: follows from who it is and from its counts alone, so that
    there is nothing to compare. `unused`: means nothing in this plan, or always the same.
    """

    way: str
    bits: int


WHOLE, FOUND, OWN, UNUSED = Keep("whole", 64), Keep("found", 0), Keep("own", 0), Keep("unused", 0)
ROUNDING, EXACT = Keep("nudge", 8), Keep("nudge", 64)
FLAG, FEW, MANY, STEP = Keep("count", 1), Keep("count", 6), Keep("count", 12), Keep("count", 7)
ROOM = 8.0  # a count has room for so many times what its rate brings in the horizon, and a few more

Rules = dict[str, Keep]
WORD = 8
BEHIND, REQUEST, AT_STEP = 2, -2, -1
"""Words behind all others: at which of the touchpoints with a pool a compacted customer asks, and at which step of its visit."""
Words = np.ndarray[tuple[int, ...], np.dtype[np.uint64]]


class Layout(NamedTuple):
    """Where each word of a compacted customer is, and what waking it takes; words are numbers of `Calendar.words`."""

    whole: Ints  # (n,) words in columns 1, 2, ...; the first is the day
    counts: Ints  # (n, 4) word, column, shift, bits; the first is `REQUEST`
    increments: Ints  # (n, 4) likewise
    found: Ints  # (n, 2) word, and the journey in whose open visit alone it means something, or -1
    before: Words  # (words,) room for what is to be found again
    asks: Ints  # (touchpoints with a pool, 2) their journey and node
    draws: Ints  # (journeys, 2) whether its factor is drawn again; whether its next start is not yet nearer when it asks


def rules_of_life(twin: Twin, scenario: Scenario, histories: bool) -> Rules:
    """How each word of a life is kept; `histories` says whether a record of it is wanted at its end."""
    parameters = scenario.parameters[0]
    offers = _offers(twin)
    leaves_later = parameters["form"] == records.RENEWAL or parameters["saving"] >= 0

    def kept(keep: Keep, wanted: bool, names: str) -> Rules:
        return dict.fromkeys(names.split(), keep if wanted else UNUSED)

    return {
        **kept(WHOLE, bool((scenario.audiences["unit"] == records.BY_ROOT).any()), "root"),
        **kept(WHOLE, True, "day satisfaction effort churn_left"),
        **kept(OWN, True, "identity row initial_number born tenure_0 satisfaction_0 effort_0 satisfaction_set effort_set drawn"),
        **kept(FOUND, True, "at requests"),
        "interrupted": UNUSED,  # only on the way to what comes next
        "month": _count(len(scenario.month_days) - 1),
        "variant": _count(len(scenario.values) // (len(scenario.month_days) - 1) - 1),
        "knot": _count(scenario.baseline.shape[1] - 1),
        "billed_on": EXACT if offers else FOUND,
        "fee_per_month": WHOLE if offers else OWN,
        **kept(WHOLE, histories, "origin number source fees costs touches won churned payments spent products lapsed lapsed_on"),
        **kept(WHOLE, leaves_later, "leaving_on"),
        **kept(FLAG, leaves_later, "decided"),
        **kept(FEW, leaves_later, "saves"),
        **{name: keep for element in ELEMENTS for name, keep in _rules_of_element(twin, scenario, element, histories)},
    }


def _rules_of_element(twin: Twin, scenario: Scenario, element: Element, histories: bool) -> Iterator[tuple[str, Keep]]:
    """How each field of an element's state is kept."""
    there, plain = element.is_in(twin.plan), {"whole": WHOLE, "own": OWN, "few": FEW}
    for name, state in element.state.items():
        if not (there or (histories and state.recorded)):
            yield name, UNUSED
        elif isinstance(element, RatedElement) and state.keep == "count":
            yield name, _often(scenario, int(scenario.parameters[element.name][0]) + element.columns.rate) if there else _count(0)
        else:
            yield name, plain[state.keep]


def rules_of_journey(twin: Twin, scenario: Scenario, number: int) -> Rules:
    """How each word of a journey is kept; those of a touch in hand mean something only where the life asks in this journey."""
    journey = list(twin.plan.journeys.values())[number]
    served = any(touchpoint.pool is not None for touchpoint in journey.touchpoints.values())
    rated, varied = isinstance(journey.trigger, AtRate), isinstance(journey.trigger, AtRate) and journey.trigger.variation.value > 0.0
    next_start = FOUND if served and requests_first_touch_only(twin) else WHOLE
    return {
        **dict.fromkeys(records.JOURNEY_TYPE.names or (), UNUSED),
        **dict.fromkeys(("node", "step"), FOUND),
        "visit": _visits(scenario, journey),
        "due": ROUNDING if isinstance(journey.trigger, Every) else FOUND,
        "started": _starts(scenario, number, journey),
        "start": next_start if rated else _NEXT_START.get(type(journey.trigger), UNUSED),
        **({"beyond": FLAG, "started_on": WHOLE} if isinstance(journey.trigger, OnLevel) else {}),
        "left": next_start if rated and _rests(scenario, scenario.journeys["rate_column"][number]) else UNUSED,
        "factor": OWN if varied else UNUSED,
        "accepted": FEW if _offers(twin) else UNUSED,
        **dict.fromkeys(_SERVED if served else (), FOUND),
        **dict.fromkeys(_peaks(scenario) if served and has_later_requests(twin) else (), WHOLE),
    }


RULES_OF_CASE: Rules = {"column": UNUSED, "open": FLAG, "contacts": MANY, "opened": WHOLE}
_SERVED = ("outcome_uniform", "length", "requested", "wait", "mood", "server")
_TOUCH = ("node", "step", "due", "outcome_uniform", "length", "visit")
_PEAKS = ("peak_quality", "quality_gap", "end_quality", "peak_effort", "effort_gap", "end_effort")
_WEIGHTS = ("peak_quality_weight", "peak_effort_weight", "end_weight")


def has_later_requests(twin: Twin) -> bool:
    """Whether a pool is ever asked at another touch than the first of a visit."""
    for journey in twin.plan.journeys.values():
        first, *_ = journey.touchpoints
        reached = {t for touch in journey.touchpoints.values() for t in (touch.on_success, touch.on_failure, touch.on_abandonment)}
        if any(touch.pool is not None and (name != first or name in reached) for name, touch in journey.touchpoints.items()):
            return True
    return False


def requests_first_touch_only(twin: Twin) -> bool:
    """Whether pools are asked in one journey only and there at the first touch, so mostly when its next start has just been drawn."""
    served = [j for j in twin.plan.journeys.values() if any(touch.pool is not None for touch in j.touchpoints.values())]
    return len(served) == 1 and isinstance(served[0].trigger, AtRate) and not has_later_requests(twin)


def layout_of(twin: Twin, scenario: Scenario, histories: bool) -> Layout:
    """The layout of a plan's compacted customers."""
    words = list(_words(twin, scenario, histories))
    day = (LIFE_TYPE.names or ()).index("day")
    whole = sorted((word for word, keep, _ in words if keep == WHOLE), key=lambda word: word != day)
    asks = [(_journey_of(twin, number), number) for number in np.flatnonzero(scenario.nodes["pool"] >= 0).tolist()]
    size = size_of(scenario)
    behind = [(size + REQUEST, _count(len(asks) - 1)), (size + AT_STEP, STEP if has_later_requests(twin) else _count(0))]
    packed = [*behind, *((word, keep) for word, keep, _ in words if keep.way in ("count", "nudge"))]
    places = _packed([keep.bits for _, keep in packed], 1 + len(whole))
    table = [(keep.way, (word, *place, keep.bits)) for (word, keep), place in zip(packed, places, strict=True)]
    found = [(word, owner) for word, keep, owner in words if keep == FOUND]
    return Layout(
        whole=np.array(whole, np.int64),
        counts=_table([row for way, row in table if way == "count"], 4),
        increments=_table([row for way, row in table if way == "nudge"], 4),
        found=_table(found, 2),
        before=np.zeros(size, np.uint64),
        asks=_table(asks, 2),
        draws=_table([_draws(twin, scenario, number) for number in range(len(scenario.journeys))], 2),
    )


def size_of(scenario: Scenario) -> int:
    """How many words the life in hand has: its own, those of its journeys and its cases, and the two behind."""
    own, each, case = (kind.itemsize // WORD for kind in (LIFE_TYPE, records.JOURNEY_TYPE, records.CASE_TYPE))
    return own + each * len(scenario.journeys) + case * len(scenario.cases) + BEHIND


def width_of(layout: Layout) -> int:
    """The words of 64 bits that one compacted customer takes: its name and the next in its list, what is kept whole, what is packed."""
    packed = [*layout.counts[:, 1], *layout.increments[:, 1]]
    return int(max([len(layout.whole), *packed])) + 1


def active_words(twin: Twin, scenario: Scenario, histories: bool) -> Ints:
    """The words that are kept of a life that is awake, the identity first: all that mean something in the plan."""
    names = LIFE_TYPE.names or ()
    kept = [word for word, keep, _ in _words(twin, scenario, histories) if word < len(names) and keep != UNUSED]
    for number in range(len(scenario.journeys)):
        rules, first = rules_of_journey(twin, scenario, number), len(names) + number * len(records.JOURNEY_TYPE.names or ())
        wanted = {*_TOUCH, *_peaks(scenario), *(name for name, keep in rules.items() if keep != UNUSED)}
        kept += [first + word for word, name in enumerate(rules) if name in wanted]
    first = len(names) + len(scenario.journeys) * len(records.JOURNEY_TYPE.names or ())
    return np.array([*kept, *(word for word, keep, _ in _words(twin, scenario, histories) if word >= first and keep != UNUSED)], np.int64)


def _words(twin: Twin, scenario: Scenario, histories: bool) -> Iterator[tuple[int, Keep, int]]:
    """Every word of a life in its order, how it is kept, and the journey to whose open visit it belongs, or -1."""
    rules = rules_of_life(twin, scenario, histories)
    every = [(rules.get(name, WHOLE), -1) for name in LIFE_TYPE.names or ()]
    for number in range(len(scenario.journeys)):
        every += [(keep, number if name in _SERVED else -1) for name, keep in rules_of_journey(twin, scenario, number).items()]
    every += [(keep, -1) for _ in scenario.cases for keep in RULES_OF_CASE.values()]
    return ((word, keep, owner) for word, (keep, owner) in enumerate(every))


def _count(most: int) -> Keep:
    """A whole number from 0 to at most so much."""
    return Keep("count", int(most).bit_length())


def _often(scenario: Scenario, column: int) -> Keep:
    """A count of what happens at a rate per month."""
    most = ROOM * (1.0 + float(scenario.values[:, column].max(initial=0.0)) * (len(scenario.month_days) - 1))
    return _count(int(min(most, (1 << 31) - 1)))


_NEXT_START = {OnPurchase: FOUND, OnBill: FOUND, OnDate: FOUND, OnLevel: OWN}
"""How the next start is kept of journeys that do not start at a rate."""


def _starts(scenario: Scenario, number: int, journey: Journey) -> Keep:
    """How often a journey has started, where starts wait for the end of a visit."""
    if isinstance(journey.trigger, AtRate):
        return _often(scenario, scenario.journeys["rate_column"][number])
    if isinstance(journey.trigger, OnPurchase):
        return _often(scenario, int(scenario.parameters["purchases"][0]) + PURCHASES.rate)
    return _count(len(scenario.month_days)) if isinstance(journey.trigger, OnBill) else UNUSED


def _rests(scenario: Scenario, column: int) -> bool:
    """Whether a rate is ever 0, so that what is left of a threshold counts and not the date that follows from it."""
    return bool((scenario.values[:, column] <= 0.0).any())


def _peaks(scenario: Scenario) -> tuple[str, ...]:
    """What is kept of an open visit until its end, where it is felt by its peak and its end; weights that are all 1 stay as they are."""
    if records.PEAK_END not in (scenario.parameters["satisfaction_response"][0], scenario.parameters["effort_response"][0]):
        return ()
    weights = scenario.values[:, scenario.nodes["column"] + records.TOUCHPOINT.weight]
    return _PEAKS if (weights == 1.0).all() else _PEAKS + _WEIGHTS


def _visits(scenario: Scenario, journey: Journey) -> Keep:
    """The visits of a journey; where starts wait for the end of one, they are as many as its starts while no visit is open."""
    if isinstance(journey.trigger, AtRate | OnPurchase | OnBill):
        return FOUND
    if isinstance(journey.trigger, Every):
        return _count((len(scenario.month_days) - 1) // journey.trigger.every.count + 2)
    return FLAG if isinstance(journey.trigger, OnAcquisition) else MANY


def _packed(bits: list[int], column: int) -> list[tuple[int, int]]:
    """The column and the shift of numbers of so many bits, put one after the other into the first word that has room."""
    room: list[int] = []
    places = []
    for size in bits:
        here = next((n for n, left in enumerate(room) if left >= size), len(room))
        if here == len(room):
            room.append(64)
        places.append((column + here, 64 - room[here]))
        room[here] -= size
    return places


def _table(rows: Sequence[tuple[int, ...]], columns: int) -> Ints:
    return np.array(rows, np.int64).reshape(-1, columns)


def _draws(twin: Twin, scenario: Scenario, number: int) -> tuple[int, int]:
    rules, journey = rules_of_journey(twin, scenario, number), list(twin.plan.journeys.values())[number]
    return int(rules["factor"] == OWN), int(rules["start"] == FOUND and isinstance(journey.trigger, AtRate))


def _offers(twin: Twin) -> bool:
    return any(touch.offer is not None for journey in twin.plan.journeys.values() for touch in journey.touchpoints.values())


def _journey_of(twin: Twin, node: int) -> int:
    return list(twin.plan.journeys).index(twin.nodes[node].split(".")[0])
