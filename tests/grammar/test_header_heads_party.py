"""Whole heads of the documents of Party bodies and mass organisations, with all that they say."""

from __future__ import annotations

import pytest

from loaders.grammar.header import read_header
from loaders.grammar.outline import outline
from loaders.text import Facts, Text

FIELDS = ("number", "type", "issuer", "issued_on", "level", "territory", "title", "signer", "signer_position")
HEADS = {
    "a Party group of the National Assembly": (
        "BAN CHẤP HÀNH TRUNG ƯƠNG\nĐẢNG ĐOÀN QUỐC HỘI\n*\nSố 1234-KH/ĐĐQH15\n\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, "
        "ngày 20 tháng 2 năm 2025\n\nKẾ HOẠCH\nTHỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW, NGÀY 22/12/2024\nCỦA BỘ CHÍNH "
        "TRỊ VỀ ĐỘT PHÁ PHÁT TRIỂN KHOA HỌC\n\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\nII. "
        "NHIỆM VỤ\n1. Các ban, ngành triển khai thực hiện.\nT/M ĐẢNG ĐOÀN\nPHÓ BÍ THƯ\nTrần Quang An\n",
        {
            "number": "1234-KH/ĐĐQH15", "type": "KH", "issuer": "Đảng đoàn Quốc hội", "issued_on": "2025-02-20",
            "level": "central",
            "title": "KẾ HOẠCH THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW, NGÀY 22/12/2024 CỦA BỘ CHÍNH TRỊ VỀ ĐỘT PHÁ "
              "PHÁT TRIỂN KHOA HỌC",
            "signer": "Trần Quang An", "signer_position": "Phó Bí thư",
        },
    ),
    "a standing board of a commune's Front": (
        "ỦY BAN MTTQ VIỆT NAM\nXÃ LƯƠNG MINH\nBAN THƯỜNG TRỰC\nSố: 16/KH-MTTQ-BTT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA "
        "VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLương Minh, ngày 12 tháng 12 năm 2025\nKẾ HOẠCH\nTổ chức các hội "
        "nghị hiệp thương\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, "
        "ngành triển khai thực hiện.\nTM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\nLê Văn Bình\n",
        {
            "number": "16/KH-MTTQ-BTT", "type": "KH",
            "issuer": "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Lương Minh", "issued_on": "2025-12-12",
            "level": "commune", "territory": "xã Lương Minh", "title": "KẾ HOẠCH Tổ chức các hội nghị hiệp thương",
            "signer": "Lê Văn Bình", "signer_position": "Chủ tịch",
        },
    ),
    "a standing board of a province's Front": (
        "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH HÀ GIANG\nBAN THƯỜNG TRỰC\n*\nSố: 101/KH-MTTQ-BTT\nCỘNG HÒA XÃ "
        "HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Giang, ngày 2 tháng 3 năm 2022\nKẾ HOẠCH\ngiám "
        "sát năm 2022\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành "
        "triển khai thực hiện.\nTM. BAN THƯỜNG TRỰC\nPHÓ CHỦ TỊCH\nLê Thị Bình\n",
        {
            "number": "101/KH-MTTQ-BTT", "type": "KH",
            "issuer": "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hà Giang", "issued_on": "2022-03-02",
            "level": "provincial", "territory": "tỉnh Hà Giang", "title": "KẾ HOẠCH giám sát năm 2022",
            "signer": "Lê Thị Bình", "signer_position": "Phó Chủ tịch",
        },
    ),
    "a name of the centre on two lines": (
        "ỦY BAN TRUNG ƯƠNG\nMẶT TRẬN TỔ QUỐC VIỆT NAM\nBAN THƯỜNG TRỰC\nSố: 05/HD-MTTW-BTT\nCỘNG HÒA XÃ HỘI CHỦ "
        "NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 2 tháng 3 năm 2021\nHƯỚNG DẪN\nquy trình hiệp "
        "thương\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành triển "
        "khai thực hiện.\n",
        {
            "number": "05/HD-MTTW-BTT", "type": "HD",
            "issuer": "Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "issued_on": "2021-03-02",
            "level": "central", "title": "HƯỚNG DẪN quy trình hiệp thương",
        },
    ),
    "a standing board of a district committee": (
        "HUYỆN ỦY TIÊN YÊN\nBAN THƯỜNG VỤ\n*\nSố 45-CTr/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nTiên Yên, ngày 03 tháng 11 "
        "năm 2021\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Nghị quyết số 06-NQ/TU, ngày 17/5/2021 của Tỉnh ủy\nI. MỤC "
        "ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành triển khai thực "
        "hiện.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nNguyễn Văn Bình\n",
        {
            "number": "45-CTr/HU", "type": "CTr", "issuer": "Ban Thường vụ Huyện ủy Tiên Yên",
            "issued_on": "2021-11-03", "level": "district", "territory": "huyện Tiên Yên",
            "title": "CHƯƠNG TRÌNH HÀNH ĐỘNG thực hiện Nghị quyết số 06-NQ/TU, ngày 17/5/2021 của Tỉnh ủy",
            "signer": "Nguyễn Văn Bình", "signer_position": "Bí thư",
        },
    ),
    "a letter of a Party board": (
        "TỈNH ỦY TRÀ VINH\nBAN TUYÊN GIÁO\n*\nSố 1510-CV/BTGTU\nV/v tuyên truyền ngày thành lập\nĐẢNG CỘNG SẢN "
        "VIỆT NAM\nTrà Vinh, ngày 9 tháng 1 năm 2020\nKính gửi: - Ban Tuyên giáo các huyện, thị, thành ủy\nThực "
        "hiện Hướng dẫn số 123-HD/BTGTW, Ban Tuyên giáo Tỉnh ủy đề nghị:\n1. Tuyên truyền sâu rộng.\nNơi "
        "nhận:\n- Như trên,\n- Lưu.\nK/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nLê Văn Nam\n",
        {
            "number": "1510-CV/BTGTU", "type": "CV", "issuer": "Ban Tuyên giáo Tỉnh ủy Trà Vinh",
            "issued_on": "2020-01-09", "level": "provincial", "territory": "tỉnh Trà Vinh",
            "title": "Công văn V/v tuyên truyền ngày thành lập", "signer": "Lê Văn Nam",
            "signer_position": "Phó Trưởng ban",
        },
    ),
    "the Youth Union of a province": (
        "BCH ĐOÀN TỈNH NGHỆ AN\n***\nSố: 98-KH/TĐTN-BTG\nĐOÀN TNCS HỒ CHÍ MINH\nVinh, ngày 12 tháng 5 năm 2023\n"
        "KẾ HOẠCH\nTriển khai Chiến dịch tình nguyện hè năm 2023\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức "
        "của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành triển khai thực hiện.\nTM. BAN THƯỜNG VỤ TỈNH ĐOÀN\nPHÓ BÍ "
        "THƯ\nLê Văn Lương\n",
        {
            "number": "98-KH/TĐTN-BTG", "type": "KH", "issuer": "Ban thường vụ tỉnh đoàn Nghệ An",
            "issued_on": "2023-05-12", "level": "provincial", "territory": "tỉnh Nghệ An",
            "title": "KẾ HOẠCH Triển khai Chiến dịch tình nguyện hè năm 2023", "signer": "Lê Văn Lương",
            "signer_position": "Phó Bí thư",
        },
    ),
    "the Youth Union's secretariat": (
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n***\nSố: 367-QĐ/TWĐTN-VP\nĐOÀN TNCS HỒ CHÍ MINH\nHà Nội, ngày 30 tháng 5 năm "
        "2013\nQUYẾT ĐỊNH\nVề việc ban hành Quy chế làm việc\nBAN BÍ THƯ TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH\n- Căn "
        "cứ Điều lệ Đoàn TNCS Hồ Chí Minh;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành Quy chế.\nTM. BAN BÍ THƯ TRUNG ƯƠNG "
        "ĐOÀN\nBÍ THƯ THƯỜNG TRỰC\nNguyễn Mạnh An\n",
        {
            "number": "367-QĐ/TWĐTN-VP", "type": "QĐ", "issuer": "Ban bí thư Trung ương đoàn tncs Hồ Chí Minh",
            "issued_on": "2013-05-30", "level": "central", "title": "QUYẾT ĐỊNH Về việc ban hành Quy chế làm việc",
            "signer": "Nguyễn Mạnh An", "signer_position": "Bí thư Thường trực",
        },
    ),
    "a labour federation": (
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH SƠN LA\nSố: 12/KH-LĐLĐ\nCỘNG HÒA XÃ HỘI CHỦ "
        "NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSơn La, ngày 12 tháng 4 năm 2023\nKẾ HOẠCH\nTổ chức Tháng "
        "Công nhân năm 2023\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, "
        "ngành triển khai thực hiện.\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\nLê Văn Lương\n",
        {
            "number": "12/KH-LĐLĐ", "type": "KH", "issuer": "Liên đoàn Lao động tỉnh Sơn La",
            "issued_on": "2023-04-12", "level": "provincial", "territory": "tỉnh Sơn La",
            "title": "KẾ HOẠCH Tổ chức Tháng Công nhân năm 2023", "signer": "Lê Văn Lương",
            "signer_position": "Chủ tịch",
        },
    ),
    "a women's union": (
        "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\nBAN THƯỜNG VỤ HỘI LHPN TỈNH BẾN TRE\n-----\nSố: 77/KH-BTV\nCỘNG HÒA XÃ "
        "HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBến Tre, ngày 8 tháng 3 năm 2020\nKẾ HOẠCH\nThực "
        "hiện Đề án 938\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, "
        "ngành triển khai thực hiện.\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\nNguyễn Thị Kim Thoa\n",
        {
            "number": "77/KH-BTV", "type": "KH", "issuer": "Ban thường vụ hội liên hiệp phụ nữ tỉnh Bến Tre",
            "issued_on": "2020-03-08", "level": "provincial", "territory": "tỉnh Bến Tre",
            "title": "KẾ HOẠCH Thực hiện Đề án 938", "signer": "Nguyễn Thị Kim Thoa",
            "signer_position": "Chủ tịch",
        },
    ),
    "a type word in pieces": (
        "TỈNH ỦY THỪA THIÊN HUẾ\n*\nSố 445-KL/TƯ\nĐẢNG CỘNG SẢN VIỆT NAM\nThừa Thiên Huế, ngày 20 tháng 5 năm "
        "2022\nK ÉT LUẬN\nHỘI NGHỊ LÂN THỨ BẢY\nBAN CHẤP HÀNH ĐẢNG BỘ TỈNH KHÓA XVI\n-----\nNgày 18/5/2022, Ban "
        "Chấp hành Đảng bộ tỉnh đã họp và kết luận như sau:\n1. Về tình hình kinh tế.\nT/M TỈNH ỦY\nBÍ THƯ\nLê "
        "Trường Lưu\n",
        {
            "number": "445-KL/TU", "type": "KL", "issuer": "Tỉnh ủy Thừa Thiên Huế", "issued_on": "2022-05-20",
            "level": "provincial", "territory": "tỉnh Thừa Thiên Huế",
            "title": "KẾT LUẬN HỘI NGHỊ LÂN THỨ BẢY BAN CHẤP HÀNH ĐẢNG BỘ TỈNH KHÓA XVI",
            "signer": "Lê Trường Lưu", "signer_position": "Bí thư",
        },
    ),
    "a committee of the agencies of a province": (
        "TỈNH ỦY BẮC NINH\nĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP\n*\nSố 30-NQ/ĐUK\nĐẢNG CỘNG SẢN VIỆT NAM\nBắc "
        "Ninh, ngày 12 tháng 5 năm 2021\nNGHỊ QUYẾT\nVề nâng cao chất lượng sinh hoạt chi bộ\nI. MỤC ĐÍCH, YÊU "
        "CẦU\n1. Nâng cao nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành triển khai thực hiện.\nT/M BAN "
        "CHẤP HÀNH\nBÍ THƯ\nLê Văn Sử\n",
        {
            "number": "30-NQ/ĐUK", "type": "NQ",
            "issuer": "Đảng ủy khối các cơ quan và doanh nghiệp tỉnh Bắc Ninh", "issued_on": "2021-05-12",
            "level": "provincial", "territory": "tỉnh Bắc Ninh",
            "title": "NGHỊ QUYẾT Về nâng cao chất lượng sinh hoạt chi bộ", "signer": "Lê Văn Sử",
            "signer_position": "Bí thư",
        },
    ),
    "a Party group of a council": (
        "TỈNH ỦY ĐẮK LẮK\nBAN CÁN SỰ ĐẢNG UBND TỈNH\n*\nSố 30-KH/BCSĐ\nĐẢNG CỘNG SẢN VIỆT NAM\nBuôn Ma Thuột, "
        "ngày 12 tháng 5 năm 2021\nKẾ HOẠCH\nthực hiện Nghị quyết số 05-NQ/TU\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao "
        "nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành triển khai thực hiện.\nT/M BAN CÁN SỰ ĐẢNG\nBÍ "
        "THƯ\nPhạm Ngọc Sử\n",
        {
            "number": "30-KH/BCSĐ", "type": "KH", "issuer": "Ban cán sự đảng ủy ban nhân dân tỉnh Đắk Lắk",
            "issued_on": "2021-05-12", "level": "provincial", "territory": "tỉnh Đắk Lắk",
            "title": "KẾ HOẠCH thực hiện Nghị quyết số 05-NQ/TU", "signer": "Phạm Ngọc Sử",
            "signer_position": "Bí thư",
        },
    ),
    "a directive of a standing board": (
        "THÀNH ỦY HẢI PHÒNG\n*\nSố 17-CT/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nHải Phòng, ngày 30 tháng 11 năm 2022\nCHỈ "
        "THỊ\nCỦA BAN THƯỜNG VỤ THÀNH ỦY\nvề tăng cường công tác phòng cháy\n-----\nThời gian qua, công tác "
        "phòng cháy được quan tâm. Ban Thường vụ Thành ủy yêu cầu:\n1. Các cấp ủy quán triệt.\nNơi nhận:\n- Ban "
        "Bí thư,\n- Lưu VPTU.\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\nĐỗ Mạnh Hiến\n",
        {
            "number": "17-CT/TU", "type": "CT", "issuer": "Ban Thường vụ Thành ủy Hải Phòng",
            "issued_on": "2022-11-30", "level": "provincial", "territory": "thành phố Hải Phòng",
            "title": "CHỈ THỊ CỦA BAN THƯỜNG VỤ THÀNH ỦY về tăng cường công tác phòng cháy",
            "signer": "Đỗ Mạnh Hiến", "signer_position": "Phó Bí thư Thường trực",
        },
    ),
    "an office of a provincial committee": (
        "TỈNH ỦY HÀ NAM\nVĂN PHÒNG\n*\nSố 86-TB/VPTU\nĐẢNG CỘNG SẢN VIỆT NAM\nPhủ Lý, ngày 3 tháng 4 năm 2018\n"
        "THÔNG BÁO\nKết luận của đồng chí Bí thư Tỉnh ủy\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán "
        "bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành triển khai thực hiện.\nCHÁNH VĂN PHÒNG\n(đã ký)\nNguyễn Văn Lượng\n",
        {
            "number": "86-TB/VPTU", "type": "TB", "issuer": "Văn phòng Tỉnh ủy Hà Nam", "issued_on": "2018-04-03",
            "level": "provincial", "territory": "tỉnh Hà Nam",
            "title": "THÔNG BÁO Kết luận của đồng chí Bí thư Tỉnh ủy", "signer": "Nguyễn Văn Lượng",
            "signer_position": "Chánh Văn phòng",
        },
    ),
    "an inspection committee": (
        "THÀNH ỦY CẦN THƠ\nỦY BAN KIỂM TRA\n*\nSố 15-HD/UBKTTU\nĐẢNG CỘNG SẢN VIỆT NAM\nCần Thơ, ngày 1 tháng 3 "
        "năm 2019\nHƯỚNG DẪN\nthực hiện quy trình kiểm tra\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán "
        "bộ.\nII. NHIỆM VỤ\n1. Các ban, ngành triển khai thực hiện.\nK/T CHỦ NHIỆM\nPHÓ CHỦ NHIỆM THƯỜNG TRỰC\nLê "
        "Văn Tú\n",
        {
            "number": "15-HD/UBKTTU", "type": "HD", "issuer": "Ủy ban Kiểm tra Thành ủy Cần Thơ",
            "issued_on": "2019-03-01", "level": "provincial", "territory": "thành phố Cần Thơ",
            "title": "HƯỚNG DẪN thực hiện quy trình kiểm tra", "signer": "Lê Văn Tú",
            "signer_position": "Phó Chủ nhiệm Thường trực",
        },
    ),
    "the committee of a city in a province": (
        "TỈNH ỦY GIA LAI\nTHÀNH ỦY PLEIKU\n*\nSố 21-KH/ThU\nĐẢNG CỘNG SẢN VIỆT NAM\nPleiku, ngày 6 tháng 5 năm "
        "2020\nKẾ HOẠCH\nkiểm tra việc học tập nghị quyết\nI. MỤC ĐÍCH, YÊU CẦU\n1. Thấy rõ chỗ yếu.\nII. NHIỆM "
        "VỤ\n1. Các chi bộ tự kiểm tra.\nPHÓ BÍ THƯ\nRơ Châm Mẫu\n",
        {
            "number": "21-KH/ThU", "type": "KH", "issuer": "Thành ủy Pleiku", "issued_on": "2020-05-06",
            "level": "district", "territory": "thành phố Pleiku",
            "title": "KẾ HOẠCH kiểm tra việc học tập nghị quyết", "signer": "Rơ Châm Mẫu",
            "signer_position": "Phó Bí thư",
        },
    ),
    "a farmers' union": (
        "HỘI NÔNG DÂN VIỆT NAM\nBAN CHẤP HÀNH HỘI NÔNG DÂN TỈNH QUẢNG BÌNH\nSố: 15-KH/HNDT\nCỘNG HÒA XÃ HỘI CHỦ "
        "NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐồng Hới, ngày 1 tháng 3 năm 2019\nKẾ HOẠCH\nthực hiện "
        "phong trào thi đua\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Các ban, "
        "ngành triển khai thực hiện.\nT/M BAN THƯỜNG VỤ\nCHỦ TỊCH\nTrần Tiến Sỹ\n",
        {
            "number": "15-KH/HNDT", "type": "KH", "issuer": "Ban chấp hành hội nông dân tỉnh Quảng Bình",
            "issued_on": "2019-03-01", "level": "provincial", "territory": "tỉnh Quảng Bình",
            "title": "KẾ HOẠCH thực hiện phong trào thi đua", "signer": "Trần Tiến Sỹ",
            "signer_position": "Chủ tịch",
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HEADS)
def test_a_letterhead_says_all_nine_things(case: str) -> None:
    content, expected = HEADS[case]
    found = read_header(Text("a.txt", "a.txt", content, "text/plain", "0", Facts()), outline(content))
    assert found.kind == "original"
    assert {name: getattr(found, name) for name in FIELDS} == {name: expected.get(name) for name in FIELDS}
