"""What the command says, in Vietnamese and English: messages, headings, and names of values."""

from __future__ import annotations

import difflib
import locale
import os
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kg.cli.messages_of_doctor import CHECKING
from kg.cli.messages_of_moving import MOVING
from kg.cli.messages_of_queries import QUERYING
from kg.cli.messages_of_review import REVIEWING
from kg.cli.messages_of_search import SEARCHING
from kg.cli.messages_of_stores import OF_STORES
from kg.cli.words import HEADINGS, NAMED, SUMMARIES, VALUES

LANGUAGES = ("vi", "en")
_spoken = "en"


def speak(language: str) -> None:
    """Choose the language of all that follows."""
    global _spoken
    _spoken = language


def spoken() -> str:
    return _spoken


def language_of(words: Sequence[str]) -> str:
    """The language that a command line asks for with `--lang`, wherever it stands, else the locale's."""
    asked = [word.partition("=")[2] for word in words if word.startswith("--lang=")]
    asked += [after for word, after in pairwise(words) if word == "--lang"]
    for language in asked:
        if language in LANGUAGES:
            return language
    variables = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    place = next((value for value in variables if value), None) or locale.getlocale()[0] or ""
    return "vi" if place.lower().startswith("vi") else "en"


def say(message: str, **values: object) -> str:
    """A message in the chosen language with its values filled in."""
    return MESSAGES[message][LANGUAGES.index(_spoken)].format(**values)


def summary(command: str) -> str:
    """What a command does, in one line."""
    return SUMMARIES[command][LANGUAGES.index(_spoken)]


def heading(key: str) -> str:
    """The heading of a column; an unknown key is its own heading."""
    return HEADINGS.get(key, (key, key))[LANGUAGES.index(_spoken)]


def named(key: str, value: str) -> str:
    """The value of a column as people say it: levels, roles, kinds, titles, and dates in Vietnamese order."""
    if key.endswith("_on") and _spoken == "vi":
        return "/".join(part.lstrip("0") for part in reversed(value.split("-")))
    if key == "title":
        from kg.cli.titles import kindly  # kg --help needs no tables

        return kindly(value)
    return VALUES.get(value, (value, value))[LANGUAGES.index(_spoken)] if key in NAMED else value


def similar(word: str, known: Iterable[str]) -> str:
    """A question that offers the nearest known word, else nothing."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return say("did_you_mean", word=near[0]) if near else ""


UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""Characters that steer a terminal or change the order of what is seen: control, zero-width and bidirectional ones."""


def plain(text: str) -> str:
    """The text without what could steer a terminal; line ends and tabs become blanks."""
    return UNSEEN.sub("", text.replace("\r", " ").replace("\n", " ").replace("\t", " "))


