"""Reads bylines and credits: whose names stand in a line, people's or outlets'."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from builder.reading.days import ASCII_DIGITS, SEVERAL, dated, weekday

AUTHOR = re.compile(
    r"(?:(?:published|posted|uploaded|submitted|filed|updated|written)?\s*(?:\bon\b)?[\s,:|"
    r"–-]*\bby|"
    r"(?:written|words|text|story|article|report|reported|reporting|analysis|review|opinion|"
    r"interview|"
    r"comment|compiled|published|posted)\s+by|author|authors|writer|reporter|"
    r"(?:an?|eine?|une?) [^\W\d_]+ (?:by|von|par)|(?:soumis|publié|posté|écrit) par|"
    r"(?:geschrieben|verfasst|veröffentlicht) von|"
    r"(?:escrito|publicado|enviado) por|(?:scritto|pubblicato|inviato) da|"
    r"par|propos recueillis par|von|por|texto|autor|autora|di|a cura di|texte|"
    r"автор|авторы|текст|yazan|yazar|haber)\s*:?\s+|"
    r"(?:author|authors|by|words|text|story|автор|autor|autore|yazar)\s*:\s*|"
    r"(?:بقلم|كتب|كتبت|كتبه|كتبها|الكاتب|الكاتبة|تقرير|إعداد|اعداد|أعده|أعدته|حاوره|حاورته|"
    r"حوار|تحرير|تحقيق)\s*(?:[:/-]\s*|\s)",
    re.IGNORECASE,
)
"""What introduces an author, at the beginning of a line."""

INTRODUCED = re.compile(AUTHOR.pattern)
"""The same for a line in small letters, which it tells at less cost."""

CREDITS = {
    "translator": (
        r"translat(?:ed|ion)\s+(?:by|from)|translator|ترجمة|ترجمها|traduit par|traduction|"
        r"übersetz\w*(?: von)?|traducci[óo]n|traducido por"
    ),
    "proofreader": r"proof-?\s?read(?:ing)?\s+by|proof-?reader|تدقيق(?: لغوي)?|مراجعة",
    "photographer": (
        r"photo(?:s|graphs?|graphy|grapher)?(?:\s+by)?|pictures?(?:\s+by)?|image(?:s)?(?:\s+by)?|"
        r"تصوير|عدسة|الصور|صور|photos? de|fotos? de|fotos?"
    ),
    "illustrator": r"illustrat(?:ed|ions?)\s+by|رسوم",
    "editor": r"edit(?:ed|ing)\s+by|editor|تحرير",
    "reporter": r"(?:additional\s+)?report(?:ed|ing)\s+by|with reporting by|ساهم\w*(?: في \w+)?",
    "video producer": r"video(?:\s+by)|filmed by|مونتاج",
}
"""What introduces a contributor, by what the person did: never an author."""

CREDIT = re.compile(
    "|".join(f"(?P<{role.replace(' ', '_')}>{words})" for role, words in CREDITS.items()),
    re.IGNORECASE,
)
CREDITING = re.compile(CREDIT.pattern)
PICTURED = re.compile(
    f"{CREDITS['photographer']}|{CREDITS['illustrator']}|{CREDITS['video producer']}", re.IGNORECASE
)
"""What introduces who made a picture."""

SOURCE = re.compile(
    r"[.\s]*(?:source|sources|via|originally (?:appeared|published|posted)(?: (?:at|in|on|by))?|"
    r"first (?:appeared|published)(?: (?:at|in|on|by))?|(?:this (?:article|story|post|piece) "
    r")?(?:was )?(?:originally|first) "
    r"(?:appeared|published|posted)(?: (?:at|in|on|by))?|courtesy of|republished from|"
    r"reposted from|"
    r"المصدر|نقلا عن|نقلاً عن|عن|quelle|fuente|fonte|источник|kaynak)\s*[:–-]?\s+",
    re.IGNORECASE,
)
"""What introduces the outlet that a text was taken from."""

TAKEN = re.compile(SOURCE.pattern)
OUTLET = re.compile(
    r"\b(?:"
    r"news|press|agency|agencies|times|post|tv|television|media|radio|journal|herald|gazette|"
    r"tribune|magazine|network|newswire|wire|wires|online|daily|weekly|monthly|review|observer|"
    r"chronicle|broadcasting|channel|courier|echo|mail|mirror|standard|telegraph|examiner|"
    r"bulletin|inquirer|enquirer|dispatch|advertiser|argus|mercury|express|globe|sentinel|star|"
    r"sun|independent|guardian|reporter|today|quarterly|record|blog|ledger|lantern|compass|"
    r"courant|messenger|pennant|pioneer|beacon|banner|patriot|monitor|digest|spectator|"
    r"statesman|citizen|meridian|newsroom|agence|presse|courrier|zeitung|nachrichten|anzeiger|"
    r"kurier|tageblatt|rundschau|allgemeine|blatt|dagblad|krant|diario|gaceta|agencia|jornal|"
    r"agência|giornale|corriere|gazzetta|газета|агентство|ведомости|haber|gazetesi|ajansı|"
    r"postası"
    r")\b|\.(?:com|net|org|info|co)\b|"
    r"وكالة|وكالات|صحيفة|قناة|\bنت\b|موقع|جريدة|شبكة|أخبار|إذاعة|مجلة|تلفزيون|الإخباري|"
    r"الإخبارية|برس|نيوز",
    re.IGNORECASE,
)
"""Words that outlets have in their names and people do not."""

JOB = re.compile(
    r"\b(?:staff|senior|chief|deputy|associate|assistant|special|guest|political|business|"
    r"sports?|science|health|"
    r"education|environment|culture|arts|foreign|local|crime|court)?\s*\b(?:writer|reporter|"
    r"correspondent|editor|journalist|"
    r"columnist|critic|producer|contributor|freelance|blogger|intern|photographer|team|"
    r"bureau|presenter|analyst|professor)s?\b"
    r"|^(?:in|at|for)\s|مراسل|محرر|كاتب|صحافي|صحفي",
    re.IGNORECASE,
)
PARTICLES = frozenset((
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "van", "von", "der",
    "den", "ten", "ter", "la", "le", "al", "el", "bin", "bint", "ibn", "abu", "y", "e",
    "and", "&", "of", "the", "zu", "af",
))  # fmt: skip
STOPWORDS = frozenset((
    "في", "من", "على", "إلى", "الى", "عن", "مع", "هذا", "هذه", "التي", "الذي", "بعد", "قبل",
    "بين", "لا", "لم", "لن", "ما", "كل", "أن", "إن", "كان", "كانت", "هو", "هي", "أو", "ثم",
    "حتى", "عند", "هل", "كيف", "لماذا", "نحو", "ضد",
))  # fmt: skip
TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d\d)?\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\b(?:gmt|"
    r"utc|bst|cet|cest|est|edt|pst|pdt|msk|ast|z)\b"
    r"(?:[+-]\d+)?|\b(?:[01]?\d|2[0-3])\s*[hH]\b|ساعة\b|الساعة|مساءً?|صباحا?ً?|بتوقيت|غرينتش|uhr",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
HANDLE = re.compile(r"@\w{1,30}")
ADDRESS = re.compile(r"[<‹(][^<>‹›()]*[@.][^<>‹›()]*[>›)]")
STATION = re.compile(
    r"(?<=\S)\s(?:in|at|[Ff]or|à|en)\s[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?(?=$|[\s,;|])"
)
"""Where an author was, or for whom: no part of the name."""

BAR = re.compile(r"\s[|•·–—]\s|\s{3,}")
"""What ends the names of a byline."""

BETWEEN = re.compile(
    r"\s*(?:,|،|;|؛|:|&|\||•|·|/|\n|\s(?:and|und|et|y|e|и|ve|on|published|posted|updated|"
    r"special to)(?=[\s|])|\s(?i:veröffentlicht|aktualisiert|publié|publicado|actualizado|"
    r"pubblicato|aggiornato)\b|\s(?:am|vom|le|el|em|il|à|um)(?=[\s|]{3})|"
    r"\s(?:and|und|et|\d[\d.,]*(?:\s\w+)?)\s*$|\sو\s?(?=\S))\s*"
)
CASED = re.compile(r"[A-Za-zÀ-ɏЀ-ӿΑ-ω]")
INITIALS = re.compile(r"\b(?:[A-Z]\.)+$")
SURPLUS = ' \t\u00a0-–—|•·:,،;.*"“”()[]'


@dataclass(frozen=True, slots=True)
class Name:
    """A name as printed, at ``[start, end)`` of its line."""

    text: str
    start: int
    end: int

    @property
    def is_outlet(self) -> bool:
        """Whether it reads like an outlet's or an agency's name."""
        return bool(OUTLET.search(self.text))

    @property
    def is_job(self) -> bool:
        """Whether it reads like what somebody does."""
        return bool(JOB.search(self.text)) or " staff" in self.text.casefold()


LOWER = re.compile(r"(?:al|el|de|da|van|von|bin|ibn|d)[\s'’-]")


@lru_cache(maxsize=SEVERAL)  # several rules ask of the same line
def is_name(text: str, most: int = 5) -> bool:
    """Whether a short line reads like a name, a person's or a body's, and like nothing else."""
    words = text.replace("\u00a0", " ").split(" ", most + 1)
    if not text or len(words) > most or len(text) > 60 or text[-1] in ":!?؟…":
        return False
    if text[-1] == "." and not re.search(r"\b(?:[A-Z]|Jr|Sr)\.$", text):
        return False
    if text[-1] == "," or text.startswith(("Dear ", "Hello ", "عزيز", "السيد")):
        return False
    if text[0].islower() and not LOWER.match(text):
        return False
    if sum(character.isdigit() for character in text) > 3 or not text[0].isalpha():
        return False
    return all(_is_name_word(word) for word in words) and any(
        sum(map(str.isalpha, word)) > 1 for word in words
    )


def _is_name_word(word: str) -> bool:
    bare = word.strip(SURPLUS + "'’‘")
    if not bare:
        return word in "-–&"
    if CASED.match(bare):
        return bare[0].isupper() or bare in PARTICLES or bare[:3] in ("al-", "el-", "d'A", "d’A")
    return (bare[0].isalpha() and bare not in STOPWORDS) or bare[-1] == "°" or bare.isdecimal()


def names_outlet(text: str) -> bool:
    """Whether a short line is a name, and an outlet's."""
    return is_name(text) and bool(OUTLET.search(text))


