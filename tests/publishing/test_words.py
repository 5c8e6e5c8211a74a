"""Values as a reader reads them."""

from builder.config import Site, labels
from builder.publishing import words

SITE = Site("Archive", labels=labels("en"))


def test_an_interval_is_two_dates() -> None:
    assert words.plain_date("2020-03-11/2020-03-14", SITE) == "11 March 2020 – 14 March 2020"
    shown = words.date("2020-03-11/2020-03-14", SITE)
    assert "datetime=2020-03-11" in shown
    assert "datetime=2020-03-14" in shown


def test_another_form_is_as_it_is() -> None:
    assert words.plain_date("2020-03?", SITE) == "2020-03?"
    assert words.plain_date("2020-03", SITE) == "March 2020"
