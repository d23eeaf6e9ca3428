"""Whole heads of the documents of State bodies of all levels, with all that they say."""

from __future__ import annotations

import pytest

from loaders.grammar.header import read_header
from loaders.grammar.outline import outline
from loaders.text import Facts, Text

FIELDS = ("number", "type", "issuer", "issued_on", "level", "territory", "title", "signer", "signer_position")
HEADS = {
    "a steering committee under its council": (
        "UBND TỈNH THANH HÓA\nBAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - "
        "Tự do - Hạnh phúc\nSố: 02/KH-BCĐ\nThanh Hóa, ngày 5 tháng 1 năm 2024\nKẾ HOẠCH\nHoạt động năm 2024\nI. "
        "MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành triển khai thực "
        "hiện.\nTRƯỞNG BAN\nCHỦ TỊCH UBND TỈNH\nĐỗ Minh An\n",
        {
            "number": "02/KH-BCĐ", "type": "KH", "issuer": "Ban chỉ đạo chuyển đổi số tỉnh Thanh Hóa",
            "issued_on": "2024-01-05", "level": "provincial", "territory": "tỉnh Thanh Hóa",
            "title": "KẾ HOẠCH Hoạt động năm 2024", "signer": "Đỗ Minh An", "signer_position": "Trưởng ban",
        },
    ),
    "a division under its district": (
        "UBND HUYỆN TAM NÔNG\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - "
        "Hạnh phúc\nSố: 88/PGDĐT-GDTH\nV/v hướng dẫn nhiệm vụ năm học\nTam Nông, ngày 7 tháng 9 năm 2017\nKính "
        "gửi: Hiệu trưởng các trường tiểu học\nPhòng Giáo dục và Đào tạo hướng dẫn như sau:\n1. Nhiệm vụ "
        "chung.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTRƯỞNG PHÒNG\nLê Văn Lương\n",
        {
            "number": "88/PGDĐT-GDTH", "type": "CV", "issuer": "Phòng Giáo dục và Đào tạo huyện Tam Nông",
            "issued_on": "2017-09-07", "level": "district", "territory": "huyện Tam Nông",
            "title": "Công văn V/v hướng dẫn nhiệm vụ năm học", "signer": "Lê Văn Lương",
            "signer_position": "Trưởng phòng",
        },
    ),
    "a department of a city": (
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 4411/SGDĐT-CTTTHSSV\nV/v phòng chống "
        "dịch bệnh\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 3 tháng 10 "
        "năm 2025\nKính gửi: Các trường\nSở Giáo dục và Đào tạo yêu cầu các trường:\n1. Vệ sinh lớp học.\n",
        {
            "number": "4411/SGDĐT-CTTTHSSV", "type": "CV", "issuer": "Sở Giáo dục và Đào tạo thành phố Hà Nội",
            "issued_on": "2025-10-03", "level": "provincial", "territory": "thành phố Hà Nội",
            "title": "Công văn V/v phòng chống dịch bệnh",
        },
    ),
    "a bar above a table": (
        "|\n| ỦY BAN NHÂN DÂN TỈNH SƠN LA ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh "
        "phúc --------------- |\n| Số: 254/QĐ-UBND | Sơn La, ngày 21 tháng 02 năm 2023 |\n\nQUYẾT ĐỊNH\n\nBAN "
        "HÀNH KẾ HOẠCH BẢO VỆ BÍ MẬT NHÀ NƯỚC\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật Tổ chức chính "
        "quyền địa phương;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành Kế hoạch.\n\n|\n| Nơi nhận: - Như Điều 3; - Lưu: VT. "
        "| CHỦ TỊCH Hoàng Quốc Khánh |\n",
        {
            "number": "254/QĐ-UBND", "type": "QĐ", "issuer": "Ủy ban nhân dân tỉnh Sơn La",
            "issued_on": "2023-02-21", "level": "provincial", "territory": "tỉnh Sơn La",
            "title": "QUYẾT ĐỊNH BAN HÀNH KẾ HOẠCH BẢO VỆ BÍ MẬT NHÀ NƯỚC", "signer": "Hoàng Quốc Khánh",
            "signer_position": "Chủ tịch",
        },
    ),
    "a department with the bare name of its province": (
        "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG HƯNG YÊN\nSố: 12/KH-SNNMT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do "
        "- Hạnh phúc\nHưng Yên, ngày 9 tháng 8 năm 2025\nKẾ HOẠCH\nKiểm kê cây nhãn\nI. MỤC ĐÍCH\n1. Biết còn bao "
        "nhiêu cây.\nGIÁM ĐỐC\nTrần Văn Mẫu\n",
        {
            "number": "12/KH-SNNMT", "type": "KH", "issuer": "Sở Nông nghiệp và Môi trường Hưng Yên",
            "issued_on": "2025-08-09", "level": "provincial", "territory": "tỉnh Hưng Yên",
            "title": "KẾ HOẠCH Kiểm kê cây nhãn", "signer": "Trần Văn Mẫu", "signer_position": "Giám đốc",
        },
    ),
    "a school under such a department": (
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO HƯNG YÊN\nTRƯỜNG TRUNG HỌC PHỔ THÔNG PHÙ CỪ\nSố: 4/KH-THPTPC\nCỘNG HÒA XÃ HỘI CHỦ "
        "NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nPhù Cừ, ngày 9 tháng 8 năm 2021\nKẾ HOẠCH\nĐọc sách mỗi tuần\nI. "
        "MỤC ĐÍCH\n1. Học sinh thích đọc.\nHIỆU TRƯỞNG\nTrần Văn Mẫu\n",
        {
            "number": "04/KH-THPTPC", "type": "KH", "issuer": "Trường trung học phổ thông Phù Cừ tỉnh Hưng Yên",
            "issued_on": "2021-08-09", "level": "unit", "territory": "tỉnh Hưng Yên",
            "title": "KẾ HOẠCH Đọc sách mỗi tuần", "signer": "Trần Văn Mẫu", "signer_position": "Hiệu trưởng",
        },
    ),
    "two bodies": (
        "LIÊN NGÀNH: SỞ Y TẾ - BẢO HIỂM XÃ HỘI\nSố: 12/HDLN-SYT-BHXH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc "
        "lập - Tự do - Hạnh phúc\nHải Dương, ngày 9 tháng 8 năm 2016\nHƯỚNG DẪN LIÊN NGÀNH\nThực hiện bảo hiểm "
        "y tế học sinh\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành "
        "triển khai thực hiện.\nGIÁM ĐỐC SỞ Y TẾ\nPhạm Văn Tú\n",
        {
            "number": "12/HDLN-SYT-BHXH", "type": "HDLN",
            "issuer": "Sở Y tế tỉnh Hải Dương và Bảo hiểm xã hội tỉnh Hải Dương",
            "issued_on": "2016-08-09", "level": "provincial", "territory": "tỉnh Hải Dương",
            "title": "HƯỚNG DẪN LIÊN NGÀNH Thực hiện bảo hiểm y tế học sinh", "signer": "Phạm Văn Tú",
            "signer_position": "Giám đốc",
        },
    ),
    "the police of a province": (
        "BỘ CÔNG AN\nCÔNG AN TỈNH HƯNG YÊN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: "
        "120/KH-CAT-PC07\nHưng Yên, ngày 9 tháng 8 năm 2022\nKẾ HOẠCH\nTổng kiểm tra phòng cháy\nI. MỤC ĐÍCH, "
        "YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành triển khai thực hiện.\nGIÁM "
        "ĐỐC\nĐại tá Nguyễn Thanh Trường\n",
        {
            "number": "120/KH-CAT-PC07", "type": "KH", "issuer": "Công an tỉnh Hưng Yên",
            "issued_on": "2022-08-09", "level": "provincial", "territory": "tỉnh Hưng Yên",
            "title": "KẾ HOẠCH Tổng kiểm tra phòng cháy", "signer": "Nguyễn Thanh Trường",
            "signer_position": "Giám đốc",
        },
    ),
    "the military of a province": (
        "QUÂN KHU 3\nBỘ CHỈ HUY QUÂN SỰ TỈNH NINH BÌNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - "
        "Hạnh phúc\nSố: 55/KH-BCH\nNinh Bình, ngày 9 tháng 8 năm 2022\nKẾ HOẠCH\nTuyển quân năm 2023\nI. MỤC "
        "ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành triển khai thực "
        "hiện.\nCHỈ HUY TRƯỞNG\nĐại tá Đinh Công Thanh\n",
        {
            "number": "55/KH-BCH", "type": "KH", "issuer": "Bộ Chỉ huy quân sự tỉnh Ninh Bình",
            "issued_on": "2022-08-09", "level": "provincial", "territory": "tỉnh Ninh Bình",
            "title": "KẾ HOẠCH Tuyển quân năm 2023", "signer": "Đinh Công Thanh",
            "signer_position": "Chỉ huy trưởng",
        },
    ),
    "an office of a council": (
        "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nVĂN PHÒNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh "
        "phúc\nSố: 99/TB-VPUBND\nLào Cai, ngày 9 tháng 8 năm 2022\nTHÔNG BÁO\nKết luận của Phó Chủ tịch UBND "
        "tỉnh tại cuộc họp\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, "
        "ngành triển khai thực hiện.\nTL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nLê Văn Tú\n",
        {
            "number": "99/TB-VPUBND", "type": "TB", "issuer": "Văn phòng Ủy ban nhân dân tỉnh Lào Cai",
            "issued_on": "2022-08-09", "level": "provincial", "territory": "tỉnh Lào Cai",
            "title": "THÔNG BÁO Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp", "signer": "Lê Văn Tú",
            "signer_position": "Phó Chánh Văn phòng",
        },
    ),
    "a town": (
        "UBND HUYỆN ĐÔNG ANH\nUBND THỊ TRẤN ĐÔNG ANH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - "
        "Hạnh phúc\nSố: 99/KH-UBND\nThị trấn Đông Anh, ngày 9 tháng 8 năm 2022\nKẾ HOẠCH\nVệ sinh môi trường\nI. "
        "MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành triển khai thực "
        "hiện.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Tú\n",
        {
            "number": "99/KH-UBND", "type": "KH", "issuer": "Ủy ban nhân dân thị trấn Đông Anh",
            "issued_on": "2022-08-09", "level": "commune", "territory": "thị trấn Đông Anh",
            "title": "KẾ HOẠCH Vệ sinh môi trường", "signer": "Lê Văn Tú", "signer_position": "Chủ tịch",
        },
    ),
    "two columns run together": (
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ HÒA BÌNH Độc lập - Tự do - Hạnh phúc\nSố: "
        "15/KH-UBND Hòa Bình, ngày 4 tháng 5 năm 2021\nKẾ HOẠCH\nPhòng chống thiên tai\nI. MỤC ĐÍCH, YÊU CẦU\n1. "
        "Nâng cao nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành triển khai thực hiện.\nTM. ỦY BAN NHÂN "
        "DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH\nLê Văn Tú\n",
        {
            "number": "15/KH-UBND", "type": "KH", "issuer": "Ủy ban nhân dân xã Hòa Bình",
            "issued_on": "2021-05-04", "level": "commune", "territory": "xã Hòa Bình",
            "title": "KẾ HOẠCH Phòng chống thiên tai", "signer": "Lê Văn Tú", "signer_position": "Phó Chủ tịch",
        },
    ),
    "a signature without tones": (
        "UBND TỈNH CÀ MAU\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/KH-UBND\nCà "
        "Mau, ngày tháng 5 năm 2021\nKẾ HOẠCH\nPhòng chống thiên tai\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận "
        "thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành triển khai thực hiện.\nTM. UY BAN NHAN DAN\nKT. CHU "
        "TICH\nPHO CHU TICH\nLê Văn Sử\n",
        {
            "number": "15/KH-UBND", "type": "KH", "issuer": "Ủy ban nhân dân tỉnh Cà Mau", "issued_on": "2021-05",
            "level": "provincial", "territory": "tỉnh Cà Mau", "title": "KẾ HOẠCH Phòng chống thiên tai",
            "signer": "Lê Văn Sử", "signer_position": "Phó Chủ tịch",
        },
    ),
    "a digital signature": (
        "UBND TỈNH CÀ MAU\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/KH-UBND\nCà "
        "Mau, ngày 12 tháng 5 năm 2021\nKẾ HOẠCH\nPhòng chống thiên tai\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận "
        "thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành triển khai thực hiện.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ "
        "TỊCH\nPHÓ CHỦ TỊCH\nKý bởi: Ủy ban nhân dân tỉnh Cà Mau\nNgày ký: 12-05-2021 15:04:08 +07:00\nLê Văn "
        "Sử\n",
        {
            "number": "15/KH-UBND", "type": "KH", "issuer": "Ủy ban nhân dân tỉnh Cà Mau",
            "issued_on": "2021-05-12", "level": "provincial", "territory": "tỉnh Cà Mau",
            "title": "KẾ HOẠCH Phòng chống thiên tai", "signer": "Lê Văn Sử", "signer_position": "Phó Chủ tịch",
        },
    ),
    "a decision and the plan it issues": (
        "UBND TỈNH YÊN BÁI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 115/QĐ-UBND\n"
        "Yên Bái, ngày 12 tháng 5 năm 2021\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch chuyển đổi số\nỦY BAN NHÂN "
        "DÂN TỈNH YÊN BÁI\nCăn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo "
        "Quyết định này Kế hoạch.\nĐiều 2. Quyết định có hiệu lực từ ngày ký./.\nNơi nhận:\n- Như Điều 2;\n- "
        "Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Huy An\nUBND TỈNH YÊN BÁI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
        "NAM\nĐộc lập - Tự do - Hạnh phúc\nKẾ HOẠCH\nChuyển đổi số giai đoạn 2021-2025\n(Ban hành kèm theo Quyết "
        "định số 115/QĐ-UBND ngày 12/5/2021)\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\nII. "
        "NHIỆM VỤ\n1. Các ban, ngành triển khai thực hiện.\n",
        {
            "number": "115/QĐ-UBND", "type": "QĐ", "issuer": "Ủy ban nhân dân tỉnh Yên Bái",
            "issued_on": "2021-05-12", "level": "provincial", "territory": "tỉnh Yên Bái",
            "title": "QUYẾT ĐỊNH Về việc ban hành Kế hoạch chuyển đổi số", "signer": "Trần Huy An",
            "signer_position": "Chủ tịch",
        },
    ),
    "each cell on a line": (
        "ỦY BAN NHÂN DÂN\nHUYỆN BA BỂ\n\nSố: 120/BC-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập – Tự do – "
        "Hạnh phúc\n\nBa Bể, ngày 20 tháng 11 năm 2018\n\nBÁO CÁO\n\nKết quả thực hiện Chỉ thị số 20/CT-TW\n\nThực "
        "hiện Công văn số 12/SYT-NV, UBND huyện báo cáo kết quả như sau:\n\nI. KẾT QUẢ\n\n1. Công tác tuyên "
        "truyền.\n\nNơi nhận:\n\n- Sở Y tế;\n\n- Lưu: VT.\n\nKT. CHỦ TỊCH\n\nPHÓ CHỦ TỊCH\n\nTriệu Thị Lan\n",
        {
            "number": "120/BC-UBND", "type": "BC", "issuer": "Ủy ban nhân dân huyện Ba Bể",
            "issued_on": "2018-11-20", "level": "district", "territory": "huyện Ba Bể",
            "title": "BÁO CÁO Kết quả thực hiện Chỉ thị số 20/CT-TW", "signer": "Triệu Thị Lan",
            "signer_position": "Phó Chủ tịch",
        },
    ),
    "the Government": (
        "CHÍNH PHỦ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc\nSố: 44/NQ-CP | Hà Nội, "
        "ngày 09 tháng 6 năm 2014\n\nNGHỊ QUYẾT\n\nBan hành Chương trình hành động của Chính phủ thực hiện Nghị "
        "quyết số 29-NQ/TW\n\nCHÍNH PHỦ\n\nCăn cứ Luật Tổ chức Chính phủ;\n\nQUYẾT NGHỊ:\n\nĐiều 1. Ban hành kèm "
        "theo.\n\nNơi nhận: - Ban Bí thư; - Lưu: VT. | TM. CHÍNH PHỦ THỦ TƯỚNG Nguyễn Tấn An\n",
        {
            "number": "44/NQ-CP", "type": "NQ", "issuer": "Chính phủ", "issued_on": "2014-06-09",
            "level": "central",
            "title": "NGHỊ QUYẾT Ban hành Chương trình hành động của Chính phủ thực hiện Nghị quyết số 29-NQ/TW",
            "signer": "Nguyễn Tấn An", "signer_position": "Thủ tướng",
        },
    ),
    "the type word before the number": (
        "QUỐC HỘI\n--------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nNghị quyết số: "
        "158/2024/QH15\nHà Nội, ngày 12 tháng 11 năm 2024\nNGHỊ QUYẾT\nVỀ KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI "
        "NĂM 2025\nQUỐC HỘI\nCăn cứ Hiến pháp;\nQUYẾT NGHỊ:\nĐiều 1. Mục tiêu tổng quát\n1. Tiếp tục ưu tiên.\nCHỦ "
        "TỊCH QUỐC HỘI\nTrần Thanh An\n",
        {
            "number": "158/2024/QH15", "type": "NQ", "issuer": "Quốc hội", "issued_on": "2024-11-12",
            "level": "central", "title": "NGHỊ QUYẾT VỀ KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2025",
            "signer": "Trần Thanh An", "signer_position": "Chủ tịch Quốc hội",
        },
    ),
    "a misprinted province": (
        "ỦY BAN NHÂN DÂN\nTỈNH DÌNH ĐỊNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: "
        "2950/QĐ-UBND\nBình Định, ngày 29 tháng 12 năm 2011\nQUYẾT ĐỊNH\nVỀ VIỆC BAN HÀNH KẾ HOẠCH\nCHỦ TỊCH ỦY "
        "BAN NHÂN DÂN TỈNH\nCăn cứ Luật Tổ chức HĐND và UBND;\nQUYẾT ĐỊNH\nĐiều 1. Ban hành Kế hoạch.\nCHỦ TỊCH\n"
        "Lê Hữu Lộc\n",
        {
            "number": "2950/QĐ-UBND", "type": "QĐ", "issuer": "Ủy ban nhân dân tỉnh Bình Định",
            "issued_on": "2011-12-29", "level": "provincial", "territory": "tỉnh Bình Định",
            "title": "QUYẾT ĐỊNH VỀ VIỆC BAN HÀNH KẾ HOẠCH", "signer": "Lê Hữu Lộc", "signer_position": "Chủ tịch",
        },
    ),
    "an insurance agency": (
        "BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI TỈNH LONG AN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - "
        "Tự do - Hạnh phúc\nSố: 900/BHXH-TST\nV/v phát triển người tham gia\nLong An, ngày 3 tháng 4 năm 2023\n"
        "Kính gửi: Bảo hiểm xã hội các huyện\nBảo hiểm xã hội tỉnh đề nghị:\n1. Rà soát.\nGIÁM ĐỐC\nLê Văn Tú\n",
        {
            "number": "900/BHXH-TST", "type": "CV", "issuer": "Bảo hiểm xã hội tỉnh Long An",
            "issued_on": "2023-04-03", "level": "provincial", "territory": "tỉnh Long An",
            "title": "Công văn V/v phát triển người tham gia", "signer": "Lê Văn Tú",
            "signer_position": "Giám đốc",
        },
    ),
    "a district council": (
        "HỘI ĐỒNG NHÂN DÂN\nHUYỆN LỤC NAM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: "
        "12/NQ-HĐND\nLục Nam, ngày 20 tháng 12 năm 2021\nNGHỊ QUYẾT\nVề nhiệm vụ phát triển kinh tế - xã hội "
        "năm 2022\nHỘI ĐỒNG NHÂN DÂN HUYỆN LỤC NAM\nKHÓA XXI, KỲ HỌP THỨ 4\nCăn cứ Luật Tổ chức chính quyền địa "
        "phương;\nQUYẾT NGHỊ:\nĐiều 1. Mục tiêu\nCHỦ TỊCH\nLê Văn Tú\n",
        {
            "number": "12/NQ-HĐND", "type": "NQ", "issuer": "Hội đồng nhân dân huyện Lục Nam",
            "issued_on": "2021-12-20", "level": "district", "territory": "huyện Lục Nam",
            "title": "NGHỊ QUYẾT Về nhiệm vụ phát triển kinh tế - xã hội năm 2022", "signer": "Lê Văn Tú",
            "signer_position": "Chủ tịch",
        },
    ),
    "a numbered district": (
        "ỦY BAN NHÂN DÂN\nQUẬN 5\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: "
        "12/KH-UBND\nQuận 5, ngày 20 tháng 12 năm 2021\nKẾ HOẠCH\nChăm lo Tết\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao "
        "nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành triển khai thực hiện.\nTM. ỦY BAN NHÂN DÂN\nKT. "
        "CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Tú\n",
        {
            "number": "12/KH-UBND", "type": "KH", "issuer": "Ủy ban nhân dân quận 5", "issued_on": "2021-12-20",
            "level": "district", "territory": "quận 5", "title": "KẾ HOẠCH Chăm lo Tết", "signer": "Lê Văn Tú",
            "signer_position": "Phó Chủ tịch",
        },
    ),
    "a tax office whose code looks like a type": (
        "BỘ TÀI CHÍNH\nCỤC THUẾ TỈNH PHÚ YÊN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 150/CT-TTHT\nV/v hướng dẫn chính sách thuế\nPhú Yên, ngày 1 tháng 3 năm 2019\nKính gửi: Công ty An "
        "Bình\nCục Thuế tỉnh có ý kiến như sau:\n1. Về hóa đơn.\nKT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG\nTrần Tiến Sỹ\n",
        {
            "number": "150/CT-TTHT", "type": "CV", "issuer": "Cục Thuế tỉnh Phú Yên", "issued_on": "2019-03-01",
            "level": "provincial", "territory": "tỉnh Phú Yên", "title": "Công văn V/v hướng dẫn chính sách thuế",
            "signer": "Trần Tiến Sỹ", "signer_position": "Phó Cục trưởng",
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HEADS)
def test_a_letterhead_says_all_nine_things(case: str) -> None:
    content, expected = HEADS[case]
    found = read_header(Text("a.txt", "a.txt", content, "text/plain", "0", Facts()), outline(content))
    assert found.kind == "original"
    assert {name: getattr(found, name) for name in FIELDS} == {name: expected.get(name) for name in FIELDS}
