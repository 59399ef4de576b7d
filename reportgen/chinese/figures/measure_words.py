"""Measure words and units, and the words they begin that are something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable


def words(text: str) -> tuple[str, ...]:
    """Return the words of a list written with white space between them."""
    return tuple(text.split())


def same_unit(one: str, other: str) -> bool:
    """Return whether two units count the same things: 人, 名 and 位 do."""
    return one == other or (one in PEOPLE and other in PEOPLE)


def _by_first(listed: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the words that begin with each character, in their order."""
    found: dict[str, list[str]] = {}
    for word in listed:
        found.setdefault(word[0], []).append(word)
    return {first: tuple(beginning) for first, beginning in found.items()}


YUAN: Final = "元"
MONEY: Final = frozenset(("元", "美元", "港元", "欧元", "日元"))
PEOPLE: Final = frozenset(("人", "名", "位"))
MEASURES: Final = frozenset(("吨", "公斤", "亩", "公顷", "平方米", "立方米", "公里", "米"))
RATES: Final = frozenset(("%", "‰", "个百分点"))

_SYNONYMS = {
    "%": "%",
    "％": "%",
    "‰": "‰",
    "个百分点": "个百分点",
    "百分点": "个百分点",
    "㎡": "平方米",
    "m²": "平方米",
    "m2": "平方米",
    "平米": "平方米",
    "平方": "平方米",
    "m³": "立方米",
    "m3": "立方米",
    "方量": "立方米",
    "立方": "立方米",
    "平方千米": "平方公里",
    "km²": "平方公里",
    "hm²": "公顷",
    "hm2": "公顷",
    "km": "公里",
    "㎞": "公里",
    "千米": "公里",
    "延米": "米",
    "延长米": "米",
    "m": "米",
    "kg": "公斤",
    "㎏": "公斤",
    "千克": "公斤",
    "kW": "千瓦",
    "kWh": "千瓦时",
    "度": "千瓦时",
    "℃": "℃",
}
"""Units written in more than one way, or with marks, and the one name each is given."""

_WORDS = words(
    """
    元 美元 港元 欧元 日元 人 人次 人份 人天 户 户次 家 家次 个 名 位 口 亩 亩次 公顷 平方米
    平方公里 立方米 公里 米 厘米 毫米 海里 分贝 吨 公斤 斤 克 毫克 微克 升 毫升 千瓦 千瓦时
    兆瓦 兆瓦时 天 小时 分钟 秒 周 个月 年 岁 周岁 工日 工时 学时 课时 倍 分 次 起 处 件 件次 份 例
    宗 桩 项 项次 条 批次 针次 剂次 剂 架次 家次 例次
    场 场次 场所 台 台次 台套 台班 辆 辆次 车次 班次 艘 架 座 所 栋 幢 间 层 孔 道 段 套 盏 根
    把 张 块 片 面 幅 副 双 对 支 只 头 匹 羽 尾 株 棵 颗 粒 眼 枚 盘 箱 袋 瓶 包 桶 盒 筐 床 顶
    笔 页 扇 个次 册次 条次 处次 期次 席 盆
    杆 部 本 封 册 卷 篇 期 堂 节 种 类 门 遍 回 趟 轮 批 字 票 餐 顿
    """
)

UNITS: Final[dict[str, str]] = {**{word: word for word in _WORDS}, **_SYNONYMS}
"""Each unit as written, with the name it is given."""

MULTIPLES: Final = {
    "公里": ("米", 3),
    "吨": ("公斤", 3),
    "平方公里": ("平方米", 6),
    "公顷": ("平方米", 4),
    "兆瓦": ("千瓦", 3),
}
"""Units that are so many times another, as a power of ten: what they measure is told in that."""

UNITS_BY_FIRST: Final = _by_first(sorted(UNITS, key=len, reverse=True))
"""The units that begin with a character, longest first."""

