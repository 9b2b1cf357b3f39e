"""The code to scan holds the address that it is made of."""

from __future__ import annotations

import base64
from urllib.parse import unquote
from xml.etree import ElementTree

import segno

from keuzemodel.dashboard.shown.together.code import QUIET, scanned


def test_it_is_the_code_of_the_address():
    """The same modules as the library makes of it, with white around it; what it is, is said."""
    address = "https://keuzemodel.example/meedoen/KXP7RM"
    found = scanned(address, 'Doe "mee"')
    assert 'alt="Doe &quot;mee&quot;"' in found
    source = found.split('src="')[1].split('"')[0].replace("&amp;", "&").replace("&#x27;", "'").replace("&lt;", "<")
    head, data = source.split(",", 1)
    drawn = base64.b64decode(data).decode() if head.endswith("base64") else unquote(data)
    width = int(ElementTree.fromstring(drawn).attrib["viewBox"].split()[2])
    assert width == segno.make(address, error="m", micro=False).symbol_size()[0] - 8 + 2 * QUIET
    assert scanned(address + "2", "") != scanned(address, "")
