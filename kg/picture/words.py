"""The words of the picture in both languages."""

from __future__ import annotations

from kg.pages import Language

WORDS: dict[str, tuple[str, str]] = {
    # key: Vietnamese, English
    "cascade_of": ("Từ chỉ đạo đến thực hiện", "From directive to action"),
    "count_documents": ("{n} văn bản triển khai", "{n} implementing documents"),
    "count_document": ("1 văn bản triển khai", "1 implementing document"),
    "count_tasks": ("{n} nhiệm vụ", "{n} tasks"),
    "count_task": ("1 nhiệm vụ", "1 task"),
    "showing": ("hiển thị {n} trên {m}", "showing {n} of {m}"),
    "central": ("Trung ương", "Centre"),
    "provincial": ("Cấp tỉnh", "Province"),
    "district": ("Cấp huyện", "District"),
    "commune": ("Cấp xã", "Commune"),
    "unit": ("Đơn vị cơ sở", "Unit"),
    "unknown": ("Chưa rõ cấp", "Level unknown"),
    "tasks": ("Nhiệm vụ", "Tasks"),
    "document": ("Văn bản", "Document"),
    "task": ("Nhiệm vụ", "Task"),
    "level": ("Cấp", "Level"),
    "IMPLEMENTS": ("Thực hiện", "Implements"),
    "BASED_ON": ("Căn cứ", "Based on"),
    "GUIDES": ("Hướng dẫn", "Guides"),
    "AMENDS": ("Sửa đổi, bổ sung", "Amends"),
    "REPLACES": ("Thay thế", "Replaces"),
    "REPEALS": ("Bãi bỏ", "Repeals"),
    "PROMULGATES": ("Ban hành", "Promulgates"),
    "HAS_TASK": ("Giao nhiệm vụ", "Sets task"),
    "~IMPLEMENTS": ("Được thực hiện bởi", "Implemented by"),
    "~BASED_ON": ("Là căn cứ của", "Basis of"),
    "~GUIDES": ("Được hướng dẫn bởi", "Guided by"),
    "~AMENDS": ("Được sửa đổi bởi", "Amended by"),
    "~REPLACES": ("Được thay thế bởi", "Replaced by"),
    "~REPEALS": ("Bị bãi bỏ bởi", "Repealed by"),
    "~PROMULGATES": ("Được ban hành bởi", "Promulgated by"),
    "~HAS_TASK": ("Thuộc văn bản", "Set by"),
    "held": ("có trong kho dữ liệu", "held in the corpus"),
    "cited": ("chỉ được trích dẫn", "cited only"),
    "unresolved": ("chưa xác định được đúng văn bản", "not tied to one document yet"),
    "title": ("Trích yếu", "Title"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "date": ("Ngày ban hành", "Date"),
    "status": ("Tình trạng", "Status"),
    "territory": ("Địa bàn", "Territory"),
    "signer": ("Người ký", "Signed by"),
    "text": ("Nội dung", "Text"),
    "section": ("Mục", "Section"),
    "assignees": ("Cơ quan thực hiện", "Assignees"),
    "deadline": ("Thời hạn", "Deadline"),
    "due_on": ("Hạn đến ngày", "Due on"),
    "relation": ("Quan hệ", "Relation"),
    "from": ("Từ", "From"),
    "to": ("Đến", "To"),
    "source": ("Nguồn", "Source"),
    "rule": ("Quy tắc", "Rule"),
    "confidence": ("Độ tin cậy", "Confidence"),
    "no_quote": ("Không có câu trích.", "No sentence quoted."),
    "lead": ("chủ trì", "leads"),
    "support": ("phối hợp", "supports"),
    "advise": ("tham mưu", "advises"),
    "direct": ("chỉ đạo", "directs"),
    "supervise": ("kiểm tra, giám sát", "supervises"),
    "no_date": ("không rõ ngày", "no date"),
    "legend": ("Chú giải", "Legend"),
    "hint": (
        "Bấm vào một văn bản, nhiệm vụ hoặc đường nối để xem câu trích chứng minh. "
        "Mũi tên đi từ văn bản thực hiện đến văn bản được thực hiện.",
        "Click a document, a task or a line to see the sentence that proves it. "
        "Arrows run from the implementing document to the one it implements.",
    ),
    "list": ("Danh sách", "List"),
    "picture": (
        "Sơ đồ các văn bản theo cấp; danh sách bên cạnh có cùng nội dung.",
        "Diagram of the documents by level; the list beside it has the same content.",
    ),
    "zoom_in": ("Phóng to", "Zoom in"),
    "zoom_out": ("Thu nhỏ", "Zoom out"),
    "fit": ("Vừa khung", "Fit"),
    "save": ("Lưu ảnh PNG", "Save PNG"),
    "close": ("Đóng", "Close"),
    "filter": ("Lọc danh sách", "Filter the list"),
    "root": ("Văn bản chỉ đạo", "The directive"),
}


def word(key: str, language: Language, **values: object) -> str:
    """The word for a key, with its values filled in; a key without words stands for itself."""
    words = WORDS.get(key)
    return words[language == "en"].format(**values) if words else key
