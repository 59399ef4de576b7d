"""Every code of a finding, once: what it is called, how grave it is, and what it means.

A rule (families A to P, and W on waivers) explains itself where it is written, in
``reportgen.checks``; the codes of data files, templates and reading explain themselves here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.findings import Severity

RULE_FAMILIES = {
    "A": "金额与勾稽",
    "C": "完整与对应",
    "Y": "年度与日期",
    "T": "文字与标点",
    "S": "自评表",
    "B": "基础数据表",
    "P": "公开前",
    "W": "检查豁免",
}
"""Families of rules by the first letter of their codes; S and B look at 附件."""

FAMILIES = {
    **RULE_FAMILIES,
    "D": "数据文件和生成的文件",
    "M": "表样",
    "R": "读回 Word、PDF",
    "G": "一批里的各单位",
}
"""All families of codes, in the order in which they are listed."""


class Code(str):
    """A code such as ``A03``, as good as the plain string, that knows what it stands for.

    ``severity`` is the worst level of its findings. An ``optional`` code is that of a rule of some
    provinces only. ``explanation`` says what the code means and when it comes, ``advice`` what to
    do; both are empty for rules.
    """

    severity: Severity
    headline: str
    optional: bool
    explanation: str
    advice: str

    def __new__(
        cls,
        code: str,
        severity: Severity,
        headline: str,
        explanation: str = "",
        advice: str = "",
        *,
        optional: bool = False,
    ) -> Code:
        """Make a code with what it stands for."""
        made = super().__new__(cls, code)
        made.severity, made.headline, made.optional = severity, headline, optional
        made.explanation, made.advice = explanation, advice
        return made

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Travel between processes as the plain string."""
        return str, (str(self),)

    @property
    def family(self) -> str:
        """The Chinese name of the code's family."""
        return FAMILIES[self[0]]

    @property
    def is_rule(self) -> bool:
        """Whether a rule of the checks stands behind the code."""
        return self[0] in RULE_FAMILIES


A01 = Code("A01", "error", "支出总额 = 按经济分类各项之和")
A02 = Code("A02", "error", "支出总额 = 基本支出 + 项目支出")
A03 = Code("A03", "warning", "结余 = 年度预算金额 − 支出总额")
A04 = Code("A04", "error", "“三公”经费 = 因公出国（境）费 + 公务用车购置及运行费 + 公务接待费")
A05 = Code("A05", "error", "“三公”经费决算不超预算、不超上年")
A06 = Code("A06", "warning", "支出总额不超预算，执行率不低于90%")
A07 = Code("A07", "warning", "“其中”各项之和与总量不符")
A08 = Code("A08", "error", "正文里再次写到的支出、预算、“三公”经费与填报数不等")
A09 = Code("A09", "warning", "完成率、合格率等超过100%，或低于100%而没有原因")
A10 = Code("A10", "info", "“三公”经费全部为0，请确认")
A11 = Code("A11", "warning", "金额缺“元”")
A12 = Code("A12", "error", "正文里的百分比或增减方向与所写的数不符")
A13 = Code("A13", "warning", "同一事实两处数字不同")
A14 = Code("A14", "warning", "写了几个，列出的名称不是几个")
A15 = Code("A15", "warning", "没有达到指标值、执行率低、超编而没有写原因")
A16 = Code("A16", "warning", "数量级可疑，万元和元像是写混了")
A17 = Code("A17", "error", "收入 = 各项来源之和；各本预算支出之和 = 支出总额")

C01 = Code("C01", "warning", "存在的问题没有对应的改进措施")
C02 = Code("C02", "warning", "问题写“无”“暂无”，标题下没有内容，或问题、绩效目标完成情况只有空话")
C03 = Code("C03", "error", "必填项为空")
C04 = Code("C04", "error", "占位或表样提示没改")
C05 = Code("C05", "warning", "整段重复或几乎重复")
C06 = Code("C06", "warning", "成绩与问题自相矛盾")
C07 = Code("C07", "warning", "与上一年报告相比，段落几乎没变而且数字没变")
C08 = Code("C08", "error", "写的是别的单位的名称")