@lru_cache(maxsize=SEVERAL)
def without_dates(line: str) -> str:
    """A line with dates, times and days of the week blanked out, each by as many spaces."""
    if not DIGIT.search(line):
        return line
    shown = line
    for day in dated(line):
        shown = shown[: day.start] + " " * (day.end - day.start) + shown[day.end :]
    shown = TIME.sub(lambda found: " " * len(found[0]), shown.translate(ASCII_DIGITS))
    return WORD.sub(lambda found: " " * len(found[0]) if _is_day(found[0]) else found[0], shown)


WORD = re.compile(r"[^\W\d_]{3,}")


@cache
def _is_day(word: str) -> bool:
    return weekday(word) is not None


@lru_cache(maxsize=SEVERAL)
def names(line: str, start: int = 0) -> tuple[Name, ...]:
    """The names in a line from ``start`` on, split at commas and the words for "and"."""
    shown = without_dates(line)
    for pattern in (ADDRESS, HANDLE, STATION):
        shown = pattern.sub(lambda found: " " * len(found[0]), shown)
    shown = re.sub(r"(?<=\S)\s{3,}(?=\S)|\s[-–—|•·]\s", lambda found: "|" * len(found[0]), shown)
    found = []
    position = start
    for gap in [*BETWEEN.finditer(shown, start), None]:
        end = gap.start() if gap else len(shown)
        raw = shown[position:end]
        body = raw.strip(SURPLUS)
        if shown[end - 1 : end] == "." and INITIALS.search(f"{body}."):
            body += "."
        if body:
            begin = shown.index(body, position)
            found.append(Name(" ".join(body.split()), begin, begin + len(body)))
        position = gap.end() if gap else end
    return tuple(found)


