"""What other rooms write in English, said in French: whole sentences as patterns, room by room."""

from __future__ import annotations

from cxsim.report.language.borrowed import Borrowed
from cxsim.report.language.fr.borrowed_data import TABLE
from cxsim.report.language.fr.borrowed_drivers import DRIVERS
from cxsim.report.language.fr.borrowed_plan import GRADES, LINES, UNITS

# a short pattern such as "Contacts: {journey}, {touch}" would swallow a longer one that comes later
PAIRS: tuple[tuple[str, str], ...] = (*DRIVERS, *LINES, *UNITS, *GRADES, *TABLE)
BORROWED = Borrowed.of(PAIRS)
