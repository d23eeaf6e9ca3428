"""What acts are about: the words of each field of work, with the bodies in charge of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A field of work. `signs` are words of titles that tell it; `former` and `present` the department in charge, with
    its code, before and after the mergers of 2025; `works` what is to be done, a verb and its object; `aims` sentences
    with a number, `{n}` stands for it."""

    key: str
    signs: tuple[str, ...]
    former: tuple[str, str]
    present: tuple[str, str]
    law: str
    works: tuple[str, ...]
    aims: tuple[str, ...]

    def department(self, merged: bool) -> tuple[str, str]:
        return self.present if merged else self.former


_EDUCATION = ("Sở Giáo dục và Đào tạo", "SGDĐT")
_HEALTH = ("Sở Y tế", "SYT")
_CULTURE = ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL")
_HOME = ("Sở Nội vụ", "SNV")
_SCIENCE = ("Sở Khoa học và Công nghệ", "SKHCN")
_FARMING = ("Sở Nông nghiệp và Môi trường", "SNNMT")
_FINANCE = ("Sở Tài chính", "STC")

TOPICS = (
    Topic(
        "education",
        ("giáo dục", "học tập", "nhà giáo", "học phí", "sách giáo khoa", "khuyến học"),
        _EDUCATION,
        _EDUCATION,
        "Luật Giáo dục",
        (
            "rà soát quy hoạch mạng lưới trường, lớp học",
            "bồi dưỡng giáo viên theo chuẩn nghề nghiệp",
            "tổ chức các lớp xóa mù chữ cho người lớn",
            "xây dựng kế hoạch phân luồng học sinh sau trung học cơ sở",
            "kiểm tra việc bảo đảm an toàn trường học",
            "hướng dẫn các trường tự đánh giá chất lượng",
            "triển khai học bạ điện tử ở các cấp học",
            "bố trí phòng học, nhà vệ sinh cho các điểm trường lẻ",
        ),
        (
            "Tỷ lệ huy động trẻ 5 tuổi đến lớp đạt {n}%.",
            "Ít nhất {n}% trường học đạt chuẩn quốc gia.",
            "Giảm {n}% số điểm trường lẻ.",
            "Trên {n}% học sinh tốt nghiệp trung học cơ sở tiếp tục học nghề hoặc học trung học phổ thông.",
        ),
    ),
    Topic(
        "digital",
        ("số", "dữ liệu", "công nghệ thông tin", "khoa học", "công nghệ", "sở hữu trí tuệ"),
        ("Sở Thông tin và Truyền thông", "STTTT"),
        _SCIENCE,
        "Luật Giao dịch điện tử",
        (
            "kết nối, chia sẻ dữ liệu với cơ sở dữ liệu quốc gia về dân cư",
            "nâng cấp hệ thống thông tin giải quyết thủ tục hành chính",
            "tổ chức tập huấn kỹ năng số cho cán bộ, công chức",
            "duy trì hoạt động của các tổ công nghệ số cộng đồng",
            "đánh giá an toàn thông tin theo cấp độ",
            "xây dựng kho dữ liệu dùng chung",
            "hỗ trợ doanh nghiệp nhỏ và vừa sử dụng nền tảng số",
            "phủ sóng băng rộng di động tới các thôn, bản còn trắng sóng",
        ),
        (
            "{n}% hồ sơ thủ tục hành chính được xử lý trực tuyến.",
            "Ít nhất {n}% người dân trưởng thành có tài khoản định danh điện tử.",
            "Kinh tế số đạt {n}% tổng sản phẩm trên địa bàn.",
            "Trên {n}% cơ quan dùng nền tảng họp trực tuyến.",
        ),
    ),
    Topic(
        "health",
        ("y tế", "sức khỏe", "dân số", "bảo vệ trẻ em", "thực phẩm", "dịch"),
        _HEALTH,
        _HEALTH,
        "Luật Bảo hiểm y tế",
        (
            "củng cố mạng lưới trạm y tế",
            "tổ chức khám sức khỏe định kỳ cho người cao tuổi",
            "tiêm chủng mở rộng cho trẻ dưới 1 tuổi",
            "kiểm tra an toàn thực phẩm tại các bếp ăn tập thể",
            "lập hồ sơ sức khỏe điện tử cho người dân",
            "luân phiên bác sĩ về tuyến cơ sở",
            "tuyên truyền về chăm sóc sức khỏe sinh sản",
        ),
        (
            "Tỷ lệ bao phủ bảo hiểm y tế đạt {n}%.",
            "Ít nhất {n}% trạm y tế có bác sĩ làm việc.",
            "Giảm {n}% số ca ngộ độc thực phẩm.",
        ),
    ),
    Topic(
        "farming",
        ("nông", "đất", "môi trường", "biển", "khoáng sản", "rừng", "nước", "khí hậu"),
        ("Sở Nông nghiệp và Phát triển nông thôn", "SNNPTNT"),
        _FARMING,
        "Luật Bảo vệ môi trường",
        (
            "rà soát tiêu chí nông thôn mới",
            "xây dựng vùng nguyên liệu gắn với chế biến",
            "cấp giấy chứng nhận quyền sử dụng đất lần đầu",
            "kiểm tra việc thu gom, xử lý rác thải sinh hoạt",
            "trồng mới, chăm sóc rừng phòng hộ",
            "sửa chữa công trình thủy lợi trước mùa mưa",
            "cập nhật bản đồ vùng có nguy cơ sạt lở",
            "hỗ trợ hợp tác xã truy xuất nguồn gốc nông sản",
        ),
        (
            "Tỷ lệ che phủ rừng đạt {n}%.",
            "Ít nhất {n}% số xã đạt chuẩn nông thôn mới.",
            "{n}% rác thải sinh hoạt được thu gom, xử lý.",
            "Giảm {n}% lượng thuốc bảo vệ thực vật.",
        ),
    ),
    Topic(
        "society",
        ("nghèo", "xã hội", "dân tộc", "tín dụng chính sách", "người có công", "lao động", "việc làm"),
        ("Sở Lao động - Thương binh và Xã hội", "SLĐTBXH"),
        _HOME,
        "Luật Bảo hiểm xã hội",
        (
            "rà soát hộ nghèo, hộ cận nghèo",
            "hỗ trợ sửa chữa nhà ở cho hộ nghèo",
            "mở các lớp đào tạo nghề cho lao động nông thôn",
            "tổ chức phiên giao dịch việc làm lưu động",
            "vận động người lao động tham gia bảo hiểm xã hội tự nguyện",
            "bố trí vốn ngân sách ủy thác qua Ngân hàng Chính sách xã hội",
            "chi trả trợ cấp xã hội qua tài khoản",
        ),
        (
            "Tỷ lệ hộ nghèo giảm còn dưới {n}%.",
            "Ít nhất {n}% lao động qua đào tạo.",
            "Trên {n}% lực lượng lao động tham gia bảo hiểm xã hội.",
        ),
    ),
    Topic(
        "culture",
        ("văn hóa", "du lịch", "thanh niên", "thiếu niên", "lịch sử", "gia đình"),
        _CULTURE,
        _CULTURE,
        "Luật Di sản văn hóa",
        (
            "kiểm kê di tích đã xếp hạng",
            "tổ chức liên hoan văn nghệ quần chúng",
            "xây dựng quy ước của thôn, tổ dân phố",
            "số hóa tư liệu tại bảo tàng, thư viện",
            "đầu tư sân thể thao cho các khu dân cư",
            "quảng bá các điểm du lịch cộng đồng",
        ),
        (
            "Trên {n}% gia đình đạt danh hiệu gia đình văn hóa.",
            "Ít nhất {n}% thôn có nhà văn hóa.",
            "Số lượt khách du lịch tăng {n}%.",
        ),
    ),
    Topic(
        "administration",
        ("cán bộ", "tổ chức", "bộ máy", "đảng", "quy định", "hành chính", "chính quyền"),
        _HOME,
        _HOME,
        "Luật Cán bộ, công chức",
        (
            "rà soát vị trí việc làm của các cơ quan, đơn vị",
            "sắp xếp các đơn vị sự nghiệp công lập",
            "công khai thủ tục hành chính tại bộ phận một cửa",
            "luân chuyển cán bộ trẻ về cơ sở",
            "đánh giá mức độ hài lòng của người dân",
            "cắt giảm hồ sơ, giấy tờ của người dân, doanh nghiệp",
            "tổ chức đối thoại với người dân",
        ),
        (
            "Giảm {n}% số đơn vị sự nghiệp công lập.",
            "{n}% công chức được bồi dưỡng nghiệp vụ.",
            "Trên {n}% người dân hài lòng về phục vụ hành chính.",
        ),
    ),
    Topic(
        "economy",
        ("kinh tế", "đầu tư", "doanh nghiệp", "thuế", "năng lượng", "quy hoạch", "đô thị"),
        ("Sở Kế hoạch và Đầu tư", "SKHĐT"),
        _FINANCE,
        "Luật Đầu tư",
        (
            "tháo gỡ vướng mắc của các dự án chậm tiến độ",
            "công bố danh mục dự án kêu gọi đầu tư",
            "giải ngân vốn đầu tư công theo kế hoạch",
            "hỗ trợ hộ kinh doanh chuyển thành doanh nghiệp",
            "rà soát quy hoạch cụm công nghiệp",
            "tổ chức kết nối cung cầu hàng hóa",
        ),
        (
            "Tổng sản phẩm trên địa bàn tăng {n}%.",
            "Giải ngân trên {n}% vốn đầu tư công.",
            "Ít nhất {n} doanh nghiệp thành lập mới.",
        ),
    ),
)


def topic_of(title: str) -> Topic | None:
    """The field that most words of a title speak for; None where none does."""
    text = title.lower()
    counted = [(sum(sign in text for sign in topic.signs), -place, topic) for place, topic in enumerate(TOPICS)]
    count, _, topic = max(counted, key=lambda one: one[:2])
    return topic if count else None
