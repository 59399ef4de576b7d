"""T06: the brackets of document numbers (GB/T 9704-2012)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.model.absent import is_absent
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject

_DOCUMENT_NUMBER = Sign(
    r"([\[［【（(﹝〔〖])\s*((?:19|20|１９|２０)[0-9０-９]{2})\s*年?\s*([\]］】）)﹞"
    r"〕〗])\s*(第?)\s*"
    r"([0-9０-９]{1,5})\s*号",
    words("号"),
)
_OF_QUOTAS = "指"
"""How the numbers of the papers by which money is given end; these have four digits: 湘财农指."""

_ISSUER = lazy_pattern("[\u4e00-\u9fff]{1,6}$")
_ISSUED, _WITHOUT_ORDINAL = "发办函", "发办函财绩预"
_NUMBERED = Sign("号(?<=[0-9]号)", words("号"))
_BARE_NUMBER = lazy_pattern(
    "([\u4e00-\u9fff]{1,6}[发办函绩政财预字农建通规社资教环人])((?:19|20)[0-9]{2})年?第?([0-9]{"
    "1,4})号(?=文|通知|规定|要求|精神|[）)》])"
)
_HALF_BRACKET = lazy_pattern(
    "([\u4e00-\u9fff]{1,6}[发办函绩政财预字农建通规社资教环人])(?:((?:19"
    "|20)[0-9]{2})[\\]］】）)﹞〕〗]"
    "|[\\[［【（(﹝〔〖]((?:19|20)[0-9]{2}))(?:第)?([0-9]{1,4})号(?![楼桥线机井院路地])"
)
_NO_WORD_FOR_NUMBER = Sign(
    "〔(?<=[一-鿿]〔)(?:19|20)[0-9]{2}〕[0-9]{1,4}(?![0-9号、和及至到—～~-])", words("〔")
)
_NO_NUMBER = Sign("〔(?<=[一-鿿]〔)(?:19|20)[0-9]{2}〕号", words("〕号"))
_NO_WORD_IN_SQUARE = Sign(
    "[\\[［](?<=[发办函通财绩预字农建规社教][\\[［])(?:19|20)[0-9]{2}[\\]］][0-9]{1,4}(?=[）)，。、文精])",
    each_of("发办函通财绩预字农建规社教", "[［"),
)
_SHORT_YEAR = Sign(
    "[〔\\[［](?<=[发办函通财绩预字农建规社教][〔\\[［])[0-9]{2}[〕\\]］]第?[0-9]{1,4}号",
    each_of("发办函通财绩预字农建规社教", "〔[［"),
)
_AFTER_TITLE = lazy_pattern("》([\u4e00-\u9fff]{2,7}〔[0-9]{4}〕[0-9]{1,4}号)")
_TITLED = lazy_pattern(
    "(?P<issuer>中共中央办公厅|中共中央|国务院办公厅|国务院|(?<=《)财政部)"
    "(?:[、 \u3000]{0,2}国务院(?:办公厅)?)?(?:印发的?|下发的?)?《?关于[^《》〔〕。]{2,60}》?"
    "[（(](?P<code>国办发|国发|中发|中办发)〔"
)
_CODES = {
    "中共中央办公厅": "中办发",
    "中共中央": "中发",
    "国务院办公厅": "国办发",
    "国务院": "国发",
    "财政部": "财预、财办等",
}
_PROVINCES = {
    **{"北京市": "京", "天津市": "津", "河北省": "冀", "山西省": "晋", "内蒙古自治区": "内蒙"},
    **{"辽宁省": "辽", "吉林省": "吉", "黑龙江省": "黑", "上海市": "沪", "江苏省": "苏"},
    **{"浙江省": "浙", "安徽省": "皖", "福建省": "闽", "江西省": "赣", "山东省": "鲁"},
    **{"河南省": "豫", "湖北省": "鄂", "湖南省": "湘", "广东省": "粤", "海南省": "琼"},
    **{"广西壮族自治区": "桂", "重庆市": "渝", "四川省": "川", "贵州省": "黔贵", "云南省": "云滇"},
    **{"西藏自治区": "藏", "陕西省": "陕秦", "甘肃省": "甘陇", "青海省": "青"},
    **{"宁夏回族自治区": "宁", "新疆维吾尔自治区": "新"},
}
"""The characters with which the numbers of a province's documents begin."""

_OF_PROVINCE = lazy_pattern(
    f"(?P<title>《)?(?P<province>{'|'.join(_PROVINCES)})"
    "[\u4e00-\u9fff]{0,12}?(?:厅|政府|委员会|委|局|办公室)(?(title)|(?:印发的?)?《)"
    "(?![^《》]{0,40}转发)[^《》。]{4,70}》"
    f"[（(](?P<code>[{''.join(_PROVINCES.values())}])[^（()）〔]{{1,7}}〔"
)
_OFFICES = {
    **{
        "财政局": "财",
        "教育局": "教",
        "民政局": "民",
        "农业农村局": "农",
        "水利局": "水",
        "审计局": "审",
    },
    **{"卫生健康局": "卫", "司法局": "司", "公安局": "公", "交通运输局": "交", "林业局": "林"},
    **{"住房和城乡建设局": "建", "自然资源局": "自", "生态环境局": "环", "统计局": "统"},
    **{"人力资源和社会保障局": "人", "发展和改革局": "发", "应急管理局": "应"},
}
"""The character that stands for an office in the numbers of its documents."""

