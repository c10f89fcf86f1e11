#!/usr/bin/env python3
"""check-pdf.py PRINT-DOCUMENT: reads PDFs that LibreOffice made of known text, and compares.

Two programs that are not ours decide where lines and pages end; what was one paragraph before is to be one again.
"""

import html
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

CASES = []


def case(function):
    CASES.append(function)
    return function


HANS = """汀白能源在秋天公开演示了以芦苇硬碳为负极的电芯，次日上游企业的股价下跌了14.6%。
舆论普遍把二者看作因果，然而在同一天盘后还有一份三季度存货减值的补充公告。
单凭时间先后，尚不能断定股价下跌是由钠电池引起的。
震动的真正来源，是长期以来“储能等于锂电”的预期被撬动了。
过去十年价格下降逾80%，行业逐渐形成一个信念：只要规模足够大，其他技术路线就没有机会。
据笔者向企业技术人员了解，发布会给出的数字是在25℃、单体、带夹具加压的条件下测得的。
三次测试的平均值为12.4分钟；若改为模组，并计入温升限制，一般需要18至22分钟。
能量密度亦然：165Wh/kg是单体数据，且取自性能最好的一批样品。
送检报告显示，零下30℃下以0.2C放电，容量保持率为88%左右（企业公布的是另一个数字）。
最值得讨论的是寿命，因为8000次并非实测结果，而是据前1600次循环线性外推得出的。
“研发总投入不到3亿元”是此次传播最广的一个数字，也是误解最深的一个数字。
把一家企业的中试支出，同另一家企业全年的研发费用相比，本身就不是可比的口径。
按目前每月不足20兆瓦时的试产规模，单体成本比DeepSeek一文里的估计高出15%。
芦苇的年产量有限，够不够烧，要看收割季节和运输半径，不能只看面积。
《储能前沿评论》2025年第1期对相关数据作了梳理，可以参看。""".splitlines()

HANT = """汀白能源在秋天公開演示了以蘆葦硬碳為負極的電芯，次日上游企業的股價下跌了14.6%。
輿論普遍把二者看作因果，然而在同一天盤後還有一份三季度存貨減值的補充公告。
單憑時間先後，尚不能斷定股價下跌是由鈉電池引起的。
震動的真正來源，是長期以來「儲能等於鋰電」的預期被撬動了。
過去十年價格下降逾80%，行業逐漸形成一個信念：只要規模足夠大，其他技術路線就沒有機會。
據筆者向企業技術人員了解，發布會給出的數字是在單體、帶夾具加壓的條件下測得的。
能量密度亦然，且取自性能最好的一批樣品，這一點在報告裡寫得很清楚。
最值得討論的是壽命，因為那個次數並非實測結果，而是線性外推得出的。
蘆葦的年產量有限，夠不夠燒，要看收割季節和運輸半徑，不能只看面積。""".splitlines()

JAPANESE = """電池の値段はこの十年で八割も下がったと、業界の人々は口をそろえて言う。
しかし発表会で示された数字は、二十五度の部屋で、単体で測ったものにすぎない。
葦から作った炭素を使うナトリウム電池は、寒さに強いことで知られている。
寿命については「八千回」という数字が独り歩きしているが、実際に測ったのは千六百回までである。
会社の説明によれば、残りは直線で延ばした推定であって、まだ誰も確かめていない。
研究費の総額が三億元に満たないという話も、どこまでを数えるかで大きく変わってくる。
ある大学の先生は、比べられないものを比べてはいけないと繰り返し書いている。
葦は毎年刈り取れるとはいえ、運ぶ距離が長くなれば値段はすぐに上がってしまう。""".splitlines()

KOREAN = """전지의 값은 지난 십 년 동안 팔 할이나 내렸다고 업계 사람들은 입을 모아 말한다.
그러나 발표회에서 나온 숫자는 스물다섯 도의 방에서 단독으로 잰 것에 지나지 않는다.
갈대로 만든 탄소를 쓰는 나트륨 전지는 추위에 강한 것으로 알려져 있다.
수명에 대해서는 팔천 번이라는 숫자가 홀로 떠돌고 있지만 실제로 잰 것은 천육백 번까지이다.
회사의 설명에 따르면 나머지는 직선으로 늘린 추정이며 아직 아무도 확인하지 않았다.
어느 대학의 교수는 견줄 수 없는 것을 견주어서는 안 된다고 거듭 쓰고 있다.""".splitlines()

ENGLISH = """The price of batteries has fallen by four fifths within ten years, or so everybody in the business will tell you.
What was shown on the stage in the autumn had been measured at room temperature, with a single cell in a clamp.
A sodium cell with hard carbon made from reeds does not mind the cold, and that is the one thing nobody disputes.
Eight thousand cycles is not what anyone has counted; it is a straight line drawn through the first sixteen hundred.
Whether the company spent three hundred million or three times as much depends on what you are willing to count.""".splitlines()

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in {
        "office": "office", "style": "style", "text": "text", "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta", "table": "table",
    }.items()
)