_OTHER_WORDS = words(
    """
    天行动 天攻坚 天会战 天大战 年行动 年计划 年规划 年攻坚
    元月 元旦 元宵 元整数 人民币 人员 户籍 户型 家庭 家长 家园 家具 家禽 家畜
    家电 家访 个性 个税 个体户 个意识 个自信 个维护 个确立 个全面 个至上 个务必 个代表
    个毫不 个结合 个坚持 个转变 个到位 个统一 个带头 个作用 个区分 个一 名义上
    名村名 名村建 名村保 名村、 名镇 位数 位置 位列 位于 口径 口岸 口号 口粮 米粉 米饭 米面
    克服 升级 升学 升旗
    升温 升至 升到 天然 天气 天津 周年 周边 周期 周末 年度 年级 年报 年均 年份 年代 年初 年底
    年末 年来 年前 分之 分管 分别 分类 分公司 分局 分所 次日 次年 次序 次要 次会议 次全会 次全体
    次党代 起草 起点 起步 起始 起诉 起伏 处理 处置 处罚 处分 处于 处级 处长 件套 份额 例如 例会
    项目 项规定 项基本原则 条件 条例 条款 条规定 场地 场馆 场镇 场景 台账 台风 台阶 台湾 所有
    所得 所需 所属 所在 座谈 座位 间接 间隔 间距 间作 层级 层面 层次 道路 道德 道口 段落 套餐
    根据 根本 根治 把关 把握 张贴 块状 片区 片面 面积 面向 面对 面上 副职 副科 副处 对接 对照
    对应 对口 对于 对标 对象 对一 支出 支付 支持 支部 支撑 支委 支农 只有 只是 只要 只能
    头部 包一 包保 包括 包含 包片 床位费 顶格 部门 部分 部署 部队 部委 本级 本年 本地 本村 本镇
    本科 本单位 期间 期工程 期项目 期末 期初 期待 期限 节约 节能 节点 节目 节日 节气 节水 种植
    种养 种子 种粮 种类 种业 类别 类型 类似 类支出 类科目 门诊 门户 门店 门面 回访 回复 回收
    回归 轮换 轮流 轮训 轮作 轮岗 轮巡 批准 批复 批示 批发 批评 字第 字号 票据 分钟路 包装
    笔记 笔试 席位 席次 盆栽 盆景 盆地
    盒装 袋装 桶装 封面 册子 卷烟 篇章 张家 桩基 箱涵 项制度
    """
)

_OTHERS_BY_FIRST = _by_first(_OTHER_WORDS)

NOT_UNITS: Final[dict[str, tuple[str, ...]]] = {
    unit: tuple(word for word in _OTHERS_BY_FIRST.get(unit[0], ()) if word.startswith(unit))
    for unit in UNITS
}
"""For each unit the words that begin with it and are something else: 起草, 处理, 个意识."""

RANKED: Final = frozenset(("名", "位"))
"""Units that tell a rank after 前 (前3名)."""

CHINESE_UNITS: Final = words(
    "人次 公里 平方米 公斤 个月 元 亩 吨 米 户 家 名 人 所 座 处 栋 辆 台 起 件 份 宗 例 株 次 场 "
    "天"
)
"""Units that a Chinese numeral counts; with others it may as well be a name (三级, 四项)."""

COUNTED_BY_GE: Final = (
    "行政村|自然村|村民小组|村组|村|社区|街道|乡镇|镇|乡|县|小组|项目|部门|单位|网格|"
    "小区|中心|工程|企业|"
    "合作社|支部|党支部|党组织|站所|站点|工作日|小时|季度|问题|方面|基地|园区|示范|家"
    "庭|公司|学校|品牌"
)
"""What 个 after a Chinese numeral must count; else it may be a slogan (三个坚持)."""

MONEY_WORDS: Final = (
    "资金|经费|支出|收入|预算|决算|投资|投入|补助|补贴|奖补|奖金|金额|款项|拨款|罚款|"
    "贷款|存款|欠款|借款|"
    "捐款|善款|款物|捐物|善款物|价值|原值|净值|罚没款|工资|救助金|慰问金|保障金|补偿金|专项|结余|结转|产值|总产值|生产总值|利润|"
    "税收|税款|营收|债务|"
    "债券|费用|公益金|补助金|保证金|质保金|奖励金|助学金|奖学金|转移支付|工程款|融资|筹资|集资|出资|零售总额|成交额|销售额|采购额|缴费|(?:接待|会议|培"
    "训|差旅|运行|维护|"
    "购置|办公|印刷|劳务|咨询|管理|服务)费|创收|增收|节支|配套|自筹"
)
"""Words directly before a number that make it a sum of money."""
