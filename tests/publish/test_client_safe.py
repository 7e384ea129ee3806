"""What must stay in the house is nowhere in a client-safe file: on no page, behind none, in no picture."""

from __future__ import annotations

import base64
import io
import re
import struct
import zipfile
import zlib
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pptx import Presentation
from pypdf import PdfReader
from pypdf.generic import ByteStringObject, StreamObject, TextStringObject

from journeymapper.model.document import Document
from journeymapper.model.record import evolve
from journeymapper.model.view import WHOLE
from journeymapper.operations.style import apply_brand
from journeymapper.publish.client_safe import bare_pictures, client_safe
from journeymapper.publish.leaving import internal_note, leaving
from journeymapper.publish.options import Options
from journeymapper.publish.publish import plan, publish
from journeymapper.storage.brand import brand_called

# Each stands in a different place that must not leave; "Open" words must.
FORBIDDEN = (
    "Zebrafink",  # an internal card
    "Wolkenbruch",  # a card in an internal lane
    "Quittenmus",  # a card with an internal tag
    "Nebelhorn",  # a review note
    "Butterblume",  # a participant
    "Federball",  # the author of the map
    "Hagebutte",  # notes about the map
    "Ruderboot",  # an earlier version
    "Tannenzapfen",  # a view
    "Mondfahrt",  # a web address
    "Erdbeerfeld",  # the shelf
    "Sternschnuppe",  # properties of a picture
    "Lindwurm",  # an internal lane's name
    "Kaffeesatz",  # a hint
    "Pfefferminz",  # an internal tag
    "Zimtstange",  # what a lane is about, for screen readers
    "Morgentau",  # what a stage is about, for the report
    "Abendrot",  # and a step
    "Donnerhall",  # and a persona
    "Flaschenpost",  # a fact beyond those that are printed
    "JourneyMapper",  # the program, in the file's properties
)
OPEN = ("Kirschbaum", "Apfelwein")


def _picture() -> tuple[str, bytes]:
    import hashlib

    about = PngInfo()
    about.add_text("Author", "Sternschnuppe")
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "#2B59C3").save(written, "PNG", pnginfo=about)
    data = written.getvalue()
    return hashlib.sha256(data).hexdigest(), data


PICTURE, PICTURE_BYTES = _picture()
PICTURES = {PICTURE: PICTURE_BYTES}


STEP = {"id": "s", "name": "Zuerst", "description": "Abendrot"}


def secretive() -> Document:
    return Document.model_validate(
        {
            "title": "Kirschbaum",
            "facts": {"author": "Federball", "notes": "Hagebutte", "review": "2027-01-01"},
            "personas": [
                {
                    "id": "p",
                    "name": "Mara",
                    "picture": PICTURE,
                    "description": "Donnerhall",
                    "facts": ["Eins", "Zwei", "Drei", "Flaschenpost"],
                }
            ],
            "stages": [{"id": "a", "name": "Vorher", "description": "Morgentau", "steps": [STEP]}],
            "lanes": [
                {"id": "l", "kind": "actions", "hint": "Kaffeesatz", "description": "Zimtstange"},
                {"id": "i", "kind": "backstage", "name": "Lindwurm", "internal": True},
            ],
            "cards": [
                {
                    "id": "1",
                    "lane": "l",
                    "step": "s",
                    "text": "Apfelwein",
                    "author": "g",
                    "url": "https://example.org/Mondfahrt",
                    "notes": [{"id": "n", "author": "Butterblume", "text": "Nebelhorn"}],
                },
                {"id": "2", "lane": "l", "step": "s", "text": "Zebrafink", "internal": True},
                {"id": "3", "lane": "i", "step": "s", "text": "Wolkenbruch"},
                {"id": "4", "lane": "l", "step": "s", "text": "Quittenmus", "tags": ["pfefferminz"]},
                {"id": "5", "text": "Erdbeerfeld"},
            ],
            "links": [{"id": "k", "source": "1", "target": "2"}],
            "participants": [{"id": "g", "name": "Butterblume"}],
            "votes": [{"id": "v", "card": "1", "participant": "g"}],
            "views": [{"id": "w", "name": "Tannenzapfen"}],
            "snapshots": [{"id": "o", "name": "Ruderboot", "content": {"title": "Ruderboot"}}],
            "internal_tags": ["Pfefferminz"],
            "page": {"paper": "fit"},
        }
    )


