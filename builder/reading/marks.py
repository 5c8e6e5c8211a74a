"""What lines of captured pages look like: the patterns and words that signs are told by.

Those without a flag are in small letters, as are the lines that they are compared with: told so,
an alternative that does not fit costs nothing.
"""

import re

RESIDUE = re.compile(
    r"^\[/?[\w./ -]+(?:[\s=][^\]]*)?\]$|%\d*[sd]\b|\{\{|\}\}|\$\{|<%|%>|\[\[|\]\]|"
    r"\bundefined\b|&[a-z]+;|^(?:</?[a-z]+[^<>]*>|<!--.*-->|\s)+$"
)
TEMPLATE = re.compile(r"[\[\]%{}<&$]")
"""Signs of which such a line has one, or a word."""

URL = re.compile(r"(?:https?:/|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:/\S*)?", re.IGNORECASE)
NUMBER = re.compile(
    r"(?:[^\w\s]{1,3}\s?)?[(\[$€£¥]*\s?[+-]?[\d٠-٩][\d٠-٩\s.,:/%×x+$€£¥-]*[KkMm]?[)\]]?"
)
COUNTER = re.compile(
    r"\d+\s(?:days?|hours?|weeks?|minutes?)\s(?:left|remaining|to go|until)\b.*"
    r"|(?:only|just)\s\d+\s\w+\s(?:left|remaining|to go)\b.*|(?:raised|goal|target|donors?)"
    r"\s*:?\s*[$€£]?\d[\d.,]*.{0,30}"
    r"|[$€£]\s?\d[\d.,]*\s(?:raised|of|donated|collected)\b.*|(?:بقي|تبقى|متبقي)\s.{0,30}\d.*",
)
"""A countdown, or what a fund-raiser has raised."""

LETTER = re.compile(r"[^\W_]")
POST = re.compile(
    r"[-–—]{1,3}\s*.{1,70}\(@\w{1,30}\).{0,40}|a post shared by .{1,70}\(@[\w.]{1,40}\).{0,40}|"
    r".{0,200}\bpic\.twitter\.com/\w+.{0,80}",
    re.IGNORECASE,
)
STRIPPED = re.compile(
    r"(?:posted|published|updated|written|filed)\s+on[\s:,]*(?=by\b|in\b|at\b|$)(?:by\s.*|in\s.*)?"
    r"|(?:posted|published|written)\s+by\s.{1,60}\son\s*[:,.]?"
    r"|(?:published|posted|updated|last updated?|date)\s*:"
    r"|(?:نشر|نُشر|تاريخ النشر|بتاريخ|آخر تحديث|نشر في|نشر بتاريخ)\s*:?",
)
"""A date line without its date."""

FIELD = re.compile(
    r"(?:title|headline|from|sender|to|cc|reply-to|sent|date(?=:\s*\w{3},)|subtitle|authors?|byline|publication|publisher|section|length|url|"
    r"link|language|dateline|"
    r"body|subject|pages?|edition|load-date|correction-date|publication-type|document-type|"
    r"highlight|kicker|word ?count|"
    r"journal|volume|issn|document|"
    r"(?:story|news|article|item|report)\s(?:code|id|number)|code|ref(?:erence)?|رقم الخبر|"
    r"رمز الخبر|كود الخبر|"
    r"العنوان|الكاتب|التاريخ|الناشر|اللغة|القسم|الرابط)\s*[:=]\s*\S.*",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"(?:document|article|item|story|record|مقال|مقالة|المقال|وثيقة)\s+#?\d+(?:\s+(?:of|/|من)"
    r"\s+\d+)?\s*[:.]?",
)
DATED = re.compile(
    r"\b(?:published|posted|updated?|modified|last|on|at|first|created|edited|date|time|"
    r"online|in|edition|"
    r"min|mins|minutes?|read|reading|am|pm|a|p|m|hrs?|the|by|to|issue|print|publié|le|mis|à|"
    r"jour|modifié|"
    r"veröffentlicht|aktualisiert|am|um|stand|vom|publicado|actualizado|el|atualizado|em|às|"
    r"pubblicato|"
    r"aggiornato|il|alle|ore|опубликовано|обновлено|в|г|yayınlanma|güncelleme|giriş|tarihi|"
    r"son|de|del|las|los|h)\b|"
    r"نشر|نُشر|في|بتاريخ|آخر|تحديث|تاريخ|النشر|التحديث|الساعة|عند|يوم|تم|اخر|مساء|صباح|م\b|"
    r"هـ|الموافق",
    re.IGNORECASE,
)
"""What stands beside a date in a line that is there for the date."""

