"""The texts of the app: complete in Chinese, with the same gaps to be filled, and one term for each thing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from convlab.assets import resource

MESSAGES = [
    (message.findtext("source") or "", translation)
    for message in ET.parse(resource("i18n", "convlab_zh_CN.ts")).iter("message")
    if (translation := message.find("translation")) is not None
]
GAP = re.compile(r"\{\d+[^}]*\}")

# as the Chinese edition of the book has them: what is not to be written, and what is instead
CHINESE = {
    r"(?<!特征)映射(?!到|为)": "特征映射",
    r"自定(?!义)": "自定义",
    r"最大差(?!异)": "最大差异",
    r"部分映射": "部分结果",
    r"卷积核片": "卷积核切片",
    r"梯子": "逐级推导",
    r"换下标": "重新索引",
    r"层堆": "网络层",
    r"代价": "计算开销",
    r"支撑集": "plain words",
    r"池化": "汇聚",
    r"滤波器": "卷积核",
    r"您": "你",
}
ENGLISH = {
    r"\b[Pp]ut back\b": "Reset",
    r"\b[Rr]eads? a\b": "predicted",
    r"\b(right|wrong) ones\b": "misclassified, classified correctly",
    r"\bfilters?\b": "kernel",
    r"\bactivation maps?\b": "feature map",
    r"(?<![\w.])-\d": "U+2212 for a minus",
    r"\} %": "a percent sign without a space",
}


def written(translation: ET.Element) -> list[str]:
    """The forms of a translation."""
    return [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]


def test_every_text_is_translated_with_the_same_gaps() -> None:
    for source, translation in MESSAGES:
        assert translation.get("type") is None, source
        for text in written(translation):
            assert text, source
            assert sorted(set(GAP.findall(text))) == sorted(set(GAP.findall(source))), source


@pytest.mark.parametrize("pattern", CHINESE)
def test_chinese_has_one_term_for_each_thing(pattern: str) -> None:
    texts = [text for _, translation in MESSAGES for text in written(translation)]
    found = [text for text in texts if re.search(pattern, text)]
    assert not found, f"better: {CHINESE[pattern]}"


@pytest.mark.parametrize("pattern", ENGLISH)
def test_english_uses_the_terms_of_the_field(pattern: str) -> None:
    found = [source for source, _ in MESSAGES if re.search(pattern, source)]
    assert not found, f"better: {ENGLISH[pattern]}"
