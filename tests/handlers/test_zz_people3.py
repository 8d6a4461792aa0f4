from pathlib import Path
import re, time
import pytest
from collections import Counter
from bot.commands import for_everybody, for_staff
from bot.playground.college.cast import CURATOR
from handlers.texts.speech import Tongue, speaking
from mentoring.people import StaffRole
from tests.handlers.college import College
from tests.handlers.lived import college_town
from tests.handlers import test_every_button as teb
from tests.handlers.test_every_button import Walk
from tests.handlers.test_isolation import *
for k in [k for k in dict(globals()) if k.startswith("test_")]: del globals()[k]
from tests.handlers.two_schools import curator_of, second_school

class W(Walk):
    def _plan(self, shown):
        self.__dict__.setdefault("seen", set()).update(k.data for k in shown.keys if not k.url)
        super()._plan(shown)

@pytest.mark.parametrize("each", [1, 2])
async def test_full(tmp_path: Path, each, monkeypatch) -> None:
    monkeypatch.setattr(teb, "EACH", each)
    t=time.process_time(); tw=time.time()
    def lap(what, **more):
        nonlocal t, tw
        print(each, what, "cpu", round(time.process_time()-t,1), "wall", round(time.time()-tw,1), more, flush=True); t=time.process_time(); tw=time.time()
    async with college_town(tmp_path) as here:
        home = here.app.organisation
        other = await second_school(here)
        vera = await curator_of(here, other)
        staff = College(here, number=5000, organisation=other)
        await staff.mentor(OWN_MENTOR); await staff.mentee(OWN_MENTEE)
        await expects(here, home)
        secrets = await secrets_of(here, home) | {GROUP}
        lap("built")
        fin = (*FINAL, "csn:")
        own = here.person(CURATOR)
        w = W(here, own, final=fin)
        with speaking(Tongue()):
            every = (*for_everybody(), *for_staff(frozenset(StaffRole)))
        commands = dict.fromkeys(f"/{e.command}" for e in every)
        n = await w.go(*commands, most=2000)
        lap("own walk", pressed=n, kinds=len(w.kinds), seen=len(w.seen))
        since = len(here.telegram.requests)
        walk = W(here, vera, final=fin)
        p = await walk.go(*commands, most=2000)
        lap("vera", pressed=p, kinds=len(walk.kinds), seen=len(walk.seen), only_own=sorted(set(w.kinds)-set(walk.kinds)), only_vera=sorted(set(walk.kinds)-set(w.kinds)))
        theirs = [d for d in sorted(w.seen) if not d.startswith(fin)]
        for data in theirs: await vera.presses_data(data)
        lap("theirs", n=len(theirs))
        leaks = {(secret, text[:300]) for text in told_to(here, vera, since) for secret in secrets if secret in text}
        lap("leaks")
        print("LEAKS", leaks, "WRONG", walk.wrong[:5])
        print("own wrong", w.wrong[:5])
