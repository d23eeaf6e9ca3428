"""Who issued a cited document: offices, bodies of a place, centres of organisations, agreements."""

from __future__ import annotations

import pytest

from loaders.extraction import Header, Level
from loaders.grammar.outline import Paragraph, Zone, outline
from loaders.grammar.references import find_references

SON_LA = Header(number="254/QĐ-UBND", type="QĐ", issuer="Ủy ban nhân dân tỉnh Sơn La", territory="tỉnh Sơn La")

# (text, ref, issuer)
ISSUERS = [
    # an office and its body
    ("Theo đề nghị của Giám đốc Công an tỉnh tại Tờ trình số 02/TTr-CAT-PV", "02/TTr-CAT-PV", "Công an tỉnh Sơn La"),
    ("chỉ đạo của Văn phòng thường trực Ban Chỉ đạo 389 quốc gia tại Công văn số 209/VPTT-TH về hàng giả",
     "209/VPTT-TH", "Văn phòng thường trực Ban Chỉ đạo 389 quốc gia"),
    ("Quyết định số 2026/QĐ-BCĐ của Trưởng Ban Chỉ đạo 389 quốc gia.", "2026/QĐ-BCĐ",
     "Trưởng Ban Chỉ đạo 389 quốc gia"),
    ("Xét đề nghị của Giám đốc Sở Nông nghiệp & Phát triển nông thôn tỉnh tại Tờ trình số 47/TTr-NN&PTNT",
     "47/TTr-NN&PTNT", "Sở Nông nghiệp & Phát triển nông thôn tỉnh Sơn La"),
    # a body of the document's province
    ("Công văn số 11/LĐLĐ-TC của Liên đoàn Lao động tỉnh về", "11/LĐLĐ-TC", "Liên đoàn Lao động tỉnh Sơn La"),
    ("Kế hoạch số 30/KH-HND của Hội Nông dân tỉnh về", "30/KH-HND", "Hội Nông dân tỉnh Sơn La"),
    ("Báo cáo thẩm tra số 18/BC-HĐND của Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh và ý kiến", "18/BC-HĐND",
     "Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh Sơn La"),
    ("Nghị quyết số 20-NQ/TW của Hội nghị lần thứ VI Ban Chấp hành TW khóa XII", "20-NQ/TW",
     "Ban Chấp hành Trung ương"),
    # the name ends before what the document is about
    ("Công văn số 285/CCTTHC của Tổ công tác cải cách thủ tục của Thủ tướng Chính phủ về công bố dữ liệu",
     "285/CCTTHC", "Tổ công tác cải cách thủ tục của Thủ tướng Chính phủ"),
    ("Công văn số 2191/BNN-TCTL của Bộ Nông nghiệp và PTNT - Tổng cục Thủy lợi về nước sạch", "2191/BNN-TCTL",
     "Bộ Nông nghiệp và Phát triển nông thôn"),
    # the centre of an organisation is not the Party's
    ("Kế hoạch số 298-KH/TWĐTN của Ban Bí thư Trung ương Đoàn về đại hội", "298-KH/TWĐTN",
     "Ban Bí thư Trung ương Đoàn"),
    ("Kế hoạch số 12-KH/TW của Ban Bí thư Trung ương về đại hội", "12-KH/TW", "Ban Bí thư Trung ương"),
    # the courts, the prosecution and the police together
    ("theo Kết luận liên ngành tư pháp Trung ương số 9/KL-LNTPTW ngày 4/5/2022 về thống kê", "09/KL-LNTPTW",
     "Liên ngành Tư pháp Trung ương"),
    ("Kết luận số 9/KL-LNTP ngày 4/5/2022", "09/KL-LNTP", None),
    # between bodies
    ("Thông tư liên tịch số 183/2010/TTLT-BTC-BNV giữa Bộ Tài chính và Bộ Nội vụ hướng dẫn", "183/2010/TTLT-BTC-BNV",
     "Bộ Tài chính và Bộ Nội vụ"),
    # who reports has issued what stands in brackets
    ("Sau khi nghe Đảng ủy Chính phủ báo cáo về việc điều chỉnh phạm vi (Tờ trình số 08-TTr/ĐU), Bộ Chính trị kết luận",
     "08-TTr/ĐU", "Đảng ủy Chính phủ"),
    ("Xét báo cáo của Tổng công ty Bưu điện Việt Nam về kết quả thí điểm (Công văn số 4736/BĐVN-TCBC)",
     "4736/BĐVN-TCBC", "Tổng công ty Bưu điện Việt Nam"),
    ("Theo đề nghị của Bộ Y tế về phòng dịch (Quyết định số 19/QĐ-XYZ)", "19/QĐ-XYZ", None),
    ("đề nghị của Sở Y tế (Thường trực Ban Chỉ đạo) tại Tờ trình số 126/SYT-KH", "126/SYT-KH", "Sở Y tế tỉnh Sơn La"),
]  # fmt: skip