_ISSUERS_BESIDE = 10
_OF_OFFICE = lazy_pattern(
    "[县市区州](?P<office>"
    + "|".join(_OFFICES)
    + ")(?:印发|下发|关于)的?(?:《)?(?![^《》]{0,40}转发)"
    "[^《》。（()）]{4,60}》?[（(](?P<code>[\u4e00-\u9fff]{2,6})〔"
)
_OF_COUNTY = lazy_pattern(
    "《(?:中共)?(?P<place>[一-鿿]{2,3})县(?:(?P<above>委(?:办公室)?|人民政府(?:办公室)?)|[一-鿿]{2,10}局)"
    "(?:关于|印发)(?![^《》]{0,40}转发)[^《》。]{4,60}(?:〈[^〉]{2,40}〉[^《》。]{0,8})?》[（(](?P<code>[一-鿿]{3,6})〔"
)
_NO_PLACES = frozenset("县市政办财府委组宣教民农水审卫司公交林建自环统人发应党")
"""What a number begins with that does not begin with the character of a place."""

_WRONG_ISSUER = lazy_pattern("(?:国办文|国发办|中办文|国办字)(?=〔)")
_RIGHT_ISSUERS = {"国办文": "国办发", "国发办": "国办发", "国办字": "国办发", "中办文": "中办发"}


@rule(
    codes.T06,
    explanation="查找年份没有用六角括号〔〕的发文字号：[2024]、（2024）、(2024)、【2024】、"
    "［2024］、﹝2024﹞。只认“机关代字＋括号里的四位年份＋号数”（"
    "湘政发[2024]5号）。案号、证书号（括号后面不是号数，或写“第5号”而前面不是“发”"
    "“办”“函”）不算，它们另有写法。年份没有括号的（湘政发2024年5号文件）、只有半个括号的、"
    "紧接在书名号后面没有放进括号里的、没有这个机关代字的（国办文）、机关代字与文件的发文机关不符"
    "的（国务院的文件写国办发、湖北省的文件写湘财、云溪县的文件写青财、县政府的文件写云财发）、序号没有写（财预〔2024〕号）、前面"
    "加了“第”、补了“0”的也报（GB/T 9704-2012 的 7.2.5）。",
    wrong="湘政发[2024]5号",
    right="湘政发〔2024〕5号",
)
def document_numbers(subject: Subject) -> Iterator[Hit]:
    """Look for document numbers in other brackets than 〔〕."""
    for passage in subject.passages_with(_DOCUMENT_NUMBER):
        for found in _DOCUMENT_NUMBER.pattern.finditer(passage.text):
            left, year, right, ordinal, number = found.groups()
            before = passage.text[max(0, found.start() - 6) : found.start()]
            issuer = _ISSUER.search(before)
            if issuer is None:
                continue
            if _is_to_come(subject, year):
                yield Hit(
                    passage.path,
                    f"发文字号“{issuer[0]}{found[0]}”的年份还没有到",
                    "核对文件，改正年份",
                )
            if (left, right) == ("〔", "〕"):
                if f"{year}年" in found[0]:
                    yield Hit(
                        passage.path,
                        f"发文字号“{issuer[0]}{found[0]}”的年份后面不加“年”",
                        f"写成“{issuer[0]}〔{year}〕{number}号”",
                    )
                if number.startswith(("0", "０")) and not issuer[0].endswith(_OF_QUOTAS):
                    yield Hit(
                        passage.path,
                        f"发文字号“{issuer[0]}{found[0]}”的序号前面多了“0”",
                        f"写成“{issuer[0]}〔{year}〕{number.lstrip('0０')}号”",
                    )
                if ordinal and before[-1] in _WITHOUT_ORDINAL:
                    yield Hit(
                        passage.path,
                        f"发文字号“{issuer[0]}{found[0]}”的序号前面不加“第”",
                        f"写成“{issuer[0]}〔{year}〕{number}号”",
                    )
                continue
            if not ordinal or before[-1] in _ISSUED:
                yield Hit(
                    passage.path,
                    f"“{issuer[0]}{found[0]}”的年份没有用六角括号",
                    f"写成“{issuer[0]}〔{year}〕{number}号”",
                )
    yield from _incomplete_numbers(subject)
    yield from _badly_written_numbers(subject)


def _is_to_come(subject: Subject, year: str) -> bool:
    """Return whether a year is after the one in which the report is written."""
    known = subject.report.year
    return not is_absent(known) and int(year) > known + 1


