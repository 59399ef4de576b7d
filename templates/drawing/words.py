"""Words that every form prints alike: text with tags, in paragraphs of runs.

A `{%p … %}` tag takes its whole paragraph away, so it stands alone in one. The placeholders
are the labels of the form; `列举`, `中文数字`, `成句`, `必填` and `零` are the renderer's own
filters and test.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """Text of one look; `style` is the id of a character style, empty for the paragraph's own."""

    text: str
    style: str = ""


Paragraph = tuple[Run, ...]


def each(loop: str, *runs: Run) -> tuple[Paragraph, ...]:
    """Make one paragraph of these runs for each turn of a loop."""
    return ((Run(f"{{%p for {loop} %}}"),), runs, (Run("{%p endfor %}"),))


EXPENDITURE: Paragraph = (
    Run(
        '{{ 年度 }}年部门整体支出{{ 支出.支出总额 }}{{ 支出.按经济分类|列举("，其中：", "、") }}。'
    ),
    Run(
        '{% if 支出.按支出性质 %}其中：{{ 支出.按支出性质|列举("", "，") }}'
        "{% if 支出.结余 %}，{% endif %}{% endif %}"
    ),
    Run(
        "{% if 支出.结余 %}{% if 支出.结余 is 零 %}当年无结余"
        "{% else %}年末结余{{ 支出.结余 }}{% endif %}{% endif %}"
    ),
    Run("{% if 支出.按支出性质 or 支出.结余 %}。{% endif %}"),
    Run(
        "{% if 支出.三公经费 %}“三公”经费支出{{ 支出.三公经费.合计 }}"
        '{{ 支出.三公经费|列举("，其中：", "、") }}。{% endif %}'
    ),
)
"""The fixed sentences about expenditure; a part without data takes its punctuation with it."""