MOC_CHAU = Header(
    number="71/KH-UBND",
    type="KH",
    issuer="Ủy ban nhân dân huyện Mộc Châu",
    level="district",
    territory="huyện Mộc Châu",
)
HA_LONG = Header(
    number="9/KH-MTTQ", type="KH", issuer="Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hạ Long", issued_on="2019-04-02",
    level="district", territory="thành phố Hạ Long",
)  # fmt: skip
CENTRE = Header(number="88/BC-BGDĐT", type="BC", issuer="Bộ Giáo dục và Đào tạo", level="central")

# (text, header, ref, issuer)
JOINT = [
    # a list of issuers ends with its "và"; without one, what has a verb of its own is the subject of the clause
    ("Thực hiện Kế hoạch liên tịch số 12/KHLT-SYT-CAT ngày 3/2/2021 của Sở Y tế và Công an tỉnh, UBND huyện ban hành kế"
     " hoạch", MOC_CHAU, "12/KHLT-SYT-CAT", "Sở Y tế tỉnh Sơn La và Công an tỉnh Sơn La"),
    ("Thông tư liên tịch số 15/2014/TTLT-BTC-BYT của Bộ Tài chính, Bộ Y tế quy định", CENTRE, "15/2014/TTLT-BTC-BYT",
     "Bộ Tài chính và Bộ Y tế"),
    ("Chương trình phối hợp số 7/CTPH-SYT-HPN của Sở Y tế, Hội Phụ nữ và Tỉnh đoàn", SON_LA, "07/CTPH-SYT-HPN",
     "Sở Y tế tỉnh Sơn La và Hội Phụ nữ và Tỉnh đoàn Sơn La"),
    ("Theo Kế hoạch số 31/KH-MTTQ-BTT ngày 5/3/2019 của Ủy ban MTTQ Việt Nam tỉnh Quảng Ninh, Ban Thường trực Ủy ban"
     " MTTQ thành phố giám sát hai phường", HA_LONG, "31/KH-MTTQ-BTT",
     "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Ninh"),
    # "và" inside a name, and before the next body
    ("Kế hoạch liên tịch số 8/KHLT-CAT-SGDĐT giữa Công an tỉnh và Sở Giáo dục và Đào tạo; các xã", MOC_CHAU,
     "08/KHLT-CAT-SGDĐT", "Công an tỉnh Sơn La và Sở Giáo dục và Đào tạo tỉnh Sơn La"),
    # a place that only the last one names
    ("Kế hoạch liên tịch số 8/KHLT-SGDĐT-CAT của Sở Giáo dục và Đào tạo và Công an tỉnh Yên Bái về an toàn", CENTRE,
     "08/KHLT-SGDĐT-CAT", "Sở Giáo dục và Đào tạo tỉnh Yên Bái và Công an tỉnh Yên Bái"),
    # the Youth Union of a district
    ("Kế hoạch số 14-KH/HĐTN của Ban Thường vụ Huyện đoàn Yên Châu về hè", MOC_CHAU, "14-KH/HĐTN",
     "Ban Thường vụ Huyện đoàn Yên Châu"),
    ("Kế hoạch số 14-KH/HĐTN của Ban Thường vụ Huyện Đoàn về hè", MOC_CHAU, "14-KH/HĐTN",
     "Ban Thường vụ Huyện Đoàn Mộc Châu"),
    # a department is the province's, also where a district or its city writes; an office is the district's
    ("Kế hoạch số 40/KH-SYT của Sở Y tế về tiêm chủng", MOC_CHAU, "40/KH-SYT", "Sở Y tế tỉnh Sơn La"),
    ("Kế hoạch số 40/KH-SYT của Sở Y tế về tiêm chủng", HA_LONG, "40/KH-SYT", "Sở Y tế tỉnh Quảng Ninh"),
    ("Kế hoạch số 4/KH-PYT của Phòng Y tế về tiêm chủng", MOC_CHAU, "04/KH-PYT", "Phòng Y tế huyện Mộc Châu"),
    ("Kế hoạch số 40/KH-SYT của Sở Y tế về tiêm chủng", CENTRE, "40/KH-SYT", "Sở Y tế"),
]  # fmt: skip