def introduced(line: str) -> re.Match[str] | None:
    """Where a line, or what stands behind a date or a bar in it, announces an author."""
    shown = without_dates(line)
    starts = [0, *(bar.end() for bar in OPENS.finditer(shown))]
    return next((found for start in starts if (found := AUTHOR.match(shown, start))), None)


OPENS = re.compile(r"\A[\s,|•·–-]+|[|•·]\s*")


def authors(line: str) -> tuple[Name, ...]:
    """The names of a byline that its introduction announces; none where the line is no byline."""
    intro = introduced(line)
    if intro is None:
        return ()
    end = BAR.search(line, intro.end() + 2)
    credit = CREDIT.search(line, intro.end())
    ends = [match.start() for match in (end, credit) if match] + [len(line)]
    found = names(line[: min(ends)], intro.end())
    return tuple(name for name in found if is_name(name.text, 6))


CREDITED = re.compile(
    r"\s*:\s*|\s*/\s*|(?<=by)\s*|\s*-\s+|(?<=تصوير)\s+|(?<=photo)\s+", re.IGNORECASE
)


def credited(line: str) -> tuple[tuple[Name, str], ...]:
    """The names of a credit, each with what was done."""
    found: list[tuple[Name, str]] = []
    for match in CREDIT.finditer(line):
        after = CREDITED.match(line, match.end())
        if after is None or (match.start() and line[match.start() - 1].isalnum()):
            continue
        role = (match.lastgroup or "").replace("_", " ")
        ends = [m.start() for m in CREDIT.finditer(line, after.end())] + [len(line)]
        for name in names(line[: ends[0]], after.end()):
            if is_name(name.text, 5) and not name.is_outlet:
                found.append((name, role))
            else:
                break
    return tuple(found)


def sources(line: str) -> tuple[tuple[str, Name], ...]:
    """The outlets that a line says a text was taken from."""
    found = []
    for part in re.finditer(r"[^;|\n]+", line):
        match = SOURCE.match(part[0])
        if match and match.end() < len(part[0]):
            raw = part[0][match.end() :]
            body = without_dates(raw).strip(SURPLUS)
            if body and len(body.split()) <= 8:
                start = part.start() + match.end() + raw.index(body[0])
                found.append(("taken-from", Name(" ".join(body.split()), start, start + len(body))))
    return tuple(found)