Y01 = Code("Y01", "warning", "出现评价年度以外的年份")
Y02 = Code("Y02", "error", "日期不存在")
Y03 = Code("Y03", "warning", "月日补零、年份简写")

T01 = Code("T01", "warning", "中文里用了半角标点")
T02 = Code("T02", "warning", "引号、括号、书名号不成对或嵌套错")
T03 = Code("T03", "warning", "标点连用或冲突")
T04 = Code("T04", "warning", "序号跳号或重号")
T05 = Code("T05", "warning", "常见错字")
T06 = Code("T06", "warning", "发文字号写得不规范")
T07 = Code("T07", "info", "日期简称、数值范围、千分位的写法")
T08 = Code("T08", "info", "中文里夹了空格")
T09 = Code("T09", "info", "序号样式混用")
T10 = Code("T10", "warning", "同一个词写了两遍；改稿留下的多余的词、半句话")
T11 = Code("T11", "warning", "“其中”前缺标点；并列的各项顿号、逗号混用")

S01 = Code("S01", "error", "分值合计 = 100；三级之和 = 二级 = 一级；三级分值 > 0")
S02 = Code("S02", "error", "0 ≤ 得分 ≤ 分值；总分 = 各项得分之和")
S03 = Code("S03", "error", "执行率、预算执行得分、定量指标得分与公式不符")
S04 = Code("S04", "error", "定性指标没有得分，或得分不在所选档次内")
S05 = Code("S05", "error", "未得满分或未达指标值而没有写偏差原因")
S06 = Code("S06", "warning", "完成值达到指标值的130%而没有写原因")
S07 = Code("S07", "warning", "全部满分，而存在的问题写“无”")
S08 = Code("S08", "error", "等级与总分不符；报告里写的总分、等级与表不等")
S09 = Code("S09", "warning", "满分却写了未完成原因；定量指标填文字；单位与值冲突；成本指标用“≥”")
S10 = Code(
    "S10", "error", "年度资金总额 = 各来源之和 = 按收入、支出性质分的合计；全年预算数 = 年初 + 调整"
)
S11 = Code("S11", "warning", "预算调整过大没有说明，或全年预算数像是按执行数倒填")
S12 = Code("S12", "error", "完成值达到指标值的130%必须写原因", optional=True)
S13 = Code("S13", "error", "执行率低的，总分有上限", optional=True)
S14 = Code("S14", "error", "预算执行20分、绩效目标80分", optional=True)
S15 = Code("S15", "warning", "正文写的完成数与自评表的实际完成值不等")

B01 = Code("B01", "error", "控制率 = 实际在职人数 ÷ 编制数")
B02 = Code(
    "B02", "error", "“三公”经费、公务用车、项目支出各列 = 明细之和；公用经费“其中”之和 ≤ 合计"
)
B03 = Code("B03", "warning", "合计有数而明细全空")
B04 = Code("B04", "error", "规模控制率 = 实际 ÷ 批复；投资概算控制率 = 实际投资 ÷ 预算投资")
B05 = Code("B05", "error", "附件里的支出、“三公”经费与报告正文不等")

P01 = Code("P01", "error", "身份证号、手机号、银行卡号出现在要公开的内容里")

W01 = Code("W01", "warning", "豁免没有写理由")
W02 = Code("W02", "warning", "豁免的编号不存在")
W03 = Code("W03", "info", "豁免没有对应的检查结果")

