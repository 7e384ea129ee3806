"""Earlier versions: kept before every save, thinned with age, whatever the clock does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.storage.backups import ALWAYS, DAY, Version, keep, places, restored, thinned, versions
from journeymapper.storage.file import encode, read_bytes
from tests.everything import PICTURES, everything

NOW = 20_000 * DAY
HOUR = DAY / 24


def saved_every(hours: float, days: int, now: float = NOW, size: int = 1_000) -> list[Version]:
    count = int(days * 24 / hours)
    return [Version(number, now - (count - number) * hours * HOUR, size) for number in range(1, count + 1)]


def kept(versions: list[Version], now: float, **most: int) -> list[Version]:
    gone = set(thinned(versions, now, **most))
    return [one for one in versions if one not in gone]


def lived_through(saves: list[Version], most: int = 10**12) -> list[Version]:
    """What is left when every save thins the versions before, as the program does."""
    held: list[Version] = []
    for version in saves:
        held = kept([*held, version], version.time, most=most)
    return held


def test_two_days_keep_everything() -> None:
    saves = saved_every(0.25, 2)
    assert kept(saves, NOW) == saves


def test_a_year_of_work_is_thinned_by_age() -> None:
    left = lived_through(saved_every(6, 365))
    by_age = [NOW - one.time for one in left]
    assert sum(age < 2 * DAY for age in by_age) == 8
    assert (
        10 <= sum(2 * DAY <= age < 14 * DAY for age in by_age) <= 24
    )  # one a day, and more of the newest twenty
    assert 7 <= sum(14 * DAY <= age < 70 * DAY for age in by_age) <= 9
    assert 9 <= sum(age >= 70 * DAY for age in by_age) <= 12


def test_of_a_day_the_last_version_stays() -> None:
    saves = saved_every(1, 10)
    day = [one for one in saves if int(one.time // DAY) == int(NOW // DAY) - 7]
    assert [one for one in kept(saves, NOW) if one in day] == [day[-1]]


@pytest.mark.parametrize("jump", [-365 * DAY, -HOUR, HOUR, 365 * DAY, 10_000 * DAY])
def test_a_clock_that_jumps_takes_none_of_the_newest(jump: float) -> None:
    saves = saved_every(1, 30)
    left = kept(saves, NOW + jump)
    assert left[-ALWAYS:] == saves[-ALWAYS:]


def test_versions_saved_while_the_clock_was_wrong_stay_in_their_order() -> None:
    wrong = [Version(number, NOW + 400 * DAY + number, 10) for number in range(100, 105)]
    saves = [*saved_every(1, 3)[:50], *wrong]
    right_again = [Version(200 + number, NOW + number, 10) for number in range(30)]
    left = kept([*saves, *right_again], NOW + 30)
    assert left[-30:] == right_again
    assert set(wrong) <= set(left)


def test_large_versions_are_bounded_but_three_stay() -> None:
    saves = saved_every(1, 1, size=100)
    assert kept(saves, NOW, most=500) == saves[-5:]
    assert kept(saves, NOW, most=1) == saves[-3:]


@given(
    st.lists(st.tuples(st.floats(0, 3e9), st.integers(0, 10**6)), max_size=60),
    st.floats(0, 3e9),
    st.integers(0, 10**7),
)
def test_thinning_keeps_the_newest_and_stays_within_bounds(
    saves: list[tuple[float, int]], now: float, most: int
) -> None:
    every = [Version(number, *one) for number, one in enumerate(saves)]
    left = kept(every, now, most=most)
    assert left[-3:] == every[-3:]
    assert sum(one.size for one in left[:-3]) <= most
    assert kept(left, now, most=most) == left


def test_versions_are_kept_listed_and_restored(tmp_path: Path) -> None:
    home, path = tmp_path / "home", tmp_path / "maps" / "a.journey"
    data = encode(everything(), PICTURES)
    for old, now in ((b"first", NOW), (b"second", NOW + 60), (b"second", NOW + 61), (data, NOW - DAY)):
        keep(path, old, now, home)
    found = versions(path, home)
    assert [(one.number, one.time) for one in found] == [(3, NOW - DAY), (2, NOW + 60), (1, NOW)]
    assert [read_bytes(one.file) for one in found] == [data, b"second", b"first"]
    assert restored(found[0])[:2] == (everything(), PICTURES)
    assert versions(tmp_path / "b.journey", home) == ()
    assert places(home) == {str(path): found}
    assert not [one for one in home.rglob("*") if one.name.startswith(".jm-")]


def test_a_map_reached_through_a_link_is_the_same_map(tmp_path: Path) -> None:
    (tmp_path / "a.journey").touch()
    (tmp_path / "link.journey").symlink_to("a.journey")
    keep(tmp_path / "link.journey", b"old", NOW, tmp_path / "home")
    assert len(versions(tmp_path / "a.journey", tmp_path / "home")) == 1


def test_foreign_files_among_the_versions_are_let_be(tmp_path: Path) -> None:
    keep(tmp_path / "a", b"old", NOW, tmp_path)
    folder = versions(tmp_path / "a", tmp_path)[0].file.parent
    (folder / "000002-not-a-time.journey").write_bytes(b"x")
    (folder / "place.json").write_bytes(b"\0" * 20)
    assert len(versions(tmp_path / "a", tmp_path)) == 1
    assert places(tmp_path) == {}