# (text, ref, issuer): in a text of huyện Mộc Châu
CHANGED = [
    # what changes a document, and what it changes, is of the same body where it has the same code
    ("Quyết định số 50/QĐ-UBND ngày 1/4/2021 của UBND tỉnh (được sửa đổi, bổ sung tại Quyết định số 61/QĐ-UBND ngày"
     " 2/5/2022)", "61/QĐ-UBND", "Ủy ban nhân dân tỉnh Sơn La"),
    ("Quyết định số 50/QĐ-UBND ngày 1/4/2021 của UBND tỉnh, được thay thế bởi Quyết định số 61/QĐ-UBND ngày 2/5/2022",
     "61/QĐ-UBND", "Ủy ban nhân dân tỉnh Sơn La"),
    ("Quyết định số 61/QĐ-UBND ngày 2/5/2022 về việc sửa đổi, bổ sung một số điều của Quyết định số 50/QĐ-UBND ngày"
     " 1/4/2021 của UBND tỉnh", "61/QĐ-UBND", "Ủy ban nhân dân tỉnh Sơn La"),
    # another code, or no change
    ("Quyết định số 50/QĐ-UBND ngày 1/4/2021 của UBND tỉnh được sửa đổi tại Nghị quyết số 6/NQ-HĐND ngày 2/5/2022",
     "06/NQ-HĐND", None),
    ("Quyết định số 50/QĐ-UBND ngày 1/4/2021 của UBND tỉnh. Kế hoạch số 61/KH-UBND ngày 2/5/2022", "61/KH-UBND",
     "Ủy ban nhân dân huyện Mộc Châu"),
]  # fmt: skip


def written(territory: str, on: str | None, code: str = "UBND", level: Level = "provincial") -> Header:
    body = f"{'Ủy ban nhân dân' if code == 'UBND' else 'Sở Y tế'} {territory}"
    return Header(number=f"9/KH-{code}", type="KH", issuer=body, issued_on=on, level=level, territory=territory)


GIA_LAI, HAI_PHONG = written("tỉnh Gia Lai", "2025-10-02"), written("thành phố Hải Phòng", "2025-10-02")