def paragraphs(sentences, count, each=5, joint=""):
    """Paragraphs of some sentences each, no two alike."""
    made = []
    for i in range(count):
        n = 2 + (i * 7) % each
        made.append(joint.join(sentences[(i * 4 + k * (1 + i % 3)) % len(sentences)] for k in range(n)))
    return made


class Document:
    """An OpenDocument text in the making, and what is to be read of it."""

    def __init__(self, language, font, columns=0, writing="lr-tb", align="justify", head=None, foot=None, title=None, indent=True):
        self.language, self.font, self.columns, self.writing, self.align = language, font, columns, writing, align
        self.head, self.foot, self.title, self.indent = head, foot, title, indent
        self.body = []
        self.blocks = []
        self.notes = []

    def paragraph(self, text, note=None):
        """A paragraph, perhaps with a note behind its first sentence."""
        marked = html.escape(text)
        if note:
            self.notes.append(f"{len(self.notes) + 1}{note}")
            mark = f'<text:note text:note-class="footnote"><text:note-citation>{len(self.notes)}</text:note-citation><text:note-body><text:p text:style-name="Note">{note}</text:p></text:note-body></text:note>'
            marked = marked.replace("。", "。" + mark, 1)
        self.body.append(f'<text:p text:style-name="Body">{marked}</text:p>')
        self.blocks.append(("paragraph", 0, text))

    def heading(self, text, level):
        self.body.append(f'<text:p text:style-name="H{level}">{text}</text:p>')
        self.blocks.append(("heading", level, text))

    def write(self, path):
        """Writes it as one XML file."""
        language, country = self.language.split("-")
        fonts = f'style:font-name="F" style:font-name-asian="F" fo:language="en" fo:country="US" style:language-asian="{language}" style:country-asian="{country}"'
        size = lambda points, weight="normal": f'fo:font-size="{points}pt" style:font-size-asian="{points}pt" fo:font-weight="{weight}" style:font-weight-asian="{weight}"'
        columns = f'<style:columns fo:column-count="{self.columns}" fo:column-gap="0.8cm"/>' if self.columns else ""
        body = "".join(self.body)
        if self.columns:
            # The title goes over all columns.
            title, rest = self.body[0], "".join(self.body[1:])
            body = f'{title}<text:section text:style-name="Columns" text:name="s">{rest}</text:section>'
        number = '<text:page-number text:select-page="current"/>'
        edge = lambda name, text: f'<style:{name}><text:p text:style-name="Edge">{text.replace("#", number)}</text:p></style:{name}>' if text else ""
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta>{f'<dc:title>{self.title}</dc:title>' if self.title else ''}<meta:initial-creator>陆知远</meta:initial-creator></office:meta>
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'{self.font}'"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties {fonts} {size(12)}/></style:default-style>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-align="{self.align}" style:punctuation-wrap="{'hanging' if self.writing == 'lr-tb' else 'simple'}" fo:text-indent="{'24pt' if self.indent else '0pt'}" fo:margin-bottom="{'0pt' if self.indent else '12pt'}"/></style:style>
<style:style style:name="H1" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="18pt"/><style:text-properties {size(22, 'bold')}/></style:style>
<style:style style:name="H2" style:family="paragraph"><style:paragraph-properties fo:margin-top="12pt" fo:margin-bottom="6pt" fo:keep-with-next="always"/><style:text-properties {size(16, 'bold')}/></style:style>
<style:style style:name="H3" style:family="paragraph"><style:paragraph-properties fo:margin-top="8pt" fo:margin-bottom="4pt" fo:keep-with-next="always"/><style:text-properties {size(13.5, 'bold')}/></style:style>
<style:style style:name="Note" style:family="paragraph"><style:text-properties {size(9)}/></style:style>
<style:style style:name="Edge" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties {size(10)}/></style:style>
<style:style style:name="Anchor" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<text:notes-configuration text:note-class="footnote" text:citation-body-style-name="Anchor" style:num-format="1" text:start-numbering-at="document" text:footnotes-position="page"/>
</office:styles>
<office:automatic-styles>
<style:style style:name="Columns" style:family="section"><style:section-properties>{columns}</style:section-properties></style:style>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm" style:writing-mode="{self.writing}"/>
<style:header-style><style:header-footer-properties fo:margin-bottom="0.6cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:margin-top="0.6cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">{edge('header', self.head)}{edge('footer', self.foot)}</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>""")


DOCUMENTS = {}