D01 = Code(
    "D01",
    "error",
    "文件读不出来",
    "文件不存在、没有权限、太大、已损坏或已加密，后缀或编码不认识，YAML、JSON 的写法不对，"
    "或者要改的数据文件改不了。",
    "照提示核对文件名和写法；用别的软件正开着的，先关闭；Word、PDF 打不开的，另存一份再试。",
)
D02 = Code(
    "D02",
    "error",
    "栏目不认识或写了两次",
    "数据文件、词典里有表上没有的栏目，或者同一栏写了两次。多是错字或缩进不对。",
    "照提示改成相近的栏目名；写了两次的，合成一处；全部栏目见 README 的栏目表。",
)
D03 = Code(
    "D03",
    "error",
    "写法不合要求",
    "某一栏填的内容不是它要的样子：金额、百分比、日期、列表写得不对，有不能用的字符；"
    "或者命令的某个选项写得不对。",
    "照提示里“例：”后面的样子改，×处写自己的数。",
)
D04 = Code(
    "D04",
    "error",
    "文件写不出来",
    "要生成的文件已经有了而不能覆盖（生成以后有人改过，或者本来就不是这里生成的），"
    "没有权限，磁盘满了，或者缺少要用的软件。已有的文件不会损坏，也不会写出半个文件。",
    "换一个文件名或文件夹，或者先把已有的文件移走；正在用 Word、Excel 打开的，关闭后再试。",
)
D05 = Code(
    "D05",
    "error",
    "几个文件会写到同一处",
    "几个单位会得到同一个文件名（单位名称和年度相同），或者要写的文件就是要读的文件。"
    "撞上的不写，已有的不动。",
    "核对是不是同一份数据放了两份；确是两个单位的，改单位名称；只差输出位置的，用 -o 另写一处。",
)
D06 = Code(
    "D06",
    "error",
    "还有上年的文字没有改",
    "草稿里从上年报告抄来的文字，每行前有“【上年】”。留着它的数据不能生成报告，"
    "免得把上年的事报成本年的。",
    "逐段核对，改成本年的内容，再删去“【上年】”；本年没有的，整段删去。",
)
D07 = Code(
    "D07",
    "error",
    "计算集群连不上",
    "指定的 Dask 集群没有应答，或者没有可用的计算进程。已经生成的文件不受影响。",
    "核对地址，确认调度进程和计算进程已经启动；或者不指定集群，就在本机生成。",
)
D08 = Code(
    "D08",
    "error",
    "没有转成 PDF",
    "Word 文件已经生成，但没有转成 PDF：没有安装 LibreOffice，转换出错，或者 PDF 写不进去。",
    "安装 LibreOffice 后再运行；或者用 Word、WPS 打开，另存为 PDF。",
)
D09 = Code(
    "D09",
    "error",
    "这个单位没有做成",
    "不是数据有错，而是做这个单位时程序意外停止（内存不足、进程被关闭等），别的单位照常生成。",
    "再运行一次，只补做没有做成的；总是不成的，单独生成这一个单位，把提示告诉维护人员。",
)

D10 = Code(
    "D10",
    "info",
    "写法不规范，已按能读的读",
    "数据文件的这一行不合 YAML 的写法（冒号是全角的、“- ”少了空格、缩进不齐、内容里有“ #”等），"
    "但只有一种读法，已经照那样读进来，没有丢字。",
    "照提示改一下，以后就不再提示；读得不对的，改成“栏目: 内容”。",
)
D11 = Code(
    "D11",
    "info",
    "各项前面写了序号，已经去掉",
    "职能、要点、问题、措施的序号和“一是”“二是”由表样加。数据里各项前面写了序号、“一是”或项目符号的，"
    "读入时去掉，免得印成“1、1、”“一是一是”；一项里从1起写了几项的，分成几项。",
    "不用改；想照原样留着序号的，写进内容里。",
)
D12 = Code(
    "D12",
    "info",
    "样子相同的字换成了常用字",
    "数据里有部首、兼容字（⻔、⼈）或字体自造的字，多半是从 PDF 里复制来的：看着一样，"
    "却查不到、比不出。"
    "有常用字的已经换成常用字，字体自造的照原样留着。",
    "已经换了的不用改；字体自造的字换成通用的字。",
)
D13 = Code(
    "D13",
    "error",
    "佐证材料的图片用不了",
    "数据里写的图片文件没有、打不开、太大、是坏的，不是 JPEG、PNG、HEIC，"
    "或不在数据文件所在的文件夹里。",
    "照提示换图片或改文件名。",
)

