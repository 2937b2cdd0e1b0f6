"""Read the numbers of documents: `05-CT/TW`, `07/CT-TTg`, `14/2017/NĐ-CP`, `Nghị định 67`.

Which words name a type, and what is told of a document besides its number, is
decided in `documents`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daibieu.reading.citations import Citation, DocumentType

_U = "A-ZĐƯ"
_TOKEN = rf"(?:[{_U}]{{2}}[\w&]*|[{_U}]\d+|CTr|TTr|T\.Ư|[{_U}](?=-[{_U}]))"
_LETTERS = "NQ|CT|QĐ|QÐ|NĐ|KL|TB|KH|HD|TT|CP|TW|TƯ|TU|UBND|HĐND|TTg|CĐ|CTr|TTr|BC|QĐNS|CV"
_DASH = rf"(?:-| ?- ?(?=(?:{_LETTERS})\b))"
_CODE = rf"(?: ?/ ?|{_DASH}){_TOKEN}(?:(?: ?/ ?|{_DASH}|&){_TOKEN}(?:\.[{_U}]\w*)?){{0,4}}"
_NUMBER = rf"\d{{1,5}}(?:[a-zA-ZđĐ](?![\wà-ỹ]))?(?P<year>[/-](?:19|20)\d{{2,3}}(?!\d))?(?P<code>{_CODE})?"
_FIRST = re.compile(
    rf" ?(?:\([{_U}]{{2,5}}\) )?(?:(?:liên tịch|liên bộ|khẩn|hỏa tốc|thanh tra|chuyên đề|hành động|xử phạt|kiểm tra) )?"
    rf"(?P<word>[Ss]ố ?:? ?)?(?P<number>{_NUMBER})"
)
_FAR = re.compile(rf" [^.;:\n\d]{{1,90}}?[ (][Ss]ố ?:? ?(?P<number>{_NUMBER})")
_NEXT = re.compile(
    rf"(?:,|;| và|, và) (?:(?:[Qq]uyết định|[Nn]ghị quyết) )?(?P<word>[Ss]ố ?:? ?)?(?P<number>{_NUMBER})"
)
_GLUED_DAY = re.compile(r"ngày\d*$")
# What is counted after a number makes it no document: `quyết định 30 cán bộ`, `kết luận 07 cuộc`.
_COUNTED = re.compile(
    r"[ ]*[%°]|[.,/:-]\d| ?(?:năm(?! \d)|tháng(?! \d)|ngày(?! ?\d)|giờ|phút|lần|điểm|người|cuộc|vụ|cán bộ|đồng|triệu"
    r"|tỷ|tỉ|nghìn|ngàn|cá nhân|tập thể|đơn vị|trường hợp|tiêu chí|loại|nhóm|mức|nội dung|nhiệm vụ|giải pháp|phương án"
    r"|hình thức|vấn đề|hành vi|đối tượng|tổ chức|cơ quan|xã|phường|huyện|tỉnh|quận|hộ|dự án|kg|km|m2|mét|ha|chỗ|xe"
    r"|đến \d|- ?\d)(?!\w)"
)


def number_after(text: str, start: int, end: int, kind: DocumentType, limit: int) -> re.Match[str] | None:
    """Find the number that belongs to the type named from `start` to `end`; `limit` is where the next type begins."""
    m = _FIRST.match(text, end)
    if m is not None:
        if m["code"] or (m["year"] and (m["word"] or kind.bare in ("any", "capital"))):
            return m
        if _COUNTED.match(text, m.end()) or text[m.end() : m.end() + 1].isalnum():
            return None
        allowed = (
            kind.bare == "any"
            or (m["word"] is not None and kind.bare in ("capital", "number"))
            or (kind.bare == "capital" and text[start].isupper() and _sentence_goes_on(text, start))
        )
        return m if allowed else None
    if "ố " in text[end : min(limit, end + 100)] or "ố:" in text[end : min(limit, end + 100)]:
        far = _FAR.match(text, end, min(limit, end + 140))
        if far is not None and far["code"]:
            return far
    return None


def _sentence_goes_on(text: str, start: int) -> bool:
    """Tell whether the capital is the document's own, not that of a sentence's first word."""
    before = text[max(0, start - 2) : start].strip()
    return before != "" and before[-1] not in '.!?"“*'


def citations_of(text: str, start: int, kind: DocumentType, m: re.Match[str]) -> Iterator[Citation]:
    """Yield the document of this number, and those whose numbers follow in a list."""
    at = start
    many = text[max(0, start - 8) : start].lower().endswith(("các ", "những ", "hai ", "ba "))
    while True:
        number = m["number"]
        end = m.end()
        if glued := _GLUED_DAY.search(number):
            number, end = number[: glued.start()], end - len(number) + glued.start()
        number = number.rstrip(" -/")
        rule = (
            "document/number-letters" if m["code"] else "document/number-year" if m["year"] else "document/number-bare"
        )
        title = None
        if kind.told in ("Luật", "Bộ luật", "Pháp lệnh"):
            words = text[at : m.start("number")]
            title = re.sub(r"[ (]*[Ss]ố[: ]*$", "", words).strip()
            title = title if title != kind.told else None
        yield Citation(at, end, kind.told, " ".join(number.split()), title, rule)
        following = _NEXT.match(text, end)
        if following is None:
            return
        alike = many or m["word"] or len(following["number"]) == len(number) > 1
        if not following["code"] and (m["code"] or not alike):
            return
        if not following["code"] and (following["year"] or _COUNTED.match(text, following.end())):
            return
        if not following["code"] and text[following.end() : following.end() + 1] not in (",", ".", ";", " ", ""):
            return
        at, m = following.start("number"), following
