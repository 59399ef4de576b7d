"""The fixed sentences about expenditure; a part without data takes its punctuation with it.

`列举` and `零` are the renderer's own filter and test.
"""

EXPENDITURE = (
    '{{ 年度 }}年部门整体支出{{ 支出.支出总额 }}{{ 支出.按经济分类|列举("，其中：", "、") }}。',
    '{% if 支出.按支出性质 %}其中：{{ 支出.按支出性质|列举("", "，") }}'
    "{% if 支出.结余 %}，{% endif %}{% endif %}",
    "{% if 支出.结余 %}{% if 支出.结余 is 零 %}当年无结余"
    "{% else %}年末结余{{ 支出.结余 }}{% endif %}{% endif %}",
    "{% if 支出.按支出性质 or 支出.结余 %}。{% endif %}",
    "{% if 支出.三公经费 %}“三公”经费支出{{ 支出.三公经费.合计 }}"
    '{{ 支出.三公经费|列举("，其中：", "、") }}。{% endif %}',
)