M01 = Code(
    "M01",
    "error",
    "表样里的标签不对",
    "表样里有写错的标签：栏目名不认识，括号不配对，for、if 没有结束或放错了地方。"
    "这样的表样不能生成报告。",
    "照提示的位置在 Word 里改；写法见 templates/README.md。",
)
M02 = Code(
    "M02",
    "error",
    "表样文件不能用",
    "表样不是 Word 文件（.docx）、已损坏、太大，或者生成时出了错。",
    "用 Word 打开另存为 .docx 再试；从旧格式改后缀得来的，要另存，不能只改名。",
)
M03 = Code(
    "M03",
    "error",
    "没有这份表样",
    "没有这个名字的表样，没有这一年能用的，或者新建表样时已经有了同名的。",
    "用 reportgen template list 看有哪些表样；自己的表样放在 templates/名称/年度.docx。",
)
M04 = Code(
    "M04",
    "warning",
    "有的栏目表样没有印",
    "表样里没有这些栏目的标签，填了也不会印出来。必填的栏目没有印是警告，可不填的是提示。",
    "要印的，在表样里补上标签；本县的表没有这一栏的，不用管。",
)
M05 = Code(
    "M05",
    "info",
    "标签里的字符被改过",
    "Word、WPS 自动把标签里的括号、引号换成了全角，或插进了看不见的字符。照样能用。",
    "可以不管；想改回来，运行 reportgen template check 表样 --fix。",
)
M06 = Code(
    "M06",
    "info",
    "版面与通常的不同",
    "纸张、页边距、字体、字号、行距、页码与 GB/T 9704-2012 或各县通常的做法不同。",
    "县里有规定的照县里的；没有的，照提示在 Word 里改。",
)
M07 = Code(
    "M07",
    "error",
    "有 Word 2010 不认识的内容",
    "表样里有新版 Word 才有的内容。Word 2010 打不开的是错误，会少内容的是警告，会略过的是提示。",
    "在 Word 里删去这项内容，或另存为兼容 Word 2010 的 .docx。",
)
M08 = Code(
    "M08",
    "warning",
    "标签在文本框里",
    "内容长了会被文本框截掉，也不能从文件读回。",
    "把文字移到正文或表格里，删去文本框。",
)
M09 = Code(
    "M09",
    "warning",
    "新表样要印的，数据里没有",
    "比较两年的表样时，新表样要印的栏目，给出的数据里没有填。",
    "有这项的补上；没有的，印出来是空的。",
)
M10 = Code(
    "M10",
    "info",
    "填了而这份表样不印",
    "数据里有的附件、栏目，这份表样没有地方印，生成的文件里也就没有。",
    "要印的，换一份有这项的表样；不要印的，不用管。",
)
M11 = Code(
    "M11",
    "warning",
    "表格的列宽写得不全或不一致",
    "表格自己写的列宽没有，或与单元格的不同。Word 看单元格的，LibreOffice 和 PDF 看表格的，"
    "排出来就不一样。",
    "用 Word 拖一下列线再保存；或运行 reportgen template check 表样 --fix 由程序改。",
)
M12 = Code(
    "M12",
    "warning",
    "像标签又不是标签",
    "少一个括号、多一个括号或括号不配对，会照原样印出来，不会换成数据。",
    "是标签的，照提示补好括号；本来就是要印的文字，不用管。",
)
M13 = Code(
    "M13",
    "error",
    "表样旁的“表样.yaml”写得不对",
    "“表样.yaml”里写了没有的栏目、没有的编号、不用开启的规则，或者补充栏目的类型、位置不对。",
    "照提示改；可以开启的是 reportgen rules 里标有“默认不查”的规则。",
)
M14 = Code(
    "M14",
    "info",
    "表样旁的文件还是旧名字",
    "“检查.yaml”现在叫“表样.yaml”，照样能读，但只能开启规则。",
    "改名为“表样.yaml”；还可以在里面写补充栏目、别名、条数和字数。",
)
M15 = Code(
    "M15",
    "warning",
    "条数或字数不合表样的规定",
    "表样旁的“表样.yaml”规定了某一栏写几条、多少字，数据里的多了或少了。",
    "照规定增删；规定不对的，改“表样.yaml”里的条数、字数。",
)
M16 = Code(
    "M16",
    "warning",
    "表样里有不该带进报告的内容",
    "表样文件里有批注、修订、制作人姓名、宏、邮件合并、文档保护、外部文件、隐藏的文字、指向没有的书签的引用等，"
    "生成的报告里不带；嵌着的整个文件、没填的控件、每天变的日期只说明，报告里还有。",
    "不用改也能生成；加 --fix 从表样里去掉，或者照提示在 Word 里处理。",
)

