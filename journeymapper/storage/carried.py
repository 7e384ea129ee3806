"""The map that a PDF carries as an attachment."""

from __future__ import annotations

import io
import logging

from journeymapper.i18n import _
from journeymapper.storage.errors import Damaged, NotAMap
from journeymapper.storage.limits import check_size
from journeymapper.storage.names import ENDINGS


def is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF-")


def map_in_pdf(data: bytes) -> bytes:
    """The bytes of the map attached to a PDF.

    Raises NotAMap for a PDF without one, or one that is protected; Damaged for a PDF that cannot be read;
    TooLarge.
    """
    # Large, and needed for nothing else.
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    # It comments on every blemish of a file; whether the map can be read is all that matters here.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        for name, contents in reader.attachments.items():
            if name.lower().endswith(ENDINGS) and contents and not is_pdf(contents[0]):
                check_size(len(contents[0]))
                return contents[0]
    except (DependencyError, FileNotDecryptedError) as error:
        # Ciphers that we do not bring along count as well: whoever has the password can take it off.
        raise NotAMap(
            _("This PDF is protected by a password. Save it without one in the program that it came from.")
        ) from error
    except (PyPdfError, OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged(_("This PDF is damaged: what it carries cannot be read.")) from error
    raise NotAMap(
        _(
            "This PDF carries no journey map. Open the map itself; only a PDF exported with “Attach the map"
            " to the PDF” can be opened again."
        )
    )