# (the text's header, what it cites, issuer): a body of the kind that stands there, as it was before provinces merged
MERGED = [
    (GIA_LAI, "Kế hoạch số 7/KH-UBND ngày 3/4/2024 của UBND tỉnh", "UBND tỉnh"),
    (GIA_LAI, "Kế hoạch số 7-KH/TU ngày 3/4/2024 của Tỉnh ủy", "Tỉnh ủy"),
    (GIA_LAI, "Kế hoạch số 7/KH-SYT ngày 3/4/2024 của Sở Y tế", "Sở Y tế"),
    (GIA_LAI, "Kế hoạch số 7/KH-UBND ngày 3/4/2024 về hè", None),
    (GIA_LAI, "Kế hoạch số 7/KH-UBND ngày 3/4/2024 của UBND tỉnh Bình Định",
     "UBND tỉnh Bình Định"),
    # after the merger, in its year, or long before it for a writer of before
    (GIA_LAI, "Kế hoạch số 7/KH-UBND ngày 3/7/2025 của UBND tỉnh",
     "UBND tỉnh Gia Lai"),
    (GIA_LAI, "Kế hoạch số 7/KH-UBND năm 2025 của UBND tỉnh",
     "UBND tỉnh Gia Lai"),
    (GIA_LAI, "Kế hoạch số 7/KH-UBND ngày 3/7/2025 về hè", "UBND tỉnh Gia Lai"),
    (GIA_LAI, "Kế hoạch số 7/KH-UBND của UBND tỉnh", "UBND tỉnh Gia Lai"),
    (written("tỉnh Gia Lai", "2025-06-02"), "Kế hoạch số 7/KH-UBND ngày 3/4/2024 của UBND tỉnh",
     "UBND tỉnh Gia Lai"),
    # a text without a date is no older than what it cites
    (written("tỉnh Gia Lai", None), "Kế hoạch số 7/KH-UBND ngày 3/4/2024 của UBND tỉnh", "UBND tỉnh Gia Lai"),
    (written("tỉnh Gia Lai", None), "Quyết định số 2/QĐ-TTg ngày 1/9/2025; Kế hoạch số 7/KH-UBND ngày 3/4/2024 của UBND"
     " tỉnh", "UBND tỉnh"),
    # a province that stayed alone
    (written("tỉnh Sơn La", "2025-10-02"), "Kế hoạch số 7/KH-UBND ngày 3/4/2024 của UBND tỉnh",
     "UBND tỉnh Sơn La"),
    (written("thành phố Huế", "2025-10-02"), "Kế hoạch số 7/KH-UBND ngày 3/4/2024 của UBND tỉnh",
     "UBND tỉnh Thừa Thiên Huế"),
    (written("thành phố Huế", "2025-10-02"), "Kế hoạch số 7/KH-UBND ngày 3/4/2025 của UBND thành phố",
     "UBND thành phố Huế"),
    # the only one of its kind that went into it
    (HAI_PHONG, "Kế hoạch số 7/KH-UBND ngày 3/4/2024 của UBND thành phố",
     "UBND thành phố Hải Phòng"),
    (HAI_PHONG, "Kế hoạch số 7/KH-UBND ngày 3/4/2024 của UBND tỉnh",
     "UBND tỉnh Hải Dương"),
    (HAI_PHONG, "Kế hoạch số 7-KH/TU ngày 3/4/2024 của Thành ủy",
     "Thành ủy Hải Phòng"),
    (HAI_PHONG, "Kế hoạch số 7/KH-SYT ngày 3/4/2024 của Sở Y tế", "Sở Y tế"),
    (HAI_PHONG, "Kế hoạch số 7/KH-SYT ngày 3/4/2024 của Sở Y tế thành phố",
     "Sở Y tế thành phố Hải Phòng"),
    (written("thành phố Cần Thơ", "2025-10-02"), "Kế hoạch số 7/KH-UBND ngày 3/4/2024 của UBND tỉnh",
     "UBND tỉnh"),
    # a department writes; a division long ago; a province of which nothing earlier is known
    (written("tỉnh Gia Lai", "2025-10-02", "SYT"), "Kế hoạch số 7/KH-SYT ngày 3/4/2024 về hè", None),
    (written("tỉnh Bắc Kạn", "2019-10-02"), "Kế hoạch số 7/KH-UB ngày 3/4/1995 của UBND tỉnh",
     "UBND tỉnh Bắc Thái"),
    (written("tỉnh Điện Biên", "2019-10-02"), "Kế hoạch số 7/KH-UB ngày 3/4/2001 của UBND tỉnh", "UBND tỉnh"),
    # the province above a commune; a town that is called like a province
    (written("xã Ia Băng", "2025-10-02", level="commune"), "Kế hoạch số 7/KH-UBND ngày 3/4/2024 của UBND tỉnh",
     "UBND tỉnh"),
    (written("xã Ia Băng", "2025-10-02", level="commune"), "Kế hoạch số 7/KH-UBND ngày 3/9/2025 của UBND tỉnh",
     "UBND tỉnh Gia Lai"),
    (written("thành phố Thái Bình", "2024-10-02", level="district"), "Kế hoạch số 7/KH-UBND ngày 3/4/1990 của UBND"
     " thành phố", "UBND thành phố Thái Bình"),
]  # fmt: skip