def make_documents():
    """The documents, by the names of their files."""
    serif = "Noto Serif CJK"
    hans = Document("zh-CN", f"{serif} SC", head="储能前沿评论 2025年第1期", foot="第#页")
    hans.heading("芦苇硬碳与钠离子电池产业化的几点冷思考", 1)
    for i, text in enumerate(paragraphs(HANS, 36)):
        if i % 9 == 0:
            hans.heading(["一、为什么会引起这么大的震动", "二、性能数据应当怎样读", "三、三亿元是怎样算出来的", "四、芦苇够不够烧"][i // 9], 2)
        if i % 9 == 4:
            hans.heading(f"（{'一二三四'[i // 9]}）进一步的讨论", 3)
        hans.paragraph(text, note=f"参见该公司向芦川市产业基金提交的第{'一二三四五六七八九十'[i // 4]}份材料，{'甲乙丙丁戊己庚辛壬癸'[i // 4]}类，未公开。" if i % 8 == 3 else None)
    DOCUMENTS["hans"] = hans

    hant = Document("zh-TW", f"{serif} TC", columns=2, head="儲能評論", foot="- # -")
    hant.heading("蘆葦硬碳與鈉離子電池", 1)
    for i, text in enumerate(paragraphs(HANT, 30)):
        hant.paragraph(text, note=f"參見該公司提交的{'甲乙丙丁'[i // 10]}號材料，未公開。" if i % 10 == 4 else None)
    DOCUMENTS["hant"] = hant

    japanese = Document("ja-JP", f"{serif} JP", head="電池の話", foot="#", align="start")
    japanese.heading("葦の電池をめぐって", 1)
    for text in paragraphs(JAPANESE, 24):
        japanese.paragraph(text)
    DOCUMENTS["japanese"] = japanese

    vertical = Document("ja-JP", f"{serif} JP", writing="tb-rl", foot="#")
    for text in paragraphs(JAPANESE, 20):
        vertical.paragraph(text)
    DOCUMENTS["vertical"] = vertical

    korean = Document("ko-KR", f"{serif} KR", foot="# / 3", align="start", indent=False)
    korean.heading("갈대 전지를 둘러싸고", 1)
    for text in paragraphs(KOREAN, 24, joint=" "):
        korean.paragraph(text)
    DOCUMENTS["korean"] = korean

    english = Document("zh-CN", "Nimbus Roman", head="Notes on Storage", foot="Page # of 4", indent=False)
    english.heading("What is known about reeds", 1)
    for text in paragraphs(ENGLISH, 30, joint=" "):
        english.paragraph(text)
    DOCUMENTS["english"] = english

    typed = Document("zh-CN", f"{serif} SC", align="start", title="手动加空格的文章")
    for text in paragraphs(["在 2024 年，汀白能源的 R1 电芯用了 557.6 万元，比 2023 年少。", "而 DeepSeek 一文说的是 5890 亿，单位是 Wh/kg 还是元，没有说。", "这一段里全是汉字，没有别的什么东西，所以也没有空格。"], 8):
        typed.paragraph(text)
    DOCUMENTS["typed"] = typed


def convert(folder, target, *names):
    """Has LibreOffice convert files in a folder."""
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", target, "--outdir", folder, *names],
        cwd=folder, check=True, capture_output=True, timeout=300, env={**os.environ, "HOME": folder},
    )


def read(name):
    """What became of a file."""
    result = subprocess.run([PRINT_DOCUMENT, os.path.join(FOLDER, name)], capture_output=True, check=False, timeout=120)
    assert result.stderr == b"", result.stderr.decode()
    return json.loads(result.stdout)


def diff(found, expected):
    """Where two lists differ first."""
    for i, (a, b) in enumerate(zip(found, expected)):
        assert a == b, f"{i}:\n{a}\n{b}"
    assert len(found) == len(expected), (len(found), len(expected), (found + expected)[min(len(found), len(expected))])


def compare(name, head=None, number=None):
    """Compares a PDF with what it was made of."""
    document = DOCUMENTS[name]
    made = read(f"{name}.pdf")
    assert "error" not in made, made
    notes = [block["text"] for block in made["blocks"] if block["text"] in document.notes]
    body = [(block["kind"], block["level"], block["text"]) for block in made["blocks"] if block["text"] not in document.notes]
    diff(body, document.blocks)
    diff(notes, document.notes)

    # What stands at the edges of the pages is in the extracted text, and cut.
    cuts = {}
    for block in made["extracted"]:
        cuts.setdefault(block.get("cut"), []).append(block["text"])
    n_pages = len(cuts.get("page-number", cuts.get("running-head", [])))
    assert n_pages >= 2, n_pages
    if head:
        assert cuts["running-head"] == [head] * n_pages, cuts["running-head"]
    else:
        assert "running-head" not in cuts, cuts["running-head"]
    if number:
        assert cuts["page-number"] == [number.replace("#", str(i + 1)) for i in range(n_pages)], cuts["page-number"]
    assert len(cuts.get("footnote-marker", [])) == len(document.notes), cuts.get("footnote-marker")
    return made


@case
def simplified_chinese_with_headings_and_notes():
    made = compare("hans", head="储能前沿评论 2025年第1期", number="第#页")
    assert made["fields"]["title"] == {"value": "芦苇硬碳与钠离子电池产业化的几点冷思考", "origin": "guessed", "place": "largest text of the first page"}
    assert made["fields"]["author"] == {"value": "陆知远", "origin": "read", "place": "document information: Author"}
    assert made["fields"]["language"]["value"] == "zh-Hans"


@case
def traditional_chinese_in_two_columns():
    compare("hant", head="儲能評論", number="- # -")


@case
def japanese():
    compare("japanese", head="電池の話", number="#")


@case
def japanese_in_vertical_lines():
    compare("vertical", number="#")


@case
def korean():
    compare("korean", number="# / 3")


@case
def english_with_gaps_between_paragraphs():
    compare("english", head="Notes on Storage", number="Page # of 4")


@case
def spaces_between_han_and_latin_that_were_typed():
    document, made = DOCUMENTS["typed"], read("typed.pdf")
    diff([block["text"] for block in made["blocks"]], [text for _, _, text in document.blocks])
    assert made["fields"]["title"] == {"value": "手动加空格的文章", "origin": "read", "place": "document information: Title"}


@case
def a_page_of_the_web():
    made = read("web.pdf")
    diff([(block["kind"], block["text"]) for block in made["blocks"]], WEB)


@case
def a_document_of_word():
    made = read("word.pdf")
    diff([(block["kind"], block["text"]) for block in made["blocks"]], WEB)


@case
def a_password():
    made = read("locked.pdf")
    assert made == {"error": "The file is protected by a password. Remove the password, then add it again."}, made


WEB = [("heading", "芦苇够不够烧"), ("paragraph", HANS[0] + HANS[3] + HANS[9]), ("heading", "收割"), ("paragraph", HANS[13] + HANS[4] + HANS[11] + HANS[10]), ("list", "• 第一，看季节。"), ("list", "• 第二，看距离。"), ("paragraph", HANS[14])]


def make_files():
    make_documents()
    for name, document in DOCUMENTS.items():
        document.write(os.path.join(FOLDER, f"{name}.fodt"))
    tags = {"paragraph": "p", "list": "li"}
    web = ["<!DOCTYPE html><html lang=zh-CN><head><meta charset=utf-8></head><body>"]
    for i, (kind, text) in enumerate(WEB):
        tag = tags.get(kind, "h1" if i == 0 else "h2")
        text = html.escape(text.removeprefix("• "))
        web.append(f"<ul><li>{text}</li>" if text.startswith("第一") else f"<li>{text}</li></ul>" if tag == "li" else f"<{tag}>{text}</{tag}>")
    with open(os.path.join(FOLDER, "web.html"), "w", encoding="utf-8") as file:
        file.write("\n".join(web) + "</body></html>")
    # Word, because pandoc writes no OpenDocument that LibreOffice sets as a page of the web.
    subprocess.run(["pandoc", "web.html", "-o", "word.docx"], cwd=FOLDER, check=True, capture_output=True)
    shutil.copy(os.path.join(FOLDER, "typed.fodt"), os.path.join(FOLDER, "locked.fodt"))
    convert(FOLDER, "pdf", *(f"{name}.fodt" for name in DOCUMENTS), "word.docx")
    convert(FOLDER, "pdf:writer_web_pdf_Export", "web.html")
    lock = {"EncryptFile": {"type": "boolean", "value": "true"}, "DocumentOpenPassword": {"type": "string", "value": "secret"}}
    convert(FOLDER, f"pdf:writer_pdf_Export:{json.dumps(lock)}", "locked.fodt")


def main():
    missing = [name for name in ("soffice", "pandoc") if shutil.which(name) is None]
    if missing:
        print(f"1..0 # SKIP {missing[0]} is not here")
        return 0
    make_files()
    print(f"1..{len(CASES)}", flush=True)
    failures = 0
    for number, function in enumerate(CASES, 1):
        name = function.__name__.replace("_", " ")
        try:
            function()
            print(f"ok {number} - {name}", flush=True)
        except Exception:  # a case may fail in any way
            failures += 1
            print(f"not ok {number} - {name}", flush=True)
            for line in traceback.format_exc().splitlines():
                print(f"#   {line}", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    PRINT_DOCUMENT = os.path.abspath(sys.argv[1])
    KEEP = os.environ.get("PIDIAN_KEEP")
    FOLDER = KEEP or tempfile.mkdtemp(prefix="pidian-pdf-")
    try:
        status = main()
    finally:
        if not KEEP:
            shutil.rmtree(FOLDER, ignore_errors=True)
    sys.exit(status)
