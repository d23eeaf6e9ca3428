"""Messages of a store on a server: reaching it, what it refuses, what its database holds."""

from __future__ import annotations

SERVERS: tuple[tuple[str, str], ...] = (
    (
        "no store has an address that begins with {scheme}://: take {known}",
        "không có loại kho đồ thị nào có địa chỉ bắt đầu bằng {scheme}://: dùng {known}",
    ),
    (
        "the address of the server can't be read: write it as bolt://HOST:PORT/DATABASE",
        "không đọc được địa chỉ máy chủ: viết theo mẫu bolt://MÁY:CỔNG/CƠ_SỞ_DỮ_LIỆU",
    ),
    (
        "the address of a server names neither a user nor a password: set NEO4J_USERNAME and NEO4J_PASSWORD",
        "địa chỉ máy chủ không được chứa tên người dùng hay mật khẩu: đặt NEO4J_USERNAME và NEO4J_PASSWORD",
    ),
    (
        "no password of {user} at {server}: set NEO4J_PASSWORD, or NEO4J_PASSWORD_FILE to a file that has it",
        "chưa có mật khẩu của {user} ở {server}: đặt NEO4J_PASSWORD, hoặc NEO4J_PASSWORD_FILE là tên tệp chứa mật khẩu",
    ),
    (
        "user or password for {server} is no UTF-8: set NEO4J_USERNAME and NEO4J_PASSWORD",
        "tên người dùng hoặc mật khẩu cho {server} không phải UTF-8: đặt NEO4J_USERNAME và NEO4J_PASSWORD",
    ),
    ("NEO4J_PASSWORD_FILE: can't read {file}", "NEO4J_PASSWORD_FILE: không đọc được {file}"),
    # reaching the server
    (
        "no Neo4j answers at {server}: check the address, and that the server runs",
        "không có Neo4j nào trả lời ở {server}: kiểm tra địa chỉ, và xem máy chủ có đang chạy",
    ),
    ("the connection to {server} broke off: try again", "kết nối với {server} bị ngắt: hãy thử lại"),
    (
        "no secure connection to {server}: its certificate is not trusted, or it has none; +ssc:// takes one that the "
        "server signed itself, bolt:// and neo4j:// need none",
        "không lập được kết nối bảo mật với {server}: chứng thư không đáng tin, hoặc không có; +ssc:// nhận chứng thư "
        "tự ký, bolt:// và neo4j:// không cần chứng thư",
    ),
    ("{server} can't be opened: {reason}", "không mở được {server}: {reason}"),
    ("{server} is {agent}: kg needs Neo4j 5.26 or newer", "{server} là {agent}: kg cần Neo4j từ 5.26 trở lên"),
    ("an older server, or none of Neo4j's", "máy chủ cũ hơn, hoặc không phải Neo4j"),
    # what it refuses
    (
        "{server} does not take the password of {user}: check NEO4J_USERNAME and NEO4J_PASSWORD",
        "{server} không nhận mật khẩu của {user}: kiểm tra NEO4J_USERNAME và NEO4J_PASSWORD",
    ),
    (
        "{server} takes no login of {user} for a while, after several wrong ones: wait, then check NEO4J_PASSWORD",
        "{server} tạm không cho {user} đăng nhập sau nhiều lần sai: đợi một lát, rồi kiểm tra NEO4J_PASSWORD",
    ),
    (
        "the first password of {user} at {server} has to be changed: do so in Neo4j Browser or with cypher-shell",
        "phải đổi mật khẩu ban đầu của {user} ở {server}: đổi trong Neo4j Browser hoặc bằng cypher-shell",
    ),
    (
        "{user} has no right to do this at {server}: ask who runs the server",
        "{user} không có quyền làm việc này ở {server}: hỏi người quản trị máy chủ",
    ),
    (
        "the server has no database at {server}: check the address and NEO4J_DATABASE",
        "máy chủ không có cơ sở dữ liệu {server}: kiểm tra địa chỉ và NEO4J_DATABASE",
    ),
    (
        "{server} takes no changes, another server of its cluster does: begin the address with neo4j://",
        "{server} không nhận thay đổi, máy khác trong cụm mới nhận: dùng địa chỉ bắt đầu bằng neo4j://",
    ),
    (
        "{server} can only be read: choose a server or database that takes changes",
        "{server} chỉ cho đọc: chọn máy chủ hoặc cơ sở dữ liệu cho ghi",
    ),
    (
        "{server} has no memory left for this: raise dbms.memory.transaction.total.max, or its heap",
        "{server} không còn đủ bộ nhớ: tăng dbms.memory.transaction.total.max, hoặc heap",
    ),
    (
        "{server} can't write to its disk: make room, and see its log",
        "{server} không ghi được vào đĩa: dọn chỗ trống, và xem nhật ký của nó",
    ),
    (
        "{server} is not available now: wait, or see its log",
        "{server} hiện không sẵn sàng: đợi, hoặc xem nhật ký của nó",
    ),
    ("{server} refuses: {reason}", "{server} từ chối: {reason}"),
    # what its database holds
    (
        "nothing loaded yet, {server} holds no graph: kg load FOLDER",
        "chưa nạp gì, {server} không có đồ thị nào: kg load THƯ_MỤC",
    ),
    (
        "{server} holds nodes that kg did not write: choose another database",
        "{server} chứa dữ liệu không phải do kg ghi: chọn cơ sở dữ liệu khác",
    ),
    (
        "{server} holds {number} nodes that kg did not write: choose another database",
        "{server} chứa {number} nút không phải do kg ghi: chọn cơ sở dữ liệu khác",
    ),
    (
        "{server} holds {number} relationships that kg did not write: choose another database",
        "{server} chứa {number} quan hệ không phải do kg ghi: chọn cơ sở dữ liệu khác",
    ),
    (
        "{server} holds the graph of another corpus: choose another folder with --data, or another database",
        "{server} chứa đồ thị của kho văn bản khác: chọn thư mục khác bằng --data, hoặc cơ sở dữ liệu khác",
    ),
    ("{server} holds no graph any more: run kg rebuild", "{server} không còn đồ thị nữa: chạy kg rebuild"),
    (
        "{server} is being written: wait until that is done; where a kg was stopped, run kg rebuild",
        "{server} đang được ghi: đợi ghi xong; nếu lệnh kg đã bị ngắt, chạy kg rebuild",
    ),
    (
        "another kg wrote to this database meanwhile: run kg rebuild",
        "trong lúc đó một lệnh kg khác đã ghi vào cơ sở dữ liệu này: chạy kg rebuild",
    ),
    ("process {number} on {host}", "tiến trình {number} trên {host}"),
    ("{server} did not take the whole graph: run kg rebuild", "{server} chưa nhận đủ đồ thị: chạy kg rebuild"),
    # what a graph may hold
    ("a graph of kg has no nodes with the label {label}", "đồ thị của kg không có nút với nhãn {label}"),
    (
        "a graph of kg has no relationships of the type {kind}",
        "đồ thị của kg không có quan hệ loại {kind}",
    ),
    (
        "an id of {number} bytes is longer than Neo4j can hold: {id}",
        "mã định danh dài {number} byte, quá dài đối với Neo4j: {id}",
    ),
    ("edge {kind} without a node", "quan hệ {kind} thiếu nút"),
    ("nodes left out: {label}", "sót nút: {label}"),
    ("repeated id {id}", "mã định danh bị lặp: {id}"),
    # queries
    (
        "EXPLAIN and PROFILE are not part of a query: --profile shows the steps",
        "không viết EXPLAIN hay PROFILE trong truy vấn: --profile cho thấy các bước",
    ),
    (
        "the query needs more memory than the server gives it: narrow it down",
        "truy vấn cần nhiều bộ nhớ hơn máy chủ cho phép: hãy thu hẹp lại",
    ),
    (
        "the server does not say how it would run the query: only reading is allowed",
        "máy chủ không cho biết sẽ chạy truy vấn thế nào: chỉ được đọc",
    ),
    (
        "the procedure {name} is not allowed: only reading the graph is",
        "không được gọi thủ tục {name}: chỉ được đọc đồ thị",
    ),
    (
        "SHOW and TERMINATE are not allowed: queries read the graph, not the server",
        "không được dùng SHOW và TERMINATE: truy vấn đọc đồ thị, không đọc máy chủ",
    ),
    (
        "the function {name} is not allowed: it comes with a plug-in of the server",
        "không được dùng hàm {name}: hàm này của phần mở rộng cài trên máy chủ",
    ),
    (
        "USE is not allowed: a query reads the database of its store",
        "không được dùng USE: truy vấn đọc cơ sở dữ liệu của kho đồ thị",
    ),
)
