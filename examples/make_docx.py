"""Writes the sample `05-kh-3243-dien-bien-2019.docx`, byte for byte the same on every run.

python examples/make_docx.py [TARGET]
"""

from __future__ import annotations

import datetime
import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

NAME = "05-kh-3243-dien-bien-2019.docx"
LETTERHEAD = (
    (
        "ỦY BAN NHÂN DÂN\nTỈNH ĐIỆN BIÊN\n-------",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------",
    ),
    ("Số: 3243/KH-UBND", "Điện Biên, ngày 06 tháng 11 năm 2019"),
)
TITLE = (
    "KẾ HOẠCH",
    "Triển khai thực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư Trung ương Đảng và Kế hoạch số 82-KH/TU "
    "ngày 27/8/2019 của Ban Thường vụ Tỉnh ủy về tiếp tục thực hiện Nghị quyết Hội nghị Trung ương 8 khóa XI",
)
BODY = (
    "Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư Trung ương Đảng và Kế hoạch số 82-KH/TU ngày "
    "27/8/2019 của Ban Thường vụ Tỉnh ủy, Ủy ban nhân dân tỉnh Điện Biên ban hành kế hoạch như sau:",
    "I. CHỈ TIÊU",
    "Đến năm 2025, tỷ lệ huy động trẻ 3 - 5 tuổi ra lớp đạt 98%; tối thiểu 70% trường học đạt chuẩn quốc gia.",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Sở Giáo dục và Đào tạo chủ trì, phối hợp với UBND các huyện, thị xã, thành phố rà soát đội ngũ giáo viên "
    "trước ngày 31/3/2020.",
    "2. Sở Nội vụ tham mưu UBND tỉnh giao biên chế giáo viên hằng năm.",
    "3. Báo Điện Biên Phủ, Đài Phát thanh và Truyền hình tỉnh tuyên truyền nội dung của Kết luận, thực hiện thường "
    "xuyên.",
    "4. Các nhiệm vụ cụ thể:",
)
TASKS = (
    ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"),
    ("1", "Xây dựng trường học trọng điểm", "Sở Giáo dục và Đào tạo", "Sở Xây dựng", "Quý IV/2020"),
    ("2", "Cấp sách giáo khoa cho học sinh nghèo", "UBND các huyện, thị xã, thành phố", "Sở Tài chính", "Hằng năm"),
)
CLOSING = "Trên đây là Kế hoạch triển khai thực hiện Kết luận số 51-KL/TW trên địa bàn tỉnh Điện Biên./."
SIGNATURE = (
    (
        "Nơi nhận:\n- Bộ Giáo dục và Đào tạo;\n- Thường trực Tỉnh ủy;\n- Các sở, ban, ngành tỉnh;\n- Lưu: VT, KGVX.",
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Mẫu",
    ),
)


def sample() -> bytes:
    """The document as the bytes of a docx file, with a fixed time in every place where one is written."""
    document = Document()
    document.core_properties.author = "vn-directives-kg"
    document.core_properties.title = "Văn bản mẫu"
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = datetime.datetime(2020, 1, 1)
    add_table(document, LETTERHEAD)
    for line in TITLE:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in BODY:
        document.add_paragraph(line)
    add_table(document, TASKS).style = "Table Grid"
    document.add_paragraph(CLOSING)
    add_table(document, SIGNATURE)
    written = io.BytesIO()
    document.save(written)
    return with_fixed_times(written)


def add_table(document: Any, rows: Sequence[Sequence[str]]) -> Any:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def with_fixed_times(written: io.BytesIO) -> bytes:
    """The archive anew, its parts in the order of their names and all of the same day."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts.namelist()):
            part = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, parts.read(name))
    return fixed.getvalue()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name(NAME)
    target.write_bytes(sample())
