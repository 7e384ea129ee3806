"""Which addresses a printed or exported map may link to."""

from __future__ import annotations

from urllib.parse import urlsplit

SCHEMES = frozenset({"http", "https", "mailto"})


def web_link(url: str) -> str:
    """The address when it is a web or mail address that can be written down as it is, else "".

    Everything else (files, scripts, other programs' schemes, control characters) never becomes a link.
    Characters that an address may not hold are percent-encoded; the rest stays as it was typed.
    """
    address = url.strip()
    if not address or not address.isprintable() or '"' in address:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or not (parts.netloc or (parts.scheme == "mailto" and parts.path)):
        return ""
    return "".join(sign if "!" <= sign <= "~" else _percent(sign) for sign in address)


def _percent(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode())