def everything_in(suffix: str, data: bytes) -> str:
    """All text that a file of this kind holds anywhere, uncompressed."""
    match suffix:
        case ".pdf":
            return _inside_pdf(data)
        case ".pptx":
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                return "\n".join(
                    name + _words(package.read(name)) + _inside_png(package.read(name))
                    for name in package.namelist()
                )
        case ".png":
            return _inside_png(data)
    return data.decode()


def _words(data: bytes) -> str:
    return data.decode("utf-8", "replace") + data.decode("utf-16-be", "replace")


def _inside_pdf(data: bytes) -> str:
    reader = PdfReader(io.BytesIO(data))
    found = [page.extract_text() for page in reader.pages]
    for number in range(1, len(reader.xref[0]) + 1):
        thing = reader.get_object(number)
        found.append(_inside_object(thing))
        if isinstance(thing, StreamObject):
            found.append(_words(thing.get_data()))
    found += [_words(one) for files in reader.attachments.values() for one in files]
    return "\n".join([*found, str(reader.metadata)])


def _inside_object(thing: Any) -> str:
    match thing:
        case dict():
            return "\n".join(f"{key} {_inside_object(value)}" for key, value in thing.items())
        case list():
            return "\n".join(_inside_object(one) for one in thing)
        case TextStringObject():
            return str(thing)
        case ByteStringObject():
            return _words(bytes(thing))
    return repr(thing)


def _inside_png(data: bytes) -> str:
    """The chunks of a PNG but for its pixels."""
    at, found = 8, []
    while data.startswith(b"\x89PNG") and at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if kind != b"IDAT":
            found.append(_words(kind + body))
        if kind == b"zTXt":
            found.append(_words(zlib.decompress(body.partition(b"\0")[2][1:])))
        at += 12 + length
    return "\n".join(found)


@pytest.mark.parametrize(
    "options",
    [
        {"suffix": ".pdf"},
        {"suffix": ".pdf", "kind": "pages", "paper": "A4"},
        {"suffix": ".pdf", "kind": "tiles", "paper": "A3"},
        {"suffix": ".svg"},
        {"suffix": ".png", "pixels": 0.5},
        {"suffix": ".pptx"},
        {"suffix": ".pptx", "slides": "stages"},
    ],
    ids=lambda options: " ".join(str(value) for value in options.values()),
)
def test_nothing_that_must_stay_is_anywhere_in_the_file(options: dict[str, Any]) -> None:
    data = publish(secretive(), WHOLE, PICTURES, Options(client_safe=True, **options))
    text = everything_in(options["suffix"], data)
    assert [word for word in FORBIDDEN if word.casefold() in text.casefold()] == []
    if options["suffix"] != ".png":
        assert [word for word in OPEN if word not in text] == []


def test_the_search_finds_what_is_there() -> None:
    """Without the switch the same search finds the same words: it is not blind."""
    asked = publish(secretive(), WHOLE, PICTURES, Options(attach_map=True))
    text = everything_in(".pdf", asked)
    hidden = {"Sternschnuppe"}  # base64 in the attached map, and not copied into the page's picture
    assert [word for word in FORBIDDEN if word not in text and word not in hidden] == []
    slides = everything_in(".pptx", publish(secretive(), WHOLE, PICTURES, Options(suffix=".pptx")))
    assert {"Zebrafink", "Wolkenbruch", "Mondfahrt", "Federball", "Sternschnuppe"} <= {
        word for word in FORBIDDEN if word in slides
    }


