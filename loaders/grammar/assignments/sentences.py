"""What the sentences of one paragraph say beside its first subject: whom an issuer asks, orders told again, later
subjects, doers in brackets."""

from __future__ import annotations

import re
from itertools import islice

from loaders.extraction import Assignee
from loaders.grammar.assignments.doer_lines import doers_in, opening_label
from loaders.grammar.assignments.doers import Subject, find_subject
from loaders.grammar.assignments.roles import assignees_of
from loaders.grammar.assignments.scenes import begins_duty
from loaders.grammar.lexicon.bodies import FoundBody, bodies_at
from loaders.grammar.lexicon.body_words import duty_verbs
from loaders.grammar.lexicon.doc_types import TYPE_WORD
from loaders.grammar.lexicon.phrases import Phrases, first_key, words
from loaders.grammar.outline import Paragraph

_TOLD = re.compile(r"(?<!\w)(?:đã|từng|vừa)\s+(?:\w+\s+){1,5}\Z")
"""Words with which an older order is told again: "Bộ trưởng đã giao …", "Sở đã có văn bản đề nghị …"."""
_NEAR = 60
_SENTENCE = re.compile(r"\.\s+(?=[^\W\d_])")
_LATER = 8
"""So many sentences of a paragraph are searched."""


def is_retold(text: str, subject: Subject) -> bool:
    """Whether a paragraph only tells that an order was given before."""
    begin = subject.bodies[0].start
    return subject.how in ("order", "label") and _TOLD.search(text, max(0, begin - _NEAR), begin) is not None


_ASKS = re.compile(
    r"(?:(?:,|;|(?<!\w)và|(?<!\w)thời,?)\s+)(?P<cue>(?:kính\s+|trân\s+trọng\s+)?(?:đề\s+nghị|yêu\s+cầu|giao|phân\s+công)\s)"
)
_ORDERS = frozenset(("đề", "yêu", "giao", "phân", "kính", "trân"))
_APPROVING = (
    "tán thành",
    "nhất trí",
    "thống nhất cao",
    "thống nhất chủ trương",
    "đồng ý",
    "ghi nhận",
    "đánh giá cao",
    "biểu dương",
    "hoan nghênh",
    "chia sẻ",
    "cảm ơn",
    "nhấn mạnh",
    "khẳng định",
    "chỉ rõ",
    "nêu rõ",
    "lưu ý",
)
"""What an issuer does who then lays a duty on others."""
_APPROVES = Phrases((before + word, True) for word in _APPROVING for before in ("", "cơ bản "))
_CONSENTS = Phrases((before + word, True) for word in _APPROVING[:5] for before in ("", "cơ bản "))
"""What only an authority does, so that it need not be named ("Đồng ý chủ trương …; giao Sở Y tế …")."""


def asked(text: str, subject: Subject) -> Subject:
    """Those on whom an issuer lays a duty that is itself the subject: at once ("Bộ Y tế (BYT) đề nghị bệnh viện …"), or
    after a first verb that approves ("Quốc hội tán thành …, đồng thời đề nghị Chính phủ …"); else the subject."""
    if subject.how != "own":
        return subject
    return asked_later(text, subject.duty) or subject


def asked_later(text: str, duty: int) -> Subject | None:
    """Those whom the predicate that begins at `duty` asks, orders or entrusts, by its first or a later verb."""
    if first_key(text, duty) in _ORDERS:
        found = find_subject(text, duty)
        return found if found is not None and found.how in ("order", "label") else None
    if _APPROVES.match(words(text, duty, duty + 40), 0) is None:
        return None
    end = next((mark.start() for mark in _SENTENCE.finditer(text, duty)), len(text))
    for cue in islice(_ASKS.finditer(text, duty, end), _LATER):
        found = find_subject(text, cue.start("cue"))
        if found is not None and found.how in ("order", "label"):
            return found
    return None


def asked_by_issuer(text: str, start: int) -> Subject | None:
    """Those whom a paragraph asks whose subject does nothing else but approve and ask ("Hội nghị nhất trí, giao …")."""
    if not ("đề nghị" in text or "yêu cầu" in text or "giao " in text or "phân công" in text):
        return None
    if also := _ALSO.search(text, start, start + 160):  # "Thủ tướng cũng yêu cầu …"
        issuer, duty = bodies_at(text, start, also.start())
        return asked_later(text, also.end()) if issuer and not text[duty : also.start()].strip() else None
    beginning = text[start : start + 200].lower()
    if not any(word in beginning for word in _APPROVING):
        return None
    issuer, duty = bodies_at(text, start)
    if not issuer and _CONSENTS.match(words(text, start, start + 40), 0) is None:
        return None
    return asked_later(text, duty)


_ALSO = re.compile(r"(?<!\w)(?:cũng|còn|đồng\s+thời|tiếp\s+tục)\s+(?=(?:đề\s+nghị|yêu\s+cầu|giao)\s)")
_JOINED = re.compile(r"\s*(?:,|và|đồng\s+thời)\s+(?=(?:đề\s+nghị|yêu\s+cầu|giao)\s)")


