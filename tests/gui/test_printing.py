from __future__ import annotations

import io
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pypdf
from PySide6.QtCore import QBuffer, QIODevice, QUrl
from PySide6.QtGui import QColor, QImage, QPdfWriter, QTextDocument

from cds_app.gui import printing, style

SENTENCE = "54 of 100 people like this respond within 8 weeks; 46 do not."
LONG = "".join(f"<p>Paragraph {n}: {SENTENCE}</p>" for n in range(120))


@dataclass(frozen=True)
class Document:
    html: str = "<h1>Handout</h1><p>54 of 100 people like this respond.</p>"
    title: str = "Patient handout"
    images: dict[str, bytes] = field(default_factory=dict)
    header: str = "P-0412 · Patient handout"
    footer: str = "cds-app 0.1.0"
    draft: bool = False


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def words_of(page: pypdf.PageObject) -> str:
    """The page's words; what kind of space stands between them depends on the font."""
    return " ".join(page.extract_text().split())


def png(colour: str = "black", side: int = 40) -> bytes:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return as_png(image)


def as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_the_text_of_a_document_is_in_its_pdf(look):
    pages = read(printing.pdf_bytes(Document())).pages
    assert len(pages) == 1
    words = words_of(pages[0])
    assert "54 of 100 people like this respond." in words
    assert "P-0412 · Patient handout" in words
    assert "cds-app 0.1.0" in words
    assert "Page 1 of 1" in words
    assert "DRAFT" not in words


def test_pages_are_a4(look):
    box = read(printing.pdf_bytes(Document())).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (595, 842)


def test_a_long_document_has_every_paragraph_once_and_numbers_on_each_page(look):
    pages = read(printing.pdf_bytes(Document(html=LONG))).pages
    assert 3 <= len(pages) <= 6
    texts = [words_of(page) for page in pages]
    for number, words in enumerate(texts, 1):
        assert f"Page {number} of {len(pages)}" in words
        assert "P-0412" in words
    whole = " ".join(texts)
    for n in range(120):
        assert whole.count(f"Paragraph {n}:") == 1


def test_every_page_of_a_draft_says_so(look):
    for page in read(printing.pdf_bytes(Document(html=LONG, draft=True))).pages:
        assert page.extract_text().count("DRAFT") >= 2


def test_print_is_light_and_of_one_size_whatever_the_window_looks_like(qapp, look):
    plain = [page.extract_text() for page in read(printing.pdf_bytes(Document(html=LONG))).pages]
    style.apply(qapp, look.variant(style.DARK, 2.0))
    assert [page.extract_text() for page in read(printing.pdf_bytes(Document(html=LONG))).pages] == plain
    data = printing.pdf_bytes(Document())
    content = read(data).pages[0].get_contents().get_data().decode("latin-1")
    red, green, blue, _ = QColor(look.colours["text"]).getRgbF()
    inks = [tuple(map(float, line.split()[:3])) for line in content.splitlines() if line.endswith((" scn", " rg"))]
    assert any(all(abs(a - b) < 0.01 for a, b in zip(ink, (red, green, blue), strict=True)) for ink in inks)


def test_pictures_come_from_the_document_only(look, tmp_path):
    outside = tmp_path / "secret.png"
    outside.write_bytes(png())
    with_picture = Document(html='<p>a</p><img src="chart.png" width="60">', images={"chart.png": png()})
    without = Document(html=f'<p>a</p><img src="{outside.as_uri()}" width="60"><img src="{outside}">')
    assert len(read(printing.pdf_bytes(with_picture)).pages[0].images) == 1
    sizes = [picture.image.size for picture in read(printing.pdf_bytes(without)).pages[0].images]
    assert all(size == (1, 1) for size in sizes)


def test_a_picture_keeps_every_pixel_on_paper(look):
    stripes = QImage(60, 40, QImage.Format.Format_RGB32)
    for x in range(60):
        for y in range(40):
            stripes.setPixelColor(x, y, QColor(255, 255, 255) if (x + y) % 2 else QColor(31, 106, 154))
    paper = Document(html='<img src="chart.png" width="60">', images={"chart.png": as_png(stripes)})

    (picture,) = read(printing.pdf_bytes(paper)).pages[0].images

    painted = picture.image.convert("RGB")
    assert painted.size == (60, 40)
    assert {painted.getpixel((x, y)) for x in range(60) for y in range(40)} == {(255, 255, 255), (31, 106, 154)}


def test_the_view_on_the_screen_is_the_same_document(look):
    made = printing.at_once(printing.make_text_document(Document(html="<p>words</p>")))
    assert isinstance(made, QTextDocument)
    assert made.toPlainText() == "words"
    assert made.defaultFont().pointSizeF() == 10.5
    assert made.resource(QTextDocument.ResourceType.ImageResource.value, QUrl("file:///etc/hostname")).width() == 1


def test_a_paper_that_nobody_wants_any_more_is_let_go_in_the_middle(look):
    dropped = printing.make_pdf(Document(html=LONG))
    for _ in range(4):
        next(dropped)
    dropped.close()


def test_each_picture_and_each_page_has_a_step_of_its_own(look):
    device, counted = _CountedPages(), []
    pictures = {"a.png": png(), "b.png": png("white")}
    paper = Document(html='<img src="a.png" width="60"><img src="b.png" width="60">' + LONG, images=pictures)
    steps = printing.print_pages(paper, device)
    for _step in steps:
        counted.append(device.pages)
    pages = max(counted)
    assert pages >= 3
    assert counted == [1] * 6 + list(range(2, pages + 1)), "two pictures, words, measures, layout and first page"


class _CountedPages(QPdfWriter):
    """A device that counts the pages begun on it."""

    def __init__(self) -> None:
        self.kept = QBuffer()
        self.kept.open(QIODevice.OpenModeFlag.WriteOnly)
        super().__init__(self.kept)
        self.pages = 1

    def newPage(self) -> bool:
        self.pages += 1
        return super().newPage()


def test_the_patient_is_in_the_pages_and_not_in_the_files_properties(look):
    properties = read(printing.pdf_bytes(Document())).metadata
    assert "P-0412" not in str(dict(properties))


def test_a_long_document_needs_no_browser_engine(look):
    assert len(read(printing.pdf_bytes(Document(html=LONG))).pages) > 1
    assert "PySide6.QtWebEngineCore" not in sys.modules
    assert Path(printing.__file__).is_file()
