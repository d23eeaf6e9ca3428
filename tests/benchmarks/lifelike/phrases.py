"""Sentences and names that acts of every field share, in words of this project."""

from __future__ import annotations

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi", "Đỗ", "Ngô", "Lý", "Huỳnh", "Phan", "Vũ")

MINISTRIES = (  # name, code, whether it was merged into another in 2025 (True), came of that (False), or neither
    ("Bộ Công an", "BCA", None),
    ("Bộ Nội vụ", "BNV", None),
    ("Bộ Tư pháp", "BTP", None),
    ("Bộ Tài chính", "BTC", None),
    ("Bộ Công Thương", "BCT", None),
    ("Bộ Xây dựng", "BXD", None),
    ("Bộ Văn hóa, Thể thao và Du lịch", "BVHTTDL", None),
    ("Bộ Khoa học và Công nghệ", "BKHCN", None),
    ("Bộ Giáo dục và Đào tạo", "BGDĐT", None),
    ("Bộ Y tế", "BYT", None),
    ("Bộ Nông nghiệp và Môi trường", "BNNMT", False),
    ("Bộ Dân tộc và Tôn giáo", "BDTTG", False),
    ("Bộ Lao động - Thương binh và Xã hội", "BLĐTBXH", True),
    ("Bộ Thông tin và Truyền thông", "BTTTT", True),
    ("Bộ Kế hoạch và Đầu tư", "BKHĐT", True),
    ("Bộ Giao thông vận tải", "BGTVT", True),
    ("Bộ Tài nguyên và Môi trường", "BTNMT", True),
    ("Bộ Nông nghiệp và Phát triển nông thôn", "BNNPTNT", True),
)
PROVINCIAL_BODIES = (
    "Sở Tài chính",
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Sở Xây dựng",
    "Sở Công Thương",
    "Công an tỉnh",
    "Bộ Chỉ huy Quân sự tỉnh",
    "Văn phòng UBND tỉnh",
    "Báo và Đài Phát thanh - Truyền hình tỉnh",
)
MASS_BODIES = (
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    "Hội Liên hiệp Phụ nữ tỉnh",
    "Hội Nông dân tỉnh",
    "Tỉnh đoàn",
    "Liên đoàn Lao động tỉnh",
)
CENTRAL_PARTY_BODIES = (
    "Ban Tổ chức Trung ương",
    "Ủy ban Kiểm tra Trung ương",
    "Ban Nội chính Trung ương",
    "Văn phòng Trung ương Đảng",
    "Các tỉnh ủy, thành ủy",
)
DISTRICT_BODIES = (
    "Phòng Giáo dục và Đào tạo",
    "Phòng Tài chính - Kế hoạch",
    "Phòng Nội vụ",
    "Phòng Văn hóa và Thông tin",
    "Phòng Lao động - Thương binh và Xã hội",
    "Công an",
    "Thanh tra",
    "Hội Khuyến học",
)
COMMUNE_BODIES = ("Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Công an", "Hội Nông dân", "Đoàn Thanh niên", "Trạm Y tế")
PARTY_BODIES = (
    "Ban Tổ chức Tỉnh ủy",
    "Văn phòng Tỉnh ủy",
    "Ủy ban Kiểm tra Tỉnh ủy",
    "Ban Nội chính Tỉnh ủy",
    "Đảng đoàn HĐND tỉnh",
)