def _incomplete_numbers(subject: Subject) -> Iterator[Hit]:
    """Look for 号 without a number, square brackets without 号, and years of two digits."""
    for passage in subject.passages_with(_NO_NUMBER):
        for found in _NO_NUMBER.pattern.finditer(passage.text):
            named = _ISSUER.search(passage.text[max(0, found.start() - 6) : found.start()])
            written = f"{named[0] if named else ''}{found[0]}"
            yield Hit(passage.path, f"发文字号“{written}”没有写序号", "核对文件，补写号数")
    for passage in subject.passages_with(_NO_WORD_IN_SQUARE):
        for found in _NO_WORD_IN_SQUARE.pattern.finditer(passage.text):
            named = _ISSUER.search(passage.text[max(0, found.start() - 6) : found.start()])
            written = f"{named[0] if named else ''}{found[0]}"
            year, number = found[0][1:5], found[0][6:]
            right = f"{named[0] if named else ''}〔{year}〕{number}号"
            message = f"发文字号“{written}”后面缺“号”字，年份没有用六角括号"
            yield Hit(passage.path, message, f"写成“{right}”")
    for passage in subject.passages_with(_SHORT_YEAR):
        for found in _SHORT_YEAR.pattern.finditer(passage.text):
            message = f"发文字号“{found[0]}”的年份没有写四位"
            yield Hit(passage.path, message, "年份写全四位，如〔2024〕")


def _badly_written_numbers(subject: Subject) -> Iterator[Hit]:
    """Look for numbers without brackets around the year or themselves, and for wrong issuers."""
    for passage in subject.passages_with(_NO_WORD_FOR_NUMBER):
        for found in _NO_WORD_FOR_NUMBER.pattern.finditer(passage.text):
            named = _ISSUER.search(passage.text[max(0, found.start() - 6) : found.start()])
            written = f"{named[0] if named else ''}{found[0]}"
            yield Hit(passage.path, f"发文字号“{written}”后面缺“号”字", f"写成“{written}号”")
    for passage in subject.passages_with(_NUMBERED):
        text = passage.text
        for found in _BARE_NUMBER.finditer(text):
            issuer, year, number = found.groups()
            right = f"{issuer}〔{year}〕{number}号"
            yield Hit(passage.path, f"“{found[0]}”的年份没有用六角括号", f"写成“{right}”")
        for found in _HALF_BRACKET.finditer(text):
            right = f"{found[1]}〔{found[2] or found[3]}〕{found[4]}号"
            yield Hit(passage.path, f"“{found[0]}”的年份只有半个括号", f"写成“{right}”")
        for found in _AFTER_TITLE.finditer(text):
            yield Hit(
                passage.path,
                f"发文字号“{found[1]}”紧接在文件标题后面，没有放在括号里",
                f"写成“》（{found[1]}）”",
            )
        yield from _of_other_issuers(passage)


def _of_other_issuers(passage: Passage) -> Iterator[Hit]:
    """Look for numbers that are not those of who issued a document."""
    text = passage.text
    for found in _TITLED.finditer(text):
        right = _CODES[found["issuer"]]
        if right != found["code"]:
            yield Hit(
                passage.path,
                f"{found['issuer']}的文件，机关代字写成了“{found['code']}”",
                f"核对文件，一般是“{right}”",
            )
    for found in _OF_PROVINCE.finditer(text) if "》（" in text else ():
        rights, forwarded = (
            _PROVINCES[found["province"]],
            text[: found.start()].endswith("转发"),
        )
        if found["code"] not in rights and not forwarded:
            yield Hit(
                passage.path,
                f"{found['province']}的文件，机关代字写成了“{found['code']}”字头",
                f"核对文件，一般以“{rights[0]}”开头",
            )
    for found in _OF_OFFICE.finditer(text) if "局" in text else ():
        right, code = _OFFICES[found["office"]], found["code"]
        others = {each for each in _OFFICES.values() if each != "发" and each in code[1:]}
        joint = "局" in text[max(0, found.start() - _ISSUERS_BESIDE) : found.start()]
        if right not in code and others and not joint:
            yield Hit(
                passage.path,
                f"{found['office']}的文件，机关代字写成了“{code}”",
                f"核对文件，一般有“{right}”字",
            )
    for found in _OF_COUNTY.finditer(text) if "》（" in text else ():
        place, code = found["place"], found["code"]
        offices = {each for each in _OFFICES.values() if each != "发" and each in code[1:]}
        if code[0] not in _NO_PLACES and not set(place) & set(code):
            yield Hit(
                passage.path,
                f"{place}县的文件，机关代字写成了“{code}”",
                f"核对文件，一般有“{place}”里的一个字",
            )
        elif found["above"] and offices and not set("政府办委") & set(code):
            yield Hit(
                passage.path,
                f"县{found['above']}的文件，机关代字写成了“{code}”，像是部门的",
                "核对文件的发文机关和文号",
            )
    for found in _WRONG_ISSUER.finditer(text):
        right = _RIGHT_ISSUERS[found[0]]
        yield Hit(passage.path, f"没有“{found[0]}”这个机关代字", f"核对文件，一般是“{right}”")
