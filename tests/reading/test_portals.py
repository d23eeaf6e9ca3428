"""Pages of portals of every build: the document stays whole, what stands around it goes, old fonts are read."""

from __future__ import annotations

import pytest

from loaders.reading.canonical import canonical
from loaders.reading.furniture import without_furniture
from loaders.reading.html import read_html

BODY = "".join(
    f"<p>{n}. Xã số {n} giao các thôn vận động trẻ đến lớp, báo cáo kết quả về huyện.</p>" for n in range(1, 12)
)
LETTERHEAD = (
    "<table><tr><td>UBND TỈNH LẠNG SƠN</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr>"
    "<tr><td>Số: 43/KH-UBND</td><td>Lạng Sơn, ngày 23 tháng 02 năm 2022</td></tr></table>"
)
TASKS = (
    "<table border=1><tr><th>TT<th>Nhiệm vụ<th>Chủ trì<th>Thời gian</tr>"
    "<tr><td>1<td>Rà soát mạng lưới<td rowspan=2>Sở Y tế<td>2022</tr><tr><td>2<td>Bố trí kinh phí<td>2023</tr></table>"
)
PLAN = f"{LETTERHEAD}<p align=center><b>KẾ HOẠCH</b></p>{BODY}{TASKS}<p>Nơi nhận:<br>- Như trên;<br>- Lưu: VT.</p>"
LINES = [
    "UBND TỈNH LẠNG SƠN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 43/KH-UBND | Lạng Sơn, ngày 23 tháng 02 năm 2022",
    "KẾ HOẠCH",
    *(f"{n}. Xã số {n} giao các thôn vận động trẻ đến lớp, báo cáo kết quả về huyện." for n in range(1, 12)),
    "TT | Nhiệm vụ | Chủ trì | Thời gian",
    "1 | Rà soát mạng lưới | Sở Y tế | 2022",
    "2 | Bố trí kinh phí |  | 2023",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT.",
]
OTHERS = "".join(f"<li><a href=/vb/{n}>Quyết định {n}/QĐ-UBND về việc khác</a></li>" for n in range(8))
MENU = "<ul><li><a href=/>Trang chủ</a><li><a href=/a>Giới thiệu</a><li><a href=/b>Tra cứu văn bản</a></ul>"

PAGES = {
    "library of laws": f"""<div id=header>{MENU}<input value=x></div><div class=path><a href=/>Trang chủ</a> »
        <a href=/vb>Văn bản</a> » Kế hoạch</div><div id=tabs><ul><li><a href=#1>Tóm tắt</a><li><a href=#2>Nội dung</a>
        <li><a href=#3>Lược đồ</a></ul></div><div class=c1><div class=c2>{PLAN}</div></div>
        <div class=right><h3>Văn bản liên quan</h3><ul>{OTHERS}</ul></div><div><p>Điện thoại: 024 000</p></div>""",
    "tables of asp.net": f"""<form id=aspnetForm><input type=hidden value=x><table><tr><td>{MENU}</td></tr><tr><td>
        <div id=ctl00><div class=ExternalClass>{PLAN}</div></div></td></tr><tr><td>Bản quyền thuộc UBND tỉnh</td></tr>
        </table></form>""",
    "two columns of tables": f"""<table width=100%><tr><td width=200><table><tr><td><a href=1>Văn bản</a></td></tr>
        <tr><td><a href=2>Công báo</a></td></tr><tr><td><a href=3>Dự thảo</a></td></tr></table></td><td><div>
        {PLAN}</div></td></tr><tr><td colspan=2>© Cổng thông tin điện tử</td></tr></table>""",
    "WordPress": f"""<header id=top><h1><a href=/>Phòng Giáo dục</a></h1><nav>{MENU}</nav></header><main><article>
        <div class=entry>{PLAN}</div><footer>Chuyên mục: <a href=/c>Văn bản</a></footer></article><section id=comments>
        <h2>Để lại bình luận</h2><form><p>Email của bạn</p><textarea></textarea></form></section></main>
        <aside><h2>Bài viết mới</h2><ul>{OTHERS}</ul></aside><footer><p>Bản quyền 2022</p></footer>""",
    "Liferay": f"""<div id=wrapper><div role=banner><a href=/>Cổng</a></div><div class=nav>{MENU}</div>
        <div class=article><div class=share><a href=f>Facebook</a> <a href=z>Zalo</a> <a href=p>In trang</a></div>
        <div class=body>{PLAN}</div></div><div class=related><ul>{OTHERS}</ul></div></div>""",
    "print view": f"<div style='width:700px'>{PLAN}</div>",
    "saved by Word": f"""<div class=WordSection1>{PLAN.replace("<p>", "<p class=MsoNormal><span lang=VI>")}
        <o:p>&nbsp;</o:p></div>""",
    "responsive": f"""<nav>{MENU}</nav><main><section><div class=table-responsive>{PLAN}</div></section></main>
        <dialog>Đăng nhập để xem</dialog><div class=bottom>{MENU}</div>""",
}


@pytest.mark.parametrize("portal", PAGES)
def test_the_document_stays_and_its_frame_goes(portal: str) -> None:
    page = f"<!DOCTYPE html><html><head><title>Kế hoạch</title></head><body>{PAGES[portal]}</body></html>"
    text = canonical(without_furniture(canonical(read_html(page.encode()))))
    shown = [line for line in text.split("\n") if line.strip()]
    assert shown[: len(LINES)] == LINES
    assert len(shown) <= len(LINES) + 2, f"left of the frame: {shown[len(LINES) :]}"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<font face=".VnTime">QuyÕt ®Þnh </font><font face=Arial>về việc</font>', "Quyết định về việc"),
        ("<span style=\"font-family: '.VnTimeH'\">ñy ban</span> số 1", "ỦY BAN số 1"),
        ('<p style="font-size:14pt;font-family:VNI-Times, serif">Quyeát ñònh', "Quyết định"),
        ('<font face=".VnTime">QuyÕt <b>®Þnh</b> <font face=Arial>à</font> ®Þnh</font>', "Quyết định à định"),
        ('<font face=".VnTime">Hà Nội đã giao việc</font> <font face=".VnTime">Hà</font>', "Hà Nội đã giao việc Hà"),
        ('<font face="Vni">à</font>', "à"),
    ],
)
def test_runs_in_old_fonts_are_read_as_they_show(page: str, expected: str) -> None:
    assert read_html(page.encode()).strip() == expected


def test_old_fonts_in_a_page_that_names_no_encoding() -> None:
    page = '<font face=".VnTime">QuyÕt ®Þnh</font> v&#7873; vi&#7879;c'
    assert read_html(page.encode("cp1252")).strip() == "Quyết định về việc"