def joined(text: str, subject: Subject) -> Subject:
    """The subject of two orders for one duty ("yêu cầu các sở và đề nghị các hội …")."""
    onward = _JOINED.match(text, subject.duty) if subject.how == "order" else None
    further = find_subject(text, onward.end()) if onward else None
    if further is None or further.how != "order":
        return subject
    return Subject((*subject.bodies, *further.bodies), further.duty, "order")


_UNNAMED = re.compile(r"(?:yêu\s+cầu|đề\s+nghị|kêu\s+gọi)\s")


def asks_nobody(text: str, subject: Subject) -> bool:
    """Whether the subject is who orders, and those who are to act stay unnamed: a headline ("Thủ tướng yêu cầu xử lý
    …")."""
    return subject.how == "own" and _UNNAMED.match(text, subject.duty) is not None


_ISSUED = re.compile(
    rf"(?:vừa\s+)?(?:có|ký|ban\s+hành|ký\s+ban\s+hành|thông\s+qua)\s+(?:{TYPE_WORD})\s+(?:số\s+)?\d+[\w]*\s?[-/]",
    re.IGNORECASE,
)


def tells_of_issuing(text: str, subject: Subject) -> bool:
    """Whether a sentence tells that a document was issued: one that already has its number is nobody's task."""
    return subject.how == "own" and _ISSUED.match(text, subject.duty) is not None


_EXAMPLE = re.compile(r"Ví\s+dụ(?:\s+\d+)?\s*[:,.]?\s", re.IGNORECASE)


def is_example(text: str, start: int) -> bool:
    """Whether a paragraph gives an example of what is meant."""
    return _EXAMPLE.match(text, start) is not None


_TELLS = re.compile(
    r"(?:sẽ\s+(?:là|có|xem\s+xét|được|trở\s+thành|tiếp\s+tục\s+được)"
    r"|là\s+(?:lực\s+lượng|nòng\s+cốt|hạt\s+nhân|hình\s+mẫu)|phải\s+(?:còn|là|có))(?!\w)",
    re.IGNORECASE,
)


_QUALIFIES = re.compile(
    r"(?<!\w)phải\s+(?:còn|đủ|có)\s+(?:đủ\s+)?(?:thời\s+gian|tuổi|độ\s+tuổi|tiêu\s+chuẩn|điều\s+kiện|trình\s+độ)",
    re.IGNORECASE,
)
"""What persons need to be elected or admitted."""


def only_tells(text: str, subject: Subject) -> bool:
    """Whether a sentence tells what will be or what its subject has to be like, and gives nothing to do ("Bộ Chính trị
    sẽ có chủ trương", "Những đồng chí tái cử phải còn …")."""
    if subject.how != "own":
        return False
    end = next((mark.start() for mark in _SENTENCE.finditer(text, subject.duty)), len(text))
    return _TELLS.match(text, subject.duty) is not None or _QUALIFIES.search(text, subject.duty, end) is not None


_OF = re.compile(r"(?<!\w)của\s+")


def is_author(text: str, start: int, subject: Subject) -> bool:
    """Whether the bodies before a verb end a list of those who wrote what the circumstance cites, so that the sentence
    leaves its subject to the heading ("Theo các văn bản của Chính phủ, Bộ, ngành và tỉnh, phối hợp với …")."""
    first = subject.bodies[0].start
    if subject.how != "own" or first <= start or "," not in text[subject.bodies[-1].end : subject.duty]:
        return False
    return any(
        first < bodies_at(text, of.end(), listed=True)[1] for of in _OF.finditer(text, max(start, first - 120), first)
    )


_SAYS = re.compile(
    r"(?<!\w)(?:nêu\s+rõ|chỉ\s+rõ|nhấn\s+mạnh|lưu\s+ý|khẳng\s+định|cho\s+rằng)(?:\s+rằng)?\s*[,:]\s+(?:rằng\s+)?"
)
_SPEAKER = re.compile(r"[^\W\d_a-zà-ỹ]\w*(?:\s+\w+){0,12}\s+(?:đã\s+|cũng\s+)?")
_SOON = 120
"""Within so many characters of a sentence stands the verb of saying that opens it."""


def said(text: str, start: int) -> Subject | None:
    """Who is to act by words that somebody is told to have said ("Tổng Bí thư nêu rõ, Bộ Nội vụ phải rà soát …")."""
    verb = _SAYS.search(text, start, start + _SOON)
    if verb is None or _SENTENCE.search(text, start, verb.start()):
        return None
    if not _SPEAKER.fullmatch(text, start, verb.start()):
        return None
    found = find_subject(text, verb.end())
    return found if found is not None and found.how in ("own", "order") else None


_NOTICE = re.compile(r"(?:trân trọng |xin |kính )?thông báo\b[^.]{0,160}(?<!\w)(?:biết|được biết)\b", re.IGNORECASE)