DATE_WORD = re.compile(
    r"\b(?:published|posted|updated?|modified|last|on|at|date|\d+ min(?:utes?)?(?: read)?|"
    r"min(?:utes?)? read|"
    r"issue|publié|le|mis à jour|à|veröffentlicht|aktualisiert|am|vom|um|uhr|publicado|actualizado|"
    r"el|a las|pubblicato|aggiornato|il|alle)\b|"
    r"نشر|نُشر|بتاريخ|آخر تحديث|تاريخ النشر|الساعة|يوم|مساءً?|صباحاً?",
    re.IGNORECASE,
)
POSTED = re.compile(r"(?:posted|published|updated|last updated|filed)\s+(?:on|at)\s")
"""What a line that is there for a date begins with."""

CELLS = re.compile(r"\t+|\s*\|\s*|\s{3,}")
BRACKETS = re.compile(r"\([^()]{0,40}\)|\[[^\[\]]{0,40}\]")
COUNTED = re.compile(r"\s\d[\d.,]*\s\w+\s*\Z")
"""A count, of comments or of minutes, at the end of a line."""

BARRED = re.compile(r"\s*[|•·]\s*|\s[-–—]\s|\s{3,}")
"""What parts a name, a date and links in a line."""

BETWEEN = re.compile(r"[|·•/,،]|\s[-–—]\s|\s{3,}")
STAMP = re.compile(
    r"(?:about |over |almost |il y a |vor |hace |há |منذ |قبل )?(?:an?|one|\d+|[٠-٩]+)\s*"
    r"(?:s|m|h|d|w|mo|y|secs?|seconds?|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|"
    r"years?|stunden?|minuten|tagen?|heures?|jours?|horas?|minutos?|días?|dias?|"
    r"ساعة|ساعات|دقيقة|دقائق|يوم|أيام|أسبوع|أسابيع|شهر|أشهر|سنة|سنوات)"
    r"(?: ago)?(?:\s*\(?edited\)?)?|yesterday(?: at .{1,12})?|just now|"
    r"(?:today|yesterday),? .{1,12}|(?:منذ|قبل) (?:ساعة|ساعتين|دقيقة|دقيقتين|يوم|يومين|"
    r"أسبوع|أسبوعين|شهر|شهرين|سنة|سنتين)",
)
SAYS = re.compile(
    r".{1,60}?[,،•·|–—-]\s*(?:" + STAMP.pattern + r")|"
    r".{1,60}\b(?:says|said|wrote|writes|commented)\s*:|.{1,60}\s(?:يقول|تقول|كتب|قال)\s*:",
)
COMMENT_BY = re.compile(
    r"(?:comment|reply|kommentar|commentaire|comentario|comentário|commento|تعليق)\s"
    r"(?:by|from|von|de|di|من)\s.{1,80}",
)
ANSWER = re.compile(
    r"\W(?:reply|permalink|report|quote|antworten|répondre|responder|rispondi|ответить|yanıtla|"
    r"رد|الرد)\W*\Z",
    re.IGNORECASE,
)
"""What ends the line of a commenter's name and time: a link to answer."""

CAPTION = re.compile(
    r"(?:photo|photos|image|picture|pic|file photo|photograph|caption|illustration|graphic|"
    r"map|credit|video|getty|"
    r"foto|bild|imagen|imagem|immagine|фото|fotoğraf|صورة|الصورة|تصوير|photo credit|image "
    r"credit|image source|"
    r"image caption|media caption|figure)\b\s*(?:\d+\s*)?[:.|/©]|"
    r"(?:photo|photos|image|images|picture|pictures|photograph|photographs|illustration|"
    r"video|foto|fotos|bild|photo|screenshot|screengrab|graphic)\s+(?:by|courtesy|from|via|supplied|credit)\b|"
    r"(?:an?|the) (?:file|undated|handout|archive|aerial) (?:photo|picture|image|view)\b|"
    r"file (?:photo|picture|image)\b|"
    r"[©®]\s?\S+|(?:صورة|الصورة|لقطة)\s",
)
CREDIT_HINTS = (
    "photo", "pictur", "image", "credit", "courtesy", "©", "getty", "istock", "unsplash", "alamy",
    "shutterstock", "تصوير", "عدسة",
)  # fmt: skip
"""What any credit without brackets has, to be looked for first."""