R01 = Code(
    "R01",
    "warning",
    "Word 里有放不进栏目的文字",
    "读 Word、PDF 时，这段文字不知道属于哪一栏，没有放进数据，也没有丢：全文列在这里。",
    "属于某一栏的，自己抄进数据；不属于这张表的，不用管。",
)
R02 = Code(
    "R02",
    "info",
    "读 Word 时做了什么",
    "说明读的时候略去或推断了什么，如图片没有读、留着修订的按接受修订读。",
    "对着原件核对一遍。",
)
R03 = Code(
    "R03",
    "warning",
    "Word 里找不到数据中的一栏",
    "把 Word 里的改动写回数据时，生成时有的这一栏在 Word 里找不到了，数据里保持原样。",
    "本来就要删去的，在数据里也删去；误删的，在 Word 里补回来。",
)
R04 = Code(
    "R04",
    "error",
    "Word 文件和数据不是同一份报告",
    "要写回的数据文件是另一个单位或另一个年度的，写进去会把别人的数据冲掉，所以没有写。",
    "写对数据文件；名称或年度确实改过的，先在 Word 文件里改成一样，再写回。",
)
R05 = Code(
    "R05",
    "warning",
    "写回工作簿时留不住的",
    "把 Word 里的改动写回 Excel 填报表时，工作簿里的图表、控件等写回后没有了；"
    "原来的文件留作 .bak。",
    "要留着的，从 .bak 里复制回来。",
)

G01 = Code(
    "G01",
    "warning",
    "与同批别的单位的文字相同",
    "几份报告一起检查或成批生成时，这个单位有整段的文字与别的单位相同或几乎相同（单位名称、年份不算）。"
    "不足40个字的段、单位职能不比。检查结果和汇总里写明与谁相同、是哪几段。",
    "核对是不是抄来的，按本单位的情况重写；统一规定的文字可以留着。",
)
G02 = Code(
    "G02",
    "info",
    "支出总额与同批别的单位差约一万倍",
    "几份报告一起检查或成批生成时，这个单位的支出总额与这一批中间的数差两千倍以上，"
    "像是把元当成了万元，或把万元写成了元。",
    "核对单位是元还是万元；没有写错的不用改。",
)

G03 = Code(
    "G03",
    "info",
    "年度与同批别的单位不同",
    "几份报告一起检查、生成或收进名册时，绝大多数是同一个年度的，这一份是另一年的：像是交错了年度，"
    "它的数也算进了这一批的合计。",
    "核对是不是交错了；年度写错的改过来，是别的年度的另放一个文件夹。",
)
G04 = Code(
    "G04",
    "warning",
    "同一单位同一年度有几份",
    "几份报告一起检查时，有两份以上是同一单位同一年度的，多是副本或改过以后又交了一份。"
    "检查结果.xlsx 的合计只算一份；生成时会写到同一个文件，都不生成（D05）。",
    "核对哪一份是定稿，只留一份。",
)

G05 = Code(
    "G05",
    "info",
    "检查反馈对不上单位",
    "用 --replies 给的检查反馈里，这一份的单位不在这一次检查的单位里，它写的处理情况没有用上。",
    "核对单位名称，或连同这个单位的报告一起检查。",
)

CODES: dict[str, Code] = {
    str(code): code for code in list(globals().values()) if isinstance(code, Code)
}
"""All codes, in the order in which they are listed."""

RULE_CODES = tuple(code for code in CODES.values() if code.is_rule)
"""The codes of the rules, in the order in which they are applied."""


def not_optional(code: str) -> tuple[str, str] | None:
    """Return why a code is none of an optional rule, and what is; None where it is one."""
    known = CODES.get(code)
    if known is not None and known.optional:
        return None
    optional = "、".join(sorted(each for each in CODES.values() if each.optional))
    is_rule = known is not None and known.is_rule
    why = f"“{code}”本来就检查，不用开启" if is_rule else f"没有编号为“{code}”的规则"
    return why, f"可以开启的规则：{optional}"
