"""Values as a reader reads them: dates, numbers, languages, lines, in the interface's language."""

from builder import edtf
from builder.config import Site
from builder.model import Evidence
from builder.publishing import markup


def date(value: str, site: Site) -> str:
    """An EDTF date as Markdown, a ``<time>`` where HTML has a form for it."""
    ends = value.split("/")
    if len(ends) == 2 and all(map(edtf.is_plain, ends)):
        return " – ".join(date(end, site) for end in ends)
    if not edtf.is_plain(value):
        return markup.line(value)
    return markup.span(plain_date(value, site), "date", datetime=value)


def plain_date(value: str, site: Site) -> str:
    """``2020-04-04`` as ``4 April 2020``, an interval by its two ends; another form as it is."""
    ends = value.split("/")
    if len(ends) == 2 and all(map(edtf.is_plain, ends)):
        return " – ".join(plain_date(end, site) for end in ends)
    if not edtf.is_plain(value):
        return value
    year, *rest = value.split("-")
    month = [site.label(f"month_{rest[0]}")] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*day, *month, year])


def number(value: int) -> str:
    """With thousands parted by a narrow no-break space (ISO 80000-1)."""
    return f"{value:,}".replace(",", "\u202f")


def language(code: str, site: Site) -> str:
    """The name of a language, or its code where the interface has no name for it."""
    key = f"language_{code}"
    return site.label(key) if site.has_label(key) else markup.line(code)


def lines(span: tuple[int, int], site: Site) -> str:
    """First and last line, counted from 1."""
    key = "line" if span[0] == span[1] else "lines"
    return site.label(key, first=span[0], last=span[1])


def certainty(because: Evidence, site: Site) -> str:
    """A certainty as a mark that looks as certain as it is."""
    word = site.label(f"certainty_{because.certainty}")
    return markup.span(word, "certainty", because.certainty)


def reason(because: Evidence, site: Site) -> str:
    """A rule's name in words; a record by where it stands."""
    if because.rule.startswith("record "):
        place = because.rule.removeprefix("record ")
        return markup.line(site.label("rule_record", place=place))
    return markup.line(rule(because.rule, site))


def rule(name: str, site: Site) -> str:
    """A rule's name in words, as plain text; the name itself where there are none for it."""
    key = f"rule_{name.replace('-', '_')}"
    return site.label(key) if site.has_label(key) else name
