"""Names of bodies: where they begin and end, how lists split, what level and territory they have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction import Header
from loaders.grammar.lexicon.bodies import (
    body_level,
    expand,
    expand_all,
    find_bodies,
    is_collective,
    split_bodies,
    with_territory,
)
from loaders.grammar.lexicon.body_words import heads
from loaders.grammar.lexicon.phrases import first_key, words
from loaders.tables import several, table

LANG_SON = Header(level="provincial", territory="tỉnh Lạng Sơn", issuer="Ủy ban nhân dân tỉnh Lạng Sơn")
HA_LONG = Header(level="district", territory="thành phố Hạ Long", issuer="Thành ủy Hạ Long")
HUE_2019 = Header(level="provincial", territory="tỉnh Thừa Thiên Huế", issued_on="2019-05-02")
HA_NOI = Header(level="provincial", territory="thành phố Hà Nội", issuer="Ủy ban nhân dân thành phố Hà Nội")
CENTRE = Header(level="central", issuer="Thủ tướng Chính phủ")
TOWN = Header(level="district", issuer="Ban Thường vụ Thị ủy")

IN_PROSE = [
    # a ministry's or department's own "và" separates nothing
    ("Sở Giáo dục và Đào tạo và Sở Y tế chủ trì", ["Sở Giáo dục và Đào tạo", "Sở Y tế"]),
    ("Sở Văn hóa, Thể thao và Du lịch, Sở Nội vụ phối hợp", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Nội vụ"]),
    ("Bộ Lao động - Thương binh và Xã hội ban hành", ["Bộ Lao động - Thương binh và Xã hội"]),
    ("Bộ Nông nghiệp và Môi trường, Bộ Tài chính trình", ["Bộ Nông nghiệp và Môi trường", "Bộ Tài chính"]),
    # abbreviations are written out, but UBND and HĐND stay
    ("Sở GDĐT phối hợp với UBND tỉnh", ["Sở Giáo dục và Đào tạo", "UBND tỉnh"]),
    ("Sở GD&ĐT, Sở KH&CN báo cáo HĐND tỉnh", ["Sở Giáo dục và Đào tạo", "Sở Khoa học và Công nghệ", "HĐND tỉnh"]),
    # collectives are one body
    ("các sở, ban, ngành tổ chức thực hiện", ["các sở, ban, ngành"]),
    ("Các Bộ, ngành, địa phương rà soát", ["Các Bộ, ngành, địa phương"]),
    ("các cơ quan, đơn vị có liên quan tham mưu", ["các cơ quan, đơn vị có liên quan"]),
    ("các sở, ban, ngành, UBND các huyện, thành phố", ["các sở, ban, ngành", "UBND các huyện, thành phố"]),
    ("UBND các huyện, thị xã, thành phố xây dựng", ["UBND các huyện, thị xã, thành phố"]),
    ("Ủy ban nhân dân các xã, phường và Công an tỉnh", ["Ủy ban nhân dân các xã, phường", "Công an tỉnh"]),
    ("các cấp ủy cơ sở, chính quyền, Mặt trận", ["các cấp ủy cơ sở", "chính quyền", "Mặt trận"]),
    ("Chi bộ các trường THPT và đảng ủy các phường, xã", ["Chi bộ các trường THPT", "đảng ủy các phường, xã"]),
    ("các tỉnh ủy, thành ủy lãnh đạo", ["các tỉnh ủy, thành ủy"]),
    # a head shared by the members of a list
    ("các Sở: Tài chính, Nội vụ cân đối", ["Sở Tài chính", "Sở Nội vụ"]),
    ("các Sở Tài chính, Nội vụ và Y tế cân đối", ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"]),
    ("Các Đảng ủy Bộ Tài chính, Bộ Nội vụ thực hiện", ["Đảng ủy Bộ Tài chính", "Đảng ủy Bộ Nội vụ"]),
    # boards are named for fields of work that read like divisions or verbs; a duty ends the name
    ("Ban Chỉ đạo Phòng thủ dân sự tỉnh tổ chức trực ban", ["Ban Chỉ đạo Phòng thủ dân sự tỉnh"]),
    ("Ban Chỉ đạo Phòng, chống thiên tai tỉnh xây dựng", ["Ban Chỉ đạo Phòng, chống thiên tai tỉnh"]),
    ("Ban Chỉ đạo phòng, chống tham nhũng, lãng phí, tiêu cực tỉnh chỉ đạo", [
        "Ban Chỉ đạo phòng, chống tham nhũng, lãng phí, tiêu cực tỉnh",
    ]),
    ("Ban Chỉ đạo giảm nghèo bền vững tỉnh hướng dẫn", ["Ban Chỉ đạo giảm nghèo bền vững tỉnh"]),
    ("Ban Chỉ đạo tổng hợp, báo cáo tỉnh xem xét", ["Ban Chỉ đạo"]),
    ("Ban Chỉ đạo phát động phong trào toàn tỉnh báo cáo", ["Ban Chỉ đạo"]),
    ("Ban Chỉ đạo xây dựng kế hoạch", ["Ban Chỉ đạo"]),
    # short kinds of places before a verb, further grades, "&" for "và", whose committees
    ("UBND các huyện, thành, thị xây dựng kế hoạch", ["UBND các huyện, thành, thị"]),
    ("UBND các huyện, thành lập tổ công tác", ["UBND các huyện"]),
    ("Chính quyền cấp huyện, cấp xã tổ chức", ["Chính quyền cấp huyện, cấp xã"]),
    ("Phòng Văn hóa & Thông tin tham mưu", ["Phòng Văn hóa & Thông tin"]),
    ("Cấp ủy các chi bộ, đảng bộ cơ sở quán triệt", ["Cấp ủy các chi bộ, đảng bộ cơ sở"]),
    ("các cơ quan của Đảng, Quốc hội, các tổ chức xã hội giám sát", [
        "các cơ quan của Đảng, Quốc hội", "các tổ chức xã hội",
    ]),
    ("các cơ quan của Sở Y tế, Quốc hội giám sát", ["các cơ quan của Sở Y tế", "Quốc hội"]),
    # bodies of one kind known by their numbers
    ("Bộ Tư lệnh Quân khu 3, 4 và 5 duy trì", [
        "Bộ Tư lệnh Quân khu 3", "Bộ Tư lệnh Quân khu 4", "Bộ Tư lệnh Quân khu 5",
    ]),
    ("Quân khu 3, 24 tàu và xe duy trì", ["Quân khu 3"]),
    # councils of places side by side; an address names one place
    ("UBND tỉnh Hà Nam, tỉnh Nam Định và thành phố Hà Nội rà soát", [
        "UBND tỉnh Hà Nam", "UBND tỉnh Nam Định", "UBND thành phố Hà Nội",
    ]),
    ("UBND phường Trần Phú và xã Tân An bố trí", ["UBND phường Trần Phú", "UBND xã Tân An"]),
    ("UBND xã Tân Sơn, huyện Lục Ngạn và tỉnh Bắc Giang", ["UBND xã Tân Sơn"]),
    ("UBND thành phố Vinh, tỉnh Nghệ An báo cáo", ["UBND thành phố Vinh"]),
    # one organ of several committees; organs in a row; whose a kind is ends its list
    ("Ban Thường vụ tỉnh ủy, thành ủy quyết định", ["Ban Thường vụ tỉnh ủy, thành ủy"]),
    ("Ban Thường vụ Tỉnh ủy, Thành ủy quyết định", ["Ban Thường vụ Tỉnh ủy", "Thành ủy"]),
    ("Văn phòng, ban tổ chức các huyện ủy tổng hợp", ["Văn phòng các huyện ủy", "ban tổ chức các huyện ủy"]),
    ("Văn phòng, Ban Tổ chức Tỉnh ủy tổng hợp", ["Văn phòng", "Ban Tổ chức Tỉnh ủy"]),
    ("các sở, đoàn thể cấp tỉnh, cơ quan ngành dọc trên địa bàn họp", [
        "các sở, đoàn thể cấp tỉnh", "cơ quan ngành dọc trên địa bàn",
    ]),
    ("Ngân hàng Nhà nước Việt Nam - Chi nhánh Khu vực 5 chủ trì", [
        "Ngân hàng Nhà nước Việt Nam - Chi nhánh Khu vực 5",
    ]),
    ("Các doanh nghiệp nhà nước, Tổng Công ty rà soát", ["Các doanh nghiệp nhà nước", "Tổng Công ty"]),
    ("các cơ quan chức năng của Nhà nước xử lý", ["các cơ quan chức năng của Nhà nước"]),
    ("Công an và lực lượng Kiểm lâm tuần tra", ["Công an", "lực lượng Kiểm lâm"]),
    ("Mặt trận Tổ quốc, Hội Nông dân các cấp và các trường vận động", [
        "Mặt trận Tổ quốc các cấp", "Hội Nông dân các cấp", "các trường",
    ]),
    # collective leaders; a stretch of country without a name
    ("Tập thể lãnh đạo cơ quan, đơn vị rà soát", ["Tập thể lãnh đạo cơ quan, đơn vị"]),
    ("Các đơn vị đóng quân trên địa bàn phối hợp", ["Các đơn vị đóng quân trên địa bàn"]),
    # persons by office
    ("Giám đốc Sở Xây dựng chịu trách nhiệm", ["Giám đốc Sở Xây dựng"]),
    ("Đồng chí Chủ tịch UBND thị xã chỉ đạo", ["Chủ tịch UBND thị xã"]),
    ("Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã", ["Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các xã"]),
    ("Chánh Văn phòng UBND tỉnh, Giám đốc các sở", ["Chánh Văn phòng UBND tỉnh", "Giám đốc các sở"]),
    # Party, mass organisations, press, schools, enterprises
    ("Ban Tuyên giáo và Dân vận Tỉnh ủy hướng dẫn", ["Ban Tuyên giáo và Dân vận Tỉnh ủy"]),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động", ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"]),
    ("Hội Nông dân và Hội Cựu chiến binh các cấp", ["Hội Nông dân các cấp", "Hội Cựu chiến binh các cấp"]),
    ("Báo Lạng Sơn, Đài Phát thanh và Truyền hình tỉnh", ["Báo Lạng Sơn", "Đài Phát thanh và Truyền hình tỉnh"]),
    ("Trường Cao đẳng Sư phạm Lạng Sơn xây dựng", ["Trường Cao đẳng Sư phạm Lạng Sơn"]),
    ("các doanh nghiệp viễn thông trên địa bàn tỉnh đầu tư", ["các doanh nghiệp viễn thông trên địa bàn tỉnh"]),
    ("Đảng ủy Chính phủ lãnh đạo", ["Đảng ủy Chính phủ"]),
    # places named one by one, with a colon or without; a label's colon is none
    ("UBND các tỉnh: Lào Cai, Sơn La và Điện Biên rà soát", ["UBND các tỉnh: Lào Cai, Sơn La và Điện Biên"]),
    ("UBND các huyện Văn Quan, Bình Gia thực hiện", ["UBND các huyện Văn Quan, Bình Gia"]),
    ("UBND các tỉnh từ Hà Tĩnh đến Lâm Đồng tổ chức", ["UBND các tỉnh từ Hà Tĩnh đến Lâm Đồng"]),
    ("Ngân hàng Nhà nước khu vực 8 hướng dẫn", ["Ngân hàng Nhà nước khu vực 8"]),
    ("Các tỉnh: Rà soát, tổng hợp", ["Các tỉnh"]),
    ("UBND 04 xã: Gia Thuận, Tân Điền phối hợp", ["UBND 04 xã: Gia Thuận, Tân Điền"]),
    # collectives without a word for the plural
    ("Cơ quan, tổ chức, cá nhân thực hiện", ["Cơ quan, tổ chức, cá nhân"]),
    (
        "Viện, trường; doanh nghiệp, sở, ban, ngành có liên quan",
        [
            "Viện, trường",
            "doanh nghiệp",
            "sở, ban, ngành có liên quan",
        ],
    ),
    ("Tổ chức, sắp xếp bộ máy", []),
    # what members of a list share: a head that the tables know with them, an office
    (
        "các Đảng ủy: Chính phủ; Mặt trận Tổ quốc, các đoàn thể Trung ương; Bộ Tư pháp",
        ["Đảng ủy Chính phủ", "Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương", "Đảng ủy Bộ Tư pháp"],
    ),
    ("Giám đốc các sở: Nội vụ, Y tế; Chủ tịch UBND xã", ["Giám đốc Sở Nội vụ", "Giám đốc Sở Y tế", "Chủ tịch UBND xã"]),
    ("Giám đốc các sở, Chủ tịch UBND xã", ["Giám đốc các sở", "Chủ tịch UBND xã"]),
    # names that hold other names, fields of work, marks
    ("các hội thuộc Ủy ban nhân dân tỉnh; Sở Nội vụ", ["các hội thuộc Ủy ban nhân dân tỉnh", "Sở Nội vụ"]),
    ("Trung tâm Văn hóa, Thể thao và Du lịch huyện mở lớp", ["Trung tâm Văn hóa, Thể thao và Du lịch huyện"]),
    ("Trung tâm Văn hóa, Sở Nội vụ và Sở Y tế", ["Trung tâm Văn hóa", "Sở Nội vụ", "Sở Y tế"]),
    ("Hội Nạn nhân da cam/dioxin vận động", ["Hội Nạn nhân da cam/dioxin"]),
    ("các sở có liên quan, Hội Làm vườn tham gia", ["các sở có liên quan", "Hội Làm vườn"]),
    ("Trưởng Ban Xây dựng Đảng, Trưởng các bản thông báo", ["Trưởng Ban Xây dựng Đảng", "Trưởng các bản"]),
    ("Công chức Văn hóa - Xã hội, Trạm Y tế xã", ["Công chức Văn hóa - Xã hội", "Trạm Y tế xã"]),
    (
        "Các trường Cao đẳng Y tế Điện Biên, Cao đẳng Nghề Điện Biên: rà soát",
        [
            "Trường Cao đẳng Y tế Điện Biên",
            "Trường Cao đẳng Nghề Điện Biên",
        ],
    ),
    ("các trường ngoài công lập xây dựng", ["các trường ngoài công lập"]),
    ("Ban Chỉ huy Quân sự xã trực ban 24/24", ["Ban Chỉ huy Quân sự xã"]),
    ("Văn phòng HĐND và UBND huyện tổng hợp", ["Văn phòng HĐND và UBND huyện"]),
    ("các đồng chí Ủy viên Bộ Chính trị, Ban Bí thư chỉ đạo", ["các đồng chí Ủy viên Bộ Chính trị, Ban Bí thư"]),
    ("các cấp ủy, tổ chức đảng, cơ quan, đơn vị quán triệt", ["các cấp ủy, tổ chức đảng, cơ quan, đơn vị"]),
    # words that only look like bodies
    ("Tổ chức thực hiện nghiêm túc kế hoạch", []),
    ("Báo cáo kết quả trước ngày 15/12", []),
    ("Thanh tra, kiểm tra việc chấp hành", []),
    ("tăng cường cơ sở vật chất, bộ hồ sơ, ban hành văn bản", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), IN_PROSE, ids=[case[0][:40] for case in IN_PROSE])
def test_bodies_in_prose(text: str, expected: list[str]) -> None:
    found = [body.name for body in find_bodies(text)]
    assert found == expected, f"a reader of “{text}” sees {expected}, not {found}"


def test_offsets_point_at_the_name() -> None:
    text = "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh."
    assert [(b.start, b.end, text[b.start : b.end]) for b in find_bodies(text)] == [
        (5, 12, "Sở Y tế"),
        (35, 47, "Công an tỉnh"),
    ]


WHOLE_LISTS = [
    ("Sở Khoa học và Công nghệ; Sở Tư pháp và các sở, ngành có liên quan", 3),
    ("Các doanh nghiệp hoạt động trong lĩnh vực xây dựng, vận tải trên địa bàn tỉnh", 1),
    ("Ban Chỉ đạo các quân khu; Ban Chỉ đạo các tỉnh", 2),
    ("Sở Nội vụ, Kho bạc Nhà nước tỉnh", 2),
    ("tăng cường tuyên truyền", 0),
]


@pytest.mark.parametrize(("text", "count"), WHOLE_LISTS)
def test_a_stretch_that_is_a_list(text: str, count: int) -> None:
    names = split_bodies(text)
    assert len(names) == count, f"“{text}” names {count} bodies, not {names}"


LEVELS = [
    ("các cấp ủy, cơ quan, đơn vị trực thuộc Trung ương", CENTRE, "central"),
    ("các đảng ủy trực thuộc Trung ương", CENTRE, "provincial"),
    ("Bộ Tư lệnh Thành phố", HA_NOI, "provincial"),
    ("Bộ Tư lệnh Quân khu 7", CENTRE, "central"),
    ("Sở Y tế", LANG_SON, "provincial"),
    ("UBND các huyện, thành phố", LANG_SON, "district"),
    ("Ủy ban nhân dân các xã, phường", LANG_SON, "commune"),
    ("Ủy ban nhân dân cấp xã", LANG_SON, "commune"),
    ("đảng ủy các phường, xã", TOWN, "commune"),
    ("Các cấp ủy cơ sở", TOWN, "commune"),
    ("UBND thị xã", TOWN, "district"),
    ("Mặt trận", TOWN, "district"),
    ("Ban Tuyên giáo Thị ủy", TOWN, "district"),
    ("các cơ sở giáo dục", LANG_SON, "unit"),
    ("các doanh nghiệp viễn thông", LANG_SON, "unit"),
    ("Trường Cao đẳng Sư phạm Lạng Sơn", LANG_SON, "unit"),
    ("Công an Thành phố", HA_NOI, "provincial"),
    ("UBND thành phố", LANG_SON, "district"),
    ("UBND thành phố", HA_NOI, "provincial"),
    ("UBND thành phố", HA_LONG, "district"),
    ("UBND thành phố Hạ Long", CENTRE, "district"),
    ("UBND thành phố Hồ Chí Minh", LANG_SON, "provincial"),
    ("UBND thành phố Huế", HUE_2019, "district"),
    ("UBND thành phố Huế", CENTRE, "provincial"),
    ("Bộ Tài chính", LANG_SON, "central"),
    ("Đảng ủy Chính phủ", LANG_SON, "central"),
    ("Chủ tịch UBND các tỉnh, thành phố trực thuộc Trung ương", CENTRE, "provincial"),
    ("Ban Chỉ đạo các quân khu", CENTRE, "central"),
    ("các cơ quan, đơn vị", LANG_SON, "provincial"),
    ("các cấp ủy", CENTRE, "central"),
    ("các địa phương", CENTRE, "provincial"),
    ("Các bộ, ngành, địa phương", CENTRE, "central"),
    ("Hiệp hội Doanh nghiệp", LANG_SON, "provincial"),
    ("các doanh nghiệp trên địa bàn tỉnh", LANG_SON, "unit"),
    ("Phòng Kinh tế xã", LANG_SON, "commune"),
    ("Phòng Lao động - Thương binh và Xã hội", LANG_SON, "district"),
    ("Sở Nông nghiệp và Phát triển nông thôn tỉnh Lạng Sơn", LANG_SON, "provincial"),
    ("Phòng Nông nghiệp và Phát triển nông thôn", LANG_SON, "district"),
    ("Ban Chỉ đạo xây dựng nông thôn mới xã", LANG_SON, "commune"),
    ("Ban Phát triển thôn", LANG_SON, "commune"),
    ("Ban Chỉ đạo quốc gia về chuyển đổi số", LANG_SON, "central"),
    ("Ban Chỉ đạo chương trình mục tiêu quốc gia", LANG_SON, "provincial"),
    ("Phòng Tổ chức cán bộ", LANG_SON, "district"),
]


@pytest.mark.parametrize(("name", "header", "level"), LEVELS)
def test_level(name: str, header: Header, level: str) -> None:
    assert body_level(name, header) == level, f"{name} in a text of {header.issuer} is {level}"


TERRITORIES = [
    ("Sở Giáo dục và Đào tạo", "Sở Giáo dục và Đào tạo tỉnh Lạng Sơn"),
    ("UBND tỉnh", "Ủy ban nhân dân tỉnh Lạng Sơn"),
    ("Tỉnh ủy", "Tỉnh ủy Lạng Sơn"),
    ("Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo Tỉnh ủy Lạng Sơn"),
    ("Công an tỉnh", "Công an tỉnh Lạng Sơn"),
    ("UBND các huyện, thành phố", "Ủy ban nhân dân các huyện, thành phố tỉnh Lạng Sơn"),
    ("Bộ Tài chính", "Bộ Tài chính"),
    ("Trường Cao đẳng Sư phạm Lạng Sơn", "Trường Cao đẳng Sư phạm Lạng Sơn"),
]


@pytest.mark.parametrize(("name", "full"), TERRITORIES)
def test_name_with_its_territory(name: str, full: str) -> None:
    assert with_territory(name, LANG_SON) == full


def test_central_texts_add_no_territory() -> None:
    assert with_territory("UBND các tỉnh", CENTRE) == "Ủy ban nhân dân các tỉnh"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("các sở, ban, ngành", True),
        ("UBND các huyện", True),
        ("Sở Y tế", False),
        ("Bộ Văn hóa, Thể thao và Du lịch", False),
    ],
)
def test_collectives(name: str, expected: bool) -> None:
    assert is_collective(name) is expected


@pytest.mark.parametrize("row", table("abbreviations"), ids=lambda row: row["short"])
def test_every_abbreviation_is_written_out(row: dict[str, str]) -> None:
    assert row["short"] in row["example"].split()
    assert row["long"] in expand_all(row["example"])
    assert (row["long"] in expand(row["example"])) is (row["keep"] != "yes")


@pytest.mark.parametrize("row", table("bodies"), ids=lambda row: row["name"])
def test_every_known_body_is_found_whole(row: dict[str, str]) -> None:
    for name in (row["example"], *several(row["aliases"])):
        assert [body.name for body in find_bodies(f"{name} chủ trì")] == [expand(name)]


@pytest.mark.parametrize("row", table("body_heads"), ids=lambda row: row["head"])
def test_every_head_begins_its_example_and_not_its_counterexample(row: dict[str, str]) -> None:
    line = words(row["example"])
    assert any(heads().match(line, at) for at in (0, 1)), f"{row['head']} does not begin {row['example']}"
    found = find_bodies(row["example"][:1].upper() + row["example"][1:])
    assert bool(found) is (row["takes"] != "no name"), f"{found} in {row['example']}"
    assert not [b.name for b in find_bodies(row["counterexample"])], f"a body in {row['counterexample']}"


@pytest.mark.parametrize("row", table("body_qualifiers"), ids=lambda row: row["phrase"])
def test_every_qualifier_belongs_to_its_name(row: dict[str, str]) -> None:
    found = find_bodies(row["example"])
    assert found and found[-1].end == len(row["example"]), f"{row['example']} is one name"


@pytest.mark.parametrize("row", table("level_words"), ids=lambda row: row["phrase"])
def test_every_level_word_decides_its_example(row: dict[str, str]) -> None:
    silent = Header()
    assert body_level(row["example"], silent) == row["level"]
    assert body_level(row["counterexample"], silent) != row["level"]


def test_organ_codes_name_their_example_once() -> None:
    rows = table("organ_codes")
    assert len({row["code"] for row in rows}) == len(rows)
    for row in rows:
        assert row["code"] in row["example"], f"{row['code']} does not stand in {row['example']}"
        assert row["track"] in ("party", "state", "mass")
        assert row["level"] in ("central", "provincial", "district", "commune", "unit", "any")


@given(st.text(alphabet="các sở,ban ngành UBND tỉnh và Sở Y tế;:()-. \n", max_size=200))
def test_any_text_gives_ordered_offsets(text: str) -> None:
    end = 0
    for body in find_bodies(text):
        assert end <= body.start < body.end <= len(text)
        end = body.end
    split_bodies(text)


@given(st.text(alphabet="Sở Y tế,*_(GD&ĐT-PT)\n", max_size=400), st.lists(st.integers(0, 400), max_size=6))
def test_words_are_the_same_however_much_is_asked_for(text: str, ends: list[int]) -> None:
    whole = words(f"{text} ")
    for end in ends:
        begun = [word for at, word in enumerate(whole) if whole.start(at) < min(end, len(text))]
        assert words(text, 0, end) == begun
    assert words(text) == whole
    assert first_key(text, 0) == (whole[0].key if whole else "")
