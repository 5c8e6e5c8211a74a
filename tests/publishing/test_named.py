"""Links in a text: the text stays what it is, and each link holds the words it was made for."""

import re

from hypothesis import given
from hypothesis import strategies as st

from builder.publishing import markup
from tests.publishing.test_markup import TEXTS, html_text, rendered, visible

LINK = "](../../entities/x/index.md){.mention .stated .e-x}"


@given(TEXTS, st.data())
def test_a_text_with_links_shows_its_text(text: str, data: st.DataObject) -> None:
    if not text:
        return
    cuts = data.draw(st.lists(st.integers(0, len(text)), unique=True, max_size=6).map(sorted))
    spans = [
        (start, end)
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        if text[start:end].strip() == text[start:end]
    ]
    inserts = [pair for start, end in spans for pair in ((start, "["), (end, LINK))]
    shown = rendered(markup.block(markup.escape(text, inserts), "paragraph", id_="p-12345678"))
    assert visible(shown) == text
    links = re.findall(r'<a href="[^"]*" class="mention stated e-x">(.*?)</a>', shown, re.DOTALL)
    words = [html_text(re.sub("<br>", "\n", link)) for link in links]
    assert words == [text[start:end] for start, end in spans]
