"""Templates and data that would swell without end: told at the tag, within memory and time."""

from __future__ import annotations

import io
import random
import resource
import subprocess
import sys

import docx
import pytest

from reportgen import TemplateError
from reportgen.engine import Template, bounds
from reportgen.engine import compiled_parts as parts
from tests.engine.documents import compiled
from tests.reports import DUTIES, report, with_values

MEMORY, SECONDS, EXPRESSIONS = 2_000_000_000, 900, 60
LONG = "字" * 1000

SWELLING = [
    "{{ x|join(x|join(x|join(x|join(x|join(x|join(x|join(x)))))) ) }}",
    "{{ x|join(s|join(s|join(s))) }}",
    "{{ s * 1000000000 }}",
    "{{ [s] * 1000000000 }}",
    "{{ 10 ** (10 ** 10) }}",
    "{{ s|center(1000000000) }}",
    "{{ s.ljust(1000000000) }}",
    "{{ s|indent(1000000000) }}",
    "{{ x|batch(1000000000, s)|list }}",
    "{{ x|slice(1000000000)|list }}",
    "{{ s|replace('', s)|replace('', s)|replace('', s) }}",
    "{{ s.replace('', s).replace('', s).replace('', s) }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ '%*d' % (1000000000, 1) }}",
    "{{ '{:1000000000}'.format(1) }}",
    "{{ x|map('center', 1000000000)|join }}",
    "{{ s.join(s.join(s.join(s.join(s)))) }}",
    "{{ x|tojson(indent=1000000000) }}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% for a in range(99999) %}{{ s }}{% endfor %}",
    "{% for a in 'a'.ljust(999999) %}{% set b = s * 9999 %}{{ b }}{% endfor %}",
    "{% set a = s %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
    "{% set a = [s] %}" + "{% set a = [a, a] %}" * 40 + "{{ a }}",
    "{% set a %}{% for b in range(99999) %}{{ s }}{% endfor %}{% endset %}{{ a|length }}",
    "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
]


def word(text: str, place: str = "body") -> bytes:
    """Return a Word file with a text in its body, header, footer or properties."""
    made, data = docx.Document(), io.BytesIO()
    section = made.sections[0]
    if place == "title":
        made.core_properties.title = text
    else:
        home = {"body": made, "header": section.header, "footer": section.footer}[place]
        home.add_paragraph(text)
    made.save(data)
    return data.getvalue()


@pytest.mark.parametrize("text", SWELLING)
def test_what_swells_is_refused_where_it_stands(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # A tenth of what there is room for is as little to these; below, there is all of it.
    steps, printed = bounds.MAX_STEPS // 10, bounds.MAX_PRINTED // 10
    monkeypatch.setattr(bounds, "MAX_STEPS", steps)
    monkeypatch.setattr(bounds, "MAX_PRINTED", printed)
    monkeypatch.setattr(parts, "MAX_PRINTED", printed)
    with pytest.raises(TemplateError) as caught:
        Template(word(text)).render({"x": ["字", LONG] * 50, "s": LONG})
    assert "第1段" in caught.value.findings[0].location
    assert "“{" in caught.value.findings[0].message


@pytest.mark.parametrize("place", ["header", "footer", "title"])
def test_so_is_what_swells_beside_the_body(place: str) -> None:
    with pytest.raises(TemplateError, match="内容太长"):
        Template(word(SWELLING[0], place)).render({"x": ["字", LONG] * 50})


def test_a_form_tells_the_tag_and_its_place() -> None:
    inner = DUTIES
    for _ in range(6):
        inner = f"{DUTIES}|join({inner}|join)" if inner == DUTIES else f"{DUTIES}|join({inner})"
    data = report(with_values((DUTIES, [f"{LONG}{at}" for at in range(50)])))
    template = compiled(word(f"{{{{ {inner} }}}}"))
    with pytest.raises(TemplateError, match="内容太长") as caught:
        template.render(data)
    assert "第1段" in caught.value.findings[0].location


def test_data_that_makes_a_harmless_template_swell_is_told_at_its_tag() -> None:
    text = "{% for a in x %}{% for b in x %}{{ b }}{% endfor %}{% endfor %}"
    template = Template(word(text))
    assert template.render({"x": ["字"] * 9})
    with pytest.raises(TemplateError, match="填出来的内容太多") as caught:
        template.render({"x": [LONG] * 500})
    assert "{{ b }}" in caught.value.findings[0].message


def expression(chance: random.Random, depth: int) -> str:
    """Return any expression of the language."""
    if depth == 0:
        return chance.choice(["x", "s", "n", "10", "99999999", "'字'", "[s, s]", "range(9999)"])
    one, two = (expression(chance, depth - chance.randint(1, depth)) for _ in range(2))
    return chance.choice(
        [
            *(f"({one} {sign} {two})" for sign in ("~", "+", "*", "**", "%", "-", "//")),
            *(f"({one})|{name}({two})" for name in ("join", "center", "batch", "indent", "format")),
            *(f"({one})|{name}" for name in ("list", "string", "upper", "escape", "length")),
            *(f"({one}).{name}({two})" for name in ("join", "ljust", "format", "zfill", "split")),
            f"({one})|replace('', {two})",
            f"({one})|tojson({two})",
            f"({one})|wordwrap(1, wrapstring={two})",
            f"({one})|map('center', {two})|list",
        ]
    )


def render_any(seed: int) -> None:
    """Render templates of any expressions, within memory; called in a process of its own."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    chance = random.Random(seed)
    for _ in range(EXPRESSIONS):
        text = f"{{{{ {expression(chance, chance.randint(1, 6))} }}}}"
        if chance.random() < 0.3:
            text = f"{{% for a in {expression(chance, 2)} %}}{text}{{% endfor %}}"
        print(text, flush=True)
        try:
            Template(word(text)).render({"x": ["字", LONG] * 50, "s": LONG, "n": 50_000})
        except TemplateError:
            continue


def test_no_expression_takes_more_than_the_memory_and_time_there_is() -> None:
    code = "from tests.limits.test_swelling import render_any; render_any(1)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, (done.stdout[-500:], done.stderr[-2000:])
    assert done.stdout.count("\n") >= EXPRESSIONS
