"""Documents that a forum or portal has run into one line: line breaks where the form of a document demands them.

Only lines are touched that hold what never stands in one paragraph: number, bases, articles, recipients, signature.
"""

from __future__ import annotations

import re

_CAPITAL = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_SMALL = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_GAP = r"\s{0,4}"  # bounded: a page may have lines of nothing but blanks
_WORD = rf"[{_CAPITAL}][{_SMALL}]+"
_TYPES = (
    r"(?:QUYẾT\ ĐỊNH|NGHỊ\ QUYẾT|CHỈ\ THỊ|KẾ\ HOẠCH|THÔNG\ TƯ|THÔNG\ BÁO|KẾT\ LUẬN|HƯỚNG\ DẪN|QUY\ ĐỊNH|CHƯƠNG\ TRÌNH"
    r"|NGHỊ\ ĐỊNH)"
)
_MARK = r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ)\.?"
_POSITION = (
    "(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|BỘ TRƯỞNG|TRƯỞNG BAN|HIỆU TRƯỞNG|CỤC TRƯỞNG|THỦ TƯỚNG|CHÁNH VĂN PHÒNG)"
)

_SIGNS = [
    re.compile(pattern)
    for pattern in (
        r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|[Ss]ố\s?:\s?\d{1,5}",
        r"[;:.\-]\s{0,4}Căn cứ ",
        r"QUYẾT (?:ĐỊNH|NGHỊ)\s?:",
        rf"Điều \d{{1,3}}[.:]\s?[{_CAPITAL}]",
        r"N[ơo]i nhận\s?:",
        rf"(?<!\w){_MARK} ?[{_CAPITAL}]{{2}}",
    )
]
_LONG, _ENOUGH_SIGNS = 600, 3
"""Characters of a line from which it is looked at, and kinds of signs that it holds at least."""

_BEFORE = re.compile(
    rf"""(?:
    (?<=\S)(?=CỘNG\ H(?:ÒA|OÀ)\ XÃ\ HỘI\ CHỦ\ NGHĨA\ VIỆT\ NAM|ĐẢNG\ CỘNG\ SẢN\ VIỆT\ NAM)
    | (?<=VIỆT\ NAM){_GAP}(?=Độc\ lập)
    | (?<=Hạnh\ phúc){_GAP}(?=\S)
    | (?<=[^\w(\ ]){_GAP}(?=[Ss]ố\s?:\s?\d)
    | (?<=[{_CAPITAL}\d]){_GAP}(?=(?:TP\.\ ?)?{_WORD}(?:\ {_WORD}){{0,3}},\ ngày\ [\d.…]{{1,4}}\ tháng)
    | (?<=năm\ \d\d\d\d){_GAP}(?=(?:{_TYPES})(?!\w|\ số))
    | (?<=năm\ \d\d\d\d){_GAP}(?=(?:{_TYPES})(?:Về|Ban|V/v|Phê))
    | (?<=[;,.:]){_GAP}(?=(?:[-–]{_GAP})?(?:Căn\ cứ|Xét\ (?:đề\ nghị|tờ\ trình|báo\ cáo)|Theo\ đề\ nghị)\s)
    | (?<=[{_CAPITAL}]){_GAP}(?=(?:[-–]{_GAP})?Căn\ cứ\s)
    | {_GAP}(?=QUYẾT\ (?:ĐỊNH|NGHỊ)\s?:|QUYẾT\ (?:ĐỊNH|NGHỊ)\s?Điều\ 1[.:])
    | (?<=[.;:/”"{_CAPITAL}]){_GAP}(?=Điều\ \d{{1,3}}[.:]\s?[{_CAPITAL}])
    | (?<=[.;:/”"]){_GAP}(?=(?:Chương|CHƯƠNG)\ [IVX]{{1,5}}\b)
    | (?<=[.;:/”"])\s+(?=(?:X{{0,2}}(?:IX|IV|V?I{{1,3}}|V)|X{{1,2}})[./-]\s?[{_CAPITAL}])
    | (?<=[.;:/”"])\s+(?=\d{{1,2}}[./]\ [{_CAPITAL}][{_SMALL}]|[a-eg-ik-vxyđ]\)\ [{_CAPITAL}])
    | (?<=[.;:]){_GAP}(?=[-–+]\s?[{_CAPITAL}])
    | {_GAP}(?=N[ơo]i\ nhận\s?:)
    | {_GAP}(?<!\w)(?={_MARK}\ ?[{_CAPITAL}]{{2}})
    )""",
    re.VERBOSE,
)
_TITLE = re.compile(rf"(?m)^(?P<type>{_TYPES})\s?(?=(?:Về|V/v|Ban hành|Phê duyệt|Quy định|VỀ|BAN HÀNH)\b)")
_FORMULA = re.compile(r"(?m)^(QUYẾT (?:ĐỊNH|NGHỊ)\s?:?)\s{0,4}(?=\S)(?!.{0,3}(?:Về|V/v|VỀ))")
_SPEAKER = re.compile(rf"(?m)(?<=[{_SMALL}”\"]){_GAP}(?=[{_CAPITAL}][{_CAPITAL} ]{{10,120}}$)")
_RULE = re.compile(r"\s{0,4}([-_]{4,}|\*{3})\s{0,4}")
_GLUED_UNION = re.compile(r"(?<=\w)\s{0,4}(?=ĐOÀN TNCS HỒ CHÍ MINH\s+" + _WORD + ")")
_PLACE_AFTER_UNION = re.compile(rf"(?<=HỒ CHÍ MINH)\s+(?={_WORD}(?: {_WORD})*, ngày )")
_IN_SIGNATURE = re.compile(
    rf"(?<=[{_CAPITAL}])(?<!PHÓ)(?<!BAN)(?<!KT\.){_GAP}(?={_POSITION}(?![{_CAPITAL}]{{2}}))"
    rf"|(?<=[{_CAPITAL}]{{2}}){_GAP}(?={_WORD}(?: {_WORD}){{1,4}}{_GAP}$)|{_GAP}(?=\((?:đã ký|Đã ký)\))|(?<=ký\)){_GAP}"
)


def with_line_breaks(text: str) -> str:
    """The text with line breaks put back into lines that hold a whole document; any other text as it is. Words stay,
    blanks may become breaks. Linear."""
    if all(len(line) < _LONG for line in text.split("\n")):
        return text
    return "\n".join(_broken(line) if _is_flattened(line) else line for line in text.split("\n"))


def _is_flattened(line: str) -> bool:
    return len(line) >= _LONG and " | " not in line and sum(bool(s.search(line)) for s in _SIGNS) >= _ENOUGH_SIGNS


def _broken(line: str) -> str:
    text = _RULE.sub(r"\n\1\n", line)
    text = _PLACE_AFTER_UNION.sub("\n", _GLUED_UNION.sub("\n", text))
    text = _BEFORE.sub(lambda m: "\n", text)
    text = _FORMULA.sub(r"\1\n", _TITLE.sub(r"\g<type>\n", text))
    text = _SPEAKER.sub("\n", text)
    lines = [part.strip() for part in text.split("\n")]
    signed = next((at for at, part in enumerate(lines) if re.match(rf"{_MARK} ?[{_CAPITAL}]{{2}}", part)), len(lines))
    lines[signed:] = [part.strip() for part in _IN_SIGNATURE.sub("\n", "\n".join(lines[signed:])).split("\n")]
    return "\n".join(filter(None, lines))
