"""Messages of the other rooms: English as they say it, and Vietnamese. `{name}` stands for any text."""

from __future__ import annotations

from kg.cli.phrases_of_asking import ASKING
from kg.cli.phrases_of_judging import JUDGING
from kg.cli.phrases_of_lint import LINT
from kg.cli.phrases_of_moving import MOVING
from kg.cli.phrases_of_packs import PACKS
from kg.cli.phrases_of_search import SEARCH
from kg.cli.phrases_of_servers import SERVERS

PHRASES: tuple[tuple[str, str], ...] = (
    # reading files
    ("this file is empty; check that it was saved whole", "tệp rỗng; kiểm tra xem tệp đã được lưu trọn vẹn chưa"),
    (
        "the program broke off here, or was ended; try this file alone to see why, and please report it",
        "chương trình bị ngắt ở đây; hãy thử riêng tệp này để xem lý do, và xin báo lỗi giúp chúng tôi",
    ),
    (
        "there is no text in this file; check that it was saved whole",
        "tệp không có chữ nào; kiểm tra xem tệp đã được lưu trọn vẹn chưa",
    ),
    ("this file is larger than {size} MB; split it into its documents", "tệp lớn hơn {size} MB; hãy tách từng văn bản"),
    ("this file is too large for one document; split it", "tệp quá lớn so với một văn bản; hãy tách ra"),
    ("there is no such file; check the path", "không có tệp này; kiểm tra lại đường dẫn"),
    (
        "this is a folder; name the files in it, or load the folder",
        "đây là thư mục; nêu tên các tệp trong đó, hoặc nạp cả thư mục",
    ),
    (
        "this is no ordinary file; copy its content to one",
        "đây không phải tệp thường; chép nội dung sang một tệp thường",
    ),
    (
        "the file can't be opened ({reason}); check its path and permissions",
        "không mở được tệp ({reason}); kiểm tra đường dẫn và quyền truy cập",
    ),
    ("{reason}; check the folder's permissions", "{reason}; kiểm tra quyền truy cập thư mục"),
    (
        "this is not text but binary data; convert it to .txt, .docx, .html or .pdf first",
        "đây là dữ liệu nhị phân, không phải văn bản; chuyển sang .txt, .docx, .html hoặc .pdf trước",
    ),
    (
        "the encoding of this text can't be told; save it as UTF-8 and load it again",
        "không nhận ra bảng mã của tệp; lưu lại ở dạng UTF-8 rồi nạp lại",
    ),
    ("this is a packed file; unpack it first", "đây là tệp nén; hãy giải nén trước"),
    (
        "this is a scan, which text recognition (OCR) can read: {command}",
        "đây là bản quét, cần nhận dạng chữ (OCR): {command}",
    ),
    (
        "text recognition (OCR) needs Tesseract's Vietnamese data: {command}, or set TESSDATA_PREFIX to the folder of"
        " {file}",
        "nhận dạng chữ (OCR) cần dữ liệu tiếng Việt của Tesseract: {command}, hoặc đặt TESSDATA_PREFIX là thư mục chứa"
        " {file}",
    ),
    (
        "text recognition (OCR) takes too long; split the file into its documents",
        "nhận dạng chữ (OCR) quá lâu; hãy tách từng văn bản",
    ),
    (
        "text recognition (OCR) fails on this file; open it in a viewer and save it anew",
        "nhận dạng chữ (OCR) không đọc được tệp này; mở bằng trình xem và lưu lại",
    ),
    (
        "this scan has more than {count} pages; split it into its documents",
        "bản quét có hơn {count} trang; hãy tách từng văn bản",
    ),
    (
        "this Office file is protected by a password; save it without one",
        "tệp Office có mật khẩu; lưu lại không mật khẩu",
    ),
    (
        "this Office file of the old kind is broken or no document; save it as .docx or .xlsx",
        "tệp Office kiểu cũ bị hỏng hoặc không phải văn bản; lưu lại thành .docx hoặc .xlsx",
    ),
    (
        "this is a file of LibreOffice; save it as .docx or .xlsx",
        "đây là tệp LibreOffice; lưu lại thành .docx hoặc .xlsx",
    ),
    (
        "this is a zip archive; unpack it and load the files in it, or call it .zip",
        "đây là tệp nén zip; giải nén rồi nạp các tệp bên trong, hoặc đổi đuôi thành .zip",
    ),
    (
        "this is a zip archive; name a document in it, as {path}, or load it whole",
        "đây là tệp nén zip; nêu một văn bản trong đó, ví dụ {path}, hoặc nạp cả tệp nén",
    ),
    ("this zip archive is broken or cut off; download it anew", "tệp nén zip bị hỏng hoặc bị cắt cụt; hãy tải lại"),
    (
        "this zip archive is broken here ({reason}); download it anew",
        "tệp nén zip bị hỏng ở đây ({reason}); hãy tải lại",
    ),
    (
        "this zip archive unpacks to more than is read from one; unpack it and load the folder",
        "tệp nén zip giải nén ra quá lớn; hãy giải nén rồi nạp thư mục",
    ),
    (
        "this zip archive lies too deep in another or is too large there; unpack it and load the folder",
        "tệp nén zip nằm quá sâu trong tệp nén khác hoặc quá lớn; hãy giải nén rồi nạp thư mục",
    ),
    ("there is no such file in the archive; check the path", "tệp nén không có tệp này; kiểm tra lại đường dẫn"),
    (
        "this archive is protected by a password; unpack it with the password and load the files",
        "tệp nén có mật khẩu; giải nén bằng mật khẩu rồi nạp các tệp",
    ),
    (
        "this archive is packed in an unusual way; unpack it and load the files in it",
        "tệp nén dùng kiểu nén lạ; giải nén rồi nạp các tệp bên trong",
    ),
    (
        "this Excel file is broken ({reason}); open it in Excel and save it anew",
        "tệp Excel bị hỏng ({reason}); mở bằng Excel và lưu lại",
    ),
    (
        "this Excel file is protected by a password; save it without one",
        "tệp Excel có mật khẩu; lưu lại không mật khẩu",
    ),
    (
        "this workbook holds more than a document does; save what matters in a file of its own",
        "bảng tính chứa quá nhiều so với một văn bản; lưu phần cần thiết thành tệp riêng",
    ),
    (
        "this Word file is older than Word 97; save it as .docx",
        "tệp Word cũ hơn Word 97; lưu lại thành .docx",
    ),
    (
        "this Rich Text file nests its groups too deeply; save it as .docx",
        "tệp Rich Text lồng quá nhiều lớp; lưu lại thành .docx",
    ),
    (
        "this Rich Text file holds more than a document does; save its text as .txt",
        "tệp Rich Text chứa quá nhiều so với một văn bản; lưu phần chữ thành .txt",
    ),
    (
        "this format is not read; save it as one of {known}",
        "không đọc được định dạng này; lưu lại thành một trong: {known}",
    ),
    (
        "this is no {kind} file or a broken one; download or export it anew",
        "đây không phải tệp {kind} hoặc tệp đã hỏng; tải hoặc xuất lại",
    ),
    (
        "the page nests its elements too deeply; save its text as .txt and load that",
        "trang lồng quá nhiều lớp; lưu phần chữ thành .txt rồi nạp",
    ),
    (
        "this Word file is broken ({reason}); open it in Word and save it anew",
        "tệp Word bị hỏng ({reason}); mở bằng Word và lưu lại",
    ),
    (
        "this Word file is broken or cut off; open it in Word and save it anew",
        "tệp Word bị hỏng hoặc bị cắt cụt; mở bằng Word và lưu lại",
    ),
    (
        "this Word file is protected by a password; save it without one",
        "tệp Word có mật khẩu; lưu lại không mật khẩu",
    ),
    (
        "this Word file unpacks to more than a document holds; save its text as .txt and load that",
        "tệp Word giải nén ra quá lớn so với một văn bản; lưu phần chữ thành .txt rồi nạp",
    ),
    ("this PDF is protected by a password; save it without one", "tệp PDF có mật khẩu; lưu lại không mật khẩu"),
    ("this PDF is broken or cut off; download or export it anew", "tệp PDF bị hỏng hoặc bị cắt cụt; tải hoặc xuất lại"),
    (
        "this PDF is broken; open it in a viewer and print it to a new PDF",
        "tệp PDF bị hỏng; mở bằng trình xem và in ra tệp PDF mới",
    ),
    (
        "this PDF has more than {count} pages; split it into its documents",
        "tệp PDF có hơn {count} trang; hãy tách từng văn bản",
    ),
    (
        "this PDF holds more text than a document does; split it into its documents",
        "tệp PDF dài hơn một văn bản; hãy tách từng văn bản",
    ),
    (
        "the letters of this PDF mean nothing outside its own fonts; run text recognition (OCR) over it first",
        "chữ trong tệp PDF này dùng bảng mã riêng, không đọc được; hãy nhận dạng chữ (OCR) trước",
    ),
    (
        "this PDF has no text, only pictures of pages; run text recognition (OCR) over it first",
        "tệp PDF chỉ có ảnh trang, không có chữ; hãy nhận dạng chữ (OCR) trước",
    ),
    # sidecars
    (
        "the sidecar {name} is too long; it holds only these keys: {keys}",
        "tệp kèm {name} quá dài; nó chỉ có các khóa: {keys}",
    ),
    (
        "the sidecar {name} is no YAML; write lines such as {example}",
        "tệp kèm {name} không phải YAML; viết các dòng như {example}",
    ),
    (
        "the sidecar {name} is no list of facts; write lines such as {example}",
        "tệp kèm {name} không phải danh sách thông tin; viết các dòng như {example}",
    ),
    ("the table {name} is too large; split it over the folders", "bảng {name} quá lớn; chia ra theo thư mục"),
    (
        "the table {name} can't be read; save it as CSV in UTF-8",
        "không đọc được bảng {name}; lưu lại thành CSV mã UTF-8",
    ),
    ("the table {name} {wrong}; its columns are: {known}", "bảng {name} {wrong}; các cột của nó là: {known}"),
    ("has the unknown columns {columns}", "có cột lạ {columns}"),
    ("has no column `file`", "thiếu cột `file`"),
    ("{where} has the unknown keys {keys}; the keys are: {known}", "{where} có khóa lạ {keys}; các khóa là: {known}"),
    ("{where}: `sample` is true or false", "{where}: `sample` là true hoặc false"),
    ("{where}: `{key}` is a text; put it in quotes", "{where}: `{key}` là chữ; đặt trong dấu nháy"),
    (
        "{where}: `issued_on` is a date such as 2019-05-30, 2019-05 or 2019",
        "{where}: `issued_on` là ngày, ví dụ 2019-05-30, 2019-05 hoặc 2019",
    ),
    ("{where}: `{key}` is one of {known}", "{where}: `{key}` là một trong: {known}"),
    ("the sidecar {name}", "tệp kèm {name}"),
    ("the table {name}", "bảng {name}"),
    # loading
    (
        "{same}: load a folder that holds both, or state an address",
        "{same}: nạp thư mục chứa cả hai, hoặc nêu địa chỉ trong tệp kèm",
    ),
    ("{other} has the same address {uri}", "{other} có cùng địa chỉ {uri}"),
    ("internal error {error}; please report it", "lỗi bên trong {error}; xin báo lỗi giúp chúng tôi"),
    # what the operating system says
    ("Permission denied", "không có quyền truy cập"),
    ("No such file or directory", "không có tệp hay thư mục này"),
    ("File name too long", "tên tệp quá dài"),
    ("Is a directory", "là thư mục"),
    ("Not a directory", "không phải thư mục"),
    ("No space left on device", "đĩa đã đầy"),
    ("Read-only file system", "ổ đĩa chỉ cho đọc"),
    # corpus
    (
        "{path}: the corpus can't be opened ({reason}); check the folder's permissions",
        "{path}: không mở được kho văn bản ({reason}); kiểm tra quyền truy cập thư mục",
    ),
    ("unable to open database file", "không mở được tệp"),
    (
        "this database is no corpus; choose another folder with --data",
        "cơ sở dữ liệu này không phải kho văn bản; chọn thư mục khác bằng --data",
    ),
    (
        "a newer version wrote this corpus; update the program, or choose another --data",
        "kho văn bản do phiên bản mới hơn ghi; cập nhật chương trình, hoặc chọn --data khác",
    ),
    (
        "another process is writing to this corpus; wait until it is done and try again",
        "tiến trình khác đang ghi vào kho văn bản; đợi nó xong rồi thử lại",
    ),
    (
        "the corpus can't be written; check the permissions of the file and its folder",
        "không ghi được kho văn bản; kiểm tra quyền của tệp và thư mục",
    ),
    ("the disk is full; make room and try again", "đĩa đã đầy; giải phóng chỗ rồi thử lại"),
    (
        "this file is no corpus; choose another folder with --data, or move the file away",
        "tệp này không phải kho văn bản; chọn thư mục khác bằng --data, hoặc dời tệp đi",
    ),
    (
        "the corpus can't be used ({reason}); restore the file, or load into a new folder with --data",
        "không dùng được kho văn bản ({reason}); khôi phục tệp, hoặc nạp vào thư mục mới bằng --data",
    ),
    # store
    ("{path} is open for reading only", "{path} chỉ mở để đọc"),
    (
        "{path} holds the graph of another corpus: choose another folder with --data, or delete the file",
        "{path} chứa đồ thị của kho văn bản khác: chọn thư mục khác bằng --data, hoặc xóa tệp",
    ),
    ("can't write {path}: {reason}", "không ghi được {path}: {reason}"),
    ("can't open {path} for writing: {reason}", "không mở được {path} để ghi: {reason}"),
    (
        "nothing loaded yet, {path} does not exist: kg load FOLDER",
        "chưa nạp gì, không có {path}: kg load THƯ_MỤC",
    ),
    (
        "{path} is no graph of kg ({reason}): delete it and run kg rebuild",
        "{path} không phải đồ thị của kg ({reason}): hãy xóa tệp này rồi chạy kg rebuild",
    ),
    (
        "another kg is writing to {path}: wait, or stop {process}",
        "một lệnh kg khác đang ghi vào {path}: đợi, hoặc dừng {process}",
    ),
    ("process {number}", "tiến trình {number}"),
    (
        "{path} holds a graph that kg did not write: choose another file",
        "{path} chứa đồ thị không phải do kg ghi: chọn tệp khác",
    ),
    (
        "{path} was written by a newer version of kg (schema {number}): upgrade kg",
        "{path} do phiên bản kg mới hơn ghi (lược đồ {number}): nâng cấp kg",
    ),
    (
        "{path} was written by an older version of kg (schema {number}): run kg rebuild",
        "{path} do phiên bản kg cũ hơn ghi (lược đồ {number}): chạy kg rebuild",
    ),
    (
        "{owner} has a property named type, which no store can keep apart from its own",
        "{owner} có thuộc tính tên type, trùng với thuộc tính riêng của kho đồ thị",
    ),
    (
        "the property {name} of {owner} mixes {kinds}: a property has one type",
        "thuộc tính {name} của {owner} lẫn {kinds}: mỗi thuộc tính chỉ có một kiểu",
    ),
    (
        "the property {name} of {owner} has a value that no store can hold",
        "thuộc tính {name} của {owner} có giá trị mà không kho đồ thị nào giữ được",
    ),
    ("cut short", "tệp bị cắt cụt"),
    ("{journal} does not fit {path}: run kg rebuild", "{journal} không khớp với {path}: chạy kg rebuild"),
    (
        "{path} does not hold the graph that changes: run kg rebuild",
        "{path} không chứa đồ thị cần cập nhật: chạy kg rebuild",
    ),
    (
        "{path} is being written again and again: wait, and try again",
        "{path} liên tục được ghi lại: đợi một lát rồi thử lại",
    ),
    # asking the graph
    *ASKING,
    *PACKS,
    *LINT,
    *MOVING,
    *SERVERS,
    *SEARCH,
    # usage, as click says it
    ("'{value}' is not a valid {kind}", "'{value}' không phải {kind}"),
    ("{value} is not in the range {range}", "{value} nằm ngoài khoảng {range}"),
    ("Got unexpected extra argument ({what})", "thừa đối số {what}"),
    ("Got unexpected extra arguments ({what})", "thừa các đối số {what}"),
    ("integer range", "số nguyên"),
    ("float range", "số"),
    # annotations
    ("there are no annotations (*.json) in {folder}", "không có chú giải (*.json) nào trong {folder}"),
    ("{path}, line {line}: {mistake}", "{path}, dòng {line}: {mistake}"),
    ("this is no JSON; check commas and quotes", "đây không phải JSON; kiểm tra dấu phẩy và dấu ngoặc kép"),
    ("this is no JSON in UTF-8; save it anew", "đây không phải JSON mã UTF-8; hãy lưu lại"),
    ("`file` has to name the document's file", "`file` phải nêu tên tệp của văn bản"),
    ("`{name}` has to be text or null", "`{name}` phải là chuỗi ký tự hoặc null"),
    ("`{name}` has to be a number or null", "`{name}` phải là số hoặc null"),
    ("`{name}` has to be an object with fields", "`{name}` phải là đối tượng có các trường"),
    ("`{name}` has to be a list", "`{name}` phải là danh sách"),
    ("an item of `{name}` lacks `{key}`", "một mục của `{name}` thiếu `{key}`"),
    ("unknown field `{field}`; known are {fields}", "không có trường `{field}`; các trường: {fields}"),
    ("`{name}` is one of {values}, not {value}", "`{name}` là một trong {values}, không phải {value}"),
    # why a reference is undecided
    (
        "the year isn't said, and several acts may bear this name",
        "không nêu năm, mà có thể có nhiều văn bản luật cùng tên",
    ),
    ("it is known by name only", "chỉ biết tên gọi"),
    ("the text doesn't say {lacks}", "văn bản không nêu {lacks}"),
    ("the reference doesn't say {lacks}", "chỗ nhắc đến không nêu {lacks}"),
    ("its date", "ngày ban hành"),
    ("whose it is", "cơ quan ban hành"),
    ("its date and whose it is", "ngày và cơ quan ban hành"),
    (
        "no known document agrees with all that is said of it",
        "không có văn bản nào đã biết phù hợp với mọi điều được nêu",
    ),
    ("{reason}, and {count} known documents fit", "{reason}, và có {count} văn bản đã biết phù hợp"),
    # what speaks against a candidate
    ("not verified: {source}", "chưa kiểm chứng: {source}"),
    ("issued on {date}, not {other}", "ban hành {date}, không phải {other}"),
    ("issued on {date}, after the citing document", "ban hành {date}, sau văn bản nhắc đến nó"),
    (
        "issued on {date}, before documents that this one cites",
        "ban hành {date}, trước những văn bản mà nó nhắc đến",
    ),
    ("of another body: {name}", "của cơ quan khác: {name}"),
    ("of another kind of body: {name}", "của loại cơ quan khác: {name}"),
    ("of term {term}, not {other}", "nhiệm kỳ {term}, không phải {other}"),
    ("nothing but the symbol speaks for it", "chỉ có số, ký hiệu là khớp"),
    # what users state beside the documents
    *JUDGING,
)