MESSAGES = {
    # the page of kg --help
    "section_build": ("Nạp", "Build"),
    "section_ask": ("Hỏi", "Ask"),
    "section_publish": ("Công bố", "Publish"),
    "section_care": ("Chăm sóc", "Care"),
    "section_start": ("Bắt đầu", "Start"),
    # usage
    "did_you_mean": ("ý bạn là {word}? ", "did you mean {word}? "),
    "no_such_command": (
        "không có lệnh {name} — {instead}xem kg --help",
        "there is no command {name} — {instead}see kg --help",
    ),
    "no_such_option": (
        "không có tùy chọn {name} — {instead}xem {path} --help",
        "there is no option {name} — {instead}see {path} --help",
    ),
    "missing": ("thiếu {name} — xem {path} --help", "{name} is missing — see {path} --help"),
    "no_value": ("{name} cần một giá trị — xem {path} --help", "{name} takes a value — see {path} --help"),
    "bad_value": (
        "giá trị của {name} không dùng được: {reason} — xem {path} --help",
        "the value of {name} can't be used: {reason} — see {path} --help",
    ),
    "bad_choice": (
        "{name} nhận một trong: {known} — xem {path} --help",
        "{name} takes one of: {known} — see {path} --help",
    ),
    "bad_usage": ("{reason} — xem {path} --help", "{reason} — see {path} --help"),
    "bad_parameter": (
        "tham số {given} phải có dạng tên=giá trị — ví dụ: -p directives=51-KL/TW",
        "the parameter {given} must be name=value — for example: -p directives=51-KL/TW",
    ),
    "no_such_query": (
        "không có truy vấn {name} — {instead}kg query liệt kê các truy vấn",
        "there is no query {name} — {instead}kg query lists them",
    ),
    # files and folders
    "no_such_file": (
        "{path}: không có tệp hay thư mục này — kiểm tra lại đường dẫn",
        "{path}: there is no such file or folder — check the path",
    ),
    "no_permission": (
        "{path}: không có quyền truy cập — kiểm tra quyền của tệp và thư mục",
        "{path}: access is not permitted — check the rights of the file and its folder",
    ),
    "disk_full": ("{path}: đĩa đã đầy — giải phóng chỗ rồi thử lại", "{path}: the disk is full — make room, try again"),
    "is_a_folder": ("{path} là thư mục — hãy nêu tên tệp", "{path} is a folder — name a file"),
    "system": ("{path}: {reason} — kiểm tra tệp rồi thử lại", "{path}: {reason} — check the file and try again"),
    "no_memory": (
        "không đủ bộ nhớ — hãy nạp ít văn bản hơn một lần",
        "there is not enough memory — load fewer documents at a time",
    ),
    "data_is_no_folder": (
        "{path} là tệp, không phải thư mục — --data cần tên một thư mục",
        "{path} is a file, not a folder — --data takes the name of a folder",
    ),
    "no_corpus": (
        "chưa nạp gì vào {path} — hãy nạp trước: kg load THƯ_MỤC",
        "nothing has been loaded into {path} — load something first: kg load FOLDER",
    ),
    "no_graph_yet": (
        "{path}: kho văn bản chưa có đồ thị — chạy: kg rebuild",
        "{path}: the corpus has no graph yet — run: kg rebuild",
    ),
    "no_such_document": (
        "không có văn bản nào khớp với {symbol} — {instead}kg stats liệt kê các nguồn",
        "no document fits {symbol} — {instead}kg stats lists what is loaded",
    ),
    "no_such_body": (
        "không có cơ quan nào khớp với {name} — {instead}hãy thử tên đầy đủ",
        "no body fits {name} — {instead}try its full name",
    ),
    "broken_corpus": (
        "không đọc được kho văn bản: {reason} — khôi phục corpus.db từ bản sao, hoặc xóa đi và nạp lại",
        "the corpus can't be read: {reason} — restore corpus.db from a copy, or delete it and load again",
    ),
    "no_such_extension": (
        "{path}: đuôi tệp không cho biết định dạng — dùng {known}",
        "{path}: the extension names no format — use {known}",
    ),
    "no_such_folder": (
        "{path}: không có thư mục này — hãy tạo nó hoặc chọn thư mục khác",
        "{path}: there is no such folder — create it or choose another",
    ),
    "bad_base": (
        "{base}: không phải địa chỉ http(s) đầy đủ — ví dụ: --base https://data.example.org/directives",
        "{base}: no absolute http(s) address — for example: --base https://data.example.org/directives",
    ),
    "unexpected": (
        "lỗi ngoài dự kiến, {kind}: {reason} — chạy lại với KG_DEBUG=1 và báo lỗi giúp chúng tôi",
        "unexpected, {kind}: {reason} — run again with KG_DEBUG=1 and report it, please",
    ),
    # building
    "loading": ("Đang nạp", "Loading"),
    "loaded": (
        "Số nguồn trong kho: {sources} (lần này {added} mới, {changed} thay đổi, {same} như cũ)",
        "Sources in the corpus: {sources} (this time {added} new, {changed} changed, {same} as before)",
    ),
    "left_out": ("bỏ qua {reason}", "left out {reason}"),
    "left_out_count": (
        "Số tệp bỏ qua: {count}; các tệp khác đã nạp — sửa chúng rồi nạp lại",
        "Files left out: {count}; the others are loaded — mend them and load again",
    ),
    "nothing_loaded": (
        "không nạp được tệp nào — sửa các tệp nêu trên rồi thử lại",
        "no file could be loaded — mend the files named above and try again",
    ),
    "interrupted": (
        "đã dừng; những tệp đọc xong vẫn còn trong kho — nạp lại để làm nốt",
        "stopped; the files that were read are kept — load again to complete them",
    ),
    "kept_as_it_was": ("{source}: giữ kết quả cũ, vì {reason}", "{source}: kept as it was before, for {reason}"),
    "not_in_the_folder": (
        "đã bỏ {source}: không có trong thư mục vừa nạp",
        "took out {source}: it isn't in what was loaded",
    ),
    "sync_takes_most": (
        "--sync sẽ bỏ {count} trong {held} nguồn, nên chưa bỏ gì — thêm --yes nếu đúng ý, hoặc xem lại thư mục",
        "--sync would take out {count} of {held} sources and took out none — add --yes if you mean it, or check the"
        " folder",
    ),
    "unloaded": ("đã bỏ {source}; số nguồn còn lại: {count}", "took out {source}; sources left: {count}"),
    "no_such_source": (
        "{source}: kho không có nguồn này — {instead}kg stats liệt kê các nguồn",
        "{source}: the corpus has no such source — {instead}kg stats lists the sources",
    ),
    "rebuilt": ("đã dựng lại đồ thị; số nguồn: {count}", "the graph is built anew; sources: {count}"),
    "no_documents": (
        "{path}: không có văn bản nào để đọc — cần tệp văn bản, HTML, Word, Excel, RTF, PDF hoặc zip",
        "{path}: there is no document to read — text, HTML, Word, Excel, RTF, PDF and zip files are read",
    ),
    "one_page": (
        "{path} là một trang, nhưng có {count} văn bản — hãy nêu tên một thư mục",
        "{path} is one page, but there are {count} documents — name a folder",
    ),
    # evaluating
    "agreement": ("Mức khớp với chú giải", "Agreement with the annotations"),
    "calibration": ("Độ tin cậy có đúng không", "What confidence means"),
    "disagreements": ("Chỗ không khớp", "Where they disagree"),
    "no_text": (
        "{path}: không có văn bản {file} trong {texts} — bỏ qua chú giải này",
        "{path}: its document {file} is not in {texts} — left out",
    ),
    "no_texts": (
        "{texts}: không có văn bản nào được chú giải — --texts cần thư mục chứa các văn bản đó",
        "{texts}: holds none of the annotated documents — --texts takes the folder that does",
    ),
    "bad_bar": (
        "{given} phải có dạng NHÓM=F1, F1 từ 0 đến 1 — ví dụ: --fail-under references=0.95",
        "{given} must be GROUP=F1, with F1 from 0 to 1 — for example: --fail-under references=0.95",
    ),
    "no_such_group": (
        "không có nhóm {name} — các nhóm: {known}",
        "there is no group {name} — groups are: {known}",
    ),
    "below_bar": (
        "{group}: F1 {f1}, thấp hơn mức {least}",
        "{group}: F1 {f1} is below {least}",
    ),
    # demo
    "not_empty": (
        "{path} có sẵn tệp khác — chọn một thư mục mới: kg demo --to THƯ_MỤC",
        "{path} holds other files — choose a new folder: kg demo --to FOLDER",
    ),
    "demo_readme": (
        "Bộ mẫu của kg demo: văn bản ngắn viết cho dự án, không phải nguồn. | {picture}: mở bằng trình duyệt"
        " | {data}: đồ thị ở dạng RDF (Turtle) | kg-data: kho văn bản và đồ thị",
        "The samples of kg demo: short texts written for the project, no sources. | {picture}: open it in a browser"
        " | {data}: the graph as RDF (Turtle) | kg-data: the corpus and the graph",
    ),
    "demo_done": (
        "Mọi thứ nằm trong {folder}. Hỏi tiếp, ví dụ: kg --data {data} show 628/QĐ-TTg",
        "Everything is in {folder}. Ask on, for example: kg --data {data} show 628/QĐ-TTg",
    ),
    "question_1": ("Những văn bản nào thực hiện {symbol}?", "Which plans implement {symbol}?"),
    "question_2": ("{symbol} xuống đến xã thành những việc gì?", "What does {symbol} come down to in a commune?"),
    "question_3": ("{body} phải làm gì, bao giờ xong?", "What does {body} have to do, and by when?"),
    # answers
    "several": (
        "{symbol} là {count} văn bản: {which}; chọn một bằng {example}",
        "{symbol} is {count} documents: {which}; choose with {example}",
    ),
    "no_difference": ("Không có gì khác nhau.", "Nothing differs."),
    "more_differences": ("… và {count} dòng khác, xem --format csv", "… and {count} more rows, see --format csv"),
    "no_loads": ("Kho chưa ghi lần nạp nào.", "The corpus has recorded no load."),
    "no_such_load": ("không có lần nạp {load} — kg loads liệt kê các lần nạp", "no load {load} — kg loads lists them"),
    "later_load_first": (
        "lần nạp {before} sau lần {after} — hãy nêu lần trước đứng trước: kg diff {after} {before}",
        "load {before} is later than {after} — name the earlier one first: kg diff {after} {before}",
    ),
    "no_graph_at": (
        "{path}: ở đây không có đồ thị — hãy nêu thư mục dữ liệu hoặc tệp graph.kgl",
        "{path}: there is no graph here — name a data folder or a file graph.kgl",
    ),
    "place_went": ("{place} đã nhập vào {into}{since}", "{place} went into {into}{since}"),
    "place_divided": ("{place} đã chia thành {into}{since}", "{place} was divided into {into}{since}"),
    "on_day": (" ngày {day}", " on {day}"),
    "nothing": (
        "Không có kết quả. Kho chưa có không có nghĩa là chưa ban hành.",
        "Nothing found. None in the corpus is not the same as none issued.",
    ),
    "none_implements": (
        "Kho không có văn bản nào thực hiện {which}. Kho chưa có không có nghĩa là chưa ban hành: hãy nạp thêm.",
        "No document in the corpus implements {which}. None in the corpus is not the same as none issued: load more.",
    ),
    "no_tasks_at": (
        "Trong kho, {symbol} không dẫn đến nhiệm vụ nào của cấp {level}; có nhiệm vụ ở cấp: {others}"
        " (--to {option}). Kho chưa có không có nghĩa là chưa ban hành.",
        "In the corpus no task at the level {level} follows from {symbol}; there are tasks at: {others}"
        " (--to {option}). None in the corpus is not the same as none issued.",
    ),
    "no_tasks_at_all": (
        "Trong kho, {symbol} không dẫn đến nhiệm vụ nào, ở cấp nào. Kho chưa có không có nghĩa là chưa ban hành:"
        " hãy nạp thêm kế hoạch.",
        "In the corpus no task at any level follows from {symbol}. None in the corpus is not the same as none issued:"
        " load more plans.",
    ),
    "no_tasks": (
        "Kho không có nhiệm vụ nào của {body}. Kho chưa có không có nghĩa là chưa giao.",
        "The corpus holds no task of {body}. None in the corpus is not the same as none given.",
    ),
    "no_tasks_in_role": (
        "Không có nhiệm vụ nào với vai trò {role}; bỏ --role để xem mọi vai trò.",
        "There is no task in the role {role}; leave out --role to see those of every role.",
    ),
    "and_others": ("; và {count} văn bản khác", "; and {count} others"),
    "nothing_undecided": ("Không có gì chưa xác định.", "Nothing is undecided."),
    "undecided": ("Chưa xác định: {count}", "Undecided: {count}"),
    "open_identity_lacks": (
        "chưa rõ đây là văn bản nào, vì thiếu: {lacking}; kg review nêu các khả năng",
        "which document this is, for want of: {lacking}; kg review lists what it may be",
    ),
    "open_identity": (
        "chưa rõ đây là văn bản nào; kg review nêu lý do và các khả năng",
        "which document this is; kg review says why, and what it may be",
    ),
    "not_known_which": ("chưa rõ là văn bản nào", "not known which document"),
    "as_far_as_known": ("theo những gì kho có", "as far as the corpus knows"),
    "since": (" từ {day}", " from {day}"),
    "stands_in_force": ("còn hiệu lực", "in force"),
    "stands_unclear": (
        "chưa rõ còn hiệu lực không, vì các văn bản thay thế dẫn ngược về chính nó",
        "not clear whether in force, for what replaced it leads back to it",
    ),
    "stands_replaced": ("được thay thế bởi {by}{since}", "replaced by {by}{since}"),
    "stands_repealed": ("bị bãi bỏ bởi {by}{since}", "repealed by {by}{since}"),
    "stands_replaced_in_part": ("{part} được thay thế bởi {by}{since}", "{part} replaced by {by}{since}"),
    "stands_repealed_in_part": ("{part} bị bãi bỏ bởi {by}{since}", "{part} repealed by {by}{since}"),
    "stands_amended": ("được sửa đổi bởi {by}{since}", "amended by {by}{since}"),
    "stands_amended_in_part": ("{part} được sửa đổi bởi {by}{since}", "{part} amended by {by}{since}"),
    "stands_amended_often": (
        "được sửa đổi {count} lần, gần nhất bởi {by}{since}",
        "amended {count} times, last by {by}{since}",
    ),
    "stands_now": ("nay là {which}", "what stands now is {which}"),
    "stands_nothing": ("văn bản thay thế cũng đã hết hiệu lực", "what replaced it is no longer in force either"),
    "doubtful": ("không chắc, độ tin cậy {confidence}", "doubtful, confidence {confidence}"),
    "speaks_for": ("Hợp: {reasons}", "For: {reasons}"),
    "speaks_against": ("Không hợp: {reasons}", "Against: {reasons}"),
    "through_others": (
        "… và {count} văn bản thông qua văn bản khác: kg implementers {symbol}",
        "… and {count} through others: kg implementers {symbol}",
    ),
    "and_more": ("… và {count} văn bản khác, xem --format json", "… and {count} more, see --format json"),
    "as_one_of": ("(trong số {group})", "(as one of {group})"),
    "nobody_named": ("chưa nêu cơ quan", "no body named"),
    "cut": (
        "chỉ in {limit} dòng đầu — dùng --limit để in thêm",
        "rows printed: the first {limit} — ask for more with --limit",
    ),
    "wrote": ("Đã ghi {path}", "Wrote {path}"),
    "implemented_by": (
        "Văn bản thực hiện {symbol} ({date}): {count}",
        "Documents that implement {symbol} ({date}): {count}",
    ),
    "tasks_by_body": ("Nhiệm vụ theo cơ quan", "Tasks by body"),
    "relations": ("Quan hệ", "Relations"),
    "targets": ("Chỉ tiêu", "Targets"),
    "among_references": ("Giữa các văn bản được nhắc đến", "Among the documents that are named"),
    "only_cited": ("Chỉ nhắc đến", "Only mentioned"),
    "this_document": ("văn bản này", "this document"),
    "example": ("Ví dụ: {text}", "Example: {text}"),
    **CHECKING,
    **REVIEWING,
    **MOVING,
    **QUERYING,
    **SEARCHING,
    **OF_STORES,
}
