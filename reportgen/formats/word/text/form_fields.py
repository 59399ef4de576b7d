"""What a person chose in the fields of a form: entries, ticks; and prompts, which are no values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.ooxml.blank_prompts import PROMPT_BEGINS, PROMPT_TAG
from reportgen.ooxml.styles import is_on
from reportgen.ooxml.wordprocessing import T, w, whole_number

if TYPE_CHECKING:
    from reportgen.ooxml.wordprocessing import Element

_DATA, _LIST, _ENTRY, _BOX = w("ffData"), w("ddList"), w("listEntry"), w("checkBox")
_VAL, _RESULT, _DEFAULT, _CHECKED = w("val"), w("result"), w("default"), w("checked")
_TICKED, _EMPTY = "☑", "☐"
_MAX_PROMPT = 30
_BUTTON = re.compile(r"\s*MACROBUTTON\s+\S+\s+(.+)", re.IGNORECASE | re.DOTALL)
_MERGED, _PLACE = re.compile(r"\s*MERGEFIELD\b", re.IGNORECASE), re.compile("«.*»", re.DOTALL)
_PROMPTS = re.compile(
    r"选择一项[。.]?|请选择[。.…]*|(?:请)?(?:单击|点击|单击或点击)(?:此处|这里)?(?:以|来)?(?:输入|选择|添加)"
    r"(?:文字|文本|日期|内容)?[。.]?|选取日期[。.]?|Choose an item\.?"
    r"|Click (?:or tap )?(?:here )?to enter (?:text|a date)\.?|Click here to enter text\.?",
    re.IGNORECASE,
)
"""The words of prompts as Word and WPS have them."""


def entered(begin: Element) -> str:
    """Return what a field that begins here shows of its form data: an entry, or a box."""
    data = begin.find(_DATA)
    if data is None:
        return ""
    choices, box = data.find(_LIST), data.find(_BOX)
    if choices is not None:
        entries = [each.get(_VAL, "") for each in choices.findall(_ENTRY)]
        chosen = choices.find(_RESULT)
        chosen = choices.find(_DEFAULT) if chosen is None else chosen
        at = 0 if chosen is None else whole_number(chosen.get(_VAL), 0)
        return entries[at] if at < len(entries) else ""
    if box is not None:
        state = box.find(_CHECKED)
        return _TICKED if is_on(box.find(_DEFAULT) if state is None else state) else _EMPTY
    return ""


def box_of(control: Element) -> str:
    """Return the box that a content control is, where it holds no character for it."""
    box = control.find(f"{w('sdtPr')}/{{*}}checkbox")
    if box is None or next(control.iter(T, w("sym")), None) is not None:
        return ""
    checked = box.find("{*}checked")
    value = "0" if checked is None else next(iter(checked.attrib.values()), "1")
    return _EMPTY if value in ("0", "false", "off") else _TICKED


def unfilled(code: str, shown: str) -> str:
    """Return the prompt of a field that nobody has filled in; empty for others."""
    if match := _BUTTON.match(code):
        return " ".join(match[1].split())
    shown = shown.strip()
    return shown if _MERGED.match(code) and _PLACE.fullmatch(shown) else ""


def is_prompt(control: Element) -> bool:
    """Return whether a content control shows its prompt: nobody has filled it in.

    Some programs do not say so, and leave the words that Word has for it; others say so still
    where something was typed over the prompt of our own blank.
    """
    text = "".join(each.text or "" for each in control.iter(T)).strip()
    if is_on(control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}")):
        tag = control.find(f"{w('sdtPr')}/{w('tag')}")
        is_ours = tag is not None and tag.get(_VAL) == PROMPT_TAG
        return not is_ours or not text or text.startswith(PROMPT_BEGINS)
    return len(text) <= _MAX_PROMPT and _PROMPTS.fullmatch(text) is not None


def prompt_of(control: Element) -> str:
    """Return the prompt that a content control shows."""
    text = "".join(each.text or "" for each in control.iter(T)).strip()
    return text if len(text) <= _MAX_PROMPT else f"{text[:_MAX_PROMPT]}…"