CREDITED = re.compile(
    r"(?:\((?:[^()]{0,60}\b(?:photo|photos|photograph|image|picture|file|courtesy|supplied|"
    r"handout|getty|reuters|afp|ap|epa|"
    r"agency|archive|images|press|via|by|credit|cc|wikimedia|shutterstock|flickr|أ ف ب|"
    r"رويترز|تصوير|أرشيف|أرشيفية|الأناضول|وكالات|صورة)\b[^()]{0,60}|"
    r"(?-i:[A-Z])[\w.-]*(?:[ /-](?-i:[A-Z])[\w.-]*){0,3})\)\Z(?<!\.)|"
    r"\b(?:photo|photograph|picture|image|photos|credit)s?\s*(?:[:/-]\s|\b(?:by|courtesy(?: of)?)"
    r"\s+(?-i:(?=[A-Z])))[^.]{2,70}|"
    r"(?<=[.!?…)\]|–—]\s)(?:photo|photograph|picture|image|photos|credit|courtesy)\s[^.]{2,70}|"
    r"[.]\s/\s[^./]{3,40}|(?<!\w)(?:تصوير|عدسة)\s*[:/]?\s[^.:]{3,40}|"
    r"[©]\s?.{2,50}|\[(?:photo|image|file|getty|reuters|afp|ap)[^\]]{0,60}\]|\b(?:getty "
    r"images|shutterstock|istock|unsplash|alamy))\.?\Z",
    re.IGNORECASE,
)
"""How a caption ends: in a credit."""

BULLET = re.compile(
    r"[•·●▪■◦*+‣∙○➤►✓✔–-]\s+\S|\(?(?:\d{1,3}|[a-z]|[٠-٩]{1,3})[.)\]]\s+\S|\d{1,3}\s?[-–—:]\s+\S"
)
MARKER = re.compile(r"(?:\d{1,3}|[٠-٩]{1,3})\s?[-–—.):]|#\d{1,3}")
TRUNCATED = re.compile(
    r"(?:\[(?:…|\.\.\.)\]|(?:…|\.\.\.)\s*(?:\(?(?:read|continue|more|full|details|اقرأ|"
    r"المزيد|التفاصيل|lire|weiter|leer|ler|leggi|читать|devamı)\b.*)?)\Z",
    re.IGNORECASE,
)
BIOGRAPHY = re.compile(
    r"(?:[A-Z][\w.'’-]+\s+){1,4}(?:is|was|has been) (?:an?|the|our)\b[^.]{0,60}\b(?:writer|"
    r"reporter|correspondent|editor|journalist|columnist|"
    r"author|critic|producer|contributor|blogger|novelist|lecturer|professor|researcher|"
    r"photographer|fellow|host|presenter|director|broadcaster)\b|"
    r"(?:[A-Z][\w.'’-]+\s+){1,4}(?:covers|writes (?:about|for|on|the)|reports on|has written|"
    r"has covered|has worked|joined|lives in|is based in|can be (?:reached|contacted))\b|"
    r"(?:he|she|they)\s+(?:covers|writes|reports on|has written|lives in|is based in|can be "
    r"(?:reached|contacted))\b.*|"
    r"(?:[Pp]lease )?(?:[Ff]ollow|[Cc]ontact|[Ee]mail|[Rr]each) (?:him|her|them|[A-Z]\w+)\b.{0,60}"
    r"\b(?:on|at|via)\b|"
    r"(?:[A-Z][\w.'’-]+\s+){1,4}(?:currently |now )?(?:works|writes) (?:for|at|as)\b|"
    r"(?:[A-Z][\w.'’-]+\s+){2,4}(?:ist|est|es|è|é) [^.]{0,60}\b(?:Redakteur|Journalist|Autor|"
    r"Korrespondent|journaliste|auteur|rédact|correspondant|periodista|escritor|redactor|"
    r"jornalista|giornalista|scrittor)|"
    r"كاتبة? (?:و|صحاف|صحف|من|في)|(?:صحافي|صحفي|باحث|أكاديمي)ة? ",
)