def is_notice(text: str, subject: Subject) -> bool:
    """Whether an office only passes on what it writes ("Văn phòng thông báo để các đơn vị biết, thực hiện")."""
    return subject.how == "own" and _NOTICE.match(text, subject.duty) is not None


def in_later_sentence(text: str, start: int) -> Subject | None:
    """Who is to act by a later sentence of a paragraph that begins with something else ("Kinh phí lấy từ ngân sách.
    Sở Tài chính thẩm định, …")."""
    for mark in islice(_SENTENCE.finditer(text, start), _LATER):
        if text[mark.end()].isupper() and (found := find_subject(text, mark.end())) is not None:
            return found if found.how in ("own", "order") and not is_retold(text, found) else None
    return None


_ACTS = ("own", "order")


def later_subjects(text: str, start: int) -> list[tuple[int, Subject]]:
    """The subjects of later sentences of a paragraph, each with the offset where its sentence begins."""
    found = []
    for mark in islice(_SENTENCE.finditer(text, start), _LATER):
        if not text[mark.end()].isupper():
            continue
        if (subject := said(text, mark.end()) or find_subject(text, mark.end())) is not None:
            subject = asked(text, subject)
            if subject.how in _ACTS and not (is_retold(text, subject) or asks_nobody(text, subject)):
                found.append((mark.start(), subject))
    return found


_RUN_IN = re.compile(r"[^.;:()“”\"]{3,80}:[\s*]+")


def behind_run_in(text: str, start: int) -> Subject | None:
    """Who is ordered behind a heading that runs into its paragraph ("**Về kinh phí:** giao Sở Tài chính …")."""
    heading = _RUN_IN.match(text, start) if text.find(":", start, start + 90) > 0 else None
    if heading is None or first_key(text, heading.end()) not in _ORDERS:
        return None
    found = find_subject(text, heading.end())
    return found if found is not None and found.how == "order" else None


_PERSON = re.compile(
    r"(?:Các\s+)?(?:[Đđ]ồng\s+chí|[Đđ]/c|Ông|Bà|Thầy|Cô)[.:]?\s+(?:[^\W\d_a-zà-ỹ][^\W\d_]*\s+){1,4}"
    r"[^\W\d_a-zà-ỹ][^\W\d_]*\s*[,–-]\s*"
)
_BEHIND_OFFICE = re.compile(r"\s*[,:–-]?\s+")


def by_office(text: str, start: int) -> Subject | None:
    """The office of a person who is named with it ("Đồng chí Nguyễn Văn A, Phó Giám đốc Sở Y tế, phụ trách …")."""
    person = _PERSON.match(text, start)
    if person is None:
        return None
    offices, end = bodies_at(text, person.end(), listed=True)
    behind = _BEHIND_OFFICE.match(text, end) if offices else None
    if behind is None or not duty_verbs().match(words(text, behind.end(), behind.end() + 60), 0):
        return None
    return Subject(tuple(offices), behind.end(), "own")


def is_remark(text: str, start: int, subject: Subject) -> bool:
    """Whether a subject stands in a remark in brackets, behind what the paragraph itself says."""
    at = subject.bodies[0].start
    return text.rfind("(", start, at) > text.rfind(")", start, at)


_BRACKETS = re.compile(r"\((?P<named>[^()]{4,300})\)[\s.;*]*\Z")


def in_closing_brackets(p: Paragraph, alone: bool) -> tuple[Assignee, ...]:
    """Those who are named in brackets behind the task, with their roles: "Rà soát quỹ đất (Chủ trì: Sở Y tế)", "Rà soát
    quỹ đất (giao Sở Y tế tham mưu)". Names without a verb count only where they are `alone`: where nobody else does
    the task they tell who does it, elsewhere who is meant by its words."""
    found = _BRACKETS.search(p.text, max(p.body, len(p.text) - 320))
    if found is None or not begins_duty(p, p.body):
        return ()
    named = found["named"]
    if first_key(named, 0) in _ORDERS:
        order = find_subject(named)
        return assignees_of(named, order) if order is not None and order.how in ("order", "label") else ()
    if opening_label(named) not in ("lead", "support") and not _only_bodies(named, alone):
        return ()
    return roles_named(p.text, p.body, *doers_in(named))


def _only_bodies(text: str, bare: bool) -> bool:
    _, end = bodies_at(text, 0)
    rest = text[end:].strip(" .;,")
    return end > 0 and ((bare and not rest) or rest.startswith(("chủ trì", "thực hiện", "phối hợp")))


def roles_named(text: str, start: int, lead: list[str], support: list[str]) -> tuple[Assignee, ...]:
    """The bodies named beside a task with their roles: the task's own verb says what those are who lead it."""
    doers = Subject(tuple(FoundBody(0, 0, name) for name in lead), start, "inherited")
    assignees = assignees_of(text, doers)
    known = {assignee.name.casefold() for assignee in assignees}
    return (*assignees, *(Assignee(n, "support") for n in support if n.casefold() not in known))
