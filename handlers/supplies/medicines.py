"""Which things are medicines by their name, where no catalogue says so. Rules."""

from __future__ import annotations

import re
import unicodedata

# How what it is called ends, or what stands in it.
_NAMES = re.compile(
    r"药(?:片|丸|膏|水|液)?$|胶囊|缓释片|片剂|颗粒|冲剂|口服液|注射液|滴眼液|眼药水|止咳糖浆|喷雾剂|胰岛素|双胍|地平"
    r"|沙坦|洛尔|普利|他汀|拉唑|西林|头孢|霉素|布洛芬|阿司匹林"
    r"|对乙酰氨基酚|优甲乐|华法林|格雷|救心丸|硝酸甘油|救心丹|滴丸|退烧药|感冒灵|板蓝根|连花清瘟|清瘟|氯雷他定|蒙脱石"
    r"|益生菌片"
    r"|\b(?:medicine|insulin|pills?|tablets?|capsules?|ibuprofen|paracetamol|aspirin|metformin|inhaler|antibiotics?"
    r"|amoxicillin)\b",
    re.IGNORECASE,
)
_TOOLS = re.compile(r"药(?:盒|箱|店|房|皂|枕|碗)|急救包")


def is_medicine(name: str) -> bool:
    """Whether something that no catalogue has is a medicine by its name: a clinician looks at it first."""
    plain = unicodedata.normalize("NFKC", name).lower().strip()
    return _NAMES.search(plain) is not None and _TOOLS.search(plain) is None