@pytest.mark.parametrize("slides", ["map", "stages"])
def test_a_client_reads_no_speaker_notes(slides: str) -> None:
    def notes(client_safe: bool) -> list[bool]:
        options = Options(suffix=".pptx", slides=slides, client_safe=client_safe)
        deck = Presentation(io.BytesIO(publish(secretive(), WHOLE, PICTURES, options)))
        return [slide.has_notes_slide for slide in deck.slides]

    assert any(notes(False))
    assert not any(notes(True))


def test_a_report_for_a_client_prints_what_stages_and_personas_are_about() -> None:
    data = publish(secretive(), WHOLE, PICTURES, Options(kind="report", client_safe=True))
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    assert {"Morgentau", "Abendrot", "Donnerhall", "Flaschenpost"} <= set(text.split())
    assert "Zimtstange" not in everything_in(".pdf", data)


def test_votes_and_reviews_are_not_printed() -> None:
    shown = client_safe(secretive())
    assert shown.votes == ()
    assert shown.facts.review == ""
    assert [card.text for card in shown.cards] == ["Apfelwein"]


def test_a_default_export_names_what_is_internal() -> None:
    planned = plan(secretive(), WHOLE, Options())
    assert any("Lindwurm" in note and "Zebrafink" in note for note in planned.notes)
    assert plan(secretive(), WHOLE, Options(client_safe=True)).notes == ()
    assert internal_note(client_safe(secretive())) == ""
    hidden = evolve(WHOLE, hidden_lanes=("l", "i"))
    assert plan(secretive(), hidden, Options()).notes == ()


def test_what_leaves_and_what_stays_is_listed() -> None:
    leaves, stays = leaving(secretive(), Options(client_safe=True))
    told = "\n".join(stays)
    for word in ("Lindwurm", "Zebrafink", "Butterblume", "Federball", "Tannenzapfen", "The map itself"):
        assert word in told
        assert word not in "\n".join(leaves)
    assert "1 card" in leaves[0]
    leaves, stays = leaving(secretive(), Options())
    assert any("Zebrafink" in line for line in leaves)
    assert any("review note" in line for line in stays)
    leaves, stays = leaving(secretive(), Options(attach_map=True))
    assert any("review note" in line for line in leaves)
    assert not any("review note" in line for line in stays)


def told(document: Document, **options: Any) -> tuple[str, str]:
    leaves, stays = leaving(document, Options(**options), WHOLE, PICTURES)
    return "\n".join(leaves), "\n".join(stays)


def test_views_are_in_one_list_of_the_two() -> None:
    document = Document.model_validate({"views": [{"id": "v", "name": "Tannenzapfen"}]})
    for carries in (True, False):
        leaves, stays = told(document, attach_map=carries)
        assert ("Tannenzapfen" in leaves, "Tannenzapfen" in stays) == (carries, not carries)


def test_what_is_printed_unless_it_is_for_a_client_is_in_one_list_of_each() -> None:
    shelf = evolve(secretive().shelf, printed=True)
    document = evolve(secretive(), shelf=shelf)
    for item in ("1 card on the shelf", "1 vote", "The date of the review"):
        leaves, stays = told(document)
        assert item in leaves
        assert item not in stays
        leaves, stays = told(document, client_safe=True)
        assert item in stays
        assert item not in leaves
    assert "1 card on the shelf" in told(document, kind="pages")[1]
    assert "4 descriptions" in told(document, client_safe=True)[1]
    assert "1 description" in told(document, client_safe=True, kind="report")[1]


def test_an_internal_card_on_a_printed_shelf_is_named() -> None:
    document = secretive()
    internal = tuple(evolve(card, internal=not card.lane) for card in document.cards)
    document = evolve(document, cards=internal, shelf=evolve(document.shelf, printed=True))
    assert "Erdbeerfeld" in told(document)[0]
    assert any("Erdbeerfeld" in note for note in plan(document, WHOLE, Options()).notes)
    assert not any("Erdbeerfeld" in note for note in plan(document, WHOLE, Options(kind="pages")).notes)