MANNERS = (
    "",
    "trên địa bàn",
    "phù hợp với điều kiện của từng địa phương",
    "theo lộ trình đã được phê duyệt",
    "trong phạm vi nguồn kinh phí được giao",
    "ở những nơi còn nhiều khó khăn",
    "theo hướng dẫn của cơ quan cấp trên",
    "gắn với phong trào thi đua của đơn vị",
)
REQUIREMENTS = (
    "Nội dung của {act} được chuyển thành việc làm cụ thể của từng cơ quan, đơn vị.",
    "Mỗi nhiệm vụ có người chịu trách nhiệm, có thời hạn và có cách kiểm tra kết quả.",
    "Việc thực hiện {act} không làm phát sinh thủ tục, giấy tờ mới cho người dân.",
    "Các cơ quan phân công rõ người, rõ việc, tránh chồng chéo giữa các cấp.",
    "Kết quả thực hiện được lấy làm căn cứ đánh giá người đứng đầu.",
    "Gắn {act} với nhiệm vụ thường xuyên, không làm theo phong trào.",
)
PURPOSES = (
    "bảo đảm đúng đối tượng, đúng tiến độ và công khai kết quả cho người dân biết, cùng giám sát",
    "kịp thời báo cáo, đề xuất cấp có thẩm quyền điều chỉnh những nội dung không còn phù hợp với tình hình thực tế",
    "chú ý lồng ghép với các chương trình, đề án khác đang làm trên cùng địa bàn để tránh trùng lặp, lãng phí",
    "lấy ý kiến của các đơn vị chịu tác động trước khi trình và công bố tài liệu sau khi được thông qua",
    "có cơ chế kiểm tra chéo giữa các đơn vị, lấy kết quả đó làm một tiêu chí bình xét thi đua cuối năm",
    "ưu tiên vùng sâu, vùng xa, người cao tuổi, người khuyết tật và những hộ chưa tiếp cận được dịch vụ",
)
CLAIMS = (
    "Nâng cao nhận thức của cán bộ, đảng viên và người dân về {act}; việc tuyên truyền bám sát từng nhóm đối tượng.",
    "Chú trọng {work}; nguồn lực được ưu tiên cho vùng khó khăn.",
    "Nguồn kinh phí được lồng ghép từ các chương trình đang thực hiện theo phân cấp ngân sách.",
    "Khuyến khích xã hội hóa trong {work}, bảo đảm công khai, minh bạch.",
    "Kết quả của giai đoạn trước theo {act} được kế thừa, những việc còn dang dở được làm tiếp.",
    "Các mô hình hay trong {work} được nhân rộng sau khi có đánh giá.",
    "Việc {work} còn gặp khó khăn do thiếu nhân lực, do cách làm mỗi nơi một khác và thông tin chưa thông.",
    "Kinh nghiệm những năm qua cho thấy nơi nào người đứng đầu sâu sát thì ở đó việc {work} có kết quả rõ rệt.",
    "Cách làm được thống nhất từ trên xuống dưới: một đầu mối theo dõi, một biểu mẫu, một thời điểm chốt số liệu.",
    "Ý kiến của người dân về {work} được tiếp nhận qua nhiều kênh và được trả lời đúng hạn.",
    "Tinh thần của {act} là làm từng bước, việc dễ làm trước, việc khó có lộ trình, không chạy theo thành tích.",
    "Số liệu về {work} được cập nhật từ cơ sở, đối chiếu giữa các ngành trước khi tổng hợp.",
    "Nội dung {work} là một phần của chương trình công tác năm, có dự toán riêng và có đánh giá giữa kỳ.",
    "Những vướng mắc vượt thẩm quyền phát sinh từ {work} được tập hợp thành kiến nghị chung.",
    "Sự tham gia của các tổ chức, doanh nghiệp và cộng đồng là điều kiện để {act} đi vào cuộc sống.",
    "Chất lượng quan trọng hơn số lượng; việc {work} không khoán theo chỉ tiêu hình thức.",
)
FINDINGS = (
    "Việc quán triệt {act} đã được thực hiện tới các chi bộ, cơ quan, đơn vị.",
    "Tính đến thời điểm báo cáo, {n}% số xã đã hoàn thành việc {work}.",
    "Công tác {work} có chuyển biến, song còn chậm ở vùng khó khăn.",
    "Nguồn kinh phí bố trí trong năm đáp ứng khoảng {n}% nhu cầu.",
    "Một số đơn vị còn lúng túng khi thực hiện {act}, thông tin báo cáo chưa kịp thời.",
    "Người dân ghi nhận những thay đổi trong {work}.",
)
AFTER = (
    "Trong quá trình thực hiện {type} này, nếu có vướng mắc, các cơ quan, đơn vị phản ánh kịp thời về cơ quan ban hành "
    "để xem xét, giải quyết./."
)
