"""What the export dialogue may change in a map, when somebody asks for it: edits like any other."""

from __future__ import annotations

from typing import Any

from journeymapper.editor.editor import Editor
from journeymapper.i18n import _
from journeymapper.model.document import Document
from journeymapper.operations.style import edit_page
from journeymapper.publish.options import Options


def keep_page(editor: Editor, options: Options) -> None:
    """The next export of this map starts with this page, whoever makes it."""
    editor.commit(_("Page"), edit_page(editor.document, **_page(editor.document, options)))


def is_kept(document: Document, options: Options) -> bool:
    page = document.page
    return all(getattr(page, name) == value for name, value in _page(document, options).items())


def _page(document: Document, options: Options) -> dict[str, Any]:
    return {
        "kind": options.kind,
        "paper": options.paper,
        "orientation": options.orientation,
        "margin": document.page.margin if options.margin is None else options.margin,
        "min_text": options.min_text,
    }
