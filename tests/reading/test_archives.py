"""Zip archives are folders: documents in them are read, named and described by sidecars as on a disk."""

from __future__ import annotations

import io
import struct
import time
import unicodedata
import zipfile
from pathlib import Path

import pytest

from kg.corpus import Corpus
from kg.loading import load, unload
from loaders.reading import ReadingError, discover, read

PLAN = (
    "UBND TỈNH LẠNG SƠN\nSố: {}/KH-UBND\nLạng Sơn, ngày 23 tháng 02 năm 2022\n\n"
    "KẾ HOẠCH\nThực hiện Kết luận số 51-KL/TW\n"
)


def archive(files: dict[str, bytes | str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", packing) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return written.getvalue()


def renamed(data: bytes, new: bytes, flags: int = 0, extra: bytes = b"") -> bytes:
    """An archive of one file whose name is written in other bytes, as old programs do."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        entry = opened.infolist()[0]
        content = opened.read(entry)
    head = struct.pack("<HHHHHIIIHH", 20, flags, 0, 0, 0, entry.CRC, len(content), len(content), len(new), len(extra))
    local = b"PK\3\4" + head + new + extra + content
    central = b"PK\1\2\x14\0" + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + new + extra
    return local + central + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)


def uris(path: Path) -> list[str]:
    return [read(file, base=base).uri for file, base in discover([path])]


def test_documents_in_an_archive_have_its_name_before_theirs(tmp_path: Path) -> None:
    inner = archive({"c.txt": PLAN.format(3), "deeper.zip": archive({"d.txt": PLAN.format(4)})})
    files = {
        "b/2.txt": PLAN.format(2),
        "a.txt": PLAN.format(1),
        "a.txt.meta.yaml": "number: 10/KH-UBND\n",
        "b/corpus.csv": "file,issuer\n2.txt,UBND tỉnh Lạng Sơn\n",
        "README.md": "x",
        "x.exe": "x",
        "__MACOSX/._a.txt": "x",
        "b/.DS_Store": "x",
        "b/~$2.docx": "x",
        "inner.zip": inner,
    }
    (tmp_path / "x.zip").write_bytes(archive(files))
    found = discover([tmp_path])
    assert found == discover([tmp_path, tmp_path / "x.zip", tmp_path / "x.zip"]) and {base for _, base in found} == {
        tmp_path
    }
    assert discover([tmp_path / "x.zip"]) == found, "an archive that was named itself keeps its name in the addresses"
    names = [file.relative_to(tmp_path).as_posix() for file, _ in found]
    assert names == ["x.zip/a.txt", "x.zip/b/2.txt", "x.zip/inner.zip/c.txt", "x.zip/inner.zip/deeper.zip"]
    first, second, third = (read(file, base=base) for file, base in found[:3])
    assert (first.uri, first.file, first.facts.number) == ("x.zip/a.txt", "a.txt", "10/KH-UBND")
    assert second.facts.issuer == "UBND tỉnh Lạng Sơn"
    assert third.content == PLAN.format(3).strip()
    with pytest.raises(ReadingError, match=r"^x\.zip/inner\.zip/deeper\.zip: this zip archive lies too deep"):
        read(found[3][0], base=tmp_path)


def test_a_table_beside_an_archive_speaks_of_the_files_in_it(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(archive({"a.txt": PLAN.format(1)}))
    (tmp_path / "corpus.csv").write_text("file,uri\nx.zip/a.txt,https://example.vn/a\n", "utf-8")
    assert uris(tmp_path) == uris(tmp_path / "x.zip") == ["https://example.vn/a"]


def test_archives_are_loaded_changed_and_unloaded_as_folders_are(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(archive({"a.txt": PLAN.format(1), "b.txt": PLAN.format(2), "c.docx": "x"}))
    with Corpus.open(tmp_path / "corpus.db") as corpus:
        report = load([path], corpus)
        assert (report.added, [reason.partition(":")[0] for _, reason in report.skipped]) == (2, ["x.zip/c.docx"])
        assert load([tmp_path], corpus).unchanged == 2
        path.write_bytes(archive({"a.txt": PLAN.format(1), "b.txt": PLAN.format(9)}))
        report = load([path], corpus)
        assert (report.added, report.updated, report.unchanged) == (0, 1, 1)
        assert unload(["x.zip/a.txt"], corpus) == [] and set(corpus.uris()) == {"x.zip/b.txt"}


SPELLED = "Kế hoạch số 43.txt"
IN_1258 = "Kê\u0301 hoa\u0323ch sô\u0301 43.txt".encode("cp1258")
UNICODE_FIELD = struct.pack("<HHBI", 0x7075, 5 + len(SPELLED.encode()), 1, 0) + SPELLED.encode()


@pytest.mark.parametrize(
    ("name", "flags", "extra", "expected"),
    [
        (SPELLED.encode(), 0x800, b"", SPELLED),
        (SPELLED.encode(), 0, b"", SPELLED),
        (unicodedata.normalize("NFD", SPELLED).encode(), 0x800, b"", SPELLED),
        (b"K\xff ho\xffch.txt", 0, UNICODE_FIELD, SPELLED),
        (IN_1258, 0, b"", SPELLED),
        ("Qualité.txt".encode("cp437"), 0, b"", "Qualité.txt"),
        (b"van ban\\phu luc\\a.txt", 0, b"", "van ban/phu luc/a.txt"),
        (b"../../../etc/passwd.txt", 0, b"", "etc/passwd.txt"),
        (b"/srv/a.txt", 0, b"", "srv/a.txt"),
        (b"C:\\VB\\a.txt", 0, b"", "VB/a.txt"),
        (b"./a//b/../c.txt", 0, b"", "a/b/c.txt"),
    ],
)
def test_names_are_read_as_their_authors_typed_them(
    tmp_path: Path, name: bytes, flags: int, extra: bytes, expected: str
) -> None:
    data = renamed(archive({"a.txt": PLAN.format(1)}), name, flags, extra)
    (tmp_path / "x.zip").write_bytes(data)
    assert uris(tmp_path / "x.zip") == [f"x.zip/{expected}"]


def test_paths_in_an_archive_lead_to_nothing_outside_it(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("bí mật", "utf-8")
    (tmp_path / "x.zip").write_bytes(archive({"a.txt": PLAN.format(1)}))
    for path in ("x.zip/../secret.txt", "x.zip/b.txt", "x.zip/a.txt/b.txt"):
        with pytest.raises(ReadingError):
            read(tmp_path / path)


LOCKED = renamed(archive({"a.txt": PLAN.format(1)}), b"a.txt", flags=1)
LIAR = archive({"a.txt": "x" * 5_000}).replace(struct.pack("<I", 5_000), struct.pack("<I", 3_000))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "broken"),
        (b"hello", "broken"),
        (archive({"a.txt": "x"})[:-30], "broken"),
        (archive({"a.txt": b" " * 20_000_000}), "unpacks to more"),
        (archive({f"{n}.txt": "x" for n in range(10_001)}), "unpacks to more"),
        (LOCKED, "password"),
        (LIAR, "broken"),
        (archive({"a.txt": "x"}, zipfile.ZIP_LZMA), "unusual"),
        (archive({"y.zip": archive({"a.txt": b" " * 20_000_000})}), "unpacks to more"),
        (archive({"y.zip": b"hello"}), "broken"),
    ],
    ids=["empty", "no zip", "cut", "bomb", "many", "locked", "liar", "lzma", "bomb within", "broken within"],
)
def test_what_can_not_be_unpacked_is_told_in_one_line(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    begun = time.process_time()
    found = discover([tmp_path])
    assert len(found) == 1
    with pytest.raises(ReadingError) as error:
        read(found[0][0], base=found[0][1])
    message = str(error.value)
    assert message.startswith("x.zip") and said in message and "\n" not in message, message
    assert time.process_time() - begun < 3


def test_an_archive_is_no_document_itself(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(archive({"a.txt": PLAN.format(1)}))
    with pytest.raises(ReadingError, match=r"name a document in it, as x\.zip/NAME"):
        read(tmp_path / "x.zip")
    assert discover([tmp_path / "missing.zip"]) == [(tmp_path / "missing.zip", None)]


def test_pictures_of_saved_pages_are_left_out(tmp_path: Path) -> None:
    for name in ("page.html", "page_files/logo.png", "scan.png", "~$a.docx", "a.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [file.name for file, _ in discover([tmp_path])] == ["a.docx", "page.html", "scan.png"]


def test_many_documents_cost_as_much_as_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(archive({f"{n}.txt": PLAN.format(n) for n in range(2_000)}))
    begun = time.process_time()
    assert len(uris(tmp_path)) == 2_000
    assert time.process_time() - begun < 5
