import time
from pathlib import Path
from tests.handlers.test_first_run import *
from tests.handlers import test_first_run as t
from mentoring.people import Channel
from mentoring.letters import prepare, send
from mentoring.office import Segment
from mentoring.applications import Side
from mentoring.consent import *
async def test_taps(here: Town, monkeypatch) -> None:
    seen=[]
    class C(t.Counted):
        def __init__(self,p):
            super().__init__(p); seen.append(self)
    monkeypatch.setattr(t,"Counted",C)
    await t.test_from_nothing_to_the_first_pair_in_sixty_taps(here)
    print("TAPS", seen)
async def test_many(tmp_path: Path) -> None:
    from tests.handlers.college import introduced
    async with town(tmp_path) as here:
        await here.curator.says("/menu")
        async with here.app.storage.work(here.app.organisation) as tx:
            for n in range(3000):
                p=await introduced(tx, 10000+n, f"N{n}")
                o=await tx.participations.open(p.id, Side.MENTEE)
                await tx.participations.submit(o.id, {}, 0, tx.now)
        a=time.perf_counter()
        async with here.app.storage.work(here.app.organisation) as tx:
            olga=await tx.people.actor_at(Channel.TELEGRAM, 900)
            l=await prepare(tx, olga, Segment.ALL, "x")
        b=time.perf_counter()
        async with here.app.storage.work(here.app.organisation) as tx:
            await send(tx, olga, l.id)
        c=time.perf_counter()
        print("PUT", b-a, c-b)
        await here.settles()
        print("SENT", time.perf_counter()-c)