# (a body as a text of tỉnh Sơn La prints it, its name): the place of another province at its end, and none
ELSEWHERE = [
    ("Sở Y tế tỉnh Hà Nam", "Sở Y tế tỉnh Hà Nam"),
    ("Sở Y tế Hà Nam", "Sở Y tế tỉnh Hà Nam"),
    ("Sở Y tế Hải Phòng", "Sở Y tế thành phố Hải Phòng"),
    ("Sở Nông nghiệp và Phát triển nông thôn tỉnh Quảng Trị", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Quảng Trị"),
    ("Sở Nông nghiệp và Phát triển nông thôn Quảng Trị", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Quảng Trị"),
    ("Sở Văn hóa, Thể thao và Du lịch tỉnh Bà Rịa - Vũng Tàu",
     "Sở Văn hóa, Thể thao và Du lịch tỉnh Bà Rịa - Vũng Tàu"),
    ("Sở Lao động, Thương binh và Xã hội tỉnh Hà Nam (cũ)", "Sở Lao động, Thương binh và Xã hội tỉnh Hà Nam"),
    ("Phòng Lao động - Thương binh và Xã hội huyện Mường La", "Phòng Lao động - Thương binh và Xã hội huyện Mường La"),
    ("Sở Nông nghiệp và Phát triển nông thôn. Hà Nam", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Sơn La"),
    ("Sở Nông nghiệp và Phát triển nông thôn tỉnh", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Sơn La"),
    ("Sở Y tế và UBND tỉnh Hà Nam", "Sở Y tế tỉnh Sơn La"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "name"), ELSEWHERE)
def test_departments_elsewhere(printed: str, name: str) -> None:
    assert issuer_of(f"theo Kế hoạch số 40/KH-ABC của {printed} về tiêm chủng", "40/KH-ABC", SON_LA) == name


# (a body as it is printed, its name): letters and points for a city, and what only looks like them
CITIES = [
    *((f"UBND {city}", "Ủy ban nhân dân Thành phố Hồ Chí Minh")
      for city in ("TP.HCM", "TPHCM", "TP HCM", "TP. HCM", "Tp.HCM", "Thành phố Hồ Chí Minh")),
    ("UBND Tp. Hồ Chí Minh", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
    ("UBND TP.HN", "Ủy ban nhân dân thành phố Hà Nội"),
    ("Sở Y tế TP.HCM", "Sở Y tế Thành phố Hồ Chí Minh"),
    ("Chủ tịch UBND TP.Huế", "Chủ tịch Ủy ban nhân dân thành phố Huế"),
    ("Đoàn TNCS HCM", None),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "name"), CITIES)
def test_cities_by_their_letters(printed: str, name: str | None) -> None:
    assert issuer_of(f"theo Kế hoạch số 40/KH-ABC của {printed} về tiêm chủng", "40/KH-ABC", CENTRE) == name


def issuer_of(text: str, ref: str, header: Header) -> str | None:
    found = {r.ref: r for r in find_references(text, (Paragraph(0, len(text), text, Zone.BODY),), header)}
    assert ref in found, f"{ref} is cited"
    return found[ref].issuer


@pytest.mark.parametrize(("text", "ref", "issuer"), ISSUERS, ids=[case[1] for case in ISSUERS])
def test_who_issued_it(text: str, ref: str, issuer: str | None) -> None:
    assert issuer_of(text, ref, SON_LA) == issuer


@pytest.mark.parametrize(("text", "header", "ref", "issuer"), JOINT, ids=[case[3] for case in JOINT])
def test_who_issued_it_together(text: str, header: Header, ref: str, issuer: str) -> None:
    assert issuer_of(text, ref, header) == issuer


@pytest.mark.parametrize(("text", "ref", "issuer"), CHANGED, ids=[case[0][-45:] for case in CHANGED])
def test_who_issued_what_changes_another(text: str, ref: str, issuer: str | None) -> None:
    assert issuer_of(text, ref, MOC_CHAU) == issuer


@pytest.mark.parametrize(
    ("header", "text", "issuer"), MERGED, ids=[f"{h.territory} {h.issued_on}: {t[-50:]}" for h, t, _ in MERGED]
)
def test_who_issued_it_before_a_merger(header: Header, text: str, issuer: str | None) -> None:
    found = find_references(text, (Paragraph(0, len(text), text, Zone.BODY),), header)
    assert found[-1].issuer == (issuer and issuer.replace("UBND", "Ủy ban nhân dân"))


def test_an_issuer_ends_with_the_abstract() -> None:
    text = (
        "QUYẾT ĐỊNH\nSửa đổi Quy chế kèm theo Quyết định số 75/QĐ-UBND ngày 3/2/2021 của Chủ tịch UBND tỉnh\n\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật Đất đai;\n"
    )
    paragraphs = outline(text)
    assert [p.zone for p in paragraphs[:3]] == [Zone.TITLE] * 3, "the case is about the title"
    found = {r.ref: r.issuer for r in find_references(text, paragraphs, SON_LA)}
    assert found["75/QĐ-UBND"] == "Chủ tịch Ủy ban nhân dân tỉnh Sơn La"
