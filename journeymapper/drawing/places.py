"""Links from one page of a file to another, as the addresses of groups."""

from __future__ import annotations

CONTENTS = "contents"  # the kind of groups that may have such an address: nobody types them
_PAGE = "page:"


def page_address(number: int) -> str:
    """The address of a page, counted from 1."""
    return f"{_PAGE}{number}"


def page_of(kind: str, address: str) -> int | None:
    """The number of the page that a group of this kind leads to, or nothing."""
    if kind != CONTENTS or not address.startswith(_PAGE):
        return None
    return int(address.removeprefix(_PAGE))
