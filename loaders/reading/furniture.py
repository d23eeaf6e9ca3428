"""Page furniture: whole lines that portals put around the documents that they copy (`ontology/furniture.tsv`)."""

from __future__ import annotations

import re
from functools import cache

from loaders.tables import table

_FRONT_MATTER = 40
_ENTRY = re.compile(r"[A-Za-z_-]+:( |$)|[ \t]+|- |#|$")
_ENDS_DOCUMENT = re.compile(r"\./\.\s*$|^\W*Nơi nhận\s*:")

_TOP, _FEWEST_PROPERTIES, _LONGEST_PROPERTY, _LETTERHEAD = 90, 4, 400, 16
_PROPERTY = re.compile(
    r"(?:Số hiệu|Số ký hiệu|Loại văn bản|Nơi ban hành|Cơ quan ban hành|Người ký|Ngày ban hành|Ngày hiệu lực"
    r"|Ngày công báo|Số công báo|Tình trạng|Lĩnh vực)\s*:"
)
_VALUE = re.compile(
    r"\|?|(?:Còn|Hết|Chưa có|Không còn) hiệu lực.{0,30}|Không xác định|Đã biết|Đang cập nhật|\d{2}/\d{2}/\d{4}"
)
_ISSUED = ("ban hành", "điện", "thông qua")
_CAPTION = re.compile(r"([A-ZĐ]\w+(?: \w+){1,3} \d{1,5}\w?/[^\s/]+(?:/[^\s/]+)?) .{10,1000} do \w.+")
_MOTTO = re.compile(r"(?:H[ÒO][ÀA]?|HÒA|HOÀ) XÃ HỘI|XÃ HỘI CHỦ NGHĨA|CHỦ NGHĨA VIỆT NAM|CỘNG SẢN")


def without_furniture(text: str) -> str:
    """The canonical text without the lines of the table. A row of scope `rest`, or the portal's title of the
    document printed twice, ends the text at its line, where a document has ended before it, or more stands before it
    than after. The portal's table of properties goes with what stands above it."""
    furniture = _furniture()
    lines = _without_front_matter(text.split("\n"))
    found = [furniture.fullmatch(line.strip()) if line else None for line in lines]
    scopes = [match and match.lastgroup for match in found]
    ends = (at for at, scope in enumerate(scopes) if scope == "rest" or _is_caption(lines, at))
    end = next((at for at in ends if _has_ended(lines, at)), len(lines))
    kept = [line for line, scope in zip(lines[:end], scopes, strict=False) if scope != "line"]
    return "\n".join(kept[_properties(kept) :])


def _is_caption(lines: list[str], at: int) -> bool:
    """Whether a line is a portal's title of the document, which it prints twice below the text."""
    caption = _CAPTION.fullmatch(lines[at]) if at + 1 < len(lines) and lines[at].endswith(_ISSUED) else None
    return caption is not None and lines[at + 1].startswith(f"{caption[1]} ") and lines[at + 1].endswith(_ISSUED)


def _has_ended(lines: list[str], at: int) -> bool:
    """Whether a document has ended above a line, or more stands above than below."""
    if any(_ENDS_DOCUMENT.search(line) for line in lines[:at]):
        return True
    return sum(map(len, lines[:at])) > sum(map(len, lines[at:]))


def _properties(lines: list[str]) -> int:
    """How many lines stand at the top up to the end of a portal's table of a document's properties (number, type, who
    issues and signs, dates, validity), where the document's own letterhead follows; 0 where there is none. A page
    whose text has lost its letterhead keeps the table, the only place that tells of them."""
    labelled = [at for at, line in enumerate(lines[:_TOP]) if _PROPERTY.match(line.strip())]
    if len(labelled) < _FEWEST_PROPERTIES or any(len(line) > _LONGEST_PROPERTY for line in lines[: labelled[-1]]):
        return 0
    end = labelled[-1] + 1
    while end < len(lines) and _VALUE.fullmatch(lines[end].strip()):
        end += 1
    end -= lines[end - 1].strip() == "|"  # it opens the letterhead, if that is drawn
    motto = any(_MOTTO.search(line) for line in lines[end : end + _LETTERHEAD])
    return end if motto and not any(_MOTTO.search(line) for line in lines[:end]) else 0


def _without_front_matter(lines: list[str]) -> list[str]:
    """The lines below the block of `key: value` between rules with which converters begin a file."""
    if not lines or lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:_FRONT_MATTER]):
        return lines
    end = next(at for at, line in enumerate(lines[1:], 1) if line.strip() == "---")
    return lines[end + 1 :] if all(_ENTRY.match(line) for line in lines[1:end]) else lines


@cache
def _furniture() -> re.Pattern[str]:
    """The rows of the table, in a group named after their scope."""
    scopes: dict[str, list[str]] = {"rest": [], "line": []}
    for row in table("furniture"):
        scopes[row["scope"]].append(f"(?:{row['pattern']})")
    return re.compile("|".join(f"(?P<{scope}>{'|'.join(patterns)})" for scope, patterns in scopes.items()))
