"""体温: corrections, and how somebody is without a value."""

from __future__ import annotations

import pytest

from handlers.temperature import parse
from tests.test_temperature_reports import NAMES, lines, meant

CORRECTIONS = """
更正 36.8 | - 36.8
更正：36.8 | - 36.8
36.8更正 | - 36.8
更正妈36.8 | 妈 36.8
更正一下，妈妈是36.8 | 妈妈 36.8
改成36.8 | - 36.8
改为 36.8 | - 36.8
37.8改成36.8 | - 36.8
把37.8改成36.8 | - 36.8
妈妈改成36.8 | 妈妈 36.8
打错了，是36.8 | - 36.8
打错了 36.8 | - 36.8
37.8打错了，36.8 | - 36.8
写错了 36.8 | - 36.8
36.8，刚才打错了 | - 36.8
刚才写错了，不是37.8，是36.8 | - 36.8
不对，应该是36.8 | - 36.8
不对，36.8 | - 36.8
37.8，不对，36.8 | - 36.8
不是37.8是36.8 | - 36.8
不是37.8，是36.8 | - 36.8
我不是37.8是36.8 | 我 36.8
爸不是37.8是36.8 | 爸 36.8
应该是36.8 | - 36.8
张三应该是36.8 | 张三 36.8
爸36.5打错了，是36.8 | 爸 36.8
爸36.5不对，爸36.8 | 爸 36.8
修正：张三36.8 李四36.6 | 张三 36.8 李四 36.6
更正：爸36.8 妈36.6 | 爸 36.8 妈 36.6
手误，36.8 | - 36.8
不好意思写错了，孩子是36.8 | 孩子 36.8
說錯了，36.8 | - 36.8
体温更正为36.8 | - 36.8
correction 36.8 | - 36.8
Correction: mom 36.8 | mom 36.8
typo, it's 36.8 | - 36.8
sorry, I meant 36.8 | - 36.8
37.8 should be 36.8 | - 36.8
oops, 36.8 | - 36.8
更正 |
打错了。 |
写错了 |
刚才那个写错了 |
不对 |
correction |
"""

WITHOUT_A_VALUE = """
咳嗽 | +cough
干咳 | +cough
有点咳 | +cough
我咳嗽两天了 | +cough
浑身没劲 | +fatigue
没力气 | +fatigue
乏力 | +fatigue
今天好累，浑身乏力 | +fatigue
嗓子疼 | +sore_throat
嗓子有点疼 | +sore_throat
喉咙痛 | +sore_throat
咽痛 | +sore_throat
孩子嗓子疼，不发烧 | +sore_throat -fever
胸闷气短 | +breathless
有点喘 | +breathless
呼吸困难 | +breathless
孩子喘不上气 | +breathless
拉肚子 | +diarrhoea
腹泻三次 | +diarrhoea
没味道 | +taste_loss
吃饭没味道 | +taste_loss
闻不到味道了 | +taste_loss
嗅觉没了 | +taste_loss
味觉减退 | +taste_loss
嗅觉味觉都没了 | +taste_loss
没有嗅觉 | +taste_loss
嗅觉正常 | -taste_loss
头疼 | +headache
头痛得厉害 | +headache
头有点疼 | +headache
头不疼 | -headache
发烧了 | +fever
我发烧了 | +fever
低烧 | +fever
有点发热 | +fever
又烧起来了 | +fever
我媽發燒了 | +fever
没发烧 | -fever
没有发烧 | -fever
没有发烧，不咳嗽 | -fever -cough
没有发烧咳嗽 | -fever -cough
无发热、咳嗽 | -fever -cough
无发热、咳嗽、乏力等症状 | -fever -cough -fatigue
没有发烧和咳嗽 | -fever -cough
没有发烧或咳嗽 | -fever -cough
无咳嗽、腹泻，无乏力 | -cough -diarrhoea -fatigue
不发烧也不咳嗽 | -fever -cough
不发烧，咳嗽 | -fever +cough
不发烧但是咳嗽 | -fever +cough
没发烧，就是有点咳嗽 | -fever +cough
不怎么咳了 | -cough
没再发烧 | -fever
不咳不喘 | -cough -breathless
嗓子不疼，头也疼 | -sore_throat +headache
没有出现发烧症状 | -fever
没有任何发热 | -fever
fever | +fever
I have a fever | +fever
I have a dry cough and a headache | +cough +headache
coughing a lot, very tired | +cough +fatigue
sore throat since this morning | +sore_throat
short of breath | +breathless
can't breathe | +breathless
diarrhea | +diarrhoea
I can't smell anything | +taste_loss
lost my sense of taste | +taste_loss
no fever | -fever
no fever today | -fever
no fever, no cough | -fever -cough
no fever or cough | -fever -cough
no fever, cough or headache | -fever -cough -headache
no cough, fever, or sore throat | -cough -fever -sore_throat
no fever but a cough | -fever +cough
I don't have a cough | -cough
not tired | -fatigue
no fever, but I have a headache | -fever +headache
昨天发烧，今天咳嗽 | +cough
"""


@pytest.mark.parametrize(("text", "said"), lines(CORRECTIONS))
def test_a_correction_is_understood(text: str, said: str) -> None:
    assert parse(text, NAMES) == meant("correction", said)


@pytest.mark.parametrize(("text", "said"), lines(WITHOUT_A_VALUE))
def test_how_somebody_is_counts_without_a_value(text: str, said: str) -> None:
    assert parse(text, NAMES) == meant("report", said)