@pytest.mark.parametrize(
    ("suffix", "author", "written"),
    [(".pdf", True, False), (".pptx", True, True), (".svg", False, True), (".png", False, False)],
)
def test_properties_are_said_where_the_file_has_them(suffix: str, author: bool, written: bool) -> None:
    """And the file is searched for them."""
    leaves, _stays = told(secretive(), suffix=suffix)
    assert ("Federball" in leaves) is author
    assert ("wrote into 1 picture" in leaves) is written
    data = publish(secretive(), WHOLE, PICTURES, Options(suffix=suffix, attach_map=False if author else None))
    assert ("Federball" in everything_in(suffix, data)) is author
    if suffix == ".svg":
        inside = [
            base64.b64decode(one) for one in re.findall(r"data:image/png;base64,([^\"]+)", data.decode())
        ]
        assert any(b"Sternschnuppe" in one for one in inside) is written
    else:
        assert ("Sternschnuppe" in everything_in(suffix, data)) is written


def test_what_cameras_wrote_leaves_with_a_jpeg_in_a_pdf() -> None:
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = "Sternschnuppe"
    Image.new("RGB", (40, 30)).save(made, "JPEG", exif=exif)
    leaves, _stays = leaving(secretive(), Options(), WHOLE, {PICTURE: made.getvalue()})
    assert any("wrote into 1 picture" in line for line in leaves)
    assert b"Sternschnuppe" in publish(secretive(), WHOLE, {PICTURE: made.getvalue()}, Options())


def test_paper_has_no_properties_and_no_addresses() -> None:
    leaves, _stays = leaving(secretive(), Options(attach_map=False), WHOLE, PICTURES, printing=True)
    assert "Federball" not in "".join(leaves)
    assert "web address" not in "".join(leaves)


def test_the_brand_is_named_as_leaving() -> None:
    branded = apply_brand(secretive(), brand_called("orbeline").brand)
    assert any("Confidential" in line for line in leaving(branded, Options(client_safe=True))[0])


def _in_scans(comment: bytes) -> bytes:
    """A JPEG with a comment between two of its scans."""
    written = io.BytesIO()
    Image.linear_gradient("L").save(written, "JPEG", progressive=True)
    data = written.getvalue()
    place = data.rfind(b"\xff\xc4")
    assert data.find(b"\xff\xda") < place
    return data[:place] + b"\xff\xfe" + struct.pack(">H", 2 + len(comment)) + comment + data[place:]


def test_pictures_keep_their_pixels_and_nothing_else() -> None:
    written = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = "Sternschnuppe"
    with Image.open(io.BytesIO(PICTURE_BYTES)) as picture:
        picture.save(written, "JPEG", exif=exif, comment=b"Sternschnuppe")
    told = written.getvalue()
    begun, pixels = told[:2], told[2:]
    given = {
        "JPEG": told,
        "PNG": PICTURE_BYTES,
        "a second picture behind the first": told + told,
        "something that looks like an end": told + b"Sternschnuppe\xff\xd9",
        "bytes that mean nothing": begun + b"\xff\x00\xff\xd0\xff" + pixels,
        "in several scans": _in_scans(b"Sternschnuppe"),
        "none": b"no picture",
        "begun": b"\xff\xd8\xff",
    }
    bare = bare_pictures(given)
    assert bare.pop("none") == given["none"]
    assert bare.pop("begun").startswith(begun)
    for name in bare:
        assert b"Sternschnuppe" in given[name]
        assert b"Sternschnuppe" not in bare[name]
        with Image.open(io.BytesIO(given[name])) as before, Image.open(io.BytesIO(bare[name])) as after:
            assert before.tobytes() == after.tobytes()
